import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readPlan } from '#shared/contract/places.ts';
import { readSession, readStore, signOut, type StaffSessionBody } from '#shared/contract/staff.ts';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import { createPendingSales } from '../sales/pending-sales.ts';
import '../sign-in/console-sign-in.ts';
import { t } from '../texts/t.ts';
import './console-frame.ts';
import { createFloorFeed } from './floor-feed.ts';
import { createHub } from './hub.ts';
import type { PlanBody, Shop, StoreBody } from './shop.ts';
import type { ConsoleFrame } from './console-frame.ts';
import { hashOf } from './views.ts';

const retrySeconds = 5;

/** The whole console: opens the shop, asks who is there, then hands the shop to the frame. */
@customElement('console-app')
export class ConsoleApp extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      .away {
        display: grid;
        place-items: center;
        block-size: 100%;
        padding: var(--space-6);
      }
      .away aisle-empty {
        inline-size: min(34rem, 100%);
      }
    `,
  ];

  @state() private store: StoreBody | undefined;
  @state() private shop: Shop | undefined;
  @state() private isAway = false;
  @state() private notice = '';
  private plan: PlanBody | undefined;
  private readonly hub = createHub(() => this.leave(t('app.signedOut')));
  private stopRetry: (() => void) | undefined;

  private get frame(): ConsoleFrame | null {
    return this.renderRoot.querySelector<ConsoleFrame>('console-frame');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopRetry?.();
    this.stopShop();
  }

  override render(): TemplateResult {
    if (this.shop !== undefined) {
      return html`<console-frame
        .given=${this.shop}
        @plan-in-force=${(event: CustomEvent<PlanBody>) => this.follow(event.detail)}
      ></console-frame>`;
    }
    if (this.isAway) {
      return html`<main class="away">
        <aisle-empty icon="wifi-off" heading=${t('app.away')}>
          ${t('app.awayWords')}
          <aisle-button slot="action" icon="refresh" @click=${this.open}>${t('app.tryNow')}</aisle-button>
        </aisle-empty>
      </main>`;
    }
    if (this.store === undefined) return html`<p class="visually-hidden" role="status">${t('app.starting')}</p>`;
    return html`<console-sign-in
      .hub=${this.hub}
      storeName=${this.store.name}
      notice=${this.notice}
      @console-signed-in=${(event: CustomEvent<StaffSessionBody>) => this.enter(event.detail)}
    ></console-sign-in>`;
  }

  /** Reads the shop and who is signed in; while the hub is away it says so and tries again. */
  private async open(): Promise<void> {
    this.stopRetry?.();
    try {
      const [store, plan] = await Promise.all([this.hub.call(readStore), this.hub.call(readPlan)]);
      this.plan = plan;
      const session = await this.hub.call(readSession).catch((failure: unknown) => {
        if (failure instanceof RefusedError && (failure.status === 401 || failure.status === 403)) return undefined;
        throw failure;
      });
      this.store = store;
      this.isAway = false;
      if (session === undefined) document.title = `${store.name} · ${t('signIn.go')}`;
      else this.enter(session);
    } catch {
      // Told on the page; tried again until the hub answers.
      this.isAway = true;
      this.stopRetry = systemClock.after(retrySeconds * 1000, () => void this.open());
    }
  }

  private enter(session: StaffSessionBody): void {
    const { store, plan, hub } = this;
    if (store === undefined || plan === undefined) return;
    hub.useCsrfToken(session.csrfToken);
    this.notice = '';
    const feed = createFloorFeed(hub);
    // Published here or by someone else: every view draws the plan that is in force.
    feed.onHappening(({ kind }) => {
      if (kind === 'plan')
        void hub.call(readPlan).then(
          (changed) => this.follow(changed),
          () => undefined,
        );
    });
    this.shop = {
      hub,
      store,
      plan,
      session,
      feed,
      pendingSales: createPendingSales({ hub, clock: systemClock, shelf: localStorage }),
      say: (words, kind) => this.frame?.say(words, kind),
      go: (view, detail) => {
        location.hash = hashOf(view, detail);
      },
      signOut: async () => {
        await hub.call(signOut).catch((failure: unknown) => {
          if (!(failure instanceof RefusedError) || failure.status !== 401) throw failure;
        });
        this.leave('');
      },
    };
  }

  /** Another plan is in force: every view draws it from now on. */
  private follow(plan: PlanBody): void {
    this.plan = plan;
    if (this.shop !== undefined) this.shop = { ...this.shop, plan };
  }

  private stopShop(): void {
    this.shop?.feed.stop();
    this.shop?.pendingSales.stop();
  }

  private leave(notice: string): void {
    this.stopShop();
    this.shop = undefined;
    this.hub.useCsrfToken('');
    this.notice = notice;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-app': ConsoleApp;
  }
}
