import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { AboutBody, FigureBody } from '#shared/contract/figures.ts';
import { compareWindows, readOverview, readZones, type ComparisonBody, type ZoneFiguresBody } from '#shared/contract/insights.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/floor-plan/floor-plan.ts';
import '../charts/console-chart.ts';
import { countWords, intervalWords, shareWords, timeWords } from '../charts/evidence-words.ts';
import type { Evidence } from '../charts/figure.ts';
import { windowWords } from '../charts/window-words.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { differencesOf } from './change-charts.ts';
import { changeWords, type ComparedName } from './figure-kinds.ts';
import {
  changesSentence,
  hasTurnBack,
  powers,
  powerSentence,
  reachSentence,
  turnBackSentence,
  visitsChangeSentence,
  visitsSentence,
  type Power,
} from './findings.ts';
import { pathsHash } from './paths-place.ts';
import { PeriodView } from './period-view.ts';
import { renderTurnBackDoubt } from './turn-back-doubt.ts';
import { viewStyles } from './view-styles.ts';
import { reachBars, zoneBars } from './zone-charts.ts';
import { isSalesZone, salesZones, zoneHeat } from './zone-tints.ts';

interface Answer {
  readonly overview: RouteReply<typeof readOverview>;
  readonly zones: RouteReply<typeof readZones>;
  readonly past: RouteReply<typeof readZones> | undefined;
  readonly compared: RouteReply<typeof compareWindows> | undefined;
}

const barsShown = 5;

/** The answers a manager came for, in words first: which zones draw, hold and sell, where people turn back, what changed. */
@customElement('console-overview')
export class ConsoleOverview extends PeriodView<Answer> {
  static override styles = [baseStyles, pageStyles, viewStyles];

  protected override async read(signal: AbortSignal): Promise<Answer> {
    const { window, pastWindow: before } = this;
    const { hub } = this.shop;
    const [overview, zones, past, compared] = await Promise.all([
      hub.call(readOverview, { query: window, signal }),
      hub.call(readZones, { query: window, signal }),
      before === undefined ? undefined : hub.call(readZones, { query: before, signal }),
      before === undefined
        ? undefined
        : hub.call(compareWindows, { query: { ...window, beforeFrom: before.from, beforeTo: before.to }, signal }),
    ]);
    return { overview, zones, past, compared };
  }

  protected override aboutOf({ overview }: Answer): AboutBody {
    return overview.about;
  }

  protected override hasFigures({ overview }: Answer): boolean {
    return overview.about.n > 0 || (overview.entries.value ?? 0) > 0;
  }

  protected override renderAnswer(answer: Answer): TemplateResult {
    const { overview, zones, past, compared } = answer;
    const evidence: Evidence = { about: zones.about, before: past?.about };
    return html`<div class="lead">
        <p>${visitsSentence(overview)}</p>
        ${this.renderVisitsChange(compared)}
      </div>
      ${this.renderFigures(answer)}
      <div class="pictures">
        <section>
          <div class="three">${(['draw', 'hold', 'sell'] as const).map((power) => this.renderPower(power, zones.zones, evidence))}</div>
        </section>
        <div class="two">
          <section>
            <p class="kicker">${t('find.whereTurn')}</p>
            ${this.renderTurnBack(answer, evidence)}
          </section>
          <section>
            <p class="kicker">${t('find.whatChanged')}</p>
            ${this.renderChanges(compared)}
          </section>
        </div>
        <p class="quiet small">${t('find.coverage')}</p>
      </div>`;
  }

  private renderVisitsChange(compared: Answer['compared']): TemplateResult | typeof nothing {
    if (compared === undefined) return nothing;
    const words = windowWords(compared.before, this.shop.store.timeZone);
    return html`<p class="quiet">${visitsChangeSentence(compared.comparisons, words)}</p>`;
  }

  private renderFigures({ overview, compared }: Answer): TemplateResult {
    const changeOf = (name: ComparedName): ComparisonBody | undefined =>
      compared?.comparisons.find(({ figure, zoneId }) => figure === name && zoneId === null);
    const words = windowWords(overview.about, this.shop.store.timeZone);
    return html`<dl class="figures" aria-label=${words}>
      ${this.renderFigure(t('figure.visits'), overview.visits, countWords, changeOf('visits'))}
      ${this.renderFigure(t('figure.entries'), overview.entries, countWords, changeOf('entries'))}
      ${this.renderFigure(t('figure.conversionOfEntries'), overview.conversionOfEntries, shareWords, changeOf('conversionOfEntries'))}
      ${this.renderFigure(t('figure.withoutPurchase'), overview.withoutPurchase, countWords, undefined)}
      ${this.renderFigure(t('figure.dwellMedianSeconds'), overview.dwellMedianSeconds, timeWords, undefined)}
    </dl>`;
  }

