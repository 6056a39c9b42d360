import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/button.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatMoney } from '#shared/ui/formats.ts';
import type { OrderBody } from '#shared/contract/kiosks.ts';
import { KioskElement } from '../kiosk-element.ts';
import { piecesToOrder } from '../session/basket-rules.ts';
import { t } from '../texts/kiosk-text.ts';

/** The number, as large as it can be read across a shop, and what happens now. */
@customElement('kiosk-order-view')
export class KioskOrderView extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        block-size: 100%;
      }
      .order {
        display: grid;
        align-content: center;
        gap: var(--space-8);
        overflow-y: auto;
        scrollbar-width: none;
        padding: var(--space-8);
      }
      h1 {
        font-family: var(--font-display);
        font-size: var(--text-xl);
        font-weight: var(--weight-heading);
        line-height: var(--leading-tight);
        margin: 0;
      }
      .number {
        display: block;
        direction: ltr;
        unicode-bidi: isolate;
        margin-block-start: var(--space-4);
        font-size: min(32vi, 34vb);
        line-height: 0.9;
        letter-spacing: -0.035em;
        font-variant-numeric: tabular-nums lining-nums;
        color: var(--accent);
        white-space: nowrap;
      }
      ol {
        display: grid;
        gap: var(--space-4);
        max-inline-size: 30em;
        list-style: none;
        counter-reset: step;
        font-size: var(--text-lg);
        line-height: 1.35;
      }
      li {
        display: grid;
        grid-template-columns: 1.6em minmax(0, 1fr);
        counter-increment: step;
      }
      li::before {
        content: counter(step);
        font-family: var(--font-display);
        font-weight: var(--weight-heading);
        color: var(--accent);
      }
      .pay {
        font-size: var(--text-lg);
        font-weight: var(--weight-strong);
      }
      .clears {
        color: var(--quiet-ink);
      }
      .action {
        padding: var(--space-5) var(--space-8);
      }
      @media (orientation: landscape) {
        .order {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          align-items: center;
        }
        .number {
          font-size: 15vi;
        }
      }
    `,
  ];

  @property({ attribute: false }) order: OrderBody | undefined;
  @property() currency = 'EUR';

  override render(): TemplateResult | typeof nothing {
    const { order } = this;
    if (order === undefined) return nothing;
    const someToOrder = order.lines.some((line) => piecesToOrder(line.quantity, line.onHand) > 0);
    const price = formatMoney({ cents: order.totalCents, currency: this.currency });
    return html`
      <div class="order">
        <h1>${t('order.title')}<span class="number">${order.number}</span></h1>
        <div>
          <ol>
            <li>${t('order.first')}</li>
            <li>${t('order.second')}</li>
            <li>${t('order.third')}</li>
            ${someToOrder ? html`<li>${t('order.toOrder')}</li>` : nothing}
          </ol>
        </div>
        <p class="pay">${t('order.total', { price })}</p>
        <p class="clears">${t('order.clears')}</p>
      </div>
      <div class="action">
        <aisle-button kind="filled" size="large" wide @click=${() => this.wish({ do: 'finish' })}>${t('order.done')}</aisle-button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-order-view': KioskOrderView;
  }
}
