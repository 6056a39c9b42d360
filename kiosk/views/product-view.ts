import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/price.ts';
import '#shared/ui/elements/skeleton.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import type { ProductCardBody, ProductPageBody } from '#shared/contract/products.ts';
import { emptyShop, likesOf, pictureInView, type Shop } from '../hub/shop.ts';
import { KioskElement } from '../kiosk-element.ts';
import '../parts/colour-dots.ts';
import '../parts/like-button.ts';
import '../parts/size-pills.ts';
import type { PageVariant } from '../parts/size-pills.ts';
import '../parts/strip-button.ts';
import { summariseReviews } from '../session/review-rules.ts';
import { freshSession, type Session } from '../session/session.ts';
import { onHandOf, sayStock, variantsOfColour } from '../session/stock-rules.ts';
import { contentLanguage, inLanguage, t } from '../texts/kiosk-text.ts';
import { stockWords } from '../texts/say-stock.ts';
import { productStyles } from './product-styles.ts';

/** One piece: its picture, what it costs, what is here of it, where it hangs, what buyers say, and the basket. */
@customElement('kiosk-product-view')
export class KioskProductView extends KioskElement {
  static override styles = [baseStyles, productStyles];

  @property({ attribute: false }) shop: Shop = emptyShop;
  @property({ attribute: false }) session: Session = freshSession('fr');
  @property() product = '';
  @property() swatch: string | undefined;
  @property() sku: string | undefined;
  @property({ type: Boolean }) sentBySeller = false;
  /** In reach mode the picture hangs above the view, where nothing is pressed. */
  @property({ type: Boolean, reflect: true }) low = false;
  @property({ type: Boolean }) likeTrouble = false;

