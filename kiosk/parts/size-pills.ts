import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import type { ProductPageBody } from '#shared/contract/products.ts';
import { KioskElement } from '../kiosk-element.ts';
import { onHandOf, type OnHand } from '../session/stock-rules.ts';
import { t } from '../texts/kiosk-text.ts';

export type PageVariant = ProductPageBody['variants'][number];

/** The sizes of one colour as big pills. One that isn't here is offered like the others, with what choosing it means. */
@customElement('kiosk-size-pills')
export class KioskSizePills extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--space-2);
        color: var(--quiet-ink);
        font-size: var(--text-sm);
      }
      .pills {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(4.5em, 1fr));
        gap: var(--space-2);
      }
      button {
        display: grid;
        align-content: center;
        justify-items: center;
        min-block-size: calc(var(--target) * 1.3);
        padding: var(--space-1) var(--space-2);
        border: 2px solid var(--control-border);
        border-radius: var(--radius);
        background: var(--control-paper);
        line-height: 1.15;
        cursor: pointer;
        touch-action: manipulation;
        transition: background-color var(--duration-fast) var(--ease);
      }
      button.away {
        border-style: dashed;
      }
      button:active {
        background: var(--accent-soft);
      }
      button[aria-pressed='true'] {
        border-color: var(--accent);
        border-style: solid;
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .size {
        font-family: var(--font-display);
        font-size: var(--text-lg);
        font-weight: var(--weight-heading);
      }
      .stock {
        color: var(--quiet-ink);
        font-size: var(--text-xs);
      }
      button[aria-pressed='true'] .stock {
        color: inherit;
      }
      :host([asks]) .pills {
        border-radius: var(--radius);
        outline: 4px solid var(--accent);
        outline-offset: 6px;
      }
    `,
  ];

  @property({ attribute: false }) variants: readonly PageVariant[] = [];
  @property({ attribute: false }) live: OnHand | undefined;
  @property() chosen: string | undefined;
  /** The shopper asked for the basket before choosing: this is what is missing. */
  @property({ type: Boolean, reflect: true }) asks = false;

  override render(): TemplateResult {
    return html`<fieldset>
      <legend>${this.asks ? t('product.chooseSize') : t('product.size')}</legend>
      <div class="pills">${this.variants.map((variant) => this.renderPill(variant))}</div>
    </fieldset>`;
  }

  private renderPill(variant: PageVariant): TemplateResult {
    const here = onHandOf(variant, this.live);
    return html`<button
      type="button"
      class=${here === 0 ? 'away' : ''}
      aria-pressed=${variant.sku === this.chosen ? 'true' : 'false'}
      @click=${() => this.wish({ do: 'choose-variant', swatch: variant.swatch, sku: variant.sku })}
    >
      <span class="size">${variant.size}</span>
      <span class="stock">${here === 0 ? t('product.toOrder') : t('product.here', { count: here })}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-size-pills': KioskSizePills;
  }
}
