import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/qr.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { claimPath, countdown } from './device-rules.ts';

/**
 * A one-time code, read from an arm's length by someone with a screwdriver in the other hand.
 * @fires console-renew - another code is wanted
 * @fires console-close
 */
@customElement('console-claim-code')
export class ConsoleClaimCode extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      section {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5);
        border-radius: var(--radius);
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }
      output {
        display: block;
        font: var(--weight-heading) 2.7rem / 1 var(--font-display);
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.06em;
        white-space: nowrap;
        user-select: all;
      }
      .over output {
        text-decoration: line-through;
        opacity: 0.6;
      }
      .link {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-4);
        align-items: center;
      }
      aisle-qr {
        inline-size: 116px;
        padding: 8px;
        border-radius: var(--radius-sm);
        background: #fff;
      }
      a {
        color: inherit;
        overflow-wrap: anywhere;
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) device: DeviceRowBody | undefined;
  @property() code = '';
  /** Unix milliseconds. */
  @property({ type: Number }) until = 0;
  @property({ type: Boolean }) busy = false;
  private stopCounting: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopCounting = systemClock.every(1000, () => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopCounting?.();
  }

  override render(): TemplateResult | typeof nothing {
    const { device } = this;
    if (device === undefined) return nothing;
    const now = systemClock.now();
    const isOver = now >= this.until;
    const path = claimPath(device.kind, this.code);
    const url = path === undefined ? undefined : new URL(path, location.origin).href;
    return html`<section class=${isOver ? 'over' : ''} aria-label=${t('devices.codeTitle', { device: this.textOf(device.name) })}>
      <div>
        <output aria-live="polite">${this.code}</output>
        <p class="small figure" role="timer" aria-live="off">
          ${isOver ? t('devices.codeOver') : t('devices.codeLeft', { left: countdown(this.until, now) })}
        </p>
      </div>
      <p>${t('devices.codeWords')} ${device.state === 'online' ? t('devices.codeKeeps') : nothing}</p>
      ${
        url === undefined
          ? device.kind === 'gateway'
            ? html`<p class="small">${t('devices.codeGateway')}</p>`
            : nothing
          : html`<div class="link">
              <aisle-qr text=${url}></aisle-qr>
              <div>
                <p class="small">${t('devices.codeLink')}</p>
                <a href=${url} target="_blank" rel="noopener">${url}</a>
              </div>
            </div>`
      }
      <div class="row">
        ${url === undefined || !isSecureContext ? nothing : html`<aisle-button size="small" icon="copy" @click=${() => this.copy(url)}>${t('devices.copy')}</aisle-button>`}
        <aisle-button size="small" icon="refresh" ?busy=${this.busy} @click=${() => this.emit('console-renew', undefined)}
          >${t('devices.newCode')}</aisle-button
        >
        <aisle-button size="small" kind="quiet" @click=${() => this.emit('console-close', undefined)}>${t('app.close')}</aisle-button>
      </div>
    </section>`;
  }

  private async copy(url: string): Promise<void> {
    // Only a secure page may write to the clipboard; elsewhere the address stands there to be read.
    await this.attempt(async () => {
      await navigator.clipboard.writeText(url);
      this.shop.say(t('devices.copied'), 'ok');
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-claim-code': ConsoleClaimCode;
  }
}
