import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { couponState, spellCode, symbologyFor } from '../rules/coupon-rules.ts';
import { couponName, percentOff, untilWords } from '../texts/coupon-words.ts';
import { t } from '../texts/phone-text.ts';
import { shopWords } from '../texts/shop-words.ts';
import { couponSheetStyles } from './coupon-sheet-styles.ts';
import { keepAwake } from './keep-awake.ts';
import { phoneStyles } from './phone-styles.ts';
import type { Coupon } from '#shared/contract/shoppers.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { formatTime } from '#shared/ui/formats.ts';
import '#shared/ui/elements/barcode.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';

/**
 * The ticket turned over: the whole screen white, the code for the till's scanner in the middle, the screen kept awake.
 * While it is open and the till takes it, it turns once more and says so.
 * @fires phone-close-coupon - closed by its button or Escape
 */
@customElement('phone-coupon-sheet')
export class PhoneCouponSheet extends BaseElement {
  static override styles = [...phoneStyles, couponSheetStyles];

  @property({ attribute: false }) coupon: Coupon | undefined;
  /** Unix milliseconds. */
  @property({ type: Number }) now = 0;
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  @state() private symbology: 'code128' | 'qr' = 'code128';
  private letSleep: (() => void) | undefined;

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('coupon') || this.coupon === undefined) return;
    if (changed.get('coupon')?.code !== this.coupon.code) this.symbology = symbologyFor(this.coupon.code);
  }

  protected override updated(): void {
    const wanted = this.coupon !== undefined;
    if (this.dialog === null || this.dialog.open === wanted) return;
    if (wanted) {
      this.letSleep = keepAwake();
      this.dialog.showModal();
    } else {
      this.letGo();
      this.dialog.close();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.letGo();
  }

  override render(): TemplateResult {
    const { coupon } = this;
    return html`<dialog aria-label=${t('sheet.label')} @cancel=${this.close}>
      ${coupon === undefined ? nothing : this.renderSheet(coupon)}
    </dialog>`;
  }

  private renderSheet(coupon: Coupon): TemplateResult {
    const now = couponState(coupon, this.now);
    return html`
      <div class="top">
        <aisle-button kind="quiet" icon="close" label=${t('sheet.close')} @click=${this.close}></aisle-button>
      </div>
      <div class="turning ${now}">
        <div class="what">
          <p class="percent">
            <span class="visually-hidden">${t('offer.percent', { percent: coupon.percent })}</span
            ><bdi dir="ltr" aria-hidden="true">${percentOff(coupon)}</bdi>
          </p>
          <h1>${shopWords(couponName(coupon))}</h1>
          ${now === 'open' ? html`<p class="quiet">${untilWords(coupon, this.now, this.timeZone)}</p>` : nothing}
        </div>
        <div aria-live="assertive">${now === 'open' ? nothing : this.renderEnd(coupon, now)}</div>
        ${now === 'open' ? this.renderCode(coupon) : nothing}
      </div>
      <div class="foot">
        ${
          now === 'open'
            ? html`<p class="quiet small">${t('sheet.words')}</p>
                <aisle-button kind="quiet" icon=${this.symbology === 'qr' ? 'scan' : 'qr-code'} @click=${this.swapSymbology}
                  >${this.symbology === 'qr' ? t('sheet.bars') : t('sheet.qr')}</aisle-button
                >`
            : html`<aisle-button kind="filled" size="large" wide @click=${this.close}>${t('sheet.close')}</aisle-button>`
        }
      </div>
    `;
  }

  private renderCode(coupon: Coupon): TemplateResult {
    return html`<div class="code">
      <aisle-barcode class=${this.symbology} kind=${this.symbology} .text=${coupon.code}></aisle-barcode>
      <p class="spelled"><span class="visually-hidden">${t('sheet.code')} </span><bdi dir="ltr">${spellCode(coupon.code)}</bdi></p>
    </div>`;
  }

  private renderEnd(coupon: Coupon, ended: 'used' | 'over'): TemplateResult {
    const time = formatTime(coupon.redeemedAt ?? coupon.until, this.timeZone);
    return html`<div class="end">
      <aisle-icon name=${ended === 'used' ? 'check-circle' : 'clock'}></aisle-icon>
      <p class="word">${ended === 'used' ? t('sheet.used') : t('sheet.over')}</p>
      <p class="quiet">${ended === 'used' ? t('sheet.used.words', { time }) : t('sheet.over.words', { time })}</p>
    </div>`;
  }

  private swapSymbology(): void {
    this.symbology = this.symbology === 'qr' ? 'code128' : 'qr';
  }

  private close(event: Event): void {
    event.preventDefault();
    this.emit('phone-close-coupon', undefined);
  }

  private letGo(): void {
    this.letSleep?.();
    this.letSleep = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-coupon-sheet': PhoneCouponSheet;
  }
  interface HTMLElementEventMap {
    'phone-close-coupon': CustomEvent<undefined>;
  }
}
