import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrderBody } from '#shared/contract/kiosks.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { formatAge, formatMoney } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { hurryOf, nextState } from './order-rules.ts';

const stepWords = { preparing: 'orders.toPreparing', ready: 'orders.toReady', collected: 'orders.toCollected' } as const;

/**
 * One order as its picker needs it: the number called out, the pieces, the next thing to do.
 * @fires console-move - `detail` is the state it shall have
 * @fires console-cancel
 */
@customElement('console-order-card')
export class ConsoleOrderCard extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      article {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
      }
      article.late {
        border-color: var(--danger);
      }
      h3 {
        font: var(--weight-heading) var(--text-xl) / 1 var(--font-display);
      }
      li {
        display: grid;
        grid-template-columns: 2.2em minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-2);
        padding-block: var(--space-2);
        border-block-start: var(--line-width) solid var(--line);
      }
      li .detail {
        grid-column: 2;
      }
      .missing {
        grid-column: 2;
        color: var(--danger);
        font-weight: var(--weight-strong);
      }
      .steps {
        display: flex;
        justify-content: space-between;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) order: OrderBody | undefined;
  @property({ attribute: false }) kioskName = '';
  @property({ type: Boolean }) busy = false;

  override render(): TemplateResult | typeof nothing {
    const { order } = this;
    if (order === undefined) return nothing;
    const now = systemClock.now();
    const hurry = hurryOf(order, now);
    const next = nextState(order.state);
    const { currency } = this.shop.store;
    return html`<article class=${hurry} aria-label=${order.number}>
      <div class="spread">
        <h3 class="figure">${order.number}</h3>
        ${hurry === 'calm' ? nothing : html`<span class="pill ${hurry === 'late' ? 'danger' : 'warning'}">${t(`orders.${hurry}`)}</span>`}
      </div>
      <p class="quiet small">
        ${formatAge(order.placedAt, now)} ·
        ${this.kioskName === '' ? t('orders.bySeller') : t('orders.fromKiosk', { kiosk: this.kioskName })}
      </p>
      <ul class="plain">
        ${order.lines.map(
          (line) =>
            html`<li>
              <strong class="figure">${line.quantity} ×</strong>
              <span>${this.textOf(line.name)}</span>
              <span class="figure">${formatMoney({ cents: line.unitCents * line.quantity, currency })}</span>
              <span class="quiet small detail">${line.size} · ${this.textOf(line.colour)} · ${line.sku}</span>
              ${
                line.onHand < line.quantity && order.state !== 'ready'
                  ? html`<span class="small missing"
                      >${line.onHand <= 0 ? t('orders.noneHere') : t('orders.missing', { count: line.onHand })}</span
                    >`
                  : nothing
              }
            </li>`,
        )}
      </ul>
      <div class="steps">
        ${
          next === undefined || next === 'placed' || next === 'cancelled'
            ? nothing
            : html`<aisle-button ?busy=${this.busy} @click=${() => this.emit('console-move', next)}>${t(stepWords[next])}</aisle-button>`
        }
        <aisle-button
          kind="quiet"
          icon="trash"
          label="${t('orders.cancel')} ${order.number}"
          ?disabled=${this.busy}
          @click=${() => this.emit('console-cancel', undefined)}
        ></aisle-button>
      </div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-order-card': ConsoleOrderCard;
  }
}
