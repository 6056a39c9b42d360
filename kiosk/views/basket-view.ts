import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/picture.ts';
import '#shared/ui/elements/price.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatMoney, formatNumber } from '#shared/ui/formats.ts';
import { emptyShop, type Shop } from '../hub/shop.ts';
import { KioskElement } from '../kiosk-element.ts';
import { adviserFromCents, piecesToOrder, totalCents, type BasketLine } from '../session/basket-rules.ts';
import { mustNotChange } from '../session/session-rules.ts';
import { freshSession, type Session } from '../session/session.ts';
import { onHandOf } from '../session/stock-rules.ts';
import { contentLanguage, inLanguage, t } from '../texts/kiosk-text.ts';
import { basketStyles } from './basket-styles.ts';

/** As many of the pieces as the upper half shows large, side by side. */
const mostOnStage = 3;

/** What the shopper chose, what it comes to, and the order. */
@customElement('kiosk-basket-view')
export class KioskBasketView extends KioskElement {
  static override styles = [baseStyles, basketStyles];

  @property({ attribute: false }) shop: Shop = emptyShop;
  @property({ attribute: false }) session: Session = freshSession('fr');

  override render(): TemplateResult {
    const { basket } = this.session;
    return html`
      <div class="lines">
        <div class="stage" aria-hidden="true">
          ${this.stagePictures().map((picture) => html`<aisle-picture ratio="auto" src="/assets/${picture}"></aisle-picture>`)}
        </div>
        <h1>${t('basket.title')}</h1>
        ${
          basket.length === 0
            ? html`<aisle-empty icon="basket" heading=${t('basket.empty')}>
                ${t('basket.emptyNext')}
                <aisle-button slot="action" kind="filled" @click=${() => this.wish({ do: 'go-home' })}>${t('basket.look')}</aisle-button>
              </aisle-empty>`
            : html`<ul role="list">
                ${repeat(
                  basket,
                  (line) => line.sku,
                  (line) => this.renderLine(line),
                )}
              </ul>`
        }
      </div>
      ${basket.length === 0 ? nothing : this.renderSum()}
    `;
  }

  /** The last pieces chosen; before the first, the season's own. */
  private stagePictures(): readonly string[] {
    const { basket } = this.session;
    const shown = basket.length === 0 ? this.shop.products.slice(0, 1) : basket.slice(-mostOnStage);
    return shown.map(({ picture }) => picture);
  }

  private get currency(): string {
    return this.shop.store?.currency ?? 'EUR';
  }

  private renderLine(line: BasketLine): TemplateResult {
    const { sku, productId, name, size, colour, picture, quantity, unitCents } = line;
    const words = inLanguage(name);
    const isFixed = mustNotChange(this.session);
    const missing = piecesToOrder(quantity, onHandOf(line, this.shop.stock.get(productId)));
    const setTo = (wanted: number): void => this.wish({ do: 'set-quantity', sku, quantity: wanted });
    return html`<li>
      <aisle-picture src="/assets/${picture}" ratio="4/5"></aisle-picture>
      <div class="what">
        <h2 lang=${contentLanguage()}>${words}</h2>
        <p>${size} · <span lang=${contentLanguage()}>${inLanguage(colour)}</span></p>
        <p class=${missing === 0 ? 'here' : 'order'}>${missing === 0 ? t('basket.here') : t('basket.toOrder', { count: missing })}</p>
      </div>
      <div class="figures">
        <aisle-price cents=${unitCents * quantity} currency=${this.currency}></aisle-price>
        ${
          quantity === 1
            ? nothing
            : html`<span>${t('basket.each', { price: formatMoney({ cents: unitCents, currency: this.currency }) })}</span>`
        }
      </div>
      <div class="count" role="group" aria-label=${t('basket.quantity', { name: words })}>
        <aisle-button
          icon=${quantity === 1 ? 'trash' : 'minus'}
          label=${quantity === 1 ? t('basket.remove', { name: words }) : t('basket.less', { name: words })}
          ?disabled=${isFixed}
          @click=${() => setTo(quantity - 1)}
        ></aisle-button>
        <output>${formatNumber(quantity)}</output>
        <aisle-button
          icon="plus"
          label=${t('basket.more', { name: words })}
          ?disabled=${isFixed}
          @click=${() => setTo(quantity + 1)}
        ></aisle-button>
      </div>
    </li>`;
  }

  private renderSum(): TemplateResult {
    const cents = totalCents(this.session.basket);
    const { attempt } = this.session;
    const isSending = attempt?.state === 'sending';
    const words = isSending ? t('basket.ordering') : attempt === undefined ? t('basket.order') : t('basket.again');
    return html`<footer>
      ${this.renderTrouble()}
      ${
        cents >= adviserFromCents && attempt === undefined
          ? html`<div class="adviser">
              <span>${t('basket.adviser')}</span>
              <aisle-button icon="call" @click=${() => this.wish({ do: 'open-sheet', sheet: 'call' })}>${t('dock.call')}</aisle-button>
            </div>`
          : nothing
      }
      <div class="total">
        <span>${t('basket.total')}<small>${t('basket.pay')}</small></span>
        <aisle-price cents=${cents} currency=${this.currency}></aisle-price>
      </div>
      <div class="action">
        <aisle-button size="large" icon="arrow-left" label=${t('dock.back')} @click=${() => this.wish({ do: 'go-back' })}></aisle-button>
        <aisle-button kind="filled" size="large" wide ?busy=${isSending} @click=${() => this.wish({ do: 'place-order' })}
          >${words}</aisle-button
        >
      </div>
    </footer>`;
  }

  private renderTrouble(): TemplateResult | typeof nothing {
    const { attempt } = this.session;
    if (attempt?.state === 'refused') {
      return html`<aisle-notice kind="danger">${t('basket.refused', { words: attempt.words ?? '' })}</aisle-notice>`;
    }
    if (attempt?.state === 'unknown') {
      return html`<aisle-notice kind="warning">${t('basket.unknown')}</aisle-notice>`;
    }
    if (this.shop.offlineSince !== undefined) return html`<aisle-notice kind="warning">${t('basket.away')}</aisle-notice>`;
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-basket-view': KioskBasketView;
  }
}
