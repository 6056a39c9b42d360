import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { listDevices } from '#shared/contract/devices.ts';
import { acceptCall, listCalls, listOrders, moveOrder, type OrderBody } from '#shared/contract/kiosks.ts';
import { listProducts } from '#shared/contract/products.ts';
import { systemClock } from '#shared/link/clock.ts';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/icon.ts';
import { formatAge, formatMoney } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { hasRole } from '../shell/shop.ts';
import './console-order-card.ts';
import './console-order-override.ts';
import { finishedOrders, openStates, ordersIn, type OrderState } from './order-rules.ts';
import { orderStyles } from './order-styles.ts';

type Call = RouteReply<typeof listCalls>['calls'][number];

interface Work {
  readonly orders: readonly OrderBody[];
  readonly calls: readonly Call[];
  /** The products called about, and the kiosks, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Click and collect from placed to handed over, and shoppers who call for a person. */
@customElement('console-orders')
export class ConsoleOrders extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    orderStyles,
    css`
      .head {
        margin-block-end: var(--space-5);
      }
    `,
  ];

  @state() private busyId = '';
  @state() private cancelling: OrderBody | undefined;
  @state() private overriding: OrderBody | undefined;
  private readonly work = new Loaded<Work>(this, (signal) => this.read(signal), 15);
  private stopHearing: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopHearing = this.shop.feed.onHappening(({ kind }) => {
      if (kind === 'order' || kind === 'call') void this.work.reload();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopHearing?.();
  }

  private async read(signal: AbortSignal): Promise<Work> {
    const { hub } = this.shop;
    const [{ orders }, { calls }, { devices }] = await Promise.all([
      hub.call(listOrders, { signal }),
      hub.call(listCalls, { signal }),
      hub.call(listDevices, { signal }),
    ]);
    const names = new Map(devices.map((device) => [device.deviceId, this.textOf(device.name)]));
    const ids = [...new Set(calls.flatMap(({ productId }) => (productId === null ? [] : [productId])))];
    if (ids.length > 0) {
      const { products } = await hub.call(listProducts, { query: { ids: ids.join(',') }, signal });
      for (const product of products) names.set(product.id, this.textOf(product.name));
    }
    return { orders, calls, names };
  }

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words">
          <h1>${t('orders.title')}</h1>
          <p class="quiet">${t('orders.words')}</p>
        </div>
      </header>
      ${renderLoaded(this.work, (work) => this.renderWork(work))} ${this.renderCancelling()}
      <console-order-override
        .given=${this.shop}
        .order=${this.overriding}
        @console-changed=${() => void this.work.reload()}
        @console-close=${() => (this.overriding = undefined)}
      ></console-order-override>`;
  }

  private renderWork(work: Work): TemplateResult {
    const titles = { placed: t('orders.placed'), preparing: t('orders.preparing'), ready: t('orders.ready') };
    const finished = finishedOrders(work.orders);
    return html`${this.renderCalls(work)}
      <div class="columns">
        ${openStates.map((state) => {
          const orders = ordersIn(work.orders, state);
          return html`<section class="column" aria-labelledby="column-${state}">
            <h2 id="column-${state}">${titles[state]} <span class="quiet figure">${orders.length}</span></h2>
            ${orders.length === 0 ? html`<p class="none">${t('orders.none')}</p>` : nothing}
            ${repeat(
              orders,
              ({ orderId }) => orderId,
              (order) =>
                html`<console-order-card
                  .given=${this.shop}
                  .order=${order}
                  .kioskName=${order.kioskId === null ? '' : (work.names.get(order.kioskId) ?? order.kioskId)}
                  ?busy=${this.busyId === order.orderId}
                  @console-move=${(event: CustomEvent<OrderState>) => this.move(order, event.detail)}
                  @console-cancel=${() => (this.cancelling = order)}
                ></console-order-card>`,
            )}
          </section>`;
        })}
      </div>
      ${
        finished.length === 0
          ? nothing
          : html`<details class="finished">
              <summary>${t('orders.finished')} <span class="quiet figure">${finished.length}</span></summary>
              <ul class="plain">
                ${finished.map(
                  (order) =>
                    html`<li>
                      <strong class="figure">${order.number}</strong>
                      <span>${t('orders.pieces', { count: order.lines.reduce((sum, line) => sum + line.quantity, 0) })}</span>
                      <span>${formatMoney({ cents: order.totalCents, currency: this.shop.store.currency })}</span>
                      <span class="quiet">${t(`orders.${order.state}`)} ${formatAge(order.stateAt, systemClock.now())}</span>
                      ${this.renderOverride(order)}
                    </li>`,
                )}
              </ul>
            </details>`
      }`;
  }

  private renderCalls({ calls, names }: Work): TemplateResult {
    const shown = calls.filter((call) => call.acceptedBy === null || systemClock.now() - call.at < 600_000).slice(0, 6);
    return html`<section class="calls" aria-labelledby="calls">
      <h2 id="calls" class="visually-hidden">${t('orders.calls')}</h2>
      ${shown.length === 0 ? html`<p class="quiet"><aisle-icon name="call"></aisle-icon> ${t('orders.noCalls')}</p>` : nothing}
      ${shown.map((call) => {
        const isOpen = call.acceptedBy === null;
        return html`<article class="call ${isOpen ? 'open' : ''}">
          <aisle-icon name="call"></aisle-icon>
          <div>
            <strong>${t('orders.callFrom', { kiosk: names.get(call.kioskId) ?? call.kioskId })}</strong>
            <p class="small">
              ${call.productId === null ? nothing : html`${t('orders.about', { product: names.get(call.productId) ?? call.productId })} · `}${formatAge(call.at, systemClock.now())}
            </p>
          </div>
          ${
            isOpen
              ? html`<aisle-button kind="filled" ?busy=${this.busyId === call.callId} @click=${() => this.take(call)}
                  >${t('orders.take')}</aisle-button
                >`
              : html`<span class="small">${t('orders.taken', { name: call.acceptedBy ?? '' })}</span>`
          }
        </article>`;
      })}
    </section>`;
  }

  private renderCancelling(): TemplateResult {
    const order = this.cancelling;
    return html`<aisle-dialog
      ?open=${order !== undefined}
      heading=${t('orders.cancelTitle', { number: order?.number ?? '' })}
      @aisle-close=${() => (this.cancelling = undefined)}
    >
      <p>${t('orders.cancelWords')}</p>
      <aisle-button slot="footer" @click=${() => (this.cancelling = undefined)}>${t('orders.keep')}</aisle-button>
      <aisle-button slot="footer" kind="danger" @click=${() => this.cancelChosen()}>${t('orders.cancel')}</aisle-button>
    </aisle-dialog>`;
  }

  private renderOverride(order: OrderBody): TemplateResult | typeof nothing {
    if (!hasRole(this.shop, 'manager')) return nothing;
    return html`<aisle-button
      kind="quiet"
      size="small"
      label=${`${t('orders.override')} ${order.number}`}
      @click=${() => (this.overriding = order)}
      >${t('orders.override')}</aisle-button
    >`;
  }

  private async cancelChosen(): Promise<void> {
    const order = this.cancelling;
    this.cancelling = undefined;
    if (order !== undefined) await this.move(order, 'cancelled');
  }

  private async move(order: OrderBody, state: OrderState): Promise<void> {
    this.busyId = order.orderId;
    const moved = await this.attempt(() => this.shop.hub.call(moveOrder, { params: { orderId: order.orderId }, body: { state } }));
    this.busyId = '';
    if (moved !== undefined && this.work.value !== undefined) {
      this.work.set({
        ...this.work.value,
        orders: this.work.value.orders.map((other) => (other.orderId === moved.orderId ? moved : other)),
      });
      this.shop.say(t('orders.moved', { number: moved.number, state: t(`orders.${moved.state}`) }), 'ok');
    }
    await this.work.reload();
  }

  private async take(call: Call): Promise<void> {
    this.busyId = call.callId;
    const taken = await this.attempt(() => this.shop.hub.call(acceptCall, { params: { callId: call.callId } }));
    this.busyId = '';
    if (taken !== undefined) this.shop.say(t('orders.tookIt'), 'ok');
    await this.work.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-orders': ConsoleOrders;
  }
}
