import { html, nothing, type TemplateResult } from 'lit';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { importPlanogram, ShelfPlaceBody } from '#shared/contract/planogram.ts';
import '#shared/ui/elements/notice.ts';
import { t } from '../texts/t.ts';

export type Tried = RouteReply<typeof importPlanogram>;

const mostErrors = 30;

export function placeWords({ fixtureId, shelf }: ShelfPlaceBody): string {
  return shelf === '' ? fixtureId : `${fixtureId}, ${shelf}`;
}

/** What a planogram would change, or every line that keeps it from being taken. */
export function renderTrial({ errors, lines, set, unchanged, conflicts }: Tried, names: ReadonlyMap<string, string>): TemplateResult {
  if (errors.length > 0) {
    return html`<aisle-notice kind="danger" heading=${t('planogram.errors', { count: errors.length })}>
      ${t('planogram.errorsWords')}
      <ul>
        ${errors
          .slice(0, mostErrors)
          .map(({ line, code, value }) => html`<li>${t('planogram.line', { line })} ${t(`planogram.error.${code}`, { value })}</li>`)}
      </ul>
      ${errors.length > mostErrors ? t('planogram.more', { count: errors.length - mostErrors }) : nothing}
    </aisle-notice>`;
  }
  return html`<div class="stack">
    <p>${t('planogram.outcome', { lines, set, unchanged })}</p>
    ${
      conflicts.length === 0
        ? nothing
        : html`<aisle-notice kind="warning" heading=${t('planogram.conflicts', { count: conflicts.length })}>
            ${t('planogram.conflictsWords')}
            <ul>
              ${conflicts
                .slice(0, mostErrors)
                .map(
                  ({ productId, now, wanted, who, line }) =>
                    html`<li>
                      <b>${names.get(productId) ?? productId}</b>:
                      ${t('planogram.conflictWords', { who, now: placeWords(now), wanted: placeWords(wanted), line })}
                    </li>`,
                )}
            </ul>
          </aisle-notice>`
    }
  </div>`;
}
