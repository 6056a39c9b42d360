import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { AboutBody, FigureBody } from '#shared/contract/figures.ts';
import { readOverview, readZones, type ZoneFiguresBody } from '#shared/contract/insights.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatDuration } from '#shared/ui/formats.ts';
import '../charts/console-chart.ts';
import { countWords, evidenceWords, figureWords, intervalWords, shareWords, timeWords } from '../charts/evidence-words.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { hasTurnBack, quoted, turnBackSentence } from './findings.ts';
import { pathsHash } from './paths-place.ts';
import { PeriodView } from './period-view.ts';
import { renderTurnBackDoubt } from './turn-back-doubt.ts';
import { viewStyles } from './view-styles.ts';
import { dwellColumns, zoneBars } from './zone-charts.ts';

interface Answer {
  readonly zones: RouteReply<typeof readZones>;
  readonly past: RouteReply<typeof readZones> | undefined;
  readonly overview: RouteReply<typeof readOverview>;
}

const columns = [
  { name: 'visits', words: countWords },
  { name: 'penetration', words: shareWords },
  { name: 'draw', words: shareWords },
  { name: 'engagement', words: shareWords },
  { name: 'dwellMedianSeconds', words: timeWords },
  { name: 'turnBack', words: shareWords },
  { name: 'conversion', words: shareWords },
] as const;

const standings = { draw: 'draws', dwellMedianSeconds: 'holds', conversion: 'sells' } as const;