  @state() private asksForSize = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sku') || changed.has('product')) this.asksForSize = false;
  }

  override render(): TemplateResult {
    const page = this.shop.pages.get(this.product);
    const card = page ?? this.shop.products.find(({ id }) => id === this.product);
    const variants = page?.variants ?? [];
    const chosen = this.chosenOf(variants);
    const swatch = this.swatch ?? chosen?.swatch ?? variants[0]?.swatch;
    const picture = pictureInView(this.shop, { productId: this.product, swatch: this.swatch, sku: this.sku });
    return html`
      <div class="piece">
        <div class="stage" part="piece">
          <aisle-picture
            eager
            ratio="auto"
            src=${picture === undefined ? '' : `/assets/${picture}`}
            alt=${card === undefined ? '' : inLanguage(card.name)}
          ></aisle-picture>
        </div>
        <div class="words">
          ${this.sentBySeller ? html`<aisle-notice icon="send">${t('product.sent')}</aisle-notice>` : nothing}
          ${card === undefined ? this.renderMissing() : this.renderTitle(card, page)}
          ${page === undefined ? this.renderWaiting(card) : this.renderChoices(page, swatch, chosen)}
        </div>
      </div>
      ${this.renderAction(page, chosen)}
    `;
  }

  /** A piece of one size needs no choosing. */
  private chosenOf(variants: readonly PageVariant[]): PageVariant | undefined {
    const named = variants.find((variant) => variant.sku === this.sku);
    if (named !== undefined) return named;
    const ofColour = variantsOfColour(variants, this.swatch);
    return ofColour.length === 1 ? ofColour[0] : undefined;
  }

  private renderTitle(card: ProductCardBody, page: ProductPageBody | undefined): TemplateResult {
    const live = this.shop.stock.get(card.id);
    return html`<header>
      <div>
        <h1 lang=${contentLanguage()}>${inLanguage(card.name)}</h1>
        <p class="stock" role="status">${stockWords(sayStock(card.onHand, page?.variants, live))}</p>
      </div>
      <aisle-price
        explained
        cents=${card.priceCents}
        currency=${this.shop.store?.currency ?? 'EUR'}
        .wasCents=${card.wasCents}
      ></aisle-price>
    </header>`;
  }

  private renderMissing(): TemplateResult {
    return html`<h1 class="visually-hidden">${t('product.about')}</h1>`;
  }

  private renderWaiting(card: ProductCardBody | undefined): TemplateResult {
    if (!this.shop.unreadable.has(this.product)) return html`<aisle-skeleton lines=${card === undefined ? 6 : 4}></aisle-skeleton>`;
    return html`<aisle-notice kind="warning">
      ${t('product.failed')}
      <aisle-button slot="action" icon="refresh" @click=${() => this.wish({ do: 'reload' })}>${t('browse.again')}</aisle-button>
    </aisle-notice>`;
  }

  private renderChoices(page: ProductPageBody, swatch: string | undefined, chosen: PageVariant | undefined): TemplateResult {
    const ofColour = variantsOfColour(page.variants, swatch);
    return html`
      <div class="row">
        <kiosk-colour-dots .variants=${page.variants} chosen=${swatch ?? ''} .size=${chosen?.size}></kiosk-colour-dots>
        <kiosk-like-button
          product=${page.id}
          count=${likesOf(this.shop, page)}
          .since=${page.likedSince}
          ?liked=${this.session.liked.has(page.id)}
        ></kiosk-like-button>
      </div>
      ${this.likeTrouble ? html`<aisle-notice kind="warning">${t('product.likeAway')}</aisle-notice>` : nothing}
      ${
        ofColour.length > 1
          ? html`<kiosk-size-pills
              .variants=${ofColour}
              .live=${this.shop.stock.get(page.id)}
              .chosen=${chosen?.sku}
              ?asks=${this.asksForSize}
            ></kiosk-size-pills>`
          : nothing
      }
      <div class="strips">
        <kiosk-strip-button icon="map-pin" what=${t('product.where')} @click=${() => this.wish({ do: 'open-sheet', sheet: 'map' })}
          >${this.whereWords(page)}</kiosk-strip-button
        >
        <kiosk-strip-button icon="star" what=${t('reviews.title')} @click=${() => this.wish({ do: 'open-sheet', sheet: 'reviews' })}
          >${this.reviewWords(page)}</kiosk-strip-button
        >
      </div>
      <p class="about" lang=${contentLanguage()} dir="auto">${inLanguage(page.description)}</p>
    `;
  }

  private whereWords(page: ProductPageBody): string {
    const zone = this.shop.plan?.zones.find(({ id }) => id === page.zoneId);
    return zone === undefined ? t('product.whereUnknown') : t('product.whereZone', { zone: inLanguage(zone.name) });
  }

  private reviewWords(page: ProductPageBody): string {
    const summary = summariseReviews(page.reviews);
    if (summary === undefined) return t('reviews.none');
    const { mean, count, unhappy } = summary;
    const words = `${t('reviews.mean', { mean: formatNumber(mean, 1) })} · ${t('reviews.count', { count })}`;
    return unhappy === 0 ? words : `${words}, ${t('reviews.unhappy', { count: unhappy })}`;
  }

  private renderAction(page: ProductPageBody | undefined, chosen: PageVariant | undefined): TemplateResult {
    const isAdded = chosen !== undefined && this.session.justAdded === chosen.sku;
    const isToOrder = chosen !== undefined && page !== undefined && onHandOf(chosen, this.shop.stock.get(page.id)) === 0;
    return html`<div class="action">
      <aisle-button size="large" icon="arrow-left" label=${t('dock.back')} @click=${() => this.wish({ do: 'go-back' })}></aisle-button>
      ${
        isAdded
          ? html`<aisle-button kind="filled" size="large" wide icon="check" @click=${() => this.wish({ do: 'open-basket' })}
              >${t('product.added')}</aisle-button
            >`
          : html`<aisle-button
              kind="filled"
              size="large"
              wide
              icon="basket"
              ?disabled=${page === undefined}
              @click=${() => this.add(page, chosen)}
              >${isToOrder ? t('product.addOrder') : t('product.add')}</aisle-button
            >`
      }
    </div>`;
  }

  private add(page: ProductPageBody | undefined, chosen: PageVariant | undefined): void {
    if (page === undefined) return;
    if (chosen === undefined) {
      this.asksForSize = true;
      this.renderRoot.querySelector('kiosk-size-pills')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    const { sku, size, colour, picture } = chosen;
    const onHand = onHandOf(chosen, this.shop.stock.get(page.id));
    const { id: productId, name, priceCents: unitCents } = page;
    this.wish({ do: 'add-piece', piece: { sku, productId, name, size, colour, picture, unitCents, onHand } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-product-view': KioskProductView;
  }
}
