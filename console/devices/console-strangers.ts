import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { listRefusals, type DeviceRowBody } from '#shared/contract/devices.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatAge } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { deviceRefusalWords } from '../shell/hub-words.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { strangersAmong } from './stranger-rules.ts';

type Refusals = RouteReply<typeof listRefusals>['refusals'];

const mostRefusals = 200;

/** Who knocked and is none of the shop's devices: a wrong credential, another program, somebody trying. Nothing when nobody did. */
@customElement('console-strangers')
export class ConsoleStrangers extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      section {
        margin-block-start: var(--space-8);
      }
      p {
        margin-block: var(--space-1) var(--space-3);
        max-inline-size: 76ch;
      }
      td:first-child,
      th:first-child {
        padding-inline-start: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) devices: readonly DeviceRowBody[] = [];
  private readonly refusals = new Loaded<Refusals>(
    this,
    async (signal) => (await this.shop.hub.call(listRefusals, { query: { limit: mostRefusals }, signal })).refusals,
    30,
  );

  override render(): TemplateResult | typeof nothing {
    const strangers = strangersAmong(this.refusals.value ?? [], this.devices);
    if (strangers.length === 0) return nothing;
    const now = systemClock.now();
    return html`<section>
      <h2>${t('devices.strangers')} <span class="quiet figure">${strangers.length}</span></h2>
      <p class="quiet small">${t('devices.strangersWords')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('devices.strangerName')}</th>
            <th scope="col">${t('devices.refusals')}</th>
            <th scope="col">${t('devices.seen')}</th>
          </tr>
        </thead>
        <tbody>
          ${strangers.map(
            ({ name, last, times }) =>
              html`<tr>
                <td><strong>${name === 'unknown' ? t('devices.strangerNameless') : name}</strong></td>
                <td>${deviceRefusalWords(last)} <span class="quiet small">${t('devices.times', { count: times })}</span></td>
                <td class="quiet">${formatAge(last.at, now)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-strangers': ConsoleStrangers;
  }
}
