import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { findByCode, listProducts, type ProductCardBody } from '#shared/contract/products.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/price.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { sideStyles } from '../parts/side-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import { catalogueStyles } from './catalogue-styles.ts';
import './console-product.ts';

type Found = RouteReply<typeof listProducts>;

const pageSize = 60;
const typingPauseMs = 220;

/** Every product with what a seller wants to know at a glance; one opens beside the grid. */
@customElement('console-catalogue')
export class ConsoleCatalogue extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, sideStyles, catalogueStyles];

  @property() productId = '';
  @state() private search = '';
  @state() private family = '';
  @state() private limit = pageSize;
  private readonly found = new Loaded<Found>(this, (signal) => this.read(signal), 60);
  private stopTyping: (() => void) | undefined;

  private async read(signal: AbortSignal): Promise<Found> {
    const search = this.search.trim();
    const query = { limit: this.limit, ...(search === '' ? {} : { search }), ...(this.family === '' ? {} : { family: this.family }) };
    const found = await this.shop.hub.call(listProducts, { query, signal });
    if (found.products.length > 0 || !/^[A-Za-z0-9._-]{4,40}$/.test(search)) return found;
    // A label's SKU or GTIN, scanned or typed into the search.
    const named = await this.shop.hub.call(findByCode, { params: { code: search }, signal }).catch(() => undefined);
    return named === undefined ? found : this.shop.hub.call(listProducts, { query: { ids: named.productId }, signal });
  }

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words"><h1>${t('catalogue.title')}</h1></div>
        <aisle-field
          type="search"
          icon="search"
          label=${t('catalogue.search')}
          label-hidden
          placeholder=${t('catalogue.search')}
          @aisle-input=${(event: CustomEvent<FieldChange>) => this.type(event.detail.value)}
        ></aisle-field>
      </header>
      <div class="with-side ${this.productId === '' ? '' : 'open'}">
        <div>${this.renderFamilies()} ${renderLoaded(this.found, (found) => this.renderGrid(found))}</div>
        ${
          this.productId === ''
            ? nothing
            : html`<console-product
                class="side"
                .given=${this.shop}
                productId=${this.productId}
                @console-close=${() => this.shop.go('catalogue')}
                @console-changed=${() => void this.found.reload()}
              ></console-product>`
        }
      </div>`;
  }

  private renderFamilies(): TemplateResult | typeof nothing {
    const families = this.found.value?.families ?? [];
    if (families.length === 0) return nothing;
    const all = { id: '', words: t('catalogue.all'), count: undefined };
    return html`<div class="families" role="group" aria-label=${t('catalogue.family')}>
      ${[all, ...families.map(({ id, name, count }) => ({ id, words: this.textOf(name), count }))].map(
        ({ id, words, count }) =>
          html`<button type="button" aria-pressed=${id === this.family} @click=${() => this.choose(id)}>
            ${words}${count === undefined ? nothing : html` <span class="figure">${formatNumber(count)}</span>`}
          </button>`,
      )}
    </div>`;
  }

  private renderGrid({ products }: Found): TemplateResult {
    if (products.length === 0) {
      return html`<aisle-empty icon="search" heading=${t('catalogue.nothing', { search: this.search })}
        >${t('catalogue.nothingWords')}</aisle-empty
      >`;
    }
    return html`<p class="visually-hidden" role="status">${t('catalogue.count', { count: products.length })}</p>
      <ul class="plain grid">
        ${repeat(
          products,
          ({ id }) => id,
          (product) => this.renderCard(product),
        )}
      </ul>
      ${
        products.length < this.limit
          ? nothing
          : html`<aisle-button class="more" ?busy=${this.found.isLoading} @click=${this.showMore}>${t('catalogue.more')}</aisle-button>`
      }`;
  }

  private renderCard(product: ProductCardBody): TemplateResult {
    return html`<li>
      <a href=${hashOf('catalogue', product.id)} class="card" aria-current=${product.id === this.productId ? 'true' : nothing}>
        <aisle-picture src="/assets/${product.picture}" ratio="4/5"></aisle-picture>
        ${product.isNew ? html`<span class="pill accent new">${t('catalogue.new')}</span>` : nothing}
        <span class="name">${this.textOf(product.name)}</span>
        <span class="line">
          <aisle-price cents=${product.priceCents} currency=${this.shop.store.currency} .wasCents=${product.wasCents}></aisle-price>
        </span>
        <span class="line quiet small">
          <span class=${product.onHand <= 0 ? 'out' : ''}
            >${product.onHand <= 0 ? t('catalogue.out') : t('catalogue.left', { count: product.onHand })}</span
          >
          <span><aisle-icon name="heart"></aisle-icon> ${formatNumber(product.likes)}</span>
        </span>
      </a>
    </li>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.get('productId') !== undefined && this.productId === '') {
      const old = changed.get('productId') ?? '';
      this.renderRoot.querySelector<HTMLElement>(`a[href="${CSS.escape(hashOf('catalogue', old))}"]`)?.focus({ preventScroll: true });
    }
  }

  private type(search: string): void {
    this.search = search;
    this.limit = pageSize;
    this.stopTyping?.();
    this.stopTyping = systemClock.after(typingPauseMs, () => void this.found.reload());
  }

  private choose(family: string): void {
    this.family = family;
    this.limit = pageSize;
    void this.found.reload();
  }

  private showMore(): void {
    this.limit = Math.min(500, this.limit * 2);
    void this.found.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-catalogue': ConsoleCatalogue;
  }
}
