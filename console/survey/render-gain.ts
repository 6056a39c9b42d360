import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyBody, SurveyPointBody } from '#shared/contract/survey.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import { formatDate, formatNumber, formatShare } from '#shared/ui/formats.ts';
import { t } from '../texts/t.ts';
import { leftToMeasure } from './survey-rules.ts';

/** When a place was measured, how well it was heard, and why it may want measuring again. */
export function measuredWords({ measuredAt, receivers, state }: SurveyPointBody, timeZone: string): string {
  const words = t('survey.measuredOn', { day: formatDate(measuredAt ?? 0, timeZone), count: receivers });
  if (state === 'old') return `${words} ${t('survey.oldWords')}`;
  return state === 'weak' ? `${words} ${t('survey.weakWords')}` : words;
}

/** How far a survey is, and what it brings: the error to expect before, now and at its end. */
export function renderGain({ points, expected, isBelieved, believedFrom }: SurveyBody): TemplateResult {
  const done = points.length - points.filter(({ state: kind }) => kind === 'todo').length;
  const left = leftToMeasure(points).length;
  const metres = (value: number | null): string => (value === null ? '—' : `${formatNumber(value, 1)} m`);
  return html`<section class="stack gain" aria-labelledby="gain">
    <h2 id="gain">${t('survey.progress', { count: done, all: points.length })}</h2>
    <div class="progress" ${cssomStyles({ '--done': `${points.length === 0 ? 0 : (100 * done) / points.length}%` })}><span></span></div>
    <p class="small">
      ${t('survey.expected', { before: metres(expected.withoutMetres), now: metres(expected.nowMetres), whole: metres(expected.wholeMetres) })}
    </p>
    <p class="quiet small">
      ${isBelieved ? t('survey.believed') : t('survey.notYet', { count: Math.max(0, believedFrom - done), share: formatShare(0.6) })}
      ${left > 0 && done === points.length ? t('survey.someOld', { count: left }) : nothing}
    </p>
  </section>`;
}
