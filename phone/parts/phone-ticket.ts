import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { couponState } from '../rules/coupon-rules.ts';
import { couponName, percentOff, ticketWords } from '../texts/coupon-words.ts';
import { t } from '../texts/phone-text.ts';
import { shopWords } from '../texts/shop-words.ts';
import { phoneStyles } from './phone-styles.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/icon.ts';

/**
 * A coupon as a ticket one can tear: what it is on the left, what it takes off on the stub.
 * @fires phone-open-coupon - pressed; the detail is its code
 */
@customElement('phone-ticket')
export class PhoneTicket extends BaseElement {
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override styles = [
    ...phoneStyles,
    css`
      button {
        --stub: 6.4rem;
        --notch: 0.55rem;
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) var(--stub);
        align-items: stretch;
        inline-size: 100%;
        min-block-size: 5.25rem;
        padding: 0;
        overflow: hidden;
        text-align: start;
        background: var(--card-paper);
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius);
        cursor: pointer;
        transition: transform var(--duration-fast) var(--ease);
      }
      button:active {
        transform: scale(0.985);
      }
      .notch {
        position: absolute;
        inset-inline-end: calc(var(--stub) - var(--notch));
        inline-size: calc(var(--notch) * 2);
        block-size: calc(var(--notch) * 2);
        border-radius: 50%;
        background: var(--paper);
        border: var(--line-width) solid var(--line);
      }
      .notch.top {
        inset-block-start: calc(var(--notch) * -1);
      }
      .notch.bottom {
        inset-block-end: calc(var(--notch) * -1);
      }
      .face {
        display: grid;
        align-content: center;
        gap: 0.15rem;
        padding: var(--space-3) var(--space-4);
        min-inline-size: 0;
      }
      .name {
        font-weight: var(--weight-strong);
        line-height: 1.25;
      }
      .stub {
        display: grid;
        place-items: center;
        margin-block: 0.8rem;
        border-inline-start: 2px dashed var(--line);
        font-family: var(--font-display);
        font-weight: 680;
        font-size: var(--text-xl);
        line-height: 1;
        color: var(--accent);
        font-variant-numeric: tabular-nums lining-nums;
        text-align: center;
      }
      .used,
      .over {
        background: transparent;
      }
      :is(.used, .over) .stub {
        color: var(--quiet-ink);
        font-size: var(--text-lg);
      }
      :is(.used, .over) .name {
        font-weight: var(--weight-text);
        color: var(--quiet-ink);
      }
      .used .stub aisle-icon {
        color: var(--ok);
        --icon-size: 1.8rem;
      }
      .over .stub span {
        text-decoration: line-through;
        text-decoration-thickness: 1.5px;
      }
    `,
  ];

  @property({ attribute: false }) coupon: Coupon | undefined;
  /** Unix milliseconds. */
  @property({ type: Number }) now = 0;
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  override render(): TemplateResult {
    const { coupon } = this;
    if (coupon === undefined) return html``;
    const state = couponState(coupon, this.now);
    return html`<button type="button" class=${state} @click=${() => this.emit('phone-open-coupon', coupon.code)}>
      <span class="face">
        <span class="name">${shopWords(couponName(coupon))}</span>
        <span class="quiet small">${ticketWords(coupon, this.now, this.timeZone)}</span>
      </span>
      <span class="stub">
        ${
          state === 'used'
            ? html`<aisle-icon name="check-circle"></aisle-icon>`
            : html`<span dir="ltr" aria-hidden="true">${percentOff(coupon)}</span
                ><span class="visually-hidden">${t('offer.percent', { percent: coupon.percent })}</span>`
        }
      </span>
      <span class="notch top"></span><span class="notch bottom"></span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-ticket': PhoneTicket;
  }
  interface HTMLElementEventMap {
    'phone-open-coupon': CustomEvent<string>;
  }
}
