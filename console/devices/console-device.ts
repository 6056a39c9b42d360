import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { revokeDevice, showClaimCode, type DeviceRowBody } from '#shared/contract/devices.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import { formatDuration, formatShare } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { sideStyles } from '../parts/side-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { itemOfDevice } from '../plan/binding-rules.ts';
import { hasRole } from '../shell/shop.ts';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';
import './console-claim-code.ts';
import './console-credential.ts';
import './console-edit-device.ts';
import './console-gateway-make.ts';
import './console-refusals.ts';
import { deviceMark, isDrawnOnPlan } from './place-rules.ts';
import { deviceStyles } from './device-styles.ts';
import { troublesOf } from './trouble-rules.ts';
import { seenWords, troubleWords } from './trouble-words.ts';

type ClaimCode = RouteReply<typeof showClaimCode>;

/**
 * One device: what it says, what of it was refused and why, its claim code, its revocation.
 * @fires console-close, console-changed
 */
@customElement('console-device')
export class ConsoleDevice extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    sideStyles,
    deviceStyles,
    css`
      :host {
        display: contents;
      }
      h2 {
        padding-inline-end: var(--space-10);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
      }
      dt {
        color: var(--quiet-ink);
      }
      dd {
        overflow-wrap: anywhere;
      }
      h3 {
        margin-block-end: var(--space-2);
      }
      .trouble {
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius);
        background: var(--danger-soft);
        color: var(--on-danger-soft);
        font-size: var(--text-sm);
      }
      .trouble p + p {
        margin-block-start: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) device: DeviceRowBody | undefined;
  @state() private claim: ClaimCode | undefined;
  @state() private isAsking = false;
  @state() private isEditing = false;
  @state() private isSigningIn = false;
  @state() private isBusy = false;
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('device');
    if (before === undefined || this.device === undefined) return;
    if (before.deviceId !== this.device.deviceId) this.claim = undefined;
    // Claimed while its code is on the screen: the installer wants to read just that.
    if (
      this.claim !== undefined &&
      before.deviceId === this.device.deviceId &&
      before.state !== 'online' &&
      this.device.state === 'online'
    ) {
      this.claim = undefined;
      this.shop.say(t('devices.codeDone', { device: this.textOf(this.device.name) }), 'ok');
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { device } = this;
    if (device === undefined) return nothing;
    const name = this.textOf(device.name);
    return html`<aside aria-label=${name} @keydown=${this.leaveOnEscape}>
        <aisle-button
          class="side-close"
          kind="quiet"
          icon="close"
          label=${t('app.close')}
          @click=${() => this.emit('console-close', undefined)}
        ></aisle-button>
        <div class="side-body">
          <div>
            <h2>${name}</h2>
            <p class="quiet small">
              ${t(`kindOne.${device.kind}`)} · <span class="state ${device.state}">${t(`deviceState.${device.state}`)}</span>
            </p>
          </div>
          ${this.renderTroubles(device)}
          ${
            this.claim === undefined
              ? this.renderActions(device)
              : html`<console-claim-code
                  .given=${this.shop}
                  .device=${device}
                  code=${this.claim.code}
                  until=${this.claim.until}
                  ?busy=${this.isBusy}
                  @console-renew=${this.showCode}
                  @console-close=${this.closeCode}
                ></console-claim-code>`
          }
          ${this.renderFacts(device)} ${this.renderPlace(device)} ${this.renderMake(device)}
          <section>
            <h3>${t('devices.refusals')}</h3>
            <console-refusals .given=${this.shop} .device=${device}></console-refusals>
          </section>
        </div>
      </aside>
      <console-edit-device
        .given=${this.shop}
        .device=${device}
        ?open=${this.isEditing}
        @console-close=${this.stopEditing}
      ></console-edit-device>
      <console-credential
        .given=${this.shop}
        .device=${device}
        ?open=${this.isSigningIn}
        @console-close=${this.stopSigningIn}
      ></console-credential>
      <aisle-dialog
        ?open=${this.isAsking}
        heading=${t('devices.revokeTitle', { device: name })}
        @aisle-close=${() => (this.isAsking = false)}
      >
        <p>${t('devices.revokeWords')}</p>
        <aisle-button slot="footer" @click=${() => (this.isAsking = false)}>${t('devices.keep')}</aisle-button>
        <aisle-button slot="footer" kind="danger" ?busy=${this.isBusy} @click=${this.revoke}>${t('devices.revoke')}</aisle-button>
      </aisle-dialog>`;
  }

  private renderActions(device: DeviceRowBody): TemplateResult | typeof nothing {
    if (!hasRole(this.shop, 'manager', 'installer')) return nothing;
    return html`<div class="row">
      <aisle-button
        kind=${device.state === 'unclaimed' || device.state === 'revoked' ? 'filled' : 'plain'}
        size="small"
        icon="key"
        ?busy=${this.isBusy}
        @click=${this.showCode}
        >${t('devices.showCode')}</aisle-button
      >
      <aisle-button size="small" icon="lock" @click=${() => (this.isSigningIn = true)}>${t('devices.manual')}</aisle-button>
      <aisle-button size="small" icon="pencil" @click=${() => (this.isEditing = true)}>${t('devices.edit')}</aisle-button>
      ${
        device.state === 'revoked' || device.state === 'unclaimed'
          ? nothing
          : html`<aisle-button size="small" icon="power" @click=${() => (this.isAsking = true)}>${t('devices.revoke')}</aisle-button>`
      }
    </div>`;
  }

  private renderFacts(device: DeviceRowBody): TemplateResult {
    const facts: readonly (readonly [string, string])[] = [
      [t('devices.says'), device.words === '' ? '–' : device.words],
      [t('devices.seen'), seenWords(device, systemClock.now())],
      [
        t('devices.silence'),
        t(device.isOwnSilence ? 'devices.silentOwn' : 'devices.silentUsual', { duration: formatDuration(device.silentAfterSeconds) }),
      ],
      ...(device.connections > 1 ? [[t('devices.connections'), t('devices.reconnects', { count: device.connections })] as const] : []),
      [t('devices.id'), device.deviceId],
      [t('devices.zone'), device.zoneId === null ? '–' : this.zoneName(device.zoneId)],
      ...(device.batteryPercent === null ? [] : [[t('devices.battery'), formatShare(device.batteryPercent / 100)] as const]),
      ...(device.softwareVersion === null ? [] : [[t('devices.version'), device.softwareVersion] as const]),
      ...(device.productId === null ? [] : [[t('devices.product'), device.productId] as const]),
    ];
    return html`<dl>
      ${facts.map(
        ([term, words]) =>
          html`<dt>${term}</dt>
            <dd>${words}</dd>`,
      )}
      ${
        device.credentialWaits
          ? html`<dt></dt>
              <dd>${t('devices.waits')}</dd>`
          : nothing
      }
      ${
        device.simulated
          ? html`<dt></dt>
              <dd><span class="pill">${t('devices.simulated')}</span></dd>`
          : nothing
      }
    </dl>`;
  }

  /** Kiosks, screens and gateways are marks on the plan; their place is changed there. */
  private renderPlace({ deviceId, kind }: DeviceRowBody): TemplateResult | typeof nothing {
    if (!isDrawnOnPlan(kind) || !hasRole(this.shop, 'manager', 'installer')) return nothing;
    const isThere = itemOfDevice(this.shop.plan, deviceId) !== undefined;
    return html`<div class="row">
      ${isThere ? nothing : html`<span class="quiet">${t('devices.notOnPlan')}</span>`}
      <aisle-button size="small" icon="map-pin" href=${hashOf('plan', `${deviceMark}${deviceId}`)}
        >${t(isThere ? 'devices.showOnPlan' : 'devices.putOnPlan')}</aisle-button
      >
    </div>`;
  }

  private renderMake(device: DeviceRowBody): TemplateResult | typeof nothing {
    if (device.kind !== 'gateway' || !hasRole(this.shop, 'manager', 'installer')) return nothing;
    return html`<console-gateway-make
      .given=${this.shop}
      .device=${device}
      @console-sign-in=${() => (this.isSigningIn = true)}
    ></console-gateway-make>`;
  }

  private renderTroubles(device: DeviceRowBody): TemplateResult | typeof nothing {
    // What was refused stands below, one by one.
    const troubles = troublesOf(device).filter((trouble) => trouble !== 'refused');
    if (troubles.length === 0) return nothing;
    const now = systemClock.now();
    return html`<div class="trouble">${troubles.map((trouble) => html`<p>${troubleWords(trouble, device, now)}</p>`)}</div>`;
  }

  private leaveOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.isAsking && !this.isEditing && !this.isSigningIn) this.emit('console-close', undefined);
  }

  private stopEditing(event: Event): void {
    event.stopPropagation();
    this.isEditing = false;
  }

  private stopSigningIn(event: Event): void {
    event.stopPropagation();
    this.isSigningIn = false;
  }

  private closeCode(event: Event): void {
    event.stopPropagation();
    this.claim = undefined;
  }

  private async showCode(): Promise<void> {
    const { device } = this;
    if (device === undefined) return;
    this.isBusy = true;
    this.claim = (await this.attempt(() => this.shop.hub.call(showClaimCode, { params: { deviceId: device.deviceId } }))) ?? this.claim;
    this.isBusy = false;
  }

  private async revoke(): Promise<void> {
    const { device } = this;
    if (device === undefined) return;
    this.isBusy = true;
    const revoked = await this.attempt(() => this.shop.hub.call(revokeDevice, { params: { deviceId: device.deviceId } }));
    this.isBusy = false;
    this.isAsking = false;
    if (revoked === undefined) return;
    this.shop.say(t('devices.revoked', { device: this.textOf(device.name) }), 'ok');
    this.emit('console-changed', undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-device': ConsoleDevice;
  }
}
