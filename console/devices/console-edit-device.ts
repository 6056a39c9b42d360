import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { changeDevice, type DeviceRowBody } from '#shared/contract/devices.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import type { ProductCardBody } from '#shared/contract/products.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formatDuration } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import '../signage/console-product-picker.ts';
import { t } from '../texts/t.ts';
import './console-place.ts';
import { isDrawnOnPlan, silences } from './place-rules.ts';

/**
 * A device's name, zone and place, how long it may be silent and, for a hanger, the piece it carries.
 * @fires console-close, console-changed
 */
@customElement('console-edit-device')
export class ConsoleEditDevice extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-4);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) device: DeviceRowBody | undefined;
  @state() private nameFr = '';
  @state() private nameEn = '';
  @state() private zoneId = '';
  @state() private productId = '';
  @state() private place: Point | undefined;
  /** Seconds; 0 for as long as its kind. */
  @state() private silence = 0;
  @state() private isPicking = false;
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open || this.device === undefined) return;
    this.nameFr = this.device.name.fr;
    this.nameEn = this.device.name.en;
    this.zoneId = this.device.zoneId ?? '';
    this.productId = this.device.productId ?? '';
    this.place = this.device.at ?? undefined;
    this.silence = this.device.isOwnSilence ? this.device.silentAfterSeconds : 0;
  }

  override render(): TemplateResult | typeof nothing {
    const { device } = this;
    if (device === undefined) return nothing;
    return html`<aisle-dialog
        ?open=${this.open}
        heading=${t('devices.editTitle', { device: this.textOf(device.name) })}
        @aisle-close=${() => this.emit('console-close', undefined)}
      >
        <form class="stack" @submit=${this.save}>
          <div class="two">
            <aisle-field
              label=${t('devices.addNameFr')}
              max-length="80"
              .value=${this.nameFr}
              @aisle-input=${(event: CustomEvent<FieldChange>) => (this.nameFr = event.detail.value)}
            ></aisle-field>
            <aisle-field
              label=${t('devices.addNameEn')}
              max-length="80"
              .value=${this.nameEn}
              @aisle-input=${(event: CustomEvent<FieldChange>) => (this.nameEn = event.detail.value)}
            ></aisle-field>
          </div>
          <label class="field"
            >${t('devices.addZone')}
            <select @change=${this.chooseZone}>
              ${this.zoneId === '' ? html`<option value="" selected>${t('devices.addNoZone')}</option>` : nothing}
              ${this.shop.plan.zones.map(
                (zone) => html`<option value=${zone.id} ?selected=${zone.id === this.zoneId}>${this.textOf(zone.name)}</option>`,
              )}
            </select>
          </label>
          <label class="field"
            >${t('devices.silentAfter')}
            <select @change=${this.chooseSilence}>
              <option value="0" ?selected=${this.silence === 0}>${this.usualSilence(device)}</option>
              ${this.silencesOffered().map(
                (seconds) => html`<option value=${seconds} ?selected=${seconds === this.silence}>${formatDuration(seconds)}</option>`,
              )}
            </select>
          </label>
          ${
            isDrawnOnPlan(device.kind)
              ? nothing
              : html`<div class="field">
                  <strong class="small">${t('devices.place')}</strong>
                  <console-place
                    .given=${this.shop}
                    .at=${this.place}
                    @console-place=${(event: CustomEvent<Point>) => (this.place = event.detail)}
                  ></console-place>
                </div>`
          }
          ${
            device.kind === 'hanger'
              ? html`<div class="spread">
                  <span><strong>${t('devices.hangProduct')}</strong> ${this.productId === '' ? t('app.none') : this.productId}</span>
                  <aisle-button icon="shirt" @click=${() => (this.isPicking = true)}>${t('picker.choose')}</aisle-button>
                </div>`
              : nothing
          }
        </form>
        <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.cancel')}</aisle-button>
        <aisle-button slot="footer" kind="filled" ?busy=${this.isBusy} @click=${this.save}>${t('app.save')}</aisle-button>
      </aisle-dialog>
      <console-product-picker
        .given=${this.shop}
        ?open=${this.isPicking}
        @console-close=${this.stopPicking}
        @console-pick=${(event: CustomEvent<ProductCardBody>) => this.pick(event.detail)}
      ></console-product-picker>`;
  }

  private chooseZone(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.zoneId = event.target.value;
  }

  private chooseSilence(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.silence = Number(event.target.value);
  }

  /** What its kind has; unknown here while the device has a time of its own. */
  private usualSilence(device: DeviceRowBody): string {
    if (device.isOwnSilence) return t('devices.silentAsKind');
    return t('devices.silentUsual', { duration: formatDuration(device.silentAfterSeconds) });
  }

  private silencesOffered(): readonly number[] {
    const isOdd = this.silence !== 0 && !silences.some((seconds) => seconds === this.silence);
    return isOdd ? [this.silence, ...silences] : silences;
  }

  private stopPicking(event: Event): void {
    event.stopPropagation();
    this.isPicking = false;
  }

  private pick(product: ProductCardBody): void {
    this.isPicking = false;
    this.productId = product.id;
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { device } = this;
    if (device === undefined || this.isBusy) return;
    const fr = this.nameFr.trim() || this.nameEn.trim() || device.name.fr;
    const en = this.nameEn.trim() || this.nameFr.trim() || device.name.en;
    this.isBusy = true;
    const changed = await this.attempt(() =>
      this.shop.hub.call(changeDevice, {
        params: { deviceId: device.deviceId },
        body: {
          name: { fr, en },
          silentAfterSeconds: this.silence === 0 ? null : this.silence,
          ...(this.place === undefined ? {} : { at: this.place }),
          ...(this.zoneId === '' ? {} : { zoneId: this.zoneId }),
          ...(device.kind === 'hanger' && this.productId !== '' ? { productId: this.productId } : {}),
        },
      }),
    );
    this.isBusy = false;
    if (changed === undefined) return;
    this.shop.say(t('devices.changed', { device: this.textOf(changed.name) }), 'ok');
    this.emit('console-changed', undefined);
    this.emit('console-close', undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-edit-device': ConsoleEditDevice;
  }
}
