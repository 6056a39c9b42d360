import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { readSalesDay } from '#shared/contract/sales.ts';
import { readStore } from '#shared/contract/staff.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import { formatDay, formatMoney, formatNumber, formatTime } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { dayAfter, dayWindow } from '../paths/time-windows.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { hoursOpen } from './day-rules.ts';

type SalesDay = RouteReply<typeof readSalesDay>;

const kindKeys = { sale: 'sales.kindSale', return: 'sales.kindReturn', void: 'sales.kindVoid' } as const;

/** A business day in figures. */
@customElement('console-sales-day')
export class ConsoleSalesDay extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .days {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin-block-end: var(--space-4);
      }
      .days strong::first-letter {
        text-transform: uppercase;
      }
      .sum {
        font: var(--weight-heading) var(--text-4xl) / 1.05 var(--font-display);
        font-variant-numeric: tabular-nums;
        letter-spacing: var(--tracking-tight);
      }
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--space-10);
        margin-block-start: var(--space-8);
      }
      .hours {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        gap: var(--space-1);
        align-items: end;
        margin-block: var(--space-3) var(--space-8);
        list-style: none;
      }
      .hours li {
        display: grid;
        gap: var(--space-1);
        text-align: center;
        font-size: var(--text-xs);
      }
      .bar {
        display: flex;
        align-items: end;
        block-size: 150px;
        border-block-end: var(--line-width) solid var(--line-strong);
      }
      .bar i {
        display: block;
        inline-size: 100%;
        block-size: calc(var(--share) * 100%);
        border-radius: 4px 4px 0 0;
        background: var(--accent);
      }
      @media (max-width: 860px) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) tills: readonly DeviceRowBody[] = [];
  @state() private day = '';
  @state() private today = '';
  private readonly figures = new Loaded<SalesDay>(this, (signal) => this.read(signal), 30);
  private stopHearing: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopHearing = this.shop.feed.onHappening(({ kind }) => {
      if (kind === 'sale' && this.day === this.today) void this.figures.reload();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopHearing?.();
  }

  private async read(signal: AbortSignal): Promise<SalesDay> {
    const { businessDay } = await this.shop.hub.call(readStore, { signal });
    if (this.day === '' || this.day === this.today) this.day = businessDay;
    this.today = businessDay;
    return this.shop.hub.call(readSalesDay, { params: { day: this.day }, signal });
  }

  override render(): TemplateResult {
    const { timeZone } = this.shop.store;
    return html`${
      this.day === ''
        ? nothing
        : html`<div class="days">
            <aisle-button kind="quiet" icon="chevron-left" label=${t('sales.previousDay')} @click=${() => this.go(-1)}></aisle-button>
            <strong>${formatDay(dayWindow(this.day, timeZone).from, timeZone)}</strong>
            <aisle-button
              kind="quiet"
              icon="chevron-right"
              label=${t('sales.nextDay')}
              ?disabled=${this.day >= this.today}
              @click=${() => this.go(1)}
            ></aisle-button>
          </div>`
    }
    ${renderLoaded(this.figures, (figures) => this.renderDay(figures))}`;
  }

  private go(days: number): void {
    this.day = dayAfter(this.day, days);
    this.figures.clear();
    void this.figures.reload();
  }

  private renderDay({ tills, hours, recent, currency }: SalesDay): TemplateResult {
    const total = tills.reduce((sum, till) => sum + till.totalCents, 0);
    const transactions = tills.reduce((sum, till) => sum + till.transactions, 0);
    if (transactions === 0) return html`<aisle-empty icon="receipt" heading=${t('sales.nothingToday')}></aisle-empty>`;
    return html`<p class="sum">${formatMoney({ cents: total, currency })}</p>
      <p class="quiet">${t('sales.dayTransactions', { count: transactions })}</p>
      <div class="sides">
        <section>
          <h2>${t('sales.byHour')}</h2>
          ${this.renderHours(hours, currency)}
          <h2>${t('sales.byTill')}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">${t('sales.till')}</th>
                <th scope="col" class="number">n</th>
                <th scope="col" class="number">${t('sales.amount')}</th>
              </tr>
            </thead>
            <tbody>
              ${tills.map(
                (till) =>
                  html`<tr>
                    <td>${this.tillName(till.tillId)}</td>
                    <td class="number">${formatNumber(till.transactions)}</td>
                    <td class="number">${formatMoney({ cents: till.totalCents, currency })}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>
        <section>
          <h2>${t('sales.last')}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">${t('sales.time')}</th>
                <th scope="col">${t('sales.till')}</th>
                <th scope="col" class="number">${t('sales.amount')}</th>
              </tr>
            </thead>
            <tbody>
              ${recent.slice(0, 20).map(
                (sale) =>
                  html`<tr>
                    <td>${formatTime(sale.at, this.shop.store.timeZone)}</td>
                    <td>
                      ${this.tillName(sale.tillId)}<br /><span class="quiet"
                        >${this.kindWords(sale.kind)} · ${t('sales.pieces', { count: Math.abs(sale.pieces) })}</span
                      >
                    </td>
                    <td class="number">${formatMoney({ cents: sale.totalCents, currency })}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>
      </div>`;
  }

  private renderHours(hours: SalesDay['hours'], currency: string): TemplateResult {
    const shown = hoursOpen(hours);
    const most = Math.max(1, ...shown.map(({ totalCents }) => totalCents));
    return html`<ol class="hours">
      ${shown.map(
        ({ hour, totalCents, transactions }) =>
          html`<li title="${formatMoney({ cents: totalCents, currency })} · ${t('sales.dayTransactions', { count: transactions })}">
            <span class="bar"><i ${cssomStyles({ '--share': String(Math.max(0, totalCents) / most) })}></i></span>
            <span
              >${hour}<span class="visually-hidden"> h: ${formatMoney({ cents: totalCents, currency })}, n = ${transactions}</span></span
            >
          </li>`,
      )}
    </ol>`;
  }

  private kindWords(kind: string): string {
    return kind === 'sale' || kind === 'return' || kind === 'void' ? t(kindKeys[kind]) : kind;
  }

  private tillName(tillId: string): string {
    const till = this.tills.find((candidate) => candidate.deviceId === tillId);
    return till === undefined ? tillId : this.textOf(till.name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-sales-day': ConsoleSalesDay;
  }
}
