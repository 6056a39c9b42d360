import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import {
  endTrial,
  giveRelease,
  listReleases,
  tryRelease,
  type ReleaseRowBody,
  type ReleasesBody,
  type TrialBody,
} from '#shared/contract/releases.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/notice.ts';
import { formatDate } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-update-rules.ts';
import { readDay } from './release-days.ts';
import { deviceStyles } from './device-styles.ts';

type Asked = { readonly what: 'try' | 'give'; readonly release: ReleaseRowBody };

function originOf({ isOwn, origin, isSigned }: ReleaseRowBody) {
  if (isOwn) return 'releases.own';
  if (origin === 'program') return 'releases.earlier';
  return isSigned ? 'releases.fileSigned' : 'releases.file';
}

/** Which version of their page screens, kiosks and phones run: tried on one, given to all, put back. */
@customElement('console-releases')
export class ConsoleReleases extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    deviceStyles,
    css`
      .release,
      .trial {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-6);
        align-items: center;
        padding-block: var(--space-4);
        border-block-start: var(--line-width) solid var(--line);
      }
      .release .name {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-3);
      }
      .release strong {
        font: var(--weight-heading) var(--text-lg) / var(--leading-tight) var(--font-display);
      }
      .release .row {
        grid-row: span 2;
      }
      aisle-notice {
        margin-block-end: var(--space-6);
      }
      .list {
        padding-block-start: var(--space-4);
        max-inline-size: 62rem;
      }
      @media (max-width: 720px) {
        .release,
        .trial {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  /** For the names, and to choose one of. */
  @property({ attribute: false }) devices: readonly DeviceRowBody[] = [];
  @state() private asked: Asked | undefined;
  @state() private deviceId = '';
  @state() private isBusy = false;
  private readonly releases = new Loaded<ReleasesBody>(this, (signal) => this.shop.hub.call(listReleases, { signal }), 10);

  override render(): TemplateResult {
    return html`${renderLoaded(this.releases, (value) => this.renderAll(value))} ${this.renderAsked()}`;
  }

  private renderAll({ releases, trials, rules, frozen }: ReleasesBody): TemplateResult {
    return html`<div class="list">
      ${frozen === null ? nothing : html`<aisle-notice kind="warning" icon="calendar">${t('releases.frozen', { day: readDay(frozen.to), why: frozen.why })}</aisle-notice>`}
      <section>
        <h2>${t('releases.trials')}</h2>
        ${trials.length === 0 ? html`<p class="quiet small">${t('releases.noTrials')}</p>` : trials.map((trial) => this.renderTrial(trial, releases))}
      </section>
      <section>
        <h2>${t('releases.tab')}</h2>
        ${releases.map((release) => this.renderRelease(release, frozen !== null))}
      </section>
      <section>
        <console-update-rules
          .given=${this.shop}
          .rules=${rules}
          @console-changed=${(event: CustomEvent<ReleasesBody>) => this.releases.set(event.detail)}
        ></console-update-rules>
      </section>
    </div>`;
  }

  private renderRelease(release: ReleaseRowBody, isFrozen: boolean): TemplateResult {
    const { standing } = release;
    const mayChange = !isFrozen || standing === 'before';
    return html`<div class="release">
      <div class="name">
        <strong>${versionOf(release)}</strong>
        <span class="pill ${standing === 'given' ? 'ok' : ''}">${t(`releases.${standing}`)}</span>
        <span class="quiet small"
          >${t(originOf(release))}, ${t('releases.came', { day: formatDate(release.cameAt, this.shop.store.timeZone) })}</span
        >
      </div>
      <div class="row">
        ${
          standing === 'given'
            ? nothing
            : html`<aisle-button size="small" ?disabled=${isFrozen} @click=${() => this.ask('try', release)}
                  >${t('releases.tryOn')}</aisle-button
                >
                <aisle-button size="small" ?disabled=${!mayChange} @click=${() => this.ask('give', release)}
                  >${t(standing === 'before' ? 'releases.goBack' : 'releases.giveAll')}</aisle-button
                >`
        }
      </div>
      <p class="quiet small">${t('releases.parts', { kiosk: release.kiosk, signage: release.signage, phone: release.phone })}</p>
    </div>`;
  }

  private renderTrial(trial: TrialBody, releases: readonly ReleaseRowBody[]): TemplateResult {
    const release = releases.find(({ releaseId }) => releaseId === trial.releaseId);
    return html`<div class="trial">
      <div>
        <strong>${this.deviceName(trial.deviceId)}</strong>
        <span class="quiet">${release === undefined ? '' : t('releases.version', { version: versionOf(release) })}</span>
        <p class="small">
          <span class="state ${trial.state === 'failed' ? 'silent' : trial.state === 'asked' ? 'offline' : 'online'}"
            >${t(`trial.${trial.state}`, { version: trial.softwareVersion ?? '–' })}</span
          >
          ${trial.errors === 0 ? nothing : html`<span class="pill danger">${t('trial.errors', { count: trial.errors })}</span>`}
        </p>
      </div>
      <div class="row">
        ${
          trial.state === 'well' && release !== undefined
            ? html`<aisle-button size="small" kind="filled" @click=${() => this.ask('give', release)}
                >${t('releases.giveAll')}</aisle-button
              >`
            : nothing
        }
        <aisle-button size="small" icon="undo" ?busy=${this.isBusy} @click=${() => this.putBack(trial.deviceId)}
          >${t('releases.endTrial')}</aisle-button
        >
      </div>
    </div>`;
  }

  private renderAsked(): TemplateResult | typeof nothing {
    const { asked } = this;
    if (asked === undefined) return nothing;
    const version = versionOf(asked.release);
    const isTrial = asked.what === 'try';
    const words = isTrial ? 'releases.tryWords' : asked.release.standing === 'before' ? 'releases.backWords' : 'releases.giveWords';
    return html`<aisle-dialog
      open
      heading=${t(isTrial ? 'releases.tryTitle' : 'releases.giveTitle', { version })}
      @aisle-close=${() => (this.asked = undefined)}
    >
      <div class="stack">
        <p>${t(words)}</p>
        ${isTrial ? this.renderWhich() : nothing}
      </div>
      <aisle-button slot="footer" @click=${() => (this.asked = undefined)}>${t('app.cancel')}</aisle-button>
      <aisle-button
        slot="footer"
        kind="filled"
        ?busy=${this.isBusy}
        ?disabled=${isTrial && this.deviceId === ''}
        @click=${() => this.change(asked)}
        >${t(isTrial ? 'releases.tryStart' : 'releases.giveAll')}</aisle-button
      >
    </aisle-dialog>`;
  }

  private renderWhich(): TemplateResult {
    const screens = this.screens();
    if (screens.length === 0) return html`<p>${t('releases.tryNone')}</p>`;
    return html`<label class="field"
      >${t('releases.tryWhich')}
      <select @change=${this.choose}>
        ${screens.map((device) => html`<option value=${device.deviceId} ?selected=${device.deviceId === this.deviceId}>${this.textOf(device.name)}</option>`)}
      </select>
    </label>`;
  }

  private screens(): readonly DeviceRowBody[] {
    return this.devices.filter(
      ({ kind, state: standing }) => (kind === 'kiosk' || kind === 'screen') && standing !== 'unclaimed' && standing !== 'revoked',
    );
  }

  private deviceName(deviceId: string): string {
    const device = this.devices.find((candidate) => candidate.deviceId === deviceId);
    return device === undefined ? deviceId : this.textOf(device.name);
  }

  private choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.deviceId = event.target.value;
  }

  private ask(what: Asked['what'], release: ReleaseRowBody): void {
    this.deviceId = this.screens()[0]?.deviceId ?? '';
    this.asked = { what, release };
  }

  private async change({ what, release }: Asked): Promise<void> {
    const { releaseId } = release;
    const version = versionOf(release);
    const { deviceId } = this;
    const changed = await this.send(() =>
      what === 'try'
        ? this.shop.hub.call(tryRelease, { params: { releaseId }, body: { deviceId } })
        : this.shop.hub.call(giveRelease, { params: { releaseId } }),
    );
    if (!changed) return;
    this.asked = undefined;
    this.shop.say(
      what === 'try' ? t('releases.tried', { device: this.deviceName(deviceId), version }) : t('releases.gave', { version }),
      'ok',
    );
  }

  private async putBack(deviceId: string): Promise<void> {
    if (await this.send(() => this.shop.hub.call(endTrial, { params: { deviceId } })))
      this.shop.say(t('releases.putBack', { device: this.deviceName(deviceId) }), 'ok');
  }

  private async send(call: () => Promise<ReleasesBody>): Promise<boolean> {
    this.isBusy = true;
    const changed = await this.attempt(call);
    this.isBusy = false;
    if (changed !== undefined) this.releases.set(changed);
    return changed !== undefined;
  }
}

/** The number of its pages; the first digits of its content tell two of the same number apart. */
function versionOf({ kiosk, releaseId }: ReleaseRowBody): string {
  return `${kiosk.split('+')[0] ?? kiosk} · ${releaseId.slice(0, 4)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'console-releases': ConsoleReleases;
  }
}
