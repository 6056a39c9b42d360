import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { issueCredential, type DeviceRowBody } from '#shared/contract/devices.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import { formatDay, formatTime } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';

type Credential = RouteReply<typeof issueCredential>;

/**
 * A credential to type into a device that can't take a code, or in place of the one it has. It leaves the page with the dialog.
 * @fires console-close, console-changed
 */
@customElement('console-credential')
export class ConsoleCredential extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-3) var(--space-5);
        align-items: baseline;
        padding: var(--space-4);
        border-radius: var(--radius);
        background: var(--paper-sunken);
      }
      dt {
        color: var(--quiet-ink);
        font-size: var(--text-sm);
      }
      dd {
        font-family: var(--font-code, ui-monospace, monospace);
        overflow-wrap: anywhere;
        user-select: all;
      }
      .password {
        font-size: var(--text-md);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) device: DeviceRowBody | undefined;
  @state() private made: Credential | undefined;
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open')) this.made = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { device, made } = this;
    if (device === undefined) return nothing;
    return html`<aisle-dialog
      ?open=${this.open}
      heading=${t('devices.manualTitle', { device: this.textOf(device.name) })}
      @aisle-close=${this.close}
    >
      ${made === undefined ? html`<p>${t('devices.manualAsk')}</p>` : this.renderMade(made)}
      ${
        made === undefined
          ? html`<aisle-button slot="footer" @click=${this.close}>${t('app.cancel')}</aisle-button>
              <aisle-button slot="footer" kind="filled" icon="key" ?busy=${this.isBusy} @click=${this.make}
                >${t('devices.manualMake')}</aisle-button
              >`
          : html`<aisle-button slot="footer" kind="filled" @click=${this.close}>${t('devices.manualDone')}</aisle-button>`
      }
    </aisle-dialog>`;
  }

  private renderMade({ deviceId, credential, until, mqttPort }: Credential): TemplateResult {
    const { timeZone } = this.shop.store;
    const time = `${formatDay(until, timeZone)} ${formatTime(until, timeZone)}`;
    return html`<div class="stack" role="status">
      <p><strong>${t('devices.manualOnce')}</strong></p>
      <dl>
        <dt>${t('devices.manualHost')}</dt>
        <dd>${location.hostname}</dd>
        ${
          mqttPort === null
            ? nothing
            : html`<dt>${t('devices.manualMqtt')}</dt>
                <dd>${mqttPort}</dd>`
        }
        <dt>${t('devices.manualUser')}</dt>
        <dd>${deviceId}</dd>
        <dt>${t('devices.manualPassword')}</dt>
        <dd class="password">${credential}</dd>
      </dl>
      ${
        isSecureContext
          ? html`<aisle-button size="small" icon="copy" @click=${() => this.copy(credential)}>${t('devices.copyPassword')}</aisle-button>`
          : nothing
      }
      <p class="quiet small">${t('devices.manualUntil', { time })}</p>
    </div>`;
  }

  private readonly close = (event?: Event): void => {
    event?.stopPropagation();
    if (this.made !== undefined) this.emit('console-changed', undefined);
    this.emit('console-close', undefined);
  };

  private async make(): Promise<void> {
    const { device } = this;
    if (device === undefined || this.isBusy) return;
    this.isBusy = true;
    this.made = await this.attempt(() => this.shop.hub.call(issueCredential, { params: { deviceId: device.deviceId } }));
    this.isBusy = false;
  }

  private async copy(password: string): Promise<void> {
    await this.attempt(async () => {
      await navigator.clipboard.writeText(password);
      this.shop.say(t('devices.copiedPassword'), 'ok');
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-credential': ConsoleCredential;
  }
}
