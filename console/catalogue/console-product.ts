import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { listDevices, type DeviceRowBody } from '#shared/contract/devices.ts';
import { showOnKiosk } from '#shared/contract/kiosks.ts';
import { readProduct, type ProductPageBody } from '#shared/contract/products.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/likes.ts';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/price.ts';
import { formatDate, formatNumber } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { sideStyles } from '../parts/side-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { hasRole } from '../shell/shop.ts';
import { t } from '../texts/t.ts';
import './console-price-change.ts';
import './console-stock-correction.ts';
import { renderStock } from './stock-table.ts';

/**
 * A product as a seller needs it: exact stock by size and colour, where it hangs, likes, reviews, and a way onto a kiosk.
 * @fires console-close
 * @fires console-changed - its stock or its price may be another one now
 */
@customElement('console-product')
export class ConsoleProduct extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    sideStyles,
    css`
      :host {
        display: contents;
      }
      aisle-picture {
        max-block-size: 19rem;
      }
      .pictures {
        display: grid;
        grid-template-columns: 2fr 1fr;
        gap: var(--space-2);
      }
      .pictures > div {
        display: grid;
        gap: var(--space-2);
        align-content: start;
      }
      .pictures.one {
        grid-template-columns: minmax(0, 15rem);
      }
      .price {
        font-size: var(--text-xl);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-1) var(--space-4);
        font-size: var(--text-sm);
      }
      dt {
        color: var(--quiet-ink);
      }
      h3 {
        margin-block-end: var(--space-2);
      }
      blockquote {
        margin: 0;
        padding-block: var(--space-2);
        border-block-start: var(--line-width) solid var(--line);
      }
      td,
      th {
        padding: var(--space-1) var(--space-2);
      }
      h2 {
        padding-inline-end: var(--space-8);
      }
      th[scope='row'] {
        border-block-start: var(--line-width) solid var(--line);
        padding-inline-start: 0;
        color: var(--ink);
      }
      .swatch {
        display: inline-block;
        inline-size: 0.9em;
        block-size: 0.9em;
        margin-inline-end: 0.45em;
        border-radius: 50%;
        box-shadow: inset 0 0 0 1px rgb(0 0 0 / 20%);
        vertical-align: -0.08em;
      }
      .correct {
        margin-block-start: var(--space-3);
      }
      .pricing {
        margin-block-end: var(--space-3);
      }
      .few {
        color: var(--warning);
        font-weight: var(--weight-strong);
      }
      .none {
        color: var(--danger);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  @property() productId = '';
  @state() private showingOn = '';
  @state() private isCorrecting = false;
  @state() private isPricing = false;
  private readonly product = new Loaded<ProductPageBody>(
    this,
    (signal) => this.shop.hub.call(readProduct, { params: { productId: this.productId }, signal }),
    20,
  );
  private readonly kiosks = new Loaded<readonly DeviceRowBody[]>(this, async (signal) => {
    const { devices } = await this.shop.hub.call(listDevices, { signal });
    return devices.filter((device) => device.kind === 'kiosk' && device.state === 'online');
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('productId') || !this.hasUpdated) return;
    this.product.clear();
    void this.product.reload();
  }

  override render(): TemplateResult {
    return html`<aside
      aria-label=${this.product.value === undefined ? t('app.loading') : this.textOf(this.product.value.name)}
      @keydown=${this.leaveOnEscape}
    >
      <aisle-button
        class="side-close"
        kind="quiet"
        icon="close"
        label=${t('app.close')}
        @click=${() => this.emit('console-close', undefined)}
      ></aisle-button>
      <div class="side-body">${renderLoaded(this.product, (product) => this.renderProduct(product))}</div>
    </aside>`;
  }

  private renderProduct(product: ProductPageBody): TemplateResult {
    const { currency } = this.shop.store;
    const [first = product.picture, ...others] = product.pictures;
    return html`
      <h2>${this.textOf(product.name)}</h2>
      <div class="pictures ${others.length === 0 ? 'one' : ''}">
        <aisle-picture src="/assets/${first}" ratio="4/5" alt=${this.textOf(product.name)}></aisle-picture>
        ${
          others.length === 0
            ? nothing
            : html`<div>
                ${others.slice(0, 2).map((picture) => html`<aisle-picture src="/assets/${picture}" ratio="4/5"></aisle-picture>`)}
              </div>`
        }
      </div>
      <div>
        <p class="price">
          <aisle-price cents=${product.priceCents} currency=${currency} .wasCents=${product.wasCents} explained></aisle-price>
        </p>
        ${this.renderPricing(product)}
        <p>${this.textOf(product.description)}</p>
      </div>
      <aisle-likes
        count=${product.likes}
        since=${product.likedSince === undefined ? '' : formatDate(product.likedSince, this.shop.store.timeZone)}
      ></aisle-likes>
      ${this.renderKiosks(product)}
      <section>
        <h3>${t('catalogue.stock')}</h3>
        ${renderStock(product.variants, (texts) => this.textOf(texts))} ${this.renderCorrection(product)}
      </section>
      <section>
        <h3>${t('catalogue.facts')}</h3>
        <dl>
          <dt>${t('catalogue.where')}</dt>
          <dd>${this.zoneName(product.zoneId)}</dd>
          <dt>${t('catalogue.id')}</dt>
          <dd>${product.id}</dd>
          ${product.variants.slice(0, 1).map(
            (variant) =>
              html`<dt>${t('catalogue.sku')}</dt>
                <dd>${variant.sku}</dd>
                <dt>${t('catalogue.gtin')}</dt>
                <dd>${variant.gtin}</dd>`,
          )}
        </dl>
      </section>
      ${this.renderReviews(product)}
    `;
  }

  private renderCorrection({ variants }: ProductPageBody): TemplateResult | typeof nothing {
    if (variants.length === 0 || !hasRole(this.shop, 'seller', 'picker', 'manager')) return nothing;
    return html`<aisle-button class="correct" icon="pencil" @click=${() => (this.isCorrecting = true)}>${t('stock.correct')}</aisle-button>
      <console-stock-correction
        .given=${this.shop}
        .variants=${variants}
        ?open=${this.isCorrecting}
        @console-changed=${() => void this.product.reload()}
        @console-close=${this.closeDialog}
      ></console-stock-correction>`;
  }

  private renderPricing(product: ProductPageBody): TemplateResult | typeof nothing {
    if (!hasRole(this.shop, 'manager')) return nothing;
    return html`<aisle-button class="pricing" size="small" icon="pencil" @click=${() => (this.isPricing = true)}
        >${t('price.change')}</aisle-button
      >
      <console-price-change
        .given=${this.shop}
        .product=${product}
        ?open=${this.isPricing}
        @console-changed=${() => void this.product.reload()}
        @console-close=${this.closeDialog}
      ></console-price-change>`;
  }

  /** The dialog closes; the product stays open. */
  private closeDialog(event: Event): void {
    event.stopPropagation();
    this.isCorrecting = this.isPricing = false;
  }

  private renderKiosks(product: ProductPageBody): TemplateResult {
    const kiosks = this.kiosks.value ?? [];
    if (kiosks.length === 0) return html`<p class="quiet small">${t('catalogue.noKiosk')}</p>`;
    return html`<div class="row">
      ${kiosks.map(
        (kiosk) =>
          html`<aisle-button icon="tablet" ?busy=${this.showingOn === kiosk.deviceId} @click=${() => this.showOn(kiosk, product)}
            >${t('catalogue.showOn', { kiosk: this.textOf(kiosk.name) })}</aisle-button
          >`,
      )}
    </div>`;
  }

  private renderReviews({ reviews }: ProductPageBody): TemplateResult {
    const mean = reviews.reduce((sum, review) => sum + review.stars, 0) / Math.max(1, reviews.length);
    return html`<section>
      <div class="spread">
        <h3>${t('catalogue.reviews', { count: reviews.length })}</h3>
        ${reviews.length === 0 ? nothing : html`<span class="quiet small">${t('catalogue.mean', { mean: formatNumber(mean, 1), count: reviews.length })}</span>`}
      </div>
      ${reviews.length === 0 ? html`<p class="quiet">${t('catalogue.noReviews')}</p>` : nothing}
      ${reviews.map(
        (review) =>
          html`<blockquote>
            <p class="small">
              <strong>${'★'.repeat(review.stars)}<span class="quiet">${'☆'.repeat(5 - review.stars)}</span></strong>
              <span class="visually-hidden">${t('catalogue.stars', { count: review.stars })}</span>
              <span class="quiet">${review.author}, ${review.day}</span>
            </p>
            <p>${this.textOf(review.text)}</p>
          </blockquote>`,
      )}
    </section>`;
  }

  private leaveOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.emit('console-close', undefined);
  }

  private async showOn(kiosk: DeviceRowBody, product: ProductPageBody): Promise<void> {
    this.showingOn = kiosk.deviceId;
    const answer = await this.attempt(() =>
      this.shop.hub.call(showOnKiosk, { params: { kioskId: kiosk.deviceId }, body: { productId: product.id } }),
    );
    this.showingOn = '';
    if (answer === undefined) return;
    const names = { kiosk: this.textOf(kiosk.name), product: this.textOf(product.name) };
    if (answer.sent) this.shop.say(t('catalogue.shown', names), 'ok');
    else this.shop.say(t('catalogue.notShown', { kiosk: names.kiosk }), 'warning');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-product': ConsoleProduct;
  }
}
