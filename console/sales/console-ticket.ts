import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { checkCoupon } from '#shared/contract/sales.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import type { AisleField } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/picture.ts';
import { formatMoney, formatTime } from '#shared/ui/formats.ts';
import { RefusedError } from '#shared/link/errors.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';
import './console-payment.ts';
import type { Paid } from './console-payment.ts';
import './console-piece-choice.ts';
import { findPieces, type Piece } from './find-pieces.ts';
import {
  addPiece,
  couponHelps,
  discountCents,
  emptyTicket,
  looksLikeCoupon,
  setQuantity,
  totalOf,
  type Ticket,
  type TicketLine,
} from './ticket-rules.ts';
import { ticketStyles } from './ticket-styles.ts';

/** A ticket being rung: pieces by scanner, code or name, one coupon, then payment. */
@customElement('console-ticket')
export class ConsoleTicket extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, ticketStyles];

  @property() tillId = '';
  @state() private ticket: Ticket = emptyTicket;
  @state() private choices: readonly Piece[] = [];
  @state() private scanProblem = '';
  @state() private couponProblem = '';
  @state() private isChecking = false;
  @state() private isPaying = false;
  private finding: Promise<void> = Promise.resolve();

  private get scan(): AisleField | null {
    return this.renderRoot.querySelector<AisleField>('#scan');
  }

  private get couponField(): AisleField | null {
    return this.renderRoot.querySelector<AisleField>('#coupon');
  }

  protected override firstUpdated(): void {
    this.scan?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="till">
        <section class="ring" aria-label=${t('sales.ring')}>
          <form class="scan" @submit=${this.take}>
            <aisle-field
              id="scan"
              icon="scan"
              label=${t('sales.scan')}
              hint=${t('sales.scanHint')}
              error=${this.scanProblem}
              autocomplete="off"
              max-length="80"
            ></aisle-field>
          </form>
          ${
            this.choices.length === 0
              ? nothing
              : html`<console-piece-choice
                  .given=${this.shop}
                  .pieces=${this.choices}
                  @console-choose=${(event: CustomEvent<Piece>) => this.choose(event.detail)}
                  @console-close=${() => this.forgetChoices()}
                ></console-piece-choice>`
          }
          ${
            this.ticket.lines.length === 0 && this.choices.length === 0
              ? html`<aisle-empty icon="scan" heading=${t('sales.emptyTicket')}>${t('sales.emptyTicketWords')}</aisle-empty>`
              : nothing
          }
          <ul class="plain lines">
            ${repeat(
              this.ticket.lines,
              ({ sku }) => sku,
              (line) => this.renderLine(line),
            )}
          </ul>
        </section>
        ${this.renderSum()}
      </div>
      <console-payment
        .given=${this.shop}
        tillId=${this.tillId}
        .ticket=${this.ticket}
        ?open=${this.isPaying}
        @console-close=${() => (this.isPaying = false)}
        @console-coupon-refused=${(event: CustomEvent<string>) => this.dropCoupon(event.detail)}
        @console-paid=${(event: CustomEvent<Paid>) => this.finish(event.detail)}
      ></console-payment>`;
  }

  private renderLine(line: TicketLine): TemplateResult {
    const { currency } = this.shop.store;
    const piece = `${this.textOf(line.name)}, ${line.size}`;
    const off = discountCents(this.ticket, line);
    return html`<li>
      <aisle-picture src="/assets/${line.picture}" ratio="4/5"></aisle-picture>
      <div class="what">
        <strong>${this.textOf(line.name)}</strong>
        <span class="quiet small">${line.size} · ${this.textOf(line.colour)} · ${line.sku}</span>
      </div>
      <div class="count">
        <aisle-button
          kind="quiet"
          icon=${line.quantity === 1 ? 'trash' : 'minus'}
          label=${line.quantity === 1 ? t('sales.remove', { piece }) : t('sales.less', { piece })}
          @click=${() => this.change(setQuantity(this.ticket, line.sku, line.quantity - 1))}
        ></aisle-button>
        <span class="figure">${line.quantity}</span>
        <aisle-button
          kind="quiet"
          icon="plus"
          label=${t('sales.more', { piece })}
          @click=${() => this.change(setQuantity(this.ticket, line.sku, line.quantity + 1))}
        ></aisle-button>
      </div>
      <div class="amount figure">
        ${formatMoney({ cents: line.unitCents * line.quantity - off, currency })}
        ${off === 0 ? nothing : html`<del class="quiet small">${formatMoney({ cents: line.unitCents * line.quantity, currency })}</del>`}
      </div>
    </li>`;
  }

  private renderSum(): TemplateResult {
    const { currency } = this.shop.store;
    const total = totalOf(this.ticket);
    const isReturn = this.ticket.kind === 'return';
    const money = (cents: number): string => formatMoney({ cents, currency });
    return html`<section class="sum panel" aria-label=${t('sales.total')}>
      <console-choice
        label=${t('sales.kind')}
        value=${this.ticket.kind}
        .choices=${[
          { value: 'sale', words: t('sales.sale') },
          { value: 'return', words: t('sales.return') },
        ]}
        @console-choose=${(event: CustomEvent<string>) => this.change({ ...this.ticket, kind: event.detail === 'return' ? 'return' : 'sale' })}
      ></console-choice>
      ${this.renderCoupon()}
      <dl>
        ${
          total.discountCents === 0
            ? nothing
            : html`<dt>${t('sales.subtotal')}</dt>
                <dd class="figure">${money(total.beforeCents)}</dd>
                <dt>${t('sales.discount')}</dt>
                <dd class="figure">−${money(total.discountCents)}</dd>`
        }
        <dt class="total">${isReturn ? t('sales.giveBack') : t('sales.total')}</dt>
        <dd class="total figure" aria-live="polite">${money(Math.abs(total.totalCents))}</dd>
      </dl>
      <p class="quiet small">${t('sales.pieces', { count: total.pieces })}</p>
      <aisle-button kind="filled" size="large" wide ?disabled=${total.pieces === 0} @click=${() => (this.isPaying = true)}>
        ${isReturn ? t('sales.giveBack') : t('sales.pay')}
      </aisle-button>
      <aisle-button kind="quiet" wide ?disabled=${total.pieces === 0} @click=${this.empty}>${t('sales.clear')}</aisle-button>
    </section>`;
  }

  private renderCoupon(): TemplateResult {
    const { coupon, kind } = this.ticket;
    if (kind === 'return') return html`<p class="quiet small">${t('sales.couponReturn')}</p>`;
    if (coupon === undefined) {
      return html`<form class="coupon" @submit=${this.check}>
        <aisle-field id="coupon" label=${t('sales.coupon')} error=${this.couponProblem} autocomplete="off" max-length="32"></aisle-field>
        <aisle-button type="submit" ?busy=${this.isChecking}>${t('sales.couponAdd')}</aisle-button>
      </form>`;
    }
    return html`<div class="ticketed">
      <aisle-icon name="offer"></aisle-icon>
      <div>
        <strong>${this.textOf(coupon.name)}</strong>
        <p class="small">
          ${
            couponHelps(this.ticket)
              ? t('sales.couponOff', { percent: coupon.percent, time: formatTime(coupon.until, this.shop.store.timeZone) })
              : t('sales.couponIdle')
          }
        </p>
      </div>
      <aisle-button
        kind="quiet"
        size="small"
        icon="close"
        label=${t('sales.couponRemove')}
        @click=${() => this.dropCoupon('')}
      ></aisle-button>
    </div>`;
  }

  private change(ticket: Ticket): void {
    this.ticket = ticket;
  }

  /** A scanner is quicker than the hub: the field is free for the next label at once, and labels are looked up one after the other. */
  private take(event: Event): void {
    event.preventDefault();
    const code = this.scan?.value.trim() ?? '';
    if (code === '' || this.scan === null) return;
    this.scan.value = '';
    this.finding = this.finding.then(() => this.find(code));
  }

  /** Leaves the focus where the seller has it by now. */
  private async find(code: string): Promise<void> {
    this.scanProblem = '';
    this.choices = [];
    const pieces = await this.attempt(() => findPieces(this.shop.hub, code));
    const [only, ...others] = pieces ?? [];
    if (pieces?.length === 0 && this.ticket.kind === 'sale' && looksLikeCoupon(code)) await this.takeCoupon(code);
    else if (only === undefined) {
      if (pieces !== undefined) this.scanProblem = t('sales.unknown', { code });
      if (this.scan?.value === '') this.scan.value = code;
    } else if (others.length === 0) this.add(only);
    else this.choices = pieces ?? [];
  }

  private add({ onHand: _onHand, ...piece }: Piece): void {
    this.change(addPiece(this.ticket, piece));
  }

  private choose(piece: Piece): void {
    this.add(piece);
    this.forgetChoices();
  }

  private forgetChoices(): void {
    this.choices = [];
    this.scanProblem = '';
    this.scan?.focus();
  }

  private check(event: Event): void {
    event.preventDefault();
    const code = this.couponField?.value.trim() ?? '';
    if (code !== '') void this.takeCoupon(code);
  }

  private async takeCoupon(code: string): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    this.couponProblem = '';
    try {
      this.change({ ...this.ticket, coupon: await this.shop.hub.call(checkCoupon, { params: { code } }) });
      this.scan?.focus();
    } catch (failure) {
      this.couponProblem = failure instanceof RefusedError && failure.status === 0 ? t('sales.couponHubAway') : refusalWords(failure);
    }
    this.isChecking = false;
  }

  /** Takes the coupon off, with the reason where there is one. */
  private dropCoupon(reason: string): void {
    this.change({ ...this.ticket, coupon: undefined });
    this.couponProblem = reason;
    this.isPaying = false;
  }

  private finish({ words, kind }: Paid): void {
    this.shop.say(words, kind);
    this.isPaying = false;
    this.empty();
    systemClock.after(0, () => this.scan?.focus());
  }

  private empty(): void {
    this.ticket = emptyTicket;
    this.couponProblem = '';
    if (this.scan !== null) this.scan.value = '';
    this.forgetChoices();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-ticket': ConsoleTicket;
  }
}
