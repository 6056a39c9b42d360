import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Wish } from '../state/bodies.ts';
import { t } from '../texts/phone-text.ts';
import { shopText, shopWords } from '../texts/shop-words.ts';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/price.ts';

/**
 * One piece of the wish list: picture, name, size and colour, price, and how many are here.
 * @fires phone-remove-wish - taken off
 * @fires phone-ask-friend - a link for a friend is wanted
 */
@customElement('phone-wish')
export class PhoneWish extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      article {
        display: grid;
        grid-template-columns: 6.75rem minmax(0, 1fr);
        gap: var(--space-4);
        padding-block: var(--space-4);
      }
      .words {
        display: grid;
        grid-template-rows: auto auto 1fr auto;
        gap: 0.15rem;
      }
      h2 {
        font-family: var(--font-text);
        font-size: var(--text-md);
        font-weight: var(--weight-strong);
        letter-spacing: normal;
        line-height: 1.25;
      }
      .foot {
        display: flex;
        align-items: flex-end;
        justify-content: space-between;
        gap: var(--space-2);
      }
      aisle-price {
        font-size: var(--text-xl);
      }
      .actions {
        display: flex;
        margin-block-end: -0.55rem;
        margin-inline-end: -0.75rem;
      }
      .here {
        color: var(--ok);
      }
      :host([fresh]) article {
        animation: settle var(--duration-slow) var(--ease) both;
      }
      @keyframes settle {
        from {
          opacity: 0;
          transform: translateY(-0.75rem);
        }
      }
    `,
  ];

  @property({ attribute: false }) wish: Wish | undefined;
  @property() currency = 'EUR';
  @property({ type: Boolean, reflect: true }) fresh = false;
  @property({ type: Boolean }) busy = false;

  override render(): TemplateResult {
    const { wish } = this;
    if (wish === undefined) return html``;
    const name = shopText(wish.name);
    return html`<article aria-labelledby="name">
      <aisle-picture src="/assets/${wish.picture}" alt="" ratio="4/5"></aisle-picture>
      <div class="words">
        <h2 id="name">${shopWords(wish.name)}</h2>
        <p class="quiet small">${t('wishes.size', { size: wish.size })} · ${shopWords(wish.colour)}</p>
        <p class="small ${wish.onHand > 0 ? 'here' : 'quiet'}">
          ${wish.onHand > 0 ? t('stock.here', { count: wish.onHand }) : t('stock.none')}
        </p>
        <div class="foot">
          <aisle-price .cents=${wish.priceCents} currency=${this.currency}></aisle-price>
          <div class="actions">
            <aisle-button
              kind="quiet"
              icon="share"
              label=${t('wishes.ask', { name })}
              @click=${() => this.emit('phone-ask-friend', wish)}
            ></aisle-button>
            ${
              this.busy
                ? nothing
                : html`<aisle-button
                    kind="quiet"
                    icon="trash"
                    label=${t('wishes.remove', { name })}
                    @click=${() => this.emit('phone-remove-wish', wish)}
                  ></aisle-button>`
            }
          </div>
        </div>
      </div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-wish': PhoneWish;
  }
  interface HTMLElementEventMap {
    'phone-remove-wish': CustomEvent<Wish>;
    'phone-ask-friend': CustomEvent<Wish>;
  }
}
