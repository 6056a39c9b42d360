import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { changePrice, readPrices, type ProductPageBody } from '#shared/contract/products.ts';
import { struckPrice } from '#shared/domain/struck-price.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formatDate, formatMoney } from '#shared/ui/formats.ts';
import '../parts/console-choice.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { centsFromTyped } from '../sales/ticket-rules.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { freshId } from '../shell/fresh-id.ts';
import { t } from '../texts/t.ts';

const shownChanges = 3;

/**
 * What a product costs from now on, as its price or as a reduction that strikes what the law lets it strike.
 * @fires console-close
 * @fires console-changed - the price may be another one now
 */
@customElement('console-price-change')
export class ConsolePriceChange extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) product: ProductPageBody | undefined;
  @state() private prices: RouteReply<typeof readPrices> | undefined;
  @state() private typed = '';
  @state() private isReduction = false;
  @state() private error = '';
  @state() private isBusy = false;
  /** The same on every try, so that a change whose answer was lost is made once. */
  private changeId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.prices = undefined;
    this.as(this.product?.wasCents === undefined ? 'plain' : 'reduction');
    this.type('');
    void this.read();
  }

  private async read(): Promise<void> {
    const { product } = this;
    if (product === undefined) return;
    this.prices = await this.attempt(() => this.shop.hub.call(readPrices, { params: { productId: product.id } }));
  }

  /** What a reduction to the price that is typed would strike. */
  private get struck(): { readonly cents: number; readonly goesOn: boolean } | undefined {
    const { prices } = this;
    return prices === undefined ? undefined : struckPrice(prices, centsFromTyped(this.typed) ?? 0, prices.lowestCents);
  }

  override render(): TemplateResult {
    return html`<aisle-dialog ?open=${this.open} heading=${t('price.title')} @aisle-close=${() => this.emit('console-close', undefined)}>
      <form class="stack" @submit=${this.save}>
        <p class="quiet">${t('price.words')}</p>
        <aisle-field
          label=${t('price.new')}
          hint=${this.prices === undefined ? t('app.loading') : t('price.now', { price: this.money(this.prices.priceCents) })}
          input-mode="decimal"
          max-length="10"
          .value=${this.typed}
          error=${this.error}
          @aisle-input=${(event: CustomEvent<FieldChange>) => this.type(event.detail.value)}
        ></aisle-field>
        <console-choice
          label=${t('price.kind')}
          value=${this.isReduction ? 'reduction' : 'plain'}
          .choices=${[
            { value: 'plain', words: t('price.plain') },
            { value: 'reduction', words: t('price.reduction') },
          ]}
          @console-choose=${(event: CustomEvent<string>) => this.as(event.detail)}
        ></console-choice>
        ${this.renderStruck()} ${this.renderChanges()}
      </form>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?disabled=${this.prices === undefined} ?busy=${this.isBusy} @click=${this.save}
        >${t('app.save')}</aisle-button
      >
    </aisle-dialog>`;
  }

  private renderStruck(): TemplateResult | typeof nothing {
    const { struck } = this;
    if (!this.isReduction || struck === undefined) return nothing;
    return html`<p class="small" role="status">
      ${t(struck.goesOn ? 'price.goesOn' : 'price.strikes', { price: this.money(struck.cents) })}
    </p>`;
  }

  private renderChanges(): TemplateResult | typeof nothing {
    const changes = this.prices?.changes.slice(0, shownChanges) ?? [];
    if (changes.length === 0) return nothing;
    return html`<section>
      <h3 class="small">${t('price.before')}</h3>
      <ul class="plain small quiet">
        ${changes.map(
          ({ at, beforeCents, afterCents }) =>
            html`<li>
              ${t('price.changedAt', {
                day: formatDate(at, this.shop.store.timeZone),
                before: this.money(beforeCents),
                after: this.money(afterCents),
              })}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private money(cents: number): string {
    return formatMoney({ cents, currency: this.shop.store.currency });
  }

  private type(typed: string): void {
    this.typed = typed;
    this.error = '';
    this.changeId = freshId('price');
  }

  private as(kind: string): void {
    this.isReduction = kind === 'reduction';
    this.error = '';
    this.changeId = freshId('price');
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { product, prices, isReduction, changeId: id, struck } = this;
    if (product === undefined || prices === undefined || this.isBusy) return;
    const priceCents = centsFromTyped(this.typed);
    if (priceCents === undefined || priceCents === 0) {
      this.error = t('price.notAPrice');
      return;
    }
    if (isReduction && struck !== undefined && priceCents >= struck.cents) {
      this.error = t('price.below', { price: this.money(struck.cents) });
      return;
    }
    this.isBusy = true;
    const changed = await this.attempt(() => this.send(product.id, { id, known: prices.priceCents, priceCents, isReduction }));
    this.isBusy = false;
    if (changed === undefined) return;
    this.shop.say(t('price.changed', { product: this.textOf(product.name), price: this.money(changed.priceCents) }), 'ok');
    this.emit('console-changed', undefined);
    this.emit('console-close', undefined);
  }

  /** A price that someone else changed meanwhile is shown as it is now. */
  private async send(
    productId: string,
    body: { readonly id: string; readonly known: number; readonly priceCents: number; readonly isReduction: boolean },
  ) {
    try {
      return await this.shop.hub.call(changePrice, { params: { productId }, body });
    } catch (failure) {
      if (failure instanceof RefusedError && failure.code === 'price-moved') {
        this.emit('console-changed', undefined);
        await this.read();
      }
      throw failure;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-price-change': ConsolePriceChange;
  }
}
