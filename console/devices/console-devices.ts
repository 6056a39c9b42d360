import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeviceKind } from '#shared/contract/define-message.ts';
import { listDevices, type DeviceRowBody } from '#shared/contract/devices.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/tabs.ts';
import { formatAge, formatShare } from '#shared/ui/formats.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { sideStyles } from '../parts/side-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import './console-add-device.ts';
import './console-device.ts';
import './console-tags.ts';
import { groupDevices, isTroubled, lowBatteryPercent, searchDevices, type DeviceGroup } from './device-rules.ts';
import { deviceStyles } from './device-styles.ts';

/** What people stand in front of first; the many hangers last. */
const shownKinds = ['screen', 'kiosk', 'till', 'gateway', 'counter', 'integration', 'hanger'] as const satisfies readonly DeviceKind[];

const kindIcons = {
  gateway: 'radio',
  hanger: 'shirt',
  counter: 'door',
  till: 'receipt',
  kiosk: 'tablet',
  screen: 'monitor',
  integration: 'plug',
} as const satisfies Record<DeviceKind, IconName>;

/** The address of the tags inside this view. No device can be called so: an id has no `~`. */
const tagsPlace = '~tags';

/** Every device by kind, what needs someone first; one opens beside the list. */
@customElement('console-devices')
export class ConsoleDevices extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    sideStyles,
    deviceStyles,
    css`
      .head {
        margin-block-end: var(--space-3);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3);
        margin-block-end: var(--space-6);
      }
      .tools aisle-field {
        flex: 0 1 18rem;
        margin-inline-end: auto;
      }
      @media (max-width: 720px) {
        .tools aisle-field {
          flex: 1 0 100%;
        }
      }
    `,
  ];

  @property() deviceId = '';
  @state() private search = '';
  @state() private isAdding = false;
  private readonly devices = new Loaded<readonly DeviceRowBody[]>(
    this,
    async (signal) => (await this.shop.hub.call(listDevices, { signal })).devices,
    10,
  );
  private stopHearing: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopHearing = this.shop.feed.onHappening(({ kind }) => {
      if (kind === 'device' || kind === 'screen') void this.devices.reload();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopHearing?.();
  }

  override render(): TemplateResult {
    const devices = this.devices.value;
    const isTags = this.deviceId === tagsPlace;
    return html`<header class="head">
        <div class="words">
          <h1>${t('devices.title')}</h1>
          <p class="quiet">${isTags ? t('tags.words') : devices === undefined ? t('devices.words') : this.summary(devices)}</p>
        </div>
      </header>
      <aisle-tabs
        label=${t('devices.title')}
        selected=${isTags ? 'tags' : 'devices'}
        .tabs=${[
          { id: 'devices', label: t('devices.tab'), icon: 'radio' },
          { id: 'tags', label: t('tags.tab'), icon: 'tag' },
        ]}
        @aisle-select=${(event: CustomEvent<{ id: string }>) => this.shop.go('devices', event.detail.id === 'tags' ? tagsPlace : '')}
      >
        <div slot="devices">${isTags ? nothing : this.renderDevices(devices ?? [])}</div>
        <div slot="tags">${isTags ? html`<console-tags .given=${this.shop}></console-tags>` : nothing}</div>
      </aisle-tabs>`;
  }

  private renderDevices(devices: readonly DeviceRowBody[]): TemplateResult {
    return html`<div class="tools">
        <aisle-field
          type="search"
          icon="search"
          label=${t('devices.search')}
          label-hidden
          placeholder=${t('devices.search')}
          .value=${this.search}
          @aisle-input=${(event: CustomEvent<FieldChange>) => (this.search = event.detail.value)}
        ></aisle-field>
        <aisle-button icon="plus" @click=${() => (this.isAdding = true)}>${t('devices.add')}</aisle-button>
      </div>
      <div class="with-side ${this.deviceId === '' ? '' : 'open'}">
        <div>${renderLoaded(this.devices, (value) => this.renderGroups(value))}</div>
        ${this.renderChosen()}
      </div>
      <console-add-device
        .given=${this.shop}
        .devices=${devices}
        ?open=${this.isAdding}
        @console-close=${() => (this.isAdding = false)}
        @console-added=${(event: CustomEvent<DeviceRowBody>) => this.showAdded(event.detail)}
      ></console-add-device>`;
  }

  private summary(devices: readonly DeviceRowBody[]): string {
    const troubled = devices.filter(isTroubled).length;
    const unclaimed = devices.filter(({ state }) => state === 'unclaimed').length;
    const online = devices.filter(({ state }) => state === 'online').length;
    const parts = [t('devices.total', { count: devices.length })];
    if (online > 0 && troubled === 0) parts.push(t('devices.allWell', { count: online }));
    if (troubled > 0) parts.push(t('devices.troubled', { count: troubled }));
    if (unclaimed > 0) parts.push(t('devices.unclaimed', { count: unclaimed }));
    return `${parts.join(', ')}.`;
  }

  private renderGroups(devices: readonly DeviceRowBody[]): TemplateResult {
    if (devices.length === 0) return html`<aisle-empty icon="radio" heading=${t('devices.empty')}>${t('devices.emptyWords')}</aisle-empty>`;
    const groups = groupDevices(searchDevices(devices, this.search), shownKinds);
    if (groups.length === 0) return html`<p class="quiet" role="status">${t('devices.nothing', { search: this.search })}</p>`;
    return html`${repeat(
      groups,
      ({ kind }) => kind,
      (group) => this.renderGroup(group),
    )}`;
  }

  private renderGroup({ kind, devices, troubled }: DeviceGroup): TemplateResult {
    const hasBattery = devices.some((device) => device.batteryPercent !== null);
    const hasVersion = devices.some((device) => device.softwareVersion !== null);
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
            ${hasVersion && this.deviceId === '' ? html`<th scope="col" class="wide">${t('devices.version')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            devices,
            ({ deviceId }) => deviceId,
            (device) =>
              html`<tr class=${device.deviceId === this.deviceId ? 'chosen' : ''}>
                <td>
                  <a href=${hashOf('devices', device.deviceId)}>${this.textOf(device.name)}</a>
                  ${device.refusals === 0 ? nothing : html`<span class="pill danger">${t('devices.refusedTimes', { count: device.refusals })}</span>`}
                </td>
                <td>${this.renderState(device)}</td>
                <td class="wide">${device.zoneId === null ? html`<span class="quiet">–</span>` : this.zoneName(device.zoneId)}</td>
                ${hasBattery ? html`<td class="number">${this.renderBattery(device)}</td>` : nothing}
                <td class="quiet wide">${device.lastSeenAt === null ? t('app.never') : formatAge(device.lastSeenAt, systemClock.now())}</td>
                ${hasVersion && this.deviceId === '' ? html`<td class="quiet wide">${device.softwareVersion ?? '–'}</td>` : nothing}
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }

  private renderState(device: DeviceRowBody): TemplateResult {
    return html`<span class="state ${device.state}">${t(`deviceState.${device.state}`)}</span>
      ${device.words === '' || this.deviceId !== '' ? nothing : html`<span class="quiet said">${device.words}</span>`}`;
  }

  private renderBattery({ batteryPercent }: DeviceRowBody): TemplateResult {
    if (batteryPercent === null) return html`<span class="quiet">–</span>`;
    const share = formatShare(batteryPercent / 100);
    return batteryPercent <= lowBatteryPercent
      ? html`<span class="low"><aisle-icon name="battery-low"></aisle-icon> ${share}</span>`
      : html`${share}`;
  }

  private renderChosen(): TemplateResult | typeof nothing {
    const device = this.devices.value?.find((candidate) => candidate.deviceId === this.deviceId);
    if (device === undefined) return nothing;
    return html`<console-device
      .given=${this.shop}
      .device=${device}
      @console-close=${() => this.shop.go('devices')}
      @console-changed=${this.devices.reload}
    ></console-device>`;
  }

  private showAdded(device: DeviceRowBody): void {
    this.isAdding = false;
    this.devices.set([...(this.devices.value ?? []), device]);
    this.shop.say(t('devices.added', { device: this.textOf(device.name) }), 'ok');
    this.shop.go('devices', device.deviceId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-devices': ConsoleDevices;
  }
}
