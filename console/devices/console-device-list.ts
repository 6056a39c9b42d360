import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeviceKind } from '#shared/contract/define-message.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/icon.ts';
import { formatShare } from '#shared/ui/formats.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import { groupDevices, troubledFirst, type DeviceGroup } from './device-rules.ts';
import { deviceStyles } from './device-styles.ts';
import { lowBatteryPercent, troublesOf } from './trouble-rules.ts';
import { seenWords, troubleWords } from './trouble-words.ts';

/** What people stand in front of first; the many hangers last. */
export const shownKinds = [
  'screen',
  'kiosk',
  'till',
  'gateway',
  'counter',
  'integration',
  'hanger',
] as const satisfies readonly DeviceKind[];

export const kindIcons = {
  gateway: 'radio',
  hanger: 'shirt',
  counter: 'door',
  till: 'receipt',
  kiosk: 'tablet',
  screen: 'monitor',
  integration: 'plug',
} as const satisfies Record<DeviceKind, IconName>;

/** Devices: those that need someone first, in words that say what to do; then every kind in a table of its own. */
@customElement('console-device-list')
export class ConsoleDeviceList extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    deviceStyles,
    css`
      .calls {
        display: grid;
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-raised);
        overflow: hidden;
      }
      .call {
        position: relative;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-4);
        align-items: baseline;
        padding: var(--space-3) var(--space-4);
      }
      .call + .call {
        border-block-start: var(--line-width) solid var(--line);
      }
      .call aisle-icon {
        align-self: center;
        color: var(--danger);
      }
      .call p {
        grid-column: 2 / -1;
        max-inline-size: 76ch;
        font-size: var(--text-sm);
      }
      .call:hover {
        background: var(--paper-sunken);
      }
    `,
  ];

  /** Those to show. */
  @property({ attribute: false }) devices: readonly DeviceRowBody[] = [];
  /** The one that is open beside the list. */
  @property() chosen = '';

  override render(): TemplateResult {
    const troubled = troubledFirst(this.devices);
    return html`${troubled.length === 0 ? nothing : this.renderTroubled(troubled)}
    ${repeat(
      groupDevices(this.devices, shownKinds),
      ({ kind }) => kind,
      (group) => this.renderGroup(group),
    )}`;
  }

  private renderTroubled(devices: readonly DeviceRowBody[]): TemplateResult {
    const now = systemClock.now();
    return html`<section>
      <h2>${t('devices.needSomeone')} <span class="quiet figure">${devices.length}</span></h2>
      <ul class="plain calls">
        ${repeat(
          devices,
          ({ deviceId }) => deviceId,
          (device) =>
            html`<li class="call">
              <aisle-icon name=${kindIcons[device.kind]}></aisle-icon>
              <a href=${hashOf('devices', device.deviceId)}>${this.textOf(device.name)}</a>
              <span class="quiet small">${device.zoneId === null ? t(`kindOne.${device.kind}`) : this.zoneName(device.zoneId)}</span>
              ${troublesOf(device).map((trouble) => html`<p>${troubleWords(trouble, device, now)}</p>`)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderGroup({ kind, devices, troubled }: DeviceGroup): TemplateResult {
    const hasBattery = devices.some((device) => device.batteryPercent !== null);
    const hasVersion = this.chosen === '' && devices.some((device) => device.softwareVersion !== null);
    return html`<section>
      <h2>
        <aisle-icon name=${kindIcons[kind]}></aisle-icon>${t(`kind.${kind}`)} <span class="quiet figure">${devices.length}</span>
        ${troubled === 0 ? nothing : html`<span class="pill warning">${t('devices.troubled', { count: troubled })}</span>`}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('devices.name')}</th>
            <th scope="col">${t('devices.state')}</th>
            <th scope="col" class="wide">${t('devices.zone')}</th>
            ${hasBattery ? html`<th scope="col" class="number">${t('devices.battery')}</th>` : nothing}
            <th scope="col" class="wide">${t('devices.seen')}</th>
            ${hasVersion ? html`<th scope="col" class="wide">${t('devices.version')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            devices,
            ({ deviceId }) => deviceId,
            (device) => this.renderRow(device, hasBattery, hasVersion),
          )}
        </tbody>
      </table>
    </section>`;
  }

  private renderRow(device: DeviceRowBody, hasBattery: boolean, hasVersion: boolean): TemplateResult {
    return html`<tr class=${device.deviceId === this.chosen ? 'chosen' : ''}>
      <td>
        <a href=${hashOf('devices', device.deviceId)}>${this.textOf(device.name)}</a>
        ${device.refusals === 0 ? nothing : html`<span class="pill">${t('devices.refusedTimes', { count: device.refusals })}</span>`}
      </td>
      <td>${this.renderState(device)}</td>
      <td class="wide">${device.zoneId === null ? html`<span class="quiet">–</span>` : this.zoneName(device.zoneId)}</td>
      ${hasBattery ? html`<td class="number">${this.renderBattery(device)}</td>` : nothing}
      <td class="quiet wide seen">${seenWords(device, systemClock.now())}</td>
      ${hasVersion ? html`<td class="quiet wide version">${device.softwareVersion ?? '–'}</td>` : nothing}
    </tr>`;
  }

  private renderState(device: DeviceRowBody): TemplateResult {
    return html`<span class="state ${device.state}">${t(`deviceState.${device.state}`)}</span>
      ${device.words === '' || this.chosen !== '' ? nothing : html`<span class="quiet said">${device.words}</span>`}`;
  }

  private renderBattery({ batteryPercent }: DeviceRowBody): TemplateResult {
    if (batteryPercent === null) return html`<span class="quiet">–</span>`;
    const share = formatShare(batteryPercent / 100);
    return batteryPercent <= lowBatteryPercent
      ? html`<span class="low"><aisle-icon name="battery-low"></aisle-icon> ${share}</span>`
      : html`${share}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-device-list': ConsoleDeviceList;
  }
}
