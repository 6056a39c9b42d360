import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { couponName, minutesLeftWords, percentOff, untilWords } from '../texts/coupon-words.ts';
import { t } from '../texts/phone-text.ts';
import { shopText, shopWords } from '../texts/shop-words.ts';
import { phoneStyles } from './phone-styles.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/picture.ts';

/**
 * The offer for where the shopper stands: picture, what, until when, why them, one button.
 * @fires phone-open-coupon - to be shown at the till; the detail is its code
 */
@customElement('phone-offer')
export class PhoneOffer extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      article {
        overflow: hidden;
        background: var(--card-paper);
        border-radius: var(--radius-lg);
        box-shadow: var(--shadow);
      }
      :host([fresh]) article {
        animation: arrive var(--duration-slow) var(--ease) both;
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(1.25rem) scale(0.98);
        }
      }
      .top {
        position: relative;
      }
      aisle-picture {
        --picture-radius: 0;
      }
      .percent {
        position: absolute;
        inset-block-end: 0;
        inset-inline-start: 0;
        padding: var(--space-2) var(--space-5) var(--space-2) var(--space-5);
        border-start-end-radius: var(--radius-lg);
        background: var(--card-paper);
        color: var(--accent);
        font-family: var(--font-display);
        font-weight: 700;
        font-size: var(--text-3xl);
        line-height: 1.1;
        font-variant-numeric: tabular-nums lining-nums;
      }
      .wordless .percent {
        position: static;
        padding-block: var(--space-6) 0;
        font-size: var(--text-4xl);
        background: none;
      }
      .body {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-5) var(--space-5);
      }
      .when {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.1rem 0.5rem;
        margin-block: var(--space-1) var(--space-3);
      }
      .when strong {
        font-weight: var(--weight-strong);
      }
      .when aisle-icon {
        --icon-size: 1.1rem;
        color: var(--quiet-ink);
      }
      .why {
        margin-block-start: var(--space-4);
      }
      .why dt {
        font-weight: var(--weight-strong);
      }
      .why dd {
        margin: 0;
        color: var(--quiet-ink);
      }
    `,
  ];

  @property({ attribute: false }) coupon: Coupon | undefined;
  /** Unix milliseconds. */
  @property({ type: Number }) now = 0;
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;
  /** Came a moment ago: it moves in gently. */
  @property({ type: Boolean, reflect: true }) fresh = false;

  override render(): TemplateResult {
    const { coupon } = this;
    if (coupon === undefined) return html``;
    return html`<article aria-labelledby="name">
      <div class="top ${coupon.picture === null ? 'wordless' : ''}">
        ${
          coupon.picture === null ? nothing : html`<aisle-picture src="/assets/${coupon.picture}" alt="" ratio="1/1" eager></aisle-picture>`
        }
        <p class="percent">
          <span class="visually-hidden">${t('offer.percent', { percent: coupon.percent })}</span
          ><bdi dir="ltr" aria-hidden="true">${percentOff(coupon)}</bdi>
        </p>
      </div>
      <div class="body">
        <h2 id="name">${shopWords(couponName(coupon))}</h2>
        <p>${shopWords(coupon.words)}</p>
        ${this.renderWhen(coupon)}
        <aisle-button
          kind="filled"
          size="large"
          wide
          icon="scan"
          label="${t('offer.show')}: ${shopText(couponName(coupon))}"
          @click=${() => this.emit('phone-open-coupon', coupon.code)}
          >${t('offer.show')}</aisle-button
        >
        <dl class="why small">
          <dt>${t('offer.why')}</dt>
          <dd>${shopWords(coupon.why)}</dd>
          <dd>${t('offer.automated')}</dd>
        </dl>
      </div>
    </article>`;
  }

  private renderWhen(coupon: Coupon): TemplateResult {
    const left = minutesLeftWords(coupon, this.now);
    return html`<p class="when">
      <aisle-icon name="clock"></aisle-icon><strong>${untilWords(coupon, this.now, this.timeZone)}</strong>
      ${left === undefined ? nothing : html`<span class="quiet">${left}</span>`}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-offer': PhoneOffer;
  }
}
