import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { listCalls, listOrders } from '#shared/contract/kiosks.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/simulated.ts';
import '#shared/ui/elements/toast.ts';
import type { AisleToast } from '#shared/ui/elements/toast.ts';
import '../catalogue/console-catalogue.ts';
import '../devices/console-devices.ts';
import '../floor/console-floor.ts';
import '../journal/console-journal.ts';
import '../offers/console-offers.ts';
import '../orders/console-orders.ts';
import '../paths/console-paths.ts';
import '../plan/console-plan.ts';
import '../sales/console-sales.ts';
import '../settings/console-settings.ts';
import '../signage/console-signage.ts';
import { t } from '../texts/t.ts';
import { ConsoleElement } from './console-element.ts';
import './console-rail.ts';
import { Loaded } from './loaded.ts';
import { hasRole, type ToastKind } from './shop.ts';
import { placeOf, type Place } from './views.ts';

/** Rail and view: turns the address into the view it names, counts what waits, and speaks at the edge. */
@customElement('console-frame')
export class ConsoleFrame extends ConsoleElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        block-size: 100%;
      }
      console-rail {
        inline-size: 208px;
      }
      main {
        position: relative;
        min-inline-size: 0;
        overflow: auto;
        scrollbar-gutter: stable;
      }
      main > * {
        padding: var(--space-8);
      }
      .narrow {
        display: none;
      }
      @media (max-width: 1180px) {
        console-rail {
          inline-size: 72px;
        }
        main > * {
          padding: var(--space-5);
        }
      }
      @media (max-width: 720px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: auto minmax(0, 1fr) auto;
        }
        console-rail {
          order: 3;
          grid-row: 3;
          inline-size: auto;
        }
        .narrow {
          display: block;
          grid-row: 1;
          justify-self: end;
          margin: var(--space-2) var(--space-4) 0;
        }
        main {
          order: 2;
          grid-row: 2;
        }
        aisle-toast {
          --toast-lift: 64px;
        }
        main > * {
          padding: var(--space-4);
        }
      }
      @media print {
        :host {
          display: block;
          block-size: auto;
        }
        console-rail,
        aisle-toast {
          display: none;
        }
        main {
          overflow: visible;
        }
        main > * {
          padding: 0;
        }
      }
    `,
  ];

  @state() private place: Place = { view: 'floor', detail: '' };
  @state() private attention = 0;
  private readonly leaving: (() => void)[] = [];

  private readonly waiting = new Loaded(
    this,
    async (signal) => {
      if (!hasRole(this.shop, 'seller', 'picker', 'manager')) return 0;
      const [{ calls }, { orders }] = await Promise.all([
        this.shop.hub.call(listCalls, { signal }),
        this.shop.hub.call(listOrders, { signal }),
      ]);
      return calls.filter((call) => call.acceptedBy === null).length + orders.filter((order) => order.state === 'placed').length;
    },
    60,
  );

  private get main(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('main');
  }

  private get toast(): AisleToast | null {
    return this.renderRoot.querySelector<AisleToast>('aisle-toast');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const follow = (): void => {
      this.place = placeOf(location.hash, this.shop.session.roles);
    };
    follow();
    addEventListener('hashchange', follow);
    this.attention = this.shop.feed.news.attention.length;
    this.leaving.push(
      () => removeEventListener('hashchange', follow),
      this.shop.feed.watch((news) => {
        this.attention = news.attention.filter((item) => item.severity !== 'info').length;
      }),
      this.shop.feed.onHappening((happening) => {
        if (happening.kind === 'call' || happening.kind === 'order') void this.waiting.reload();
        if (happening.kind === 'call' && this.place.view !== 'orders') this.say(this.textOf(happening.words), 'warning');
      }),
      // Ages ("2 min ago") go on while nothing else changes.
      systemClock.every(30_000, () => this.requestUpdate()),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.leaving.splice(0)) stop();
  }

  /** Says a short thing at the edge of the screen. */
  say(words: string, kind: ToastKind = 'info'): void {
    this.toast?.show({ text: words, kind, seconds: kind === 'danger' ? 12 : 6 });
  }

  override render(): TemplateResult {
    const counts = { floor: this.attention, orders: this.waiting.value ?? 0 };
    return html`
      <console-rail
        .given=${this.shop}
        current=${this.place.view}
        .waiting=${counts}
        @console-skip=${() => this.main?.focus()}
      ></console-rail>
      ${this.shop.store.simulated ? html`<aisle-simulated class="narrow"></aisle-simulated>` : nothing}
      <main id="content" tabindex="-1">${this.renderView()}</main>
      <aisle-toast></aisle-toast>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    document.title = `${t(`view.${this.place.view}`)} · ${this.shop.store.name}`;
  }

  private renderView(): TemplateResult | typeof nothing {
    const { shop } = this;
    const { view, detail } = this.place;
    switch (view) {
      case 'floor':
        return html`<console-floor .given=${shop}></console-floor>`;
      case 'paths':
        return html`<console-paths .given=${shop} detail=${detail}></console-paths>`;
      case 'signage':
        return html`<console-signage .given=${shop} playlistId=${detail}></console-signage>`;
      case 'offers':
        return html`<console-offers .given=${shop}></console-offers>`;
      case 'orders':
        return html`<console-orders .given=${shop}></console-orders>`;
      case 'catalogue':
        return html`<console-catalogue .given=${shop} productId=${detail}></console-catalogue>`;
      case 'sales':
        return html`<console-sales .given=${shop}></console-sales>`;
      case 'plan':
        return html`<console-plan .given=${shop} page=${detail}></console-plan>`;
      case 'devices':
        return html`<console-devices .given=${shop} deviceId=${detail}></console-devices>`;
      case 'journal':
        return html`<console-journal .given=${shop}></console-journal>`;
      case 'settings':
        return html`<console-settings .given=${shop}></console-settings>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-frame': ConsoleFrame;
  }
}
