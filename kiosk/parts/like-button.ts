import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/likes.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatDate } from '#shared/ui/formats.ts';
import { KioskElement } from '../kiosk-element.ts';
import { t } from '../texts/kiosk-text.ts';

/** The quiet heart: how many like the piece in this shop, since when, and one more by a press. */
@customElement('kiosk-like-button')
export class KioskLikeButton extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      button {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--target);
        padding: 0 var(--space-4);
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius-pill);
        background: var(--control-paper);
        cursor: pointer;
        touch-action: manipulation;
      }
      .first {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
      }
      .first aisle-icon {
        color: var(--like);
      }
      button:active {
        background: var(--accent-soft);
      }
      button[aria-pressed='true'] {
        cursor: default;
      }
    `,
  ];

  @property() product = '';
  @property({ type: Number }) count = 0;
  /** Unix milliseconds; undefined when nobody liked it yet. */
  @property({ attribute: false }) since: number | undefined;
  @property({ type: Boolean }) liked = false;

  override render(): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${this.liked ? 'true' : 'false'}
      @click=${() => this.wish({ do: 'like', productId: this.product })}
    >
      <span class="visually-hidden">${this.liked ? t('product.liked') : t('product.like')}${this.count === 0 ? nothing : ','}</span>
      ${
        this.count === 0
          ? html`<span class="first" aria-hidden="true"><aisle-icon name="heart"></aisle-icon>${t('product.like')}</span>`
          : html`<aisle-likes
              count=${this.count}
              since=${this.since === undefined ? nothing : formatDate(this.since)}
              ?liked=${this.liked}
            ></aisle-likes>`
      }
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-like-button': KioskLikeButton;
  }
}
