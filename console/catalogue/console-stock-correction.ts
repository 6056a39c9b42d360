import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { correctStock, stockReasons, type ProductPageBody, type StockReason } from '#shared/contract/products.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '../parts/console-choice.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { freshId } from '../shell/fresh-id.ts';
import { t } from '../texts/t.ts';

type Variant = ProductPageBody['variants'][number];

const wholeNumber = /^\d{1,6}$/;

/**
 * How many pieces of a size and colour are really here, and why that is not the number the hub has.
 * @fires console-close
 * @fires console-changed - the stock may be another one now
 */
@customElement('console-stock-correction')
export class ConsoleStockCorrection extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) variants: readonly Variant[] = [];
  @state() private sku = '';
  @state() private counted = '';
  @state() private reason: StockReason = 'count';
  @state() private error = '';
  @state() private isBusy = false;
  /** The same on every try, so that a correction whose answer was lost is made once. */
  private correctionId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.reason = 'count';
    this.choose(this.variants[0]?.sku ?? '');
  }

  private get variant(): Variant | undefined {
    return this.variants.find(({ sku }) => sku === this.sku);
  }

  override render(): TemplateResult {
    return html`<aisle-dialog ?open=${this.open} heading=${t('stock.title')} @aisle-close=${() => this.emit('console-close', undefined)}>
      <form class="stack" @submit=${this.save}>
        <label class="field"
          >${t('stock.piece')}
          <select @change=${this.chooseFrom}>
            ${this.variants.map(
              (variant) =>
                html`<option value=${variant.sku} ?selected=${variant.sku === this.sku}>
                  ${t('stock.variant', { size: variant.size, colour: this.textOf(variant.colour), count: variant.onHand })}
                </option>`,
            )}
          </select>
        </label>
        <aisle-field
          label=${t('stock.counted')}
          hint=${t('stock.known', { count: this.variant?.onHand ?? 0 })}
          input-mode="numeric"
          max-length="6"
          .value=${this.counted}
          error=${this.error}
          @aisle-input=${(event: CustomEvent<FieldChange>) => this.type(event.detail.value)}
        ></aisle-field>
        <console-choice
          label=${t('stock.reason')}
          value=${this.reason}
          .choices=${stockReasons.map((reason) => ({ value: reason, words: t(`stock.${reason}`) }))}
          @console-choose=${(event: CustomEvent<string>) => this.explain(event.detail)}
        ></console-choice>
      </form>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?busy=${this.isBusy} @click=${this.save}>${t('app.save')}</aisle-button>
    </aisle-dialog>`;
  }

  private chooseFrom(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.choose(event.target.value);
  }

  private choose(sku: string): void {
    this.sku = sku;
    this.type('');
  }

  private type(counted: string): void {
    this.counted = counted;
    this.error = '';
    this.correctionId = freshId('stock');
  }

  private explain(chosen: string): void {
    this.reason = stockReasons.find((reason) => reason === chosen) ?? 'count';
    this.correctionId = freshId('stock');
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { variant, reason, correctionId: id } = this;
    const counted = this.counted.trim();
    if (variant === undefined || this.isBusy) return;
    if (!wholeNumber.test(counted)) {
      this.error = t('stock.notANumber');
      return;
    }
    this.isBusy = true;
    const corrected = await this.attempt(() => this.send(variant, { id, known: variant.onHand, onHand: Number(counted), reason }));
    this.isBusy = false;
    if (corrected === undefined) return;
    this.shop.say(t('stock.corrected', { piece: this.nameOf(variant), count: corrected.onHand }), 'ok');
    this.emit('console-changed', undefined);
    this.emit('console-close', undefined);
  }

  /** A number that a till moved meanwhile is shown as it is now: whoever counted looks again. */
  private async send(
    variant: Variant,
    body: { readonly id: string; readonly known: number; readonly onHand: number; readonly reason: StockReason },
  ) {
    try {
      return await this.shop.hub.call(correctStock, { params: { sku: variant.sku }, body });
    } catch (failure) {
      if (failure instanceof RefusedError && failure.code === 'stock-moved') this.emit('console-changed', undefined);
      throw failure;
    }
  }

  private nameOf(variant: Variant): string {
    return `${variant.size}, ${this.textOf(variant.colour)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-stock-correction': ConsoleStockCorrection;
  }
}
