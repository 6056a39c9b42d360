import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/skeleton.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { emptyShop, type Shop } from '../hub/shop.ts';
import { KioskElement } from '../kiosk-element.ts';
import '../parts/product-card.ts';
import { contentLanguage, inLanguage, t } from '../texts/kiosk-text.ts';
import { browseStyles } from './browse-styles.ts';

/** The shop's pieces, all or by family: large pictures that scroll, the families below them within reach. */
@customElement('kiosk-browse-view')
export class KioskBrowseView extends KioskElement {
  static override styles = [baseStyles, browseStyles];

  @property({ attribute: false }) shop: Shop = emptyShop;
  @property() family: string | undefined;
  /** The product whose picture moves between here and its page. */
  @property() travels: string | undefined;

  private get grid() {
    return this.renderRoot.querySelector('.grid');
  }

  /** How far the grid is scrolled, so that coming back finds the same place. */
  get scrolledPixels(): number {
    return this.grid?.scrollTop ?? 0;
  }

  set scrolledPixels(pixels: number) {
    if (this.grid !== null) this.grid.scrollTop = pixels;
  }

  override render(): TemplateResult {
    return html`<div class="grid" tabindex="-1">${this.renderHead()}${this.renderBody()}</div>
      ${this.renderFamilies()}`;
  }

  private renderHead(): TemplateResult {
    const family = this.shop.families.find(({ id }) => id === this.family);
    const count = family?.count ?? this.shop.products.length;
    return html`<header>
      <h1 lang=${family === undefined ? nothing : contentLanguage()}>
        ${family === undefined ? t('browse.title') : inLanguage(family.name)}
      </h1>
      ${this.shop.phase === 'ready' ? html`<p>${t('browse.count', { count })}</p>` : nothing}
    </header>`;
  }

  private renderBody(): TemplateResult {
    const { products, pages, stock, store, phase } = this.shop;
    if (products.length === 0 && phase === 'loading') {
      return html`<div class="cards" aria-busy="true">
        ${Array.from({ length: 4 }, () => html`<div><aisle-skeleton kind="picture" ratio="4/5"></aisle-skeleton><aisle-skeleton lines="2"></aisle-skeleton></div>`)}
      </div>`;
    }
    if (products.length === 0 && phase === 'failed') {
      return html`<aisle-empty icon="wifi-off" heading=${t('browse.failed')}>
        ${t('browse.failedNext')}
        <aisle-button slot="action" kind="filled" icon="refresh" @click=${() => this.wish({ do: 'reload' })}
          >${t('browse.again')}</aisle-button
        >
      </aisle-empty>`;
    }
    const shown = this.family === undefined ? products : products.filter((card) => card.family === this.family);
    if (shown.length === 0) return html`<aisle-empty icon="shirt" heading=${t('browse.empty')}></aisle-empty>`;
    return html`<ul class="cards" role="list">
      ${repeat(
        shown,
        (card) => card.id,
        (card, place) =>
          html`<li>
            <kiosk-product-card
              exportparts="piece"
              .card=${card}
              .page=${pages.get(card.id)}
              .live=${stock.get(card.id)}
              currency=${store?.currency ?? 'EUR'}
              ?travels=${card.id === this.travels}
              ?eager=${place < 4}
            ></kiosk-product-card>
          </li>`,
      )}
    </ul>`;
  }

  private renderFamilies(): TemplateResult | typeof nothing {
    if (this.shop.families.length === 0) return nothing;
    return html`<nav aria-label=${t('browse.families')}>
      ${this.renderFamily(undefined, t('browse.everything'))}
      ${this.shop.families.map((family) => this.renderFamily(family.id, inLanguage(family.name)))}
    </nav>`;
  }

  private renderFamily(family: string | undefined, words: string): TemplateResult {
    return html`<button
      type="button"
      lang=${family === undefined ? nothing : contentLanguage()}
      aria-current=${family === this.family ? 'true' : nothing}
      @click=${() => this.wish({ do: 'choose-family', family })}
    >
      ${words}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-browse-view': KioskBrowseView;
  }
}
