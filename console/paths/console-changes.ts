import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { AboutBody } from '#shared/contract/figures.ts';
import { compareWindows, type ComparisonBody } from '#shared/contract/insights.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '../charts/console-chart.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { differencesOf, verdictWords } from './change-charts.ts';
import { changeWords, comparedWords, type ComparedName } from './figure-kinds.ts';
import { changesSentence } from './findings.ts';
import { PeriodView } from './period-view.ts';
import { viewStyles } from './view-styles.ts';

type Answer = RouteReply<typeof compareWindows>;

const shown = [
  'draw',
  'penetration',
  'engagement',
  'dwellMeanSeconds',
  'farthest',
  'turnBack',
  'conversion',
  'zoneTickets',
  'visits',
] as const satisfies readonly ComparedName[];

/** Two periods: each figure then and now, how far it moved, and whether chance would have moved it as far. */
@customElement('console-changes')
export class ConsoleChanges extends PeriodView<Answer> {
  static override styles = [
    baseStyles,
    pageStyles,
    viewStyles,
    css`
      .wide {
        margin-block-end: var(--space-10);
      }
      .wide .number {
        white-space: nowrap;
      }
      tbody th {
        border-block-start: var(--line-width) solid var(--line);
        color: var(--ink);
      }
      .beyond {
        font-weight: var(--weight-strong);
      }
      th:first-child {
        padding-inline-start: 0;
      }
    `,
  ];

  @state() private figure: (typeof shown)[number] = 'draw';

  protected override read(signal: AbortSignal): Promise<Answer> {
    const { window, pastWindow: before } = this;
    if (before === undefined) throw new RefusedError(0, 'nothing-to-compare', t('find.noComparison'));
    return this.shop.hub.call(compareWindows, { query: { ...window, beforeFrom: before.from, beforeTo: before.to }, signal });
  }

  protected override aboutOf({ about }: Answer): AboutBody {
    return about;
  }

  override render(): TemplateResult {
    if (this.pastWindow === undefined) return html`<p class="lead">${t('find.noComparison')}</p>`;
    return super.render();
  }

  protected override renderAnswer(answer: Answer): TemplateResult {
    return html`<p class="lead">${changesSentence(answer, (zoneId) => this.zoneName(zoneId))}</p>
      ${this.renderShop(answer)}
      <div class="bar-row">
        <console-choice
          label=${t('changes.figure')}
          value=${this.figure}
          .choices=${shown.map((value) => ({ value, words: t(`figure.${value}`) }))}
          @console-choose=${(event: CustomEvent<string>) => (this.figure = shown.find((name) => name === event.detail) ?? 'draw')}
        ></console-choice>
      </div>
      ${this.renderZones(answer)}
      <p class="quiet small">${t('changes.tests')}</p>`;
  }

  private renderShop({ comparisons }: Answer): TemplateResult {
    const shop = comparisons.filter(({ zoneId, now, before }) => zoneId === null && (now.value !== null || before.value !== null));
    return html`<div class="wide" tabindex="0" role="region" aria-label=${t('changes.shop')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('changes.shop')}</th>
            <th scope="col" class="number">${t('chart.now')}</th>
            <th scope="col" class="number">${t('chart.before')}</th>
            <th scope="col" class="number">${t('changes.unit')}</th>
            <th scope="col">${t('changes.test')}</th>
          </tr>
        </thead>
        <tbody>
          ${shop.map((comparison) => this.renderRow(comparison))}
        </tbody>
      </table>
    </div>`;
  }

  private renderRow(comparison: ComparisonBody): TemplateResult {
    const { figure, now, before, change, beyondChance, test } = comparison;
    const moved = change.value === null ? '–' : `${changeWords(figure, change.value)}, ${verdictWords(comparison)}`;
    return html`<tr>
      <th scope="row">${t(`figure.${figure}`)}</th>
      <td class="number">${comparedWords(figure, now)}</td>
      <td class="number">${comparedWords(figure, before)}</td>
      <td class="number ${beyondChance === true ? 'beyond' : ''}">${moved}</td>
      <td class="quiet">${t(`changes.${test}`)}</td>
    </tr>`;
  }

  private renderZones({ about, before, comparisons }: Answer): TemplateResult {
    const zones = comparisons
      .filter(({ figure, zoneId }) => zoneId !== null && figure === this.figure)
      .sort((a, b) => (b.change.value ?? Number.NEGATIVE_INFINITY) - (a.change.value ?? Number.NEGATIVE_INFINITY));
    const nameOf = (zoneId: string | null): string => this.zoneName(zoneId);
    const { draw, table } = differencesOf(zones, nameOf, ({ zoneId }) => nameOf(zoneId));
    const moved = zones.filter(({ beyondChance }) => beyondChance === true).length;
    const isSaid = zones.some(({ beyondChance }) => beyondChance !== null);
    const figure = t(`figure.${this.figure}`);
    const heading = moved > 0 ? t('changes.sentence', { count: moved, figure }) : t(isSaid ? 'changes.none' : 'changes.few', { figure });
    return html`<console-chart
      .given=${this.shop}
      file="changes-${this.figure}"
      heading=${heading}
      .evidence=${{ about, before }}
      .draw=${draw}
      .table=${table}
    ></console-chart>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-changes': ConsoleChanges;
  }
}
