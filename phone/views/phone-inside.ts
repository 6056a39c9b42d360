import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../parts/phone-coupon-sheet.ts';
import '../parts/phone-nav.ts';
import { phoneStyles } from '../parts/phone-styles.ts';
import type { Address } from '../rules/address.ts';
import type { Session } from '../state/session.ts';
import type { SessionState } from '../state/session-state.ts';
import { t } from '../texts/phone-text.ts';
import { shopText } from '../texts/shop-words.ts';
import './phone-privacy.ts';
import './phone-today.ts';
import './phone-wishes.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import type { ToastMessage } from '#shared/ui/elements/toast.ts';
import '#shared/ui/elements/offline.ts';
import '#shared/ui/elements/simulated.ts';
import '#shared/ui/elements/toast.ts';

/** Everything after "Come in": the shop's name, one of three places, the bar to change between them, and the open coupon. */
@customElement('phone-inside')
export class PhoneInside extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      :host {
        --nav-block: 3.7rem;
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        min-block-size: 100dvh;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: max(var(--space-3), env(safe-area-inset-top, 0)) var(--space-5) 0;
        min-block-size: 3rem;
      }
      .shop {
        font-family: var(--font-display);
        font-weight: var(--weight-heading);
      }
      main {
        padding: var(--space-5) var(--space-5) var(--space-10);
        inline-size: 100%;
        max-inline-size: 36rem;
        margin-inline: auto;
      }
      phone-nav {
        position: sticky;
        inset-block-end: 0;
        z-index: 2;
      }
      aisle-toast {
        --toast-lift: 5rem;
      }
    `,
  ];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) status: SessionState | undefined;
  @property({ attribute: false }) address: Address = { place: 'today' };
  /** Unix milliseconds. */
  @property({ type: Number }) now = 0;

  @state() private openCode: string | undefined;
  /** Read aloud only: on Today the offer itself is seen to arrive. */
  @state() private announced = '';
  private toldNews = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    // A page that comes back shows what was there before: its news was told already.
    this.toldNews = this.status?.news?.id ?? 0;
  }

  override render(): TemplateResult {
    const { status } = this;
    if (status === undefined) return html``;
    return html`
      <div>
        ${
          status.isOnline
            ? nothing
            : html`<aisle-offline .since=${status.asOf} time-zone=${status.store?.timeZone ?? nothing}></aisle-offline>`
        }
        <header>
          <span class="shop">${status.store?.name ?? nothing}</span>
          ${status.store?.simulated === true ? html`<aisle-simulated></aisle-simulated>` : nothing}
        </header>
      </div>
      <main @phone-open-coupon=${this.openCoupon} @phone-say=${(event: CustomEvent<ToastMessage>) => this.say(event.detail)}>
        ${this.renderPlace(status)}
      </main>
      <phone-nav place=${this.address.place} ?hasNews=${status.fresh.length > 0}></phone-nav>
      <phone-coupon-sheet
        .coupon=${status.shopper?.coupons.find(({ code }) => code === this.openCode)}
        .now=${this.now}
        time-zone=${status.store?.timeZone ?? nothing}
        @phone-close-coupon=${() => (this.openCode = undefined)}
      ></phone-coupon-sheet>
      <p class="visually-hidden" aria-live="polite">${this.address.place === 'today' ? this.announced : ''}</p>
      <aisle-toast></aisle-toast>
    `;
  }

  private renderPlace(status: SessionState): TemplateResult {
    switch (this.address.place) {
      case 'today':
        return html`<phone-today
          .session=${this.session}
          .status=${status}
          .now=${this.now}
          .fobCode=${this.address.fob ?? ''}
        ></phone-today>`;
      case 'wishes':
        return html`<phone-wishes .session=${this.session} .status=${status}></phone-wishes>`;
      case 'privacy':
        return html`<phone-privacy .session=${this.session} .status=${status} .now=${this.now}></phone-privacy>`;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('status')) this.tellNews();
    const before = changed.get('address');
    if (before !== undefined && before.place !== this.address.place) void this.arrive();
  }

  /** Another place begins at its top, with its heading read. */
  private async arrive(): Promise<void> {
    window.scrollTo({ top: 0 });
    const view = this.renderRoot.querySelector<BaseElement>('main > *');
    await view?.updateComplete;
    view?.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  private tellNews(): void {
    const news = this.status?.news;
    if (news === undefined || news.id <= this.toldNews) return;
    this.toldNews = news.id;
    const name = shopText(news.coupon.name);
    if (news.kind === 'offer') {
      this.announced = t('offer.arrived', { name });
      if (this.address.place === 'today') window.scrollTo({ top: 0, behavior: 'smooth' });
      else this.say({ text: this.announced, action: { label: t('nav.today'), run: () => (location.hash = 'today') } });
      if ('vibrate' in navigator) navigator.vibrate(60);
    } else if (news.coupon.code !== this.openCode) {
      this.say({ text: t('ticket.redeemed', { name }), kind: 'ok' });
    }
  }

  private openCoupon(event: CustomEvent<string>): void {
    this.openCode = event.detail;
    this.session?.markSeen(event.detail);
  }

  private say(message: ToastMessage): void {
    this.renderRoot.querySelector('aisle-toast')?.show(message);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-inside': PhoneInside;
  }
}
