import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { redeemCoupon } from '#shared/contract/sales.ts';
import { readStore } from '#shared/contract/staff.ts';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formatMoney } from '#shared/ui/formats.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { freshId } from '../shell/fresh-id.ts';
import type { ToastKind } from '../shell/shop.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';
import {
  centsFromTyped,
  couponHelps,
  emptyTicket,
  likelyCash,
  sequenceFor,
  totalOf,
  transactionOf,
  type Ticket,
  type TransactionParts,
} from './ticket-rules.ts';

/** How a payment ended, in words. */
export interface Paid {
  readonly words: string;
  readonly kind: ToastKind;
}

/**
 * Payment by terminal or cash. The coupon is used up before money moves; the sale is kept before it is sent.
 * @fires console-paid - `Paid`
 * @fires console-coupon-refused - `detail` says why
 * @fires console-close
 */
@customElement('console-payment')
export class ConsolePayment extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .amounts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .change {
        font: var(--weight-heading) var(--text-xl) / 1.2 var(--font-display);
      }
      .change.short {
        color: var(--danger);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property() tillId = '';
  @property({ attribute: false }) ticket: Ticket = emptyTicket;
  @state() private means: 'card' | 'cash' = 'card';
  @state() private received = '';
  @state() private isReady = false;
  @state() private isBusy = false;
  /** Made when payment starts and kept while the ticket is the same one, so that a retry is the same sale. */
  private parts: TransactionParts | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ticket') && this.ticket.lines.length === 0) this.parts = undefined;
    if (!changed.has('open') || !this.open) return;
    this.received = '';
    this.isReady = false;
    void this.prepare();
  }

  /** Fixes the sale's id and number and uses its coupon up. Refused here, no money has moved. */
  private async prepare(): Promise<void> {
    const { hub } = this.shop;
    const store = await hub.call(readStore).catch(() => this.shop.store);
    const at = systemClock.now();
    this.parts ??= {
      id: freshId('console'),
      at,
      businessDay: store.businessDay,
      sequence: sequenceFor(at, store.timeZone, Math.random()),
      currency: store.currency,
    };
    const { id, sequence } = this.parts;
    const { coupon, kind } = this.ticket;
    if (coupon !== undefined && kind === 'sale' && couponHelps(this.ticket)) {
      try {
        await hub.call(redeemCoupon, {
          params: { code: coupon.code },
          body: { id: `${id}-c`, at: this.parts.at, tillId: this.tillId, sequence },
        });
      } catch (failure) {
        const isAway = failure instanceof RefusedError && failure.status === 0;
        this.emit('console-coupon-refused', isAway ? t('sales.couponHubAway') : refusalWords(failure));
        return;
      }
    }
    this.isReady = true;
  }

  override render(): TemplateResult {
    const cents = Math.abs(totalOf(this.ticket).totalCents);
    const isReturn = this.ticket.kind === 'return';
    const amount = this.money(cents);
    return html`<aisle-dialog
      ?open=${this.open}
      heading=${isReturn ? t('sales.payReturn', { amount }) : t('sales.payTitle', { amount })}
      @aisle-close=${() => this.emit('console-close', undefined)}
    >
      <div class="stack">
        <console-choice
          label=${t('sales.pay')}
          value=${this.means}
          .choices=${[
            { value: 'card', words: t('sales.card') },
            { value: 'cash', words: t('sales.cash') },
          ]}
          @console-choose=${(event: CustomEvent<string>) => (this.means = event.detail === 'cash' ? 'cash' : 'card')}
        ></console-choice>
        ${this.means === 'card' ? html`<p>${t('sales.cardWords', { amount })}</p>` : this.renderCash(cents, isReturn)}
      </div>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('sales.back')}</aisle-button>
      ${this.renderDone(cents, isReturn)}
    </aisle-dialog>`;
  }

  private renderCash(cents: number, isReturn: boolean): TemplateResult | typeof nothing {
    if (isReturn) return nothing;
    const given = centsFromTyped(this.received);
    return html`<div class="amounts">
        ${likelyCash(cents).map(
          (likely, place) =>
            html`<aisle-button @click=${() => (this.received = (likely / 100).toFixed(2))}
              >${place === 0 ? t('sales.cashExact') : this.money(likely)}</aisle-button
            >`,
        )}
      </div>
      <aisle-field
        label=${t('sales.cashGiven')}
        input-mode="decimal"
        .value=${this.received}
        @aisle-input=${(event: CustomEvent<FieldChange>) => (this.received = event.detail.value)}
      ></aisle-field>
      ${
        given === undefined
          ? nothing
          : html`<p class="change ${given < cents ? 'short' : ''}" role="status">
              ${given < cents ? t('sales.cashShort', { amount: this.money(cents - given) }) : t('sales.change', { amount: this.money(given - cents) })}
            </p>`
      }`;
  }

  private renderDone(cents: number, isReturn: boolean): TemplateResult {
    const isShort = this.means === 'cash' && !isReturn && (centsFromTyped(this.received) ?? 0) < cents;
    const cashWords = isReturn ? t('sales.cashBack') : t('sales.cashDone');
    return html`<aisle-button slot="footer" kind="filled" ?disabled=${isShort || !this.isReady} ?busy=${this.isBusy} @click=${this.settle}
      >${this.means === 'card' ? t('sales.cardDone') : cashWords}</aisle-button
    >`;
  }

  private money(cents: number): string {
    return formatMoney({ cents, currency: this.shop.store.currency });
  }

  private async settle(): Promise<void> {
    const { parts, ticket } = this;
    if (parts === undefined || this.isBusy) return;
    this.isBusy = true;
    const transaction = transactionOf(ticket, parts);
    const outcome = await this.shop.pendingSales.ring(this.tillId, transaction);
    this.isBusy = false;
    this.parts = undefined;
    const amount = this.money(Math.abs(transaction.totalCents));
    if (outcome === undefined) this.emit<Paid>('console-paid', { words: t('sales.kept'), kind: 'warning' });
    else if (outcome.outcome === 'quarantined') {
      this.emit<Paid>('console-paid', { words: t('sales.quarantined', { words: outcome.words }), kind: 'danger' });
    } else {
      const words = ticket.kind === 'return' ? t('sales.returnStored', { amount }) : t('sales.stored', { amount });
      this.emit<Paid>('console-paid', { words, kind: 'ok' });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-payment': ConsolePayment;
  }
}
