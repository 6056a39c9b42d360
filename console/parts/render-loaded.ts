import { html, type TemplateResult } from 'lit';
import { systemClock } from '#shared/link/clock.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/skeleton.ts';
import { formatAge } from '#shared/ui/formats.ts';
import type { Loaded } from '../shell/loaded.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';

/** Draws an answer of the hub: bones until the first one, then always the last one, with its age while the hub is away. */
export function renderLoaded<Value>(loaded: Loaded<Value>, draw: (value: Value) => TemplateResult): TemplateResult {
  const { value, problem, answeredAt } = loaded;
  if (value !== undefined) return html`${problem === undefined ? '' : renderAge(loaded, answeredAt ?? 0)}${draw(value)}`;
  if (problem === undefined) return html`<aisle-skeleton lines="6"></aisle-skeleton>`;
  return html`<aisle-empty
    icon=${problem.status === 0 ? 'wifi-off' : 'warning'}
    heading=${t(problem.status === 0 ? 'app.away' : 'app.failed')}
  >
    ${problem.status === 0 ? t('app.awayWords') : refusalWords(problem)}
    <aisle-button slot="action" icon="refresh" ?busy=${loaded.isLoading} @click=${() => loaded.reload()}>${t('app.tryAgain')}</aisle-button>
  </aisle-empty>`;
}

function renderAge<Value>({ problem, isLoading, reload }: Loaded<Value>, answeredAt: number): TemplateResult {
  const age = formatAge(answeredAt, systemClock.now());
  const words =
    problem === undefined || problem.status === 0 ? t('app.answerFrom', { age }) : t('app.answerOld', { age, words: problem.message });
  return html`<aisle-notice class="age" kind="warning" icon="wifi-off"
    >${words}<aisle-button slot="action" size="small" ?busy=${isLoading} @click=${reload}>${t('app.tryNow')}</aisle-button></aisle-notice
  >`;
}
