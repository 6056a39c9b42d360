import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { listRefusals, type DeviceRowBody } from '#shared/contract/devices.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatAge } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { deviceRefusalWords } from '../shell/hub-words.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';

type Refusal = RouteReply<typeof listRefusals>['refusals'][number];

/** What a device sent that was refused: why in words, and on which topic. */
@customElement('console-refusals')
export class ConsoleRefusals extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .refusal {
        display: grid;
        gap: 2px;
        padding-block: var(--space-3);
        border-block-start: var(--line-width) solid var(--line);
      }
      strong {
        font-size: var(--text-sm);
      }
      code {
        font-size: var(--text-xs);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) device: DeviceRowBody | undefined;
  private readonly refusals = new Loaded<readonly Refusal[]>(this, async (signal) => {
    const deviceId = this.device?.deviceId ?? '';
    return (await this.shop.hub.call(listRefusals, { query: { deviceId, limit: 20 }, signal })).refusals;
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('device');
    if (before === undefined || this.device === undefined) return;
    if (before.deviceId !== this.device.deviceId) this.refusals.clear();
    if (before.deviceId !== this.device.deviceId || before.refusals !== this.device.refusals) void this.refusals.reload();
  }

  override render(): TemplateResult {
    return renderLoaded(this.refusals, (refusals) =>
      refusals.length === 0
        ? html`<p class="quiet small">${t('devices.noRefusals')}</p>`
        : html`${refusals.map((refusal) => this.renderRefusal(refusal))}`,
    );
  }

  private renderRefusal(refusal: Refusal): TemplateResult {
    return html`<div class="refusal">
      <strong>${deviceRefusalWords(refusal)}</strong>
      ${refusal.topic === '' ? '' : html`<code>${refusal.topic}</code>`}
      <span class="quiet small"
        ><span title=${refusal.words}>${refusal.reason}</span> · ${t('devices.times', { count: refusal.times })} ·
        ${formatAge(refusal.at, systemClock.now())}</span
      >
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-refusals': ConsoleRefusals;
  }
}
