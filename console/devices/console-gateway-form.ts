import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { setGatewayFormat, type FormatName, type ForeignGatewayBody, type GatewayFormatBody } from '#shared/contract/gateway-formats.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';

const sourceForm = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/**
 * Asks of which make a gateway is and how it calls itself.
 * @fires console-close
 * @fires console-ours - it is one of our own make
 * @fires console-saved - `detail` is what the hub made of it
 */
@customElement('console-gateway-form')
export class ConsoleGatewayForm extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-1);
        padding-inline-start: 1.2em;
        color: var(--quiet-ink);
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) device: DeviceRowBody | undefined;
  /** What it is registered as now; undefined for one of ours. */
  @property({ attribute: false }) own: ForeignGatewayBody | undefined;
  @property({ attribute: false }) formats: readonly GatewayFormatBody[] = [];
  @state() private format: FormatName | undefined;
  @state() private source = '';
  @state() private isTried = false;
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.format = this.own?.format;
    this.source = this.own?.source ?? '';
    this.isTried = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { device } = this;
    if (device === undefined) return nothing;
    const chosen = this.formats.find(({ format }) => format === this.format);
    return html`<aisle-dialog
      ?open=${this.open}
      heading=${t('gateways.title', { device: this.textOf(device.name) })}
      @aisle-close=${this.close}
    >
      <form class="stack" @submit=${this.save}>
        <label class="field"
          >${t('gateways.make')}
          <select @change=${this.choose}>
            <option value="" ?selected=${this.format === undefined}>${t('gateways.ours')}</option>
            ${this.formats.map(({ format, title }) => html`<option value=${format} ?selected=${format === this.format}>${title}</option>`)}
          </select>
        </label>
        ${chosen === undefined ? html`<p class="quiet">${t('gateways.oursWords')}</p>` : this.renderChosen(chosen)}
      </form>
      <aisle-button slot="footer" @click=${this.close}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?busy=${this.isBusy} @click=${this.save}>${t('gateways.save')}</aisle-button>
    </aisle-dialog>`;
  }

  private renderChosen({ sourceHint, quirks }: GatewayFormatBody): TemplateResult {
    return html`<aisle-field
        label=${t('gateways.name')}
        hint=${this.textOf(sourceHint)}
        .value=${this.source}
        max-length="64"
        error=${this.isTried ? this.problem() : ''}
        @aisle-input=${(event: CustomEvent<FieldChange>) => (this.source = event.detail.value)}
      ></aisle-field>
      <ul>
        ${quirks.map((quirk) => html`<li>${this.textOf(quirk)}</li>`)}
      </ul>`;
  }

  private problem(): string {
    if (this.source.trim() === '') return t('gateways.nameMissing');
    return sourceForm.test(this.source.trim()) ? '' : t('gateways.nameForm');
  }

  private readonly close = (event?: Event): void => {
    event?.stopPropagation();
    this.emit('console-close', undefined);
  };

  private choose(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.format = this.formats.find(({ format }) => format === value)?.format;
    this.isTried = false;
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { device, format } = this;
    if (device === undefined || this.isBusy) return;
    if (format === undefined) {
      this.emit(this.own === undefined ? 'console-close' : 'console-ours', undefined);
      return;
    }
    this.isTried = true;
    if (this.problem() !== '') return;
    this.isBusy = true;
    const saved = await this.attempt(() =>
      this.shop.hub.call(setGatewayFormat, { params: { deviceId: device.deviceId }, body: { format, source: this.source.trim() } }),
    );
    this.isBusy = false;
    if (saved !== undefined) this.emit('console-saved', saved);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-gateway-form': ConsoleGatewayForm;
  }
}
