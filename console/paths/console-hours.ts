import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { AboutBody } from '#shared/contract/figures.ts';
import { readHours, readOverview } from '#shared/contract/insights.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '../charts/console-chart.ts';
import type { Evidence } from '../charts/figure.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { dayColumns, noPurchaseColumns, weekdayGrid, zoneHourGrid, type HourChart } from './hour-charts.ts';
import { PeriodView } from './period-view.ts';
import { viewStyles } from './view-styles.ts';

interface Answer {
  readonly hours: RouteReply<typeof readHours>;
  readonly overview: RouteReply<typeof readOverview>;
  readonly past: RouteReply<typeof readOverview> | undefined;
}

/** When: zones by hour, the week by hour, day by day, and who leaves without buying. */
@customElement('console-hours')
export class ConsoleHours extends PeriodView<Answer> {
  static override styles = [baseStyles, pageStyles, viewStyles];

  protected override async read(signal: AbortSignal): Promise<Answer> {
    const { window, pastWindow: before } = this;
    const { hub } = this.shop;
    const [hours, overview, past] = await Promise.all([
      hub.call(readHours, { query: window, signal }),
      hub.call(readOverview, { query: window, signal }),
      before === undefined ? undefined : hub.call(readOverview, { query: before, signal }),
    ]);
    return { hours, overview, past };
  }

  protected override aboutOf({ overview }: Answer): AboutBody {
    return overview.about;
  }

  protected override hasFigures({ overview }: Answer): boolean {
    return overview.about.n > 0 || (overview.entries.value ?? 0) > 0;
  }

  protected override renderAnswer({ hours, overview, past }: Answer): TemplateResult {
    const { timeZone } = this.shop.store;
    const compared: Evidence = { about: overview.about, before: past?.about };
    const noPurchase = noPurchaseColumns(overview, past);
    return html`<div class="pictures">
      ${this.renderChart(
        'zones-by-hour',
        zoneHourGrid(hours, (id) => this.zoneName(id)),
        { about: hours.about },
      )}
      <div class="two">
        ${this.renderChart('days', dayColumns(overview, past, timeZone), compared)}
        ${
          noPurchase === undefined
            ? html`<p class="quiet">${t('hours.noCounter')}</p>`
            : this.renderChart('without-purchase', noPurchase, compared)
        }
      </div>
      ${hours.weekdays.filter(({ days }) => days > 0).length > 1 ? this.renderChart('week-by-hour', weekdayGrid(hours), { about: hours.about }) : nothing}
    </div>`;
  }

  private renderChart(file: string, { heading, draw, table }: HourChart, evidence: Evidence): TemplateResult {
    return html`<console-chart
      .given=${this.shop}
      file=${file}
      heading=${heading}
      .evidence=${evidence}
      .draw=${draw}
      .table=${table}
    ></console-chart>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-hours': ConsoleHours;
  }
}
