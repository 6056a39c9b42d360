import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { findPlanChanges, type PlanChange } from '#shared/domain/plan-changes.ts';
import type { PlanProblem } from '#shared/domain/plan-problems.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/notice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { problemWords } from './problem-words.ts';

const mostNames = 6;

/**
 * What putting the draft in force changes, and what to know before.
 * @fires console-close
 * @fires plan-publish - go ahead
 */
@customElement('console-plan-publish')
export class ConsolePlanPublish extends BaseElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-2) var(--space-5);
        margin: 0;
      }
      dt {
        font-weight: var(--weight-strong);
      }
      dd {
        margin: 0;
        text-wrap: pretty;
      }
      aisle-notice ul {
        padding-inline-start: 1.2em;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) inForce: FloorPlan | undefined;
  @property({ attribute: false }) plan: FloorPlan | undefined;
  @property({ attribute: false }) problems: readonly PlanProblem[] = [];
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();

  override render(): TemplateResult {
    const mistakes = this.problems.filter(({ isMistake }) => isMistake);
    return html`<aisle-dialog ?open=${this.open} heading=${t('plan.publishTitle')} @aisle-close=${this.close}>
      <div class="stack">${this.open ? this.renderBody(mistakes) : nothing}</div>
      <aisle-button slot="footer" @click=${this.close}>${t('app.cancel')}</aisle-button>
      <aisle-button
        slot="footer"
        kind="filled"
        ?busy=${this.busy}
        ?disabled=${mistakes.length > 0}
        @click=${() => this.emit('plan-publish', undefined)}
        >${t('plan.publish')}</aisle-button
      >
    </aisle-dialog>`;
  }

  private renderBody(mistakes: readonly PlanProblem[]): TemplateResult {
    const { plan, inForce } = this;
    const changes = plan === undefined || inForce === undefined ? [] : findPlanChanges(inForce, plan);
    return html`<p>${t('plan.publishWords')}</p>
      ${
        this.problems.length === 0
          ? nothing
          : html`<aisle-notice
              kind=${mistakes.length > 0 ? 'danger' : 'warning'}
              heading=${t(mistakes.length > 0 ? 'plan.publishMistakes' : 'plan.publishWarnings')}
            >
              <ul>
                ${this.problems.map((problem) => html`<li>${problemWords(problem, this.names)}</li>`)}
              </ul>
            </aisle-notice>`
      }
      ${changes.length === 0 ? html`<p class="quiet">${t('plan.publishSame')}</p>` : html`<dl>${partsOf(changes).map((part) => this.renderPart(part, changes))}</dl>`}`;
  }

  private renderPart(part: PlanChange['part'], changes: readonly PlanChange[]): TemplateResult {
    const own = changes.filter((change) => change.part === part);
    const counts = (['added', 'changed', 'removed'] as const).flatMap((kind) => {
      const some = own.filter((change) => change.kind === kind);
      if (some.length === 0) return [];
      const names = some.flatMap(({ id }) => (id === '' ? [] : [this.names.get(id) ?? id]));
      const shown = names.slice(0, mostNames).join(', ');
      const words = t(`plan.change.${kind}`, { count: some.length });
      return [shown === '' ? words : `${words} (${shown}${names.length > mostNames ? '…' : ''})`];
    });
    return html`<dt>${t(`plan.part.${part}`)}</dt>
      <dd>${part === 'room' ? t('plan.change.room') : counts.join(' · ')}</dd>`;
  }

  private readonly close = (): void => {
    this.emit('console-close', undefined);
  };
}

function partsOf(changes: readonly PlanChange[]): readonly PlanChange['part'][] {
  return [...new Set(changes.map(({ part }) => part))];
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-publish': ConsolePlanPublish;
  }
}
