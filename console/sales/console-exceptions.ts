import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import type { listSalesExceptions } from '#shared/contract/sales.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/empty.ts';
import { formatAge } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { exceptionWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';

type Exception = RouteReply<typeof listSalesExceptions>['exceptions'][number];

/** Transactions a manager must look at, each with its words and the body as it came. */
@customElement('console-exceptions')
export class ConsoleExceptions extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      article {
        display: grid;
        gap: var(--space-1);
        max-inline-size: 56rem;
        padding-block: var(--space-4);
        border-block-start: var(--line-width) solid var(--line);
      }
      pre {
        margin: var(--space-2) 0 0;
        padding: var(--space-3);
        border-radius: var(--radius-sm);
        background: var(--paper-sunken);
        font-size: var(--text-xs);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      summary {
        inline-size: fit-content;
        font-size: var(--text-sm);
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) exceptions: readonly Exception[] = [];
  @property({ attribute: false }) tills: readonly DeviceRowBody[] = [];

  override render(): TemplateResult {
    if (this.exceptions.length === 0) {
      return html`<aisle-empty icon="check-circle" heading=${t('sales.calm')}>${t('sales.calmWords')}</aisle-empty>`;
    }
    return html`${this.exceptions.map((exception) => {
      const till = this.tills.find(({ deviceId }) => deviceId === exception.tillId);
      return html`<article>
        <div class="row"><span class="pill warning">${exception.reason}</span><strong>${exceptionWords(exception)}</strong></div>
        <p class="quiet small">
          ${t('sales.exceptionOf', {
            till: till === undefined ? exception.tillId : this.textOf(till.name),
            day: exception.businessDay,
            sequence: String(exception.sequence),
          })}
          · ${formatAge(exception.at, systemClock.now())}
        </p>
        <details>
          <summary>${t('sales.body')}</summary>
          <p class="quiet small">${exception.words}</p>
          <pre>${exception.body}</pre>
        </details>
      </article>`;
    })}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-exceptions': ConsoleExceptions;
  }
}
