import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formStyles } from '../parts/form-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import {
  comparisons,
  pathsHash,
  periodNames,
  readPathsPlace,
  type ComparisonName,
  type PathsPlace,
  type PeriodName,
} from './paths-place.ts';
import { dayAfter, isDay } from './time-windows.ts';

const periodKeys = {
  hour: 'paths.hour',
  today: 'paths.today',
  yesterday: 'paths.yesterday',
  last7: 'paths.last7',
  week: 'paths.week',
  month: 'paths.month',
  days: 'paths.days',
} as const satisfies Record<PeriodName, string>;

const comparisonKeys = {
  week: 'paths.withWeek',
  before: 'paths.withBefore',
  year: 'paths.withYear',
  none: 'paths.withNone',
} as const satisfies Record<ComparisonName, string>;

/** The period that is looked at and what it is compared with; a choice is an address. */
@customElement('console-period')
export class ConsolePeriod extends ConsoleElement {
  static override styles = [
    baseStyles,
    formStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: end;
      }
      label.field {
        color: var(--quiet-ink);
        font-size: var(--text-xs);
        font-weight: 500;
      }
      select {
        inline-size: auto;
        color: var(--ink);
      }
      aisle-field {
        inline-size: 10.5rem;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) place: PathsPlace = readPathsPlace('');

  override render(): TemplateResult {
    const { place } = this;
    return html`<label class="field"
        >${t('paths.period')}
        <select name="period" @change=${this.choosePeriod}>
          ${periodNames.map((name) => html`<option value=${name} ?selected=${name === place.period}>${t(periodKeys[name])}</option>`)}
        </select>
      </label>
      ${place.period === 'days' ? this.renderDays(place) : nothing}
      <label class="field"
        >${t('paths.with')}
        <select name="with" @change=${this.chooseComparison}>
          ${comparisons.map((name) => html`<option value=${name} ?selected=${name === place.comparison}>${t(comparisonKeys[name])}</option>`)}
        </select>
      </label>`;
  }

  private renderDays({ firstDay, lastDay }: PathsPlace): TemplateResult {
    const { businessDay } = this.shop.store;
    const day = (label: string, value: string, keep: (day: string) => Partial<PathsPlace>): TemplateResult =>
      html`<aisle-field
        type="date"
        label=${label}
        .value=${value}
        max=${businessDay}
        @aisle-change=${(event: CustomEvent<FieldChange>) => isDay(event.detail.value) && this.go(keep(event.detail.value))}
      ></aisle-field>`;
    return html`${day(t('paths.firstDay'), firstDay, (chosen) => ({ firstDay: chosen, lastDay: chosen > lastDay ? chosen : lastDay }))}
    ${day(t('paths.lastDay'), lastDay, (chosen) => ({ lastDay: chosen, firstDay: chosen < firstDay ? chosen : firstDay }))}`;
  }

  private choosePeriod(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    const period = periodNames.find((name) => name === value) ?? 'last7';
    const { businessDay } = this.shop.store;
    this.go(
      period === 'days' ? { period, firstDay: dayAfter(businessDay, -6), lastDay: businessDay } : { period, firstDay: '', lastDay: '' },
    );
  }

  private chooseComparison(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.go({ comparison: comparisons.find((name) => name === value) ?? 'week' });
  }

  private go(change: Partial<PathsPlace>): void {
    location.hash = pathsHash({ ...this.place, ...change });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-period': ConsolePeriod;
  }
}