/** Every zone with its figures, and of one of them how long people stay. */
@customElement('console-zones')
export class ConsoleZones extends PeriodView<Answer> {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    viewStyles,
    css`
      table {
        min-inline-size: 52rem;
      }
      table :is(th, td) {
        padding-inline: var(--space-2);
      }
      thead th {
        vertical-align: bottom;
        white-space: normal;
      }
      td small {
        display: block;
        white-space: nowrap;
        color: var(--quiet-ink);
        font-size: var(--text-xs);
      }
      td .above,
      td .below {
        margin-inline-start: 0.3em;
        color: var(--accent);
      }
      td .below {
        color: var(--warning);
      }
      tbody th {
        padding-inline-start: 0;
        border-block-start: var(--line-width) solid var(--line);
        font-weight: var(--weight-strong);
      }
      thead th:first-child {
        padding-inline-start: 0;
      }
      tr.chosen > * {
        background: var(--accent-soft);
      }
      .note {
        margin-block: var(--space-2) 0;
      }
      label.field {
        display: inline-grid;
        margin-block-end: var(--space-4);
      }
    `,
  ];

  protected override async read(signal: AbortSignal): Promise<Answer> {
    const { window, pastWindow: before } = this;
    const { hub } = this.shop;
    const [zones, past, overview] = await Promise.all([
      hub.call(readZones, { query: window, signal }),
      before === undefined ? undefined : hub.call(readZones, { query: before, signal }),
      hub.call(readOverview, { query: window, signal }),
    ]);
    return { zones, past, overview };
  }

  protected override aboutOf({ zones }: Answer): AboutBody {
    return zones.about;
  }

  protected override renderAnswer(answer: Answer): TemplateResult {
    return html`<div class="pictures">
      ${this.renderTable(answer)}
      <div class="two">${this.renderDwell(answer)} ${this.renderTurnBack(answer)}</div>
    </div>`;
  }

  private renderTable({ zones, past }: Answer): TemplateResult {
    const { about, engagedSeconds, turnBackSeconds, join } = zones;
    const sorted = [...zones.zones].sort((a, b) => (b.visits.value ?? -1) - (a.visits.value ?? -1));
    const joined = { matched: shareOf(join.matched), ambiguous: shareOf(join.ambiguous), unmatched: shareOf(join.unmatched) };
    return html`<section>
      <h2 id="zones">${t('zones.title')}</h2>
      <div class="wide" tabindex="0" role="region" aria-labelledby="zones">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('chart.zone')}</th>
              ${columns.map(({ name }) => html`<th scope="col" class="number">${t(`figure.${name}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${sorted.map((zone) =>
              this.renderZone(
                zone,
                past?.zones.find(({ zoneId }) => zoneId === zone.zoneId),
              ),
            )}
          </tbody>
        </table>
      </div>
      <div class="quiet small note">
        ${evidenceWords({ about, before: past?.about }, this.shop.store.timeZone).map((line) => html`<p>${line}</p>`)}
        <p>${t('zones.engaged', { engaged: formatDuration(engagedSeconds), turnBack: formatDuration(turnBackSeconds) })}</p>
        ${join.tickets.value === null || join.tickets.value === 0 ? nothing : html`<p>${t('figure.joined', joined)}</p>`}
      </div>
    </section>`;
  }

  private renderZone(zone: ZoneFiguresBody, past: ZoneFiguresBody | undefined): TemplateResult {
    const isChosen = zone.zoneId === this.place.zoneId;
    return html`<tr class=${isChosen ? 'chosen' : ''}>
      <th scope="row">
        <a href=${pathsHash({ ...this.place, zoneId: isChosen ? '' : zone.zoneId })} aria-current=${isChosen ? 'true' : nothing}
          >${this.zoneName(zone.zoneId)}</a
        >
      </th>
      ${columns.map(({ name, words }) => this.renderCell(zone[name], past?.[name], (value) => words(value), standingOf(zone, name)))}
    </tr>`;
  }

  private renderCell(
    figure: FigureBody,
    past: FigureBody | undefined,
    words: (value: number) => string,
    standing: 'above' | 'usual' | 'below' | null,
  ): TemplateResult {
    if (figure.value === null) return html`<td class="number quiet">${figureWords(figure, words)}</td>`;
    const interval = intervalWords(figure, words);
    const before =
      past === undefined ? '' : t('zones.before', { figure: past.value === null ? figureWords(past, words) : words(past.value) });
    return html`<td class="number">
      ${words(figure.value)}${
        standing === 'above' || standing === 'below'
          ? html`<span class=${standing} role="img" aria-label=${t(`zones.${standing}`)} title=${t(`zones.${standing}`)}
              >${standing === 'above' ? '▲' : '▼'}</span
            >`
          : nothing
      }
      <small>${interval}${interval !== '' && before !== '' ? html`<br />` : nothing}${before}</small>
    </td>`;
  }

  private renderDwell({ zones, past, overview }: Answer): TemplateResult {
    const zone = zones.zones.find(({ zoneId }) => zoneId === this.place.zoneId);
    const pastZone = past?.zones.find(({ zoneId }) => zoneId === this.place.zoneId);
    const bins = zone === undefined ? zones.dwell : zone.dwell;
    const median = zone?.dwellMedianSeconds ?? overview.dwellMedianSeconds;
    const { draw, table } = dwellColumns(bins, zone === undefined ? past?.dwell : pastZone?.dwell, median);
    const name = zone === undefined ? '' : quoted(this.zoneName(zone.zoneId));
    const figure = figureWords(median, timeWords);
    const heading =
      bins.length === 0
        ? t('zones.dwellFew')
        : zone === undefined
          ? t('zones.dwellShop', { figure })
          : t('zones.dwell', { zone: name, figure });
    return html`<div>
      <console-chart
        .given=${this.shop}
        file="dwell"
        heading=${heading}
        .evidence=${{ about: zones.about, before: past?.about }}
        .draw=${bins.length === 0 ? undefined : draw}
        .table=${table}
      ></console-chart>
      ${zone === undefined ? html`<p class="quiet small">${t('zones.choose')}</p>` : nothing}
    </div>`;
  }

  private renderTurnBack({ zones, past }: Answer): TemplateResult {
    const { draw, table } = zoneBars(zones.zones, past?.zones, {
      figureOf: ({ turnBack }) => turnBack,
      nameOf: (id) => this.zoneName(id),
      name: t('figure.turnBack'),
      chosenId: this.place.zoneId,
    });
    return html`<div>
      <console-chart
        .given=${this.shop}
        file="turn-back"
        heading=${turnBackSentence(zones.zones, (id) => this.zoneName(id))}
        .evidence=${{ about: zones.about, before: past?.about }}
        .draw=${draw}
        .table=${table}
        @console-mark=${(event: CustomEvent<string>) => this.go({ zoneId: event.detail })}
      ></console-chart>
      ${renderTurnBackDoubt(hasTurnBack(zones.zones))}
    </div>`;
  }
}

function standingOf({ standing }: ZoneFiguresBody, name: string): 'above' | 'usual' | 'below' | null {
  return name === 'draw' || name === 'dwellMedianSeconds' || name === 'conversion' ? standing[standings[name]] : null;
}

function shareOf(figure: FigureBody): string {
  return figureWords(figure, shareWords);
}

declare global {
  interface HTMLElementTagNameMap {
    'console-zones': ConsoleZones;
  }
}
