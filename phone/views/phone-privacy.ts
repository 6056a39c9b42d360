import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../parts/phone-consents.ts';
import '../parts/phone-known.ts';
import '../parts/phone-languages.ts';
import { phoneStyles } from '../parts/phone-styles.ts';
import { couponState } from '../rules/coupon-rules.ts';
import type { Consents } from '../state/bodies.ts';
import type { Session } from '../state/session.ts';
import type { SessionState } from '../state/session-state.ts';
import { offeredLanguages } from '../texts/offered-languages.ts';
import { t } from '../texts/phone-text.ts';
import { refusalWords } from '../texts/refusal-words.ts';
import { privacyStyles } from './privacy-styles.ts';
import { purposes, type Purpose } from '#shared/contract/shoppers.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import type { ToastMessage } from '#shared/ui/elements/toast.ts';
import type { Locale } from '#shared/ui/locale.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';

/**
 * Plain switches, all the shop knows in plain words, and the way to be forgotten.
 * @fires phone-say - a word about what was done
 */
@customElement('phone-privacy')
export class PhonePrivacy extends BaseElement {
  static override styles = [...phoneStyles, privacyStyles];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) status: SessionState | undefined;
  /** Unix milliseconds. */
  @property({ type: Number }) now = 0;

  @state() private asking: Purpose | undefined;
  @state() private isReturning = false;
  @state() private isAskingToForget = false;
  @state() private isForgetting = false;

  override render(): TemplateResult {
    const shopper = this.status?.shopper;
    if (shopper === undefined) return html``;
    return html`
      <h1 tabindex="-1">${t('privacy.title')}</h1>
      <section aria-labelledby="choices">
        <h2 id="choices">${t('privacy.choices')}</h2>
        <phone-consents
          .consents=${shopper.consents}
          .asking=${this.asking}
          @phone-consents=${(event: CustomEvent<Consents>) => void this.change(shopper.consents, event.detail)}
        ></phone-consents>
      </section>
      <phone-known .status=${this.status} ?returning=${this.isReturning} @phone-return-fob=${() => void this.returnFob()}></phone-known>
      <section aria-labelledby="language">
        <h2 id="language">${t('language.label')}</h2>
        <phone-languages
          .offered=${offeredLanguages(this.status?.store?.languages)}
          @phone-language=${(event: CustomEvent<Locale>) => void this.speak(event.detail)}
        ></phone-languages>
      </section>
      <section aria-labelledby="forget">
        <h2 id="forget">${t('forget.title')}</h2>
        <p class="quiet">${t('forget.words')}</p>
        <aisle-button class="forget" @click=${() => (this.isAskingToForget = true)}>${t('forget.title')}</aisle-button>
      </section>
      ${this.renderQuestion()}
    `;
  }

  private renderQuestion(): TemplateResult {
    const open = this.status?.shopper?.coupons.filter((coupon) => couponState(coupon, this.now) === 'open').length ?? 0;
    return html`<aisle-dialog
      kind="sheet"
      heading=${t('forget.ask')}
      ?open=${this.isAskingToForget}
      @aisle-close=${() => (this.isAskingToForget = false)}
    >
      <p>${t('forget.words')}</p>
      ${open === 0 ? nothing : html`<p><strong>${t('forget.coupons', { count: open })}</strong></p>`}
      <div class="answers">
        <aisle-button kind="danger" size="large" wide ?busy=${this.isForgetting} @click=${() => void this.forget()}
          >${t('forget.confirm')}</aisle-button
        >
        <aisle-button kind="quiet" wide @click=${() => (this.isAskingToForget = false)}>${t('forget.keep')}</aisle-button>
      </div>
    </aisle-dialog>`;
  }

  private async change(before: Consents, wanted: Consents): Promise<void> {
    this.asking = purposes.find((purpose) => before[purpose] !== wanted[purpose]);
    await this.attempt(this.session?.changeConsents(wanted));
    this.asking = undefined;
  }

  private async returnFob(): Promise<void> {
    this.isReturning = true;
    if (await this.attempt(this.session?.returnFob())) this.say({ text: t('fob.returned'), kind: 'ok' });
    this.isReturning = false;
  }

  private async speak(locale: Locale): Promise<void> {
    await this.attempt(this.session?.changeLanguage(locale));
  }

  private async forget(): Promise<void> {
    this.isForgetting = true;
    await this.attempt(this.session?.forget());
    this.isForgetting = false;
    this.isAskingToForget = false;
  }

  /** True when it was done; else its refusal was said. */
  private async attempt(work: Promise<void> | undefined): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      this.say({ text: refusalWords(error), kind: 'danger' });
      return false;
    }
  }

  private say(message: ToastMessage): void {
    this.emit('phone-say', message);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-privacy': PhonePrivacy;
  }
}
