import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/simulated.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatTime } from '#shared/ui/formats.ts';
import { setLocale } from '#shared/ui/locale.ts';
import { offeredLanguages, shopLanguage } from './conductor/kiosk-state.ts';
import type { Kiosk } from './conductor/kiosk.ts';
import { pictureInView } from './hub/shop.ts';
import { appStyles } from './app-styles.ts';
import type { WishEvent } from './kiosk-element.ts';
import './parts/dock.ts';
import type { DockPlace } from './parts/dock.ts';
import { countPieces } from './session/basket-rules.ts';
import type { View } from './session/session.ts';
import './sheets/idle-warning.ts';
import { renderSheet, sheetHeading } from './sheets/render-sheet.ts';
import { t } from './texts/kiosk-text.ts';
import './views/attract-view.ts';
import './views/basket-view.ts';
import './views/browse-view.ts';
import './views/claim-view.ts';
import './views/order-view.ts';
import './views/product-view.ts';
import './views/search-view.ts';
import { settleDocument } from './settle-document.ts';
import { moveBetween } from './view-transition.ts';

/** The whole screen: the view, the row that is always there, the sheets above it. Draws the kiosk's one state and hands wishes on. */
@customElement('kiosk-app')
export class KioskApp extends BaseElement {
  static override styles = [baseStyles, appStyles];

  private readonly kiosk: Kiosk;
  /** The product whose picture moves between grid and page. */
  @state() private travels: string | undefined;
  private readonly scrolled = new Map<string, number>();

  constructor(kiosk: Kiosk) {
    super();
    this.kiosk = kiosk;
    this.addEventListener('kiosk-wish', (event) => this.grant(event));
    this.addEventListener('kiosk-claim', (event) => kiosk.claim(event.detail));
    kiosk.onChange((now, before) => {
      if (now.session.language !== before.session.language) setLocale(now.session.language);
      if (now.session !== before.session) settleDocument(now.session.comfort);
      // A shopper still in front of the season's picture is greeted in the shop's language as soon as it is known.
      if (now.shop.store !== before.shop.store && now.session.view.at === 'attract' && before.shop.store === undefined) {
        kiosk.wish({ do: 'choose-language', language: shopLanguage(now.shop) });
      }
      this.requestUpdate();
    });
    setLocale(kiosk.state().session.language);
    settleDocument(kiosk.state().session.comfort);
  }

  override render(): TemplateResult {
    const { device, claim, session, idleness } = this.kiosk.state();
    if (device === undefined) return html`<main class="claim"><kiosk-claim-view .claim=${claim}></kiosk-claim-view></main>`;
    const isAttract = session.view.at === 'attract';
    return html`
      <div class="frame ${session.comfort.lowReach ? 'low' : ''}">
        ${session.comfort.lowReach ? this.renderCrown(session.view) : nothing} ${isAttract ? nothing : this.renderBar()}
        ${this.renderOffline()}
        <main>${this.renderView(session.view)}</main>
        ${isAttract ? nothing : html`<kiosk-dock .place=${placeOf(session.view)} .pieces=${countPieces(session.basket)}></kiosk-dock>`}
      </div>
      <aisle-dialog
        kind="sheet"
        heading=${sheetHeading(session.sheet)}
        ?open=${session.sheet !== undefined && idleness.phase !== 'warning'}
        @aisle-close=${() => this.kiosk.wish({ do: 'close-sheet' })}
        >${renderSheet(this.kiosk.state())}</aisle-dialog
      >
      <kiosk-idle-warning .secondsLeft=${idleness.phase === 'warning' ? idleness.secondsLeft : undefined}></kiosk-idle-warning>
    `;
  }

  /** Reach mode leaves the upper part to look at: the piece in view, or the season's first. */
  private renderCrown(view: View): TemplateResult {
    const { shop } = this.kiosk.state();
    const picture = view.at === 'product' ? pictureInView(shop, view) : shop.products[0]?.picture;
    return html`<div class="crown" aria-hidden="true">
      ${picture === undefined ? nothing : html`<aisle-picture eager ratio="auto" src="/assets/${picture}"></aisle-picture>`}
      <span>${shop.store?.name ?? ''}</span>
    </div>`;
  }

