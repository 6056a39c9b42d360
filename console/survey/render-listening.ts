import { html, nothing, type TemplateResult } from 'lit';
import type { MeasurementBody } from '#shared/contract/survey.ts';
import type { RefusedError } from '#shared/link/errors.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/notice.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';
import { renderRing } from './draw-survey.ts';

/** A measurement as it goes: the seconds left, who hears the tag, and that the phone is away for a moment when it is. */
export function renderListening(running: MeasurementBody, lost: RefusedError | undefined, stop: () => void): TemplateResult {
  const left = Math.max(0, Math.ceil(running.wantedSeconds - running.seconds));
  return html`<div class="task">
    <div class="listening">
      ${renderRing(running.seconds / running.wantedSeconds, String(left))}
      <div role="status" aria-live="polite">
        <h2>${t('survey.listening')}</h2>
        <p>${t('survey.heardBy', { count: running.receivers.length })}</p>
      </div>
    </div>
    <p class="bars">
      ${running.receivers.map(({ receiverId, rssiDbm, packets }) => html`<span>${receiverId} ${formatNumber(rssiDbm)} dBm · ${packets}</span>`)}
    </p>
    ${lost === undefined ? nothing : html`<aisle-notice kind="warning" icon="wifi-off">${refusalWords(lost)}</aisle-notice>`}
    <aisle-button size="small" @click=${stop}>${t('survey.stop')}</aisle-button>
  </div>`;
}
