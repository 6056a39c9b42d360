import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { listDevices, type DeviceRowBody } from '#shared/contract/devices.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/tabs.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { sideStyles } from '../parts/side-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-add-device.ts';
import './console-device.ts';
import './console-device-list.ts';
import { kindIcons, shownKinds } from './console-device-list.ts';
import './console-releases.ts';
import './console-strangers.ts';
import './console-tags.ts';
import { searchDevices, showDevices, type Shown } from './device-rules.ts';
import { isTroubled } from './trouble-rules.ts';

/** The addresses of the other tabs inside this view. No device can be called so: an id has no `~`. */
const tagsPlace = '~tags';
const releasesPlace = '~versions';

/** Every device by kind, what needs someone first; one opens beside the list. */
@customElement('console-devices')
export class ConsoleDevices extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    sideStyles,
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
      .shown {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-block-end: var(--space-6);
      }
      .shown button {
        display: inline-flex;
        align-items: center;
        gap: 0.45em;
        min-block-size: 34px;
        padding: 0.2em 0.85em;
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius-pill);
        background: none;
        color: var(--ink);
        font-size: var(--text-sm);
        cursor: pointer;
      }
      .shown button:hover {
        border-color: var(--line-strong);
      }
      .shown button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        font-weight: var(--weight-strong);
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
  @state() private shown: Shown = 'all';
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
    const tab = this.deviceId === tagsPlace ? 'tags' : this.deviceId === releasesPlace ? 'releases' : 'devices';
    return html`<header class="head">
        <div class="words">
          <h1>${t('devices.title')}</h1>
          <p class="quiet">${this.words(tab, devices)}</p>
        </div>
      </header>
      <aisle-tabs
        label=${t('devices.title')}
        selected=${tab}
        .tabs=${[
          { id: 'devices', label: t('devices.tab'), icon: 'radio' },
          { id: 'tags', label: t('tags.tab'), icon: 'tag' },
          { id: 'releases', label: t('releases.tab'), icon: 'layers' },
        ]}
        @aisle-select=${(event: CustomEvent<{ id: string }>) => this.openTab(event.detail.id)}
      >
        <div slot="devices">${tab === 'devices' ? this.renderDevices(devices ?? []) : nothing}</div>
        <div slot="tags">${tab === 'tags' ? html`<console-tags .given=${this.shop}></console-tags>` : nothing}</div>
        <div slot="releases">
          ${tab === 'releases' ? html`<console-releases .given=${this.shop} .devices=${devices ?? []}></console-releases>` : nothing}
        </div>
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
      ${devices.length === 0 ? nothing : this.renderShown(devices)}
      <div class="with-side ${this.deviceId === '' ? '' : 'open'}">
        <div>${renderLoaded(this.devices, (value) => this.renderList(value))}</div>
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

  private words(tab: 'devices' | 'tags' | 'releases', devices: readonly DeviceRowBody[] | undefined): string {
    if (tab !== 'devices') return t(`${tab}.words`);
    return devices === undefined ? t('devices.words') : this.summary(devices);
  }

  private openTab(tab: string): void {
    this.shop.go('devices', tab === 'tags' ? tagsPlace : tab === 'releases' ? releasesPlace : '');
  }

  private renderShown(devices: readonly DeviceRowBody[]): TemplateResult {
    const kinds = shownKinds.filter((kind) => devices.some((device) => device.kind === kind));
    const chip = (shown: Shown, words: string, icon?: IconName): TemplateResult =>
      html`<button type="button" aria-pressed=${this.shown === shown} @click=${() => (this.shown = shown)}>
        ${icon === undefined ? nothing : html`<aisle-icon name=${icon}></aisle-icon>`}${words}
        <span class="figure">${showDevices(devices, shown).length}</span>
      </button>`;
    return html`<div class="shown" role="group" aria-label=${t('devices.filter')}>
      ${chip('all', t('devices.allKinds'))} ${chip('troubled', t('devices.needSomeone'), 'bell')}
      ${kinds.map((kind) => chip(kind, t(`kind.${kind}`), kindIcons[kind]))}
    </div>`;
  }

  private renderList(devices: readonly DeviceRowBody[]): TemplateResult {
    if (devices.length === 0) return html`<aisle-empty icon="radio" heading=${t('devices.empty')}>${t('devices.emptyWords')}</aisle-empty>`;
    const found = searchDevices(showDevices(devices, this.shown), this.search);
    if (found.length > 0)
      return html`<console-device-list .given=${this.shop} .devices=${found} chosen=${this.deviceId}></console-device-list>
        ${this.search === '' && this.shown === 'all' ? html`<console-strangers .given=${this.shop} .devices=${devices}></console-strangers>` : nothing}`;
    if (this.search === '' && this.shown === 'troubled')
      return html`<aisle-empty icon="check-circle" heading=${t('devices.nothingHere')}></aisle-empty>`;
    return html`<p class="quiet" role="status">${t('devices.nothing', { search: this.search })}</p>`;
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