  private renderBar(): TemplateResult {
    const { store } = this.kiosk.state().shop;
    return html`<section class="bar" aria-label=${t('app.title')}>
      <span class="store">${store?.name ?? ''}</span>
      ${store?.simulated === true ? html`<aisle-simulated></aisle-simulated>` : nothing}
    </section>`;
  }

  private renderOffline(): TemplateResult | typeof nothing {
    const { offlineSince, readAt, store } = this.kiosk.state().shop;
    if (offlineSince === undefined) return nothing;
    const time = formatTime(offlineSince, store?.timeZone);
    const read = formatTime(readAt ?? offlineSince, store?.timeZone);
    return html`<p class="offline" role="status">
      <aisle-icon name="wifi-off"></aisle-icon><span>${t('offline.words', { time, read })}</span>
    </p>`;
  }

  private renderView(view: View): TemplateResult {
    const { session, shop, likeTrouble } = this.kiosk.state();
    switch (view.at) {
      case 'attract':
        return html`<kiosk-attract-view
          .products=${shop.products}
          storeName=${shop.store?.name ?? ''}
          ?simulated=${shop.store?.simulated === true}
          .languages=${offeredLanguages(shop)}
          ?still=${session.comfort.still}
        ></kiosk-attract-view>`;
      case 'browse':
        return html`<kiosk-browse-view
          exportparts="piece"
          .shop=${shop}
          .family=${view.family}
          .travels=${this.travels}
        ></kiosk-browse-view>`;
      case 'search':
        return html`<kiosk-search-view
          exportparts="piece"
          .shop=${shop}
          .typed=${view.query}
          .missedCode=${view.missedCode}
          .travels=${this.travels}
        ></kiosk-search-view>`;
      case 'product':
        return html`<kiosk-product-view
          exportparts="piece"
          .shop=${shop}
          .session=${session}
          .product=${view.productId}
          .swatch=${view.swatch}
          .sku=${view.sku}
          ?sentBySeller=${view.sentBySeller === true}
          ?low=${session.comfort.lowReach}
          ?likeTrouble=${likeTrouble === view.productId}
        ></kiosk-product-view>`;
      case 'basket':
        return html`<kiosk-basket-view .shop=${shop} .session=${session}></kiosk-basket-view>`;
      case 'order':
        return html`<kiosk-order-view .order=${view.order} currency=${shop.store?.currency ?? 'EUR'}></kiosk-order-view>`;
    }
  }

  private async grant({ wish }: WishEvent): Promise<void> {
    const before = this.kiosk.state().session;
    this.keepScroll(before.view);
    const opened = wish.do === 'open-product' ? wish.productId : undefined;
    const left = before.view.at === 'product' && wish.do !== 'open-product' ? before.view.productId : undefined;
    if (wish.do === 'go-home' || wish.do === 'choose-family' || wish.do === 'finish') this.scrolled.clear();
    const isStill = before.comfort.still;
    this.travels = opened ?? left;
    await this.updateComplete;
    await moveBetween(isStill || !changesView(wish.do), async () => {
      this.kiosk.wish(wish);
      await this.updateComplete;
      this.findScroll(this.kiosk.state().session.view);
      await this.browse?.updateComplete;
    });
    this.travels = undefined;
  }

  private get browse() {
    return this.renderRoot.querySelector('kiosk-browse-view');
  }

  private keepScroll(view: View): void {
    if (view.at === 'browse' && this.browse !== null) this.scrolled.set(view.family ?? '', this.browse.scrolledPixels);
    if (view.at === 'attract') this.scrolled.clear();
  }

  private findScroll(view: View): void {
    if (view.at === 'browse' && this.browse !== null) this.browse.scrolledPixels = this.scrolled.get(view.family ?? '') ?? 0;
  }
}

function changesView(wanted: WishEvent['wish']['do']): boolean {
  const moving: readonly string[] = ['begin', 'go-home', 'go-back', 'open-product', 'open-basket', 'open-search', 'finish'];
  return moving.includes(wanted);
}

function placeOf(view: View): DockPlace | undefined {
  switch (view.at) {
    case 'browse':
      return 'home';
    case 'search':
      return 'search';
    case 'basket':
      return 'basket';
    default:
      return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-app': KioskApp;
  }
}
