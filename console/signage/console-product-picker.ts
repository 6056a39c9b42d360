import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { listProducts, type ProductCardBody } from '#shared/contract/products.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/picture.ts';
import { formatMoney } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';

const typingPauseMs = 200;

/**
 * The catalogue to choose one product from.
 * @fires console-pick - `detail` is the product's card
 * @fires console-close
 */
@customElement('console-product-picker')
export class ConsoleProductPicker extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      aisle-dialog {
        --dialog-width: 52em;
      }
      aisle-field {
        position: sticky;
        z-index: 1;
        inset-block-start: 0;
        padding-block-end: var(--space-3);
        background: var(--paper-raised);
      }
      .found {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr));
        gap: var(--space-4);
        min-block-size: 20rem;
        align-content: start;
      }
      button {
        display: grid;
        gap: var(--space-1);
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
        font-size: var(--text-sm);
        line-height: 1.3;
        cursor: pointer;
      }
      aisle-picture {
        border-radius: var(--radius-sm);
        overflow: hidden;
      }
      button:hover strong {
        text-decoration: underline;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @state() private search = '';
  private stopTyping: (() => void) | undefined;
  private readonly found = new Loaded<readonly ProductCardBody[]>(this, async (signal) => {
    if (!this.open) return [];
    const search = this.search.trim();
    const query = { limit: 48, ...(search === '' ? {} : { search }) };
    return (await this.shop.hub.call(listProducts, { query, signal })).products;
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.search = '';
    void this.found.reload();
  }

  override render(): TemplateResult {
    return html`<aisle-dialog ?open=${this.open} heading=${t('picker.choose')} @aisle-close=${() => this.emit('console-close', undefined)}>
      <aisle-field
        type="search"
        icon="search"
        label=${t('picker.search')}
        label-hidden
        placeholder=${t('picker.search')}
        .value=${this.search}
        @aisle-input=${(event: CustomEvent<FieldChange>) => this.type(event.detail.value)}
      ></aisle-field>
      ${this.open ? renderLoaded(this.found, (products) => this.renderFound(products)) : nothing}
    </aisle-dialog>`;
  }

  private renderFound(products: readonly ProductCardBody[]): TemplateResult {
    if (products.length === 0 && !this.found.isLoading) return html`<p class="quiet found" role="status">${t('picker.nothing')}</p>`;
    return html`<div class="found">
      ${products.map(
        (product) =>
          html`<button type="button" @click=${() => this.emit('console-pick', product)}>
            <aisle-picture src="/assets/${product.picture}" ratio="4/5"></aisle-picture>
            <strong>${this.textOf(product.name)}</strong>
            <span class="quiet figure">${formatMoney({ cents: product.priceCents, currency: this.shop.store.currency })}</span>
          </button>`,
      )}
    </div>`;
  }

  private type(search: string): void {
    this.search = search;
    this.stopTyping?.();
    this.stopTyping = systemClock.after(typingPauseMs, () => void this.found.reload());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-product-picker': ConsoleProductPicker;
  }
}
