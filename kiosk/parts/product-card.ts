import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/price.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import type { ProductCardBody, ProductPageBody } from '#shared/contract/products.ts';
import { KioskElement } from '../kiosk-element.ts';
import { sayStock, type OnHand } from '../session/stock-rules.ts';
import { contentLanguage, inLanguage, t } from '../texts/kiosk-text.ts';
import { stockWords } from '../texts/say-stock.ts';

/** A piece in the grid: its picture, its name, its price, and what the shop has of it in words. The whole card is one button. */
@customElement('kiosk-product-card')
export class KioskProductCard extends KioskElement {
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      button {
        display: block;
        inline-size: 100%;
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        background: none;
        text-align: start;
        touch-action: manipulation;
        cursor: pointer;
      }
      .frame {
        position: relative;
        display: block;
        border-radius: var(--radius);
        overflow: hidden;
        transition: transform var(--duration-fast) var(--ease);
      }
      button:active .frame {
        transform: scale(0.985);
      }
      .new {
        position: absolute;
        inset-block-start: var(--space-3);
        inset-inline-start: var(--space-3);
        padding: 0.15em 0.7em;
        border-radius: var(--radius-pill);
        background: var(--ink);
        color: var(--paper);
        font-size: var(--text-xs);
        font-weight: var(--weight-strong);
        line-height: 1.5;
      }
      .words {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3) var(--space-1) 0;
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0 var(--space-3);
      }
      .name {
        flex: 1 1 6em;
        min-inline-size: 0;
        font-weight: var(--weight-strong);
        line-height: 1.25;
        overflow-wrap: break-word;
      }
      aisle-price {
        font-size: var(--text-lg);
      }
      .bottom {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--space-3);
        color: var(--quiet-ink);
        font-size: var(--text-xs);
        line-height: 1.35;
      }
      .colours {
        flex: none;
        block-size: 0.8em;
        inline-size: auto;
        overflow: visible;
      }
      circle {
        stroke: var(--line-strong);
        stroke-width: 0.6;
      }
    `,
  ];

  @property({ attribute: false }) card: ProductCardBody | undefined;
  @property({ attribute: false }) page: ProductPageBody | undefined;
  @property({ attribute: false }) live: OnHand | undefined;
  @property() currency = 'EUR';
  /** Its picture is the one that moves to the product page, or back from it. */
  @property({ type: Boolean, reflect: true }) travels = false;
  @property({ type: Boolean }) eager = false;

  override render(): TemplateResult | typeof nothing {
    const { card } = this;
    if (card === undefined) return nothing;
    const { id, name, picture, priceCents, wasCents, isNew } = card;
    return html`<button type="button" @click=${() => this.wish({ do: 'open-product', productId: id })}>
      <span class="frame" part=${this.travels ? 'piece' : nothing}>
        <aisle-picture src="/assets/${picture}" ratio="4/5" ?eager=${this.eager}></aisle-picture>
        ${isNew ? html`<span class="new">${t('browse.new')}</span>` : nothing}
      </span>
      <span class="words">
        <span class="top">
          <span class="name" lang=${contentLanguage()}>${inLanguage(name)}</span>
          <aisle-price cents=${priceCents} currency=${this.currency} .wasCents=${wasCents}></aisle-price>
        </span>
        <span class="bottom">
          <span>${stockWords(sayStock(card.onHand, this.page?.variants, this.live))}</span>
          ${this.renderColours(card.swatches)}
        </span>
      </span>
    </button>`;
  }

  private renderColours(swatches: readonly string[]): TemplateResult | typeof nothing {
    if (swatches.length < 2) return nothing;
    const shown = swatches.slice(0, 5);
    return html`<svg class="colours" viewBox="0 0 ${shown.length * 14 - 4} 10" aria-hidden="true">
      ${shown.map((swatch, place) => svg`<circle cx=${place * 14 + 5} cy="5" r="4.6" fill=${swatch}></circle>`)}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-product-card': KioskProductCard;
  }
}