  private renderFigure(
    name: string,
    figure: FigureBody,
    words: (value: number) => string,
    comparison: ComparisonBody | undefined,
  ): TemplateResult {
    const value = figure.hiddenBelowFive ? t('chart.hidden') : figure.value === null ? t('chart.unknown') : words(figure.value);
    const interval = intervalWords(figure, words);
    return html`<div>
      <dt>${name}</dt>
      <dd class="big ${figure.value === null ? 'none' : ''}">${value}</dd>
      ${interval === '' ? nothing : html`<dd>${t('chart.keyInterval')} ${interval}</dd>`}
      ${comparison === undefined || comparison.change.value === null ? nothing : this.renderChange(comparison, comparison.change.value)}
    </div>`;
  }

  private renderChange({ figure, beyondChance }: ComparisonBody, change: number): TemplateResult {
    const verdict = beyondChance === null ? t('figure.notComparable') : t(beyondChance ? 'figure.beyond' : 'figure.within');
    return html`<dd class=${beyondChance === true ? 'beyond' : ''}>${changeWords(figure, change)}, ${verdict}</dd>`;
  }

  private renderPower(power: Power, zones: readonly ZoneFiguresBody[], evidence: Evidence): TemplateResult {
    const { figure, words, tickBase } = powers[power];
    const figureOf = (zone: ZoneFiguresBody): FigureBody => zone[figure];
    const sales = salesZones(zones, this.shop.plan);
    const { draw, table } = zoneBars(sales, undefined, {
      figureOf,
      nameOf: (id) => this.zoneName(id),
      name: t(`figure.${figure}`),
      words: (value) => words(value),
      tickBase,
      atMost: barsShown,
    });
    return html`<console-chart
      .given=${this.shop}
      file="zones-${power}"
      heading=${powerSentence(power, zones, (id) => this.zoneName(id))}
      .evidence=${evidence}
      .draw=${draw}
      .table=${table}
      @console-mark=${(event: CustomEvent<string>) => this.go({ view: 'zones', zoneId: event.detail })}
    >
      <aisle-floor-plan slot="picture" without-names .plan=${this.shop.plan} .heat=${zoneHeat(sales, figureOf)}></aisle-floor-plan>
    </console-chart>`;
  }

  private renderTurnBack({ zones, past }: Answer, evidence: Evidence): TemplateResult {
    const { draw, table } = reachBars(zones.zones, past?.zones, (id) => this.zoneName(id));
    return html`<console-chart
        .given=${this.shop}
        file="turning-points"
        heading=${reachSentence(zones.zones, (id) => this.zoneName(id))}
        .evidence=${evidence}
        .draw=${draw}
        .table=${table}
        @console-mark=${(event: CustomEvent<string>) => this.go({ view: 'zones', zoneId: event.detail })}
      ></console-chart>
      <p class="more">
        ${turnBackSentence(zones.zones, (id) => this.zoneName(id))}
        <a href=${pathsHash({ ...this.place, view: 'zones' })}>${t('find.allZones')}</a>
      </p>
      ${renderTurnBackDoubt(hasTurnBack(zones.zones))}`;
  }

  private renderChanges(compared: Answer['compared']): TemplateResult {
    if (compared === undefined) return html`<p class="quiet">${t('find.noComparison')}</p>`;
    const nameOf = (zoneId: string | null): string => this.zoneName(zoneId);
    const drawn = compared.comparisons
      .filter(({ zoneId, figure }) => figure === 'draw' && isSalesZone(zoneId, this.shop.plan))
      .sort((a, b) => (b.change.value ?? 0) - (a.change.value ?? 0));
    const { draw, table } = differencesOf(drawn, nameOf, ({ zoneId }) => nameOf(zoneId));
    return html`<console-chart
        .given=${this.shop}
        file="changes"
        heading=${changesSentence(compared, nameOf)}
        .evidence=${{ about: compared.about, before: compared.before }}
        .draw=${draw}
        .table=${table}
      ></console-chart>
      <p class="more">
        ${t('find.drawnBelow', { figure: t('figure.draw') })}
        <a href=${pathsHash({ ...this.place, view: 'changes' })}>${t('find.allChanges')}</a>
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-overview': ConsoleOverview;
  }
}
