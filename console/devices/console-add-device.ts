import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { deviceKinds, type DeviceKind } from '#shared/contract/define-message.ts';
import { addDevice, type DeviceRowBody } from '#shared/contract/devices.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { idProblem, nextDeviceId } from './device-rules.ts';

interface Draft {
  readonly kind: DeviceKind;
  readonly deviceId: string;
  readonly nameFr: string;
  readonly nameEn: string;
  readonly zoneId: string;
  readonly productId: string;
}

/**
 * A new device's few facts.
 * @fires console-close
 * @fires console-added - `detail` is its row
 */
@customElement('console-add-device')
export class ConsoleAddDevice extends ConsoleElement {
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
  @property({ attribute: false }) devices: readonly DeviceRowBody[] = [];
  @state() private draft: Draft = { kind: 'screen', deviceId: '', nameFr: '', nameEn: '', zoneId: '', productId: '' };
  @state() private isTried = false;
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      this.isTried = false;
      this.draft = { kind: 'screen', deviceId: nextDeviceId('screen', this.devices), nameFr: '', nameEn: '', zoneId: '', productId: '' };
    }
  }

  override render(): TemplateResult {
    const { draft } = this;
    const problem = this.isTried ? idProblem(draft.deviceId, this.devices) : undefined;
    const isNameless = this.isTried && draft.nameFr.trim() === '' && draft.nameEn.trim() === '';
    return html`<aisle-dialog
      ?open=${this.open}
      heading=${t('devices.addTitle')}
      @aisle-close=${() => this.emit('console-close', undefined)}
    >
      <form class="stack" @submit=${this.add}>
        <label class="field"
          >${t('devices.addKind')}
          <select @change=${this.chooseKind}>
            ${deviceKinds.map((kind) => html`<option value=${kind} ?selected=${kind === draft.kind}>${t(`kindOne.${kind}`)}</option>`)}
          </select>
        </label>
        <div class="two">
          <aisle-field
            label=${t('devices.addNameFr')}
            .value=${draft.nameFr}
            max-length="80"
            error=${isNameless ? t('devices.addNameMissing') : ''}
            @aisle-input=${(event: CustomEvent<FieldChange>) => this.change({ nameFr: event.detail.value })}
          ></aisle-field>
          <aisle-field
            label=${t('devices.addNameEn')}
            .value=${draft.nameEn}
            max-length="80"
            @aisle-input=${(event: CustomEvent<FieldChange>) => this.change({ nameEn: event.detail.value })}
          ></aisle-field>
        </div>
        <aisle-field
          label=${t('devices.addId')}
          hint=${t('devices.addIdHint')}
          .value=${draft.deviceId}
          max-length="64"
          error=${problem === undefined ? '' : t(problem === 'taken' ? 'devices.addIdTaken' : 'devices.addIdForm')}
          @aisle-input=${(event: CustomEvent<FieldChange>) => this.change({ deviceId: event.detail.value })}
        ></aisle-field>
        <label class="field"
          >${t('devices.addZone')}
          <select @change=${this.chooseZone}>
            <option value="" ?selected=${draft.zoneId === ''}>${t('devices.addNoZone')}</option>
            ${this.shop.plan.zones.map((zone) => html`<option value=${zone.id} ?selected=${zone.id === draft.zoneId}>${this.textOf(zone.name)}</option>`)}
          </select>
        </label>
        ${
          draft.kind === 'hanger'
            ? html`<aisle-field
                label=${t('devices.addProduct')}
                optional
                .value=${draft.productId}
                @aisle-input=${(event: CustomEvent<FieldChange>) => this.change({ productId: event.detail.value })}
              ></aisle-field>`
            : nothing
        }
      </form>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?busy=${this.isBusy} @click=${this.add}>${t('devices.add')}</aisle-button>
    </aisle-dialog>`;
  }

  private change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
  }

  private chooseKind(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    const kind = deviceKinds.find((known) => known === value) ?? 'screen';
    // An id the person has not touched follows the kind.
    const isSuggested = this.draft.deviceId === nextDeviceId(this.draft.kind, this.devices);
    this.change({ kind, ...(isSuggested ? { deviceId: nextDeviceId(kind, this.devices) } : {}) });
  }

  private chooseZone(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.change({ zoneId: event.target.value });
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried = true;
    const { kind, deviceId, zoneId } = this.draft;
    const nameFr = this.draft.nameFr.trim();
    const nameEn = this.draft.nameEn.trim();
    const productId = kind === 'hanger' ? this.draft.productId.trim() : '';
    if (idProblem(deviceId, this.devices) !== undefined || (nameFr === '' && nameEn === '')) return;
    const name = { fr: nameFr === '' ? nameEn : nameFr, en: nameEn === '' ? nameFr : nameEn };
    this.isBusy = true;
    const added = await this.attempt(() =>
      this.shop.hub.call(addDevice, {
        body: { deviceId, kind, name, ...(zoneId === '' ? {} : { zoneId }), ...(productId === '' ? {} : { productId }) },
      }),
    );
    this.isBusy = false;
    if (added !== undefined) this.emit('console-added', added);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-add-device': ConsoleAddDevice;
  }
}
