import { html, nothing, type TemplateResult } from 'lit';
import { hashOf } from '../shell/views.ts';
import { t } from '../texts/t.ts';

/** Of all figures this one suffers most from positions that err: a step over a zone's edge and back is a turn. Said wherever there is one to show. */
export function renderTurnBackDoubt(isShown: boolean): TemplateResult | typeof nothing {
  if (!isShown) return nothing;
  return html`<p class="quiet small">${t('find.turnBackDoubt')} <a href=${hashOf('plan', 'coverage')}>${t('find.sureness')}</a>.</p>`;
}
