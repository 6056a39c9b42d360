import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { moveOrder, orderStates, type OrderBody } from '#shared/contract/kiosks.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import type { OrderState } from './order-rules.ts';

/**
 * A manager puts an order where it would not go by itself, and says why: handed over by mistake, cancelled and wanted all the same.
 * @fires console-close
 * @fires console-changed - the order is another one now
 */
@customElement('console-order-override')
export class ConsoleOrderOverride extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles];

  /** Undefined: closed. */
  @property({ attribute: false }) order: OrderBody | undefined;
  @state() private wanted: OrderState = 'placed';
  @state() private reason = '';
  @state() private error = '';
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('order') || this.order === undefined) return;
    this.wanted = this.choices[0] ?? 'placed';
    this.reason = this.error = '';
  }

  private get choices(): readonly OrderState[] {
    return orderStates.filter((one) => one !== this.order?.state);
  }

  override render(): TemplateResult {
    const { order } = this;
    return html`<aisle-dialog
      ?open=${order !== undefined}
      heading=${t('orders.overrideTitle', { number: order?.number ?? '' })}
      @aisle-close=${() => this.emit('console-close', undefined)}
    >
      <form class="stack" @submit=${this.save}>
        <label class="field"
          >${t('orders.overrideTo')}
          <select @change=${this.choose}>
            ${this.choices.map((one) => html`<option value=${one} ?selected=${one === this.wanted}>${t(`orders.${one}`)}</option>`)}
          </select>
        </label>
        <aisle-field
          label=${t('orders.overrideWhy')}
          placeholder=${t('orders.overrideExample')}
          max-length="200"
          .value=${this.reason}
          error=${this.error}
          @aisle-input=${(event: CustomEvent<FieldChange>) => this.type(event.detail.value)}
        ></aisle-field>
      </form>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?busy=${this.isBusy} @click=${this.save}>${t('app.save')}</aisle-button>
    </aisle-dialog>`;
  }

  private choose(event: Event): void {
    const { target } = event;
    if (target instanceof HTMLSelectElement) this.wanted = this.choices.find((one) => one === target.value) ?? this.wanted;
  }

  private type(reason: string): void {
    this.reason = reason;
    this.error = '';
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { order, wanted } = this;
    const reason = this.reason.trim();
    if (order === undefined || this.isBusy) return;
    if (reason === '') {
      this.error = t('orders.overrideNoWhy');
      return;
    }
    this.isBusy = true;
    const moved = await this.attempt(() =>
      this.shop.hub.call(moveOrder, { params: { orderId: order.orderId }, body: { state: wanted, reason } }),
    );
    this.isBusy = false;
    if (moved === undefined) return;
    this.shop.say(t('orders.moved', { number: moved.number, state: t(`orders.${moved.state}`) }), 'ok');
    this.emit('console-changed', undefined);
    this.emit('console-close', undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-order-override': ConsoleOrderOverride;
  }
}
