import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/picture.ts';
import { formatMoney } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import type { Piece } from './find-pieces.ts';

/**
 * A typed name found several pieces: products with a button a size.
 * @fires console-choose - `detail` is the piece
 * @fires console-close
 */
@customElement('console-piece-choice')
export class ConsolePieceChoice extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      section {
        margin-block-end: var(--space-5);
      }
      .product {
        display: grid;
        grid-template-columns: 56px minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
        align-items: center;
        padding-block: var(--space-3);
        border-block-start: var(--line-width) solid var(--line);
      }
      .product h3 {
        display: flex;
        justify-content: space-between;
        gap: var(--space-3);
      }
      button {
        min-inline-size: 44px;
        min-block-size: 38px;
        padding-inline: 0.7em;
        border: var(--line-width) solid var(--control-border);
        border-radius: var(--radius-sm);
        background: var(--control-paper);
        cursor: pointer;
      }
      button:hover {
        background: var(--accent-soft);
        border-color: var(--accent);
        color: var(--on-accent-soft);
      }
      button.out {
        border-style: dashed;
        color: var(--quiet-ink);
      }
      .colour {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
        margin-block-start: var(--space-1);
      }
      .colour span {
        min-inline-size: 6rem;
      }
    `,
  ];

  @property({ attribute: false }) pieces: readonly Piece[] = [];

  override render(): TemplateResult {
    const products = [...new Map(this.pieces.map((piece) => [piece.productId, piece])).values()];
    return html`<section aria-labelledby="choose" @keydown=${this.leaveOnEscape}>
      <div class="spread">
        <h2 id="choose">${t('sales.choose')}</h2>
        <aisle-button
          kind="quiet"
          icon="close"
          label=${t('app.close')}
          @click=${() => this.emit('console-close', undefined)}
        ></aisle-button>
      </div>
      ${products.map((product) => this.renderProduct(product))}
    </section>`;
  }

  private renderProduct(product: Piece): TemplateResult {
    const own = this.pieces.filter((piece) => piece.productId === product.productId);
    const colours = [...new Set(own.map((piece) => this.textOf(piece.colour)))];
    return html`<article class="product">
      <aisle-picture src="/assets/${product.picture}" ratio="4/5"></aisle-picture>
      <div>
        <h3>
          ${this.textOf(product.name)}
          <span class="figure">${formatMoney({ cents: product.unitCents, currency: this.shop.store.currency })}</span>
        </h3>
        ${colours.map(
          (colour) =>
            html`<div class="colour">
              <span class="quiet small">${colour}</span>
              ${own
                .filter((piece) => this.textOf(piece.colour) === colour)
                .map(
                  (piece) =>
                    html`<button
                      type="button"
                      class=${piece.onHand <= 0 ? 'out' : ''}
                      title=${piece.onHand <= 0 ? t('sales.noStock') : t('catalogue.left', { count: piece.onHand })}
                      @click=${() => this.emit('console-choose', piece)}
                    >
                      ${piece.size}<span class="visually-hidden"> ${colour}, ${this.textOf(piece.name)}</span>
                    </button>`,
                )}
            </div>`,
        )}
      </div>
    </article>`;
  }

  private leaveOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.emit('console-close', undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-piece-choice': ConsolePieceChoice;
  }
}
