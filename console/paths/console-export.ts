import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { exportedTables, exportInsights } from '#shared/contract/insights.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import { windowWords } from '../charts/window-words.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import type { TimeWindow } from './time-windows.ts';

const formats = ['csv', 'parquet'] as const;

/** Files of the period's hourly figures, each told what is in it before it is saved. */
@customElement('console-export')
export class ConsoleExport extends ConsoleElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-4);
        margin-block-start: var(--space-5);
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-3);
        align-items: center;
      }
      li p {
        color: var(--quiet-ink);
        font-size: var(--text-sm);
      }
      .files {
        display: flex;
        gap: var(--space-2);
      }
      .files a {
        display: inline-grid;
        place-items: center;
        min-block-size: var(--control-height);
        padding-inline: 0.9em;
        border: var(--line-width) solid var(--control-border);
        border-radius: var(--radius);
        color: var(--ink);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
        text-decoration: none;
      }
      .files a:hover {
        border-color: var(--ink);
      }
      @media (pointer: coarse) {
        .files a {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) window: TimeWindow = { from: 0, to: 0 };
  @state() private isOpen = false;

  override render(): TemplateResult {
    return html`<aisle-button icon="download" @click=${() => (this.isOpen = true)}>${t('export.open')}</aisle-button>
      <aisle-dialog heading=${t('export.title')} ?open=${this.isOpen} @aisle-close=${() => (this.isOpen = false)}>
        <p>${t('export.words', { window: windowWords(this.window, this.shop.store.timeZone) })}</p>
        <ul>
          ${exportedTables.map(
            (table) =>
              html`<li>
                <div>
                  <strong>${t(`export.${table}`)}</strong>
                  <p>${t(`export.${table}Words`)}</p>
                </div>
                <div class="files">${formats.map((format) => this.renderFile(table, format))}</div>
              </li>`,
          )}
        </ul>
      </aisle-dialog>`;
  }

  private renderFile(table: (typeof exportedTables)[number], format: (typeof formats)[number]): TemplateResult {
    const query = new URLSearchParams({ from: String(this.window.from), to: String(this.window.to), table, format });
    return html`<a
      href="${exportInsights.path}?${query.toString()}"
      download
      aria-label=${t('export.file', { table: t(`export.${table}`), format: t(`export.${format}`) })}
      >${t(`export.${format}`)}</a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-export': ConsoleExport;
  }
}
