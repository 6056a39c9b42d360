import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/notice.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import type { ProductCardBody } from '#shared/contract/products.ts';
import { emptyShop, type Shop } from '../hub/shop.ts';
import { KioskElement } from '../kiosk-element.ts';
import '../parts/keyboard.ts';
import type { KeyPress } from '../parts/keyboard.ts';
import '../parts/product-card.ts';
import { looksLikeCode, searchProducts } from '../session/search-rules.ts';
import { inLanguage, t } from '../texts/kiosk-text.ts';
import { searchStyles } from './search-styles.ts';

const longestQuery = 60;
/** More than a wall of pictures answers nothing: typing another letter does. */
const mostShown = 24;

/** Search as one types, over the catalogue the kiosk holds: it answers at once, with the hub away too. */
@customElement('kiosk-search-view')
export class KioskSearchView extends KioskElement {
  static override styles = [baseStyles, searchStyles];

  @property({ attribute: false }) shop: Shop = emptyShop;
  @property() typed = '';
  /** A scanned or typed code that nothing here carries. */
  @property() missedCode: string | undefined;
  @property() travels: string | undefined;

  override render(): TemplateResult {
    const isEmpty = this.typed.trim() === '';
    const found = searchProducts(this.shop, this.typed);
    return html`
      <div class="results">
        ${isEmpty ? nothing : html`<h1 class="visually-hidden">${t('search.title')}</h1>`}
        <p class="count" role="status">${found.length > 0 ? t('search.results', { count: found.length }) : nothing}</p>
        ${isEmpty ? this.renderStart() : this.renderFound(found)}
      </div>
      <div class="field">
        <aisle-icon name="search"></aisle-icon>
        <input
          type="search"
          inputmode="none"
          autocomplete="off"
          spellcheck="false"
          maxlength=${longestQuery}
          aria-label=${t('search.title')}
          placeholder=${t('search.placeholder')}
          .value=${this.typed}
          @input=${this.typeOnKeys}
          @keydown=${this.lookUpOnEnter}
        />
      </div>
      <kiosk-keyboard role="group" aria-label=${t('keys.label')} @kiosk-key=${this.typeOnGlass}></kiosk-keyboard>
    `;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus({ preventScroll: true });
  }

  private renderStart(): TemplateResult {
    const examples = this.shop.families.slice(0, 5).map((family) => inLanguage(family.name));
    return html`<div class="start">
      <h1>${t('search.title')}</h1>
      <p class="hint">${t('search.hint')}</p>
      ${
        examples.length === 0
          ? nothing
          : html`<div class="examples">
              <span>${t('search.try')}</span>
              ${examples.map((word) => html`<aisle-button @click=${() => this.wish({ do: 'type', query: word.toLowerCase() })}>${word}</aisle-button>`)}
            </div>`
      }
      ${
        this.missedCode === undefined
          ? nothing
          : html`<aisle-notice class="missed" kind="warning" icon="scan">${t('search.noCode', { code: this.missedCode })}</aisle-notice>`
      }
    </div>`;
  }

  private renderFound(found: readonly ProductCardBody[]): TemplateResult {
    const code = this.typed.trim();
    const lookUp = looksLikeCode(this.typed)
      ? html`<aisle-button class="code" kind="filled" icon="scan" @click=${() => this.wish({ do: 'look-up', code })}
          >${t('search.lookUp', { code })}</aisle-button
        >`
      : nothing;
    if (found.length === 0) {
      return html`${lookUp}
      ${
        lookUp === nothing
          ? html`<aisle-empty icon="search" heading=${t('search.none', { query: code })}>
              ${t('search.noneNext')}
              <aisle-button slot="action" icon="call" @click=${() => this.wish({ do: 'open-sheet', sheet: 'call' })}
                >${t('dock.call')}</aisle-button
              >
            </aisle-empty>`
          : nothing
      }`;
    }
    return html`${lookUp}
      <ul class="cards" role="list">
        ${repeat(
          found.slice(0, mostShown),
          (card) => card.id,
          (card) =>
            html`<li>
              <kiosk-product-card
                exportparts="piece"
                .card=${card}
                .page=${this.shop.pages.get(card.id)}
                .live=${this.shop.stock.get(card.id)}
                currency=${this.shop.store?.currency ?? 'EUR'}
                ?travels=${card.id === this.travels}
              ></kiosk-product-card>
            </li>`,
        )}
      </ul>`;
  }

  private typeOnKeys(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.wish({ do: 'type', query: event.target.value });
  }

  private typeOnGlass(event: CustomEvent<KeyPress>): void {
    const { detail } = event;
    if ('type' in detail) this.wish({ do: 'type', query: (this.typed + detail.type).slice(0, longestQuery) });
    else this.wish({ do: 'type', query: detail.erase === 'all' ? '' : this.typed.slice(0, -1) });
  }

  private lookUpOnEnter(event: KeyboardEvent): void {
    if (event.key === 'Enter' && looksLikeCode(this.typed)) this.wish({ do: 'look-up', code: this.typed.trim() });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-search-view': KioskSearchView;
  }
}
