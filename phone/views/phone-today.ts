import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../parts/phone-fob.ts';
import '../parts/phone-install-hint.ts';
import '../parts/phone-offer.ts';
import '../parts/phone-scanner.ts';
import { phoneStyles } from '../parts/phone-styles.ts';
import '../parts/phone-ticket.ts';
import '../parts/phone-visit.ts';
import type { ScannerEnd } from '../camera/open-camera.ts';
import { endsVisits } from '#shared/domain/floor-plan.ts';
import { sortCoupons, type SortedCoupons } from '../rules/coupon-rules.ts';
import { readPairingCode } from '../rules/scanned-code.ts';
import type { Session } from '../state/session.ts';
import type { SessionState } from '../state/session-state.ts';
import { t } from '../texts/phone-text.ts';
import { refusalWords } from '../texts/refusal-words.ts';
import { shopWords } from '../texts/shop-words.ts';
import { todayStyles } from './today-styles.ts';
import type { Coupon, ShopperBody } from '#shared/contract/shoppers.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';

/** The feed: where you stand and its offer, your coupons, the fob, your visit. */
@customElement('phone-today')
export class PhoneToday extends BaseElement {
  static override styles = [...phoneStyles, todayStyles];

  @property({ attribute: false }) session: Session | undefined;
  @property({ attribute: false }) status: SessionState | undefined;
  /** Unix milliseconds. */
  @property({ type: Number }) now = 0;
  /** A fob's code from its own QR address. */
  @property() fobCode = '';

  @state() private isPairing = false;
  @state() private fobRefusal = '';
  @state() private isScanning = false;

  override render(): TemplateResult {
    const shopper = this.status?.shopper;
    if (shopper === undefined) return html``;
    const sorted = sortCoupons(shopper.coupons, this.now);
    const needsFob = shopper.fob === null && (shopper.consents.offers || shopper.consents.path || this.fobCode !== '');
    return html`
      ${this.renderGreeting(shopper)} ${this.renderOffer(shopper, sorted)} ${needsFob ? this.renderFob() : nothing}
      ${sorted.open.length === 0 ? nothing : this.renderTickets('open', t('tickets.title'), sorted.open)}
      <phone-visit
        .plan=${this.status?.plan}
        .trace=${this.status?.trace}
        .zoneId=${shopper.zoneId}
        ?mine=${shopper.consents.path && (shopper.fob !== null || (this.status?.trace?.points.length ?? 0) > 0)}
      ></phone-visit>
      ${sorted.past.length === 0 ? nothing : this.renderTickets('past', t('tickets.past'), sorted.past)}
      ${
        shopper.coupons.length > 0 && this.status?.wasInstallHintRefused === false
          ? html`<phone-install-hint @phone-refuse-install=${() => this.session?.refuseInstallHint()}></phone-install-hint>`
          : nothing
      }
    `;
  }

  private renderGreeting(shopper: ShopperBody): TemplateResult {
    const zone = this.status?.plan?.zones.find(({ id }) => id === shopper.zoneId);
    if (zone !== undefined && !endsVisits(zone.purpose)) {
      return html`<div class="greeting">
        <p class="kicker">${t('today.in')}</p>
        <h1 tabindex="-1">${shopWords(zone.name)}</h1>
      </div>`;
    }
    const isUnheard = shopper.fob !== null && zone === undefined && (shopper.consents.offers || shopper.consents.path);
    const isAsleep = !shopper.consents.offers && !shopper.consents.path;
    return html`<div class="greeting">
      <h1 tabindex="-1">${isUnheard ? t('today.unheard') : t('today.welcome')}</h1>
      <p class="quiet">${isUnheard ? t('today.unheard.words') : isAsleep ? t('today.nothingOn') : t('today.welcome.words')}</p>
      ${
        isAsleep
          ? html`<div class="first">
              <aisle-button kind="filled" icon="scan" href="#wishes">${t('wishes.scan')}</aisle-button>
              <aisle-button href="#privacy">${t('today.switch')}</aisle-button>
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderOffer(shopper: ShopperBody, sorted: SortedCoupons): TemplateResult | typeof nothing {
    const { here } = sorted;
    if (here !== undefined) {
      return html`<phone-offer
        .coupon=${here}
        .now=${this.now}
        time-zone=${this.status?.store?.timeZone ?? nothing}
        ?fresh=${this.status?.fresh.includes(here.code) ?? false}
      ></phone-offer>`;
    }
    if (shopper.consents.offers && shopper.fob !== null) {
      return html`<aisle-empty icon="offer" heading=${t('today.quiet')}>${t('today.quiet.words')}</aisle-empty>`;
    }
    if (shopper.consents.path && !shopper.consents.offers && shopper.fob !== null) {
      return html`<aisle-empty icon="offer" heading=${t('today.noOffers')}>${t('today.noOffers.words')}</aisle-empty>`;
    }
    return nothing;
  }

  private renderFob(): TemplateResult {
    return html`<phone-fob
        .code=${this.fobCode}
        ?busy=${this.isPairing}
        .refusal=${this.fobRefusal}
        @phone-carry=${(event: CustomEvent<string>) => void this.carry(event.detail)}
        @phone-scan-fob=${this.openScanner}
      ></phone-fob>
      <phone-scanner
        heading=${t('scanner.fob')}
        ?open=${this.isScanning}
        .refusal=${this.isScanning ? this.fobRefusal : ''}
        @phone-scanned=${(event: CustomEvent<string>) => this.takeScanned(event.detail)}
        @phone-close-scanner=${(event: CustomEvent<ScannerEnd>) => this.closeScanner(event.detail)}
      ></phone-scanner>`;
  }

  private openScanner(): void {
    this.fobRefusal = '';
    this.isScanning = true;
  }

  private takeScanned(text: string): void {
    const pairingCode = readPairingCode(text);
    if (pairingCode === undefined) this.fobRefusal = t('refused.fob-unknown');
    else void this.carry(pairingCode);
  }

  private closeScanner(end: ScannerEnd): void {
    this.isScanning = false;
    this.fobRefusal = end === 'closed' ? '' : end === 'refused' ? t('scanner.refused') : t('scanner.absent');
  }

  private renderTickets(id: string, title: string, coupons: readonly Coupon[]): TemplateResult {
    return html`<section aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      <ul role="list">
        ${repeat(
          coupons,
          ({ code }) => code,
          (coupon) =>
            html`<li>
              <phone-ticket .coupon=${coupon} .now=${this.now} time-zone=${this.status?.store?.timeZone ?? nothing}></phone-ticket>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Links a fob, typed or scanned. */
  private async carry(pairingCode: string): Promise<void> {
    this.isPairing = true;
    this.fobRefusal = '';
    this.fobCode = pairingCode;
    try {
      await this.session?.carryFob(pairingCode);
      this.fobCode = '';
      this.isScanning = false;
    } catch (error) {
      this.fobRefusal = refusalWords(error);
    } finally {
      this.isPairing = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-today': PhoneToday;
  }
}
