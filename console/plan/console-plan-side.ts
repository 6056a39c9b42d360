import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TracedPictureBody } from '#shared/contract/plan-drafts.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { PlanProblem } from '#shared/domain/plan-problems.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';
import { formatShare } from '#shared/ui/formats.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { takeChosenFile } from '../parts/chosen-file.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import type { PlanChoice } from './canvas-desk.ts';
import type { PlanEdit } from './console-plan-canvas.ts';
import { splitCrossings } from './plan-edits.ts';
import { planSideStyles } from './plan-side-styles.ts';
import { itemsOf, type Item, type ItemKind } from './plan-items.ts';
import { problemWords } from './problem-words.ts';

const kinds = ['zone', 'fixture', 'receiver', 'reference', 'entrance', 'wall'] as const satisfies readonly ItemKind[];

/** The kind of item a problem is about, where it can be chosen. */
const kindOfProblem: Readonly<Partial<Record<PlanProblem['kind'], ItemKind>>> = {
  'wall-outside': 'wall',
  'walls-cross': 'wall',
  'zone-outside': 'zone',
  'zone-crosses-itself': 'zone',
  'zone-too-small': 'zone',
  'zones-overlap': 'zone',
  'zone-unreachable': 'zone',
  'fixture-outside': 'fixture',
  'receiver-outside': 'receiver',
  'receiver-unknown': 'receiver',
  'reference-outside': 'reference',
  'reference-unknown': 'reference',
  'entrance-outside': 'entrance',
};

/**
 * The plan as a whole: what is wrong with it, its room, the picture under it, and everything on it as a list.
 * @fires plan-edit - another plan
 * @fires plan-choose - an item of the list
 * @fires plan-picture - the picture, or null
 * @fires plan-upload - a file to trace over
 */
@customElement('console-plan-side')
export class ConsolePlanSide extends BaseElement {
  static override styles = [baseStyles, pageStyles, formStyles, planSideStyles];

  @property({ attribute: false }) plan: FloorPlan | undefined;
  @property({ attribute: false }) picture: TracedPictureBody | null = null;
  @property({ attribute: false }) problems: readonly PlanProblem[] = [];
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();

  override render(): TemplateResult | typeof nothing {
    const { plan } = this;
    if (plan === undefined) return nothing;
    return html`${this.renderProblems(plan)} ${this.renderRoom(plan)} ${this.renderPicture()} ${this.renderItems(plan)}`;
  }

  private renderProblems(plan: FloorPlan): TemplateResult {
    const { problems } = this;
    return html`<section aria-labelledby="problems">
      <h2 id="problems">
        ${t('plan.check')} ${problems.length === 0 ? nothing : html`<span class="quiet figure">${problems.length}</span>`}
      </h2>
      ${
        problems.length === 0
          ? html`<p class="fine small" role="status"><aisle-icon name="check-circle"></aisle-icon>${t('plan.fine')}</p>`
          : html`<ol class="plain problems" role="status">
              ${problems.map((problem, nth) => html`<li>${this.renderProblem(problem, nth)}</li>`)}
            </ol>`
      }
      ${
        problems.some(({ kind }) => kind === 'walls-cross')
          ? html`<aisle-button size="small" @click=${() => this.edit(splitCrossings(plan))}>${t('plan.splitWalls')}</aisle-button>`
          : nothing
      }
    </section>`;
  }

  private renderProblem(problem: PlanProblem, nth: number): TemplateResult {
    const words = html`<span class="figure">${nth + 1}</span><span>${problemWords(problem, this.names)}</span>`;
    const look = problem.isMistake ? 'problem mistake' : 'problem';
    const kind = kindOfProblem[problem.kind];
    const [subject] = problem.subjects;
    if (kind === undefined || subject === undefined) return html`<p class=${look}>${words}</p>`;
    const key = kind === 'wall' || kind === 'entrance' ? String(Number(subject) - 1) : subject;
    return html`<button type="button" class=${look} @click=${() => this.choose({ kind, key })}>${words}</button>`;
  }

  private renderRoom(plan: FloorPlan): TemplateResult {
    return html`<section aria-labelledby="room">
      <h2 id="room">${t('plan.room')}</h2>
      ${this.renderField(t('plan.planName'), plan.name, 'text', (value) => this.edit({ ...plan, name: value.trim().slice(0, 60) }))}
      <div class="two">
        ${this.renderMetres(t('plan.roomWidth'), plan.widthMetres, (widthMetres) => this.edit({ ...plan, widthMetres }))}
        ${this.renderMetres(t('plan.roomDepth'), plan.depthMetres, (depthMetres) => this.edit({ ...plan, depthMetres }))}
      </div>
    </section>`;
  }

  private renderPicture(): TemplateResult {
    const { picture } = this;
    return html`<section aria-labelledby="picture">
      <h2 id="picture">${t('plan.picture')}</h2>
      ${
        picture === null
          ? html`<p class="quiet small">${t('plan.pictureWords')}</p>
              <span class="file"
                ><aisle-button size="small" icon="image" tabindex="-1">${t('plan.pictureAdd')}</aisle-button
                ><input
                  type="file"
                  accept="image/png,image/jpeg,image/webp,image/svg+xml"
                  aria-label=${t('plan.pictureAdd')}
                  @change=${this.upload}
              /></span>`
          : html`<label class="field"
                >${t('plan.pictureOpacity', { share: formatShare(picture.opacity) })}
                <input
                  type="range"
                  min="0.1"
                  max="1"
                  step="0.05"
                  .value=${String(picture.opacity)}
                  @input=${(event: Event) => this.setPicture({ ...picture, opacity: numberIn(event) ?? picture.opacity })}
              /></label>
              <div class="two">
                ${this.renderMetres(t('plan.pictureWidth'), picture.widthMetres, (widthMetres) => this.setPicture({ ...picture, widthMetres }))}
                ${this.renderMetres(
                  t('plan.pictureX'),
                  picture.at.xMetres,
                  (xMetres) => this.setPicture({ ...picture, at: { ...picture.at, xMetres } }),
                  -1000,
                )}
                ${this.renderMetres(
                  t('plan.pictureY'),
                  picture.at.yMetres,
                  (yMetres) => this.setPicture({ ...picture, at: { ...picture.at, yMetres } }),
                  -1000,
                )}
              </div>
              <p class="hint">${t('plan.pictureScale')}</p>
              <aisle-button size="small" icon="trash" @click=${() => this.setPicture(null)}>${t('plan.pictureRemove')}</aisle-button>`
      }
    </section>`;
  }

  private renderItems(plan: FloorPlan): TemplateResult {
    const items = itemsOf(plan);
    return html`<section aria-labelledby="items">
      <h2 id="items">${t('plan.items')}</h2>
      ${kinds.map((kind) => {
        const own = items.filter((item) => item.kind === kind);
        if (own.length === 0) return nothing;
        return html`<details>
          <summary>${t(`plan.items.${kind}`)} <span class="quiet figure">${own.length}</span></summary>
          <ul class="plain">
            ${own.map((item, nth) => html`<li><button type="button" @click=${() => this.choose(item)}>${this.nameOf(item, nth)}</button></li>`)}
          </ul>
        </details>`;
      })}
    </section>`;
  }

  private nameOf({ kind, key }: Item, nth: number): string {
    return kind === 'wall' || kind === 'entrance' ? `${t(`plan.item.${kind}`)} ${nth + 1}` : (this.names.get(key) ?? key);
  }

  private renderField(label: string, value: string, type: 'text' | 'number', change: (value: string) => void): TemplateResult {
    return html`<label class="field"
      >${label}<input
        type=${type}
        maxlength="60"
        .value=${value}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) change(event.target.value);
        }}
    /></label>`;
  }

  private renderMetres(label: string, metres: number, change: (metres: number) => void, least = 0.5): TemplateResult {
    return html`<label class="field"
      >${label}<input
        type="number"
        step="0.01"
        min=${least}
        max="1000"
        .value=${String(Math.round(metres * 100) / 100)}
        @change=${(event: Event) => {
          const value = numberIn(event);
          if (value !== undefined && value >= least && value <= 1000) change(value);
          else this.requestUpdate();
        }}
    /></label>`;
  }

  private readonly upload = (event: Event): void => {
    const file = takeChosenFile(event);
    if (file !== undefined) this.emit<File>('plan-upload', file);
  };

  private setPicture(picture: TracedPictureBody | null): void {
    this.emit<TracedPictureBody | null>('plan-picture', picture);
  }

  private edit(plan: FloorPlan): void {
    this.emit<PlanEdit>('plan-edit', { plan, gesture: undefined });
  }

  private choose(item: Item): void {
    this.emit<PlanChoice>('plan-choose', { item, handle: undefined });
  }
}

function numberIn(event: Event): number | undefined {
  const value = event.target instanceof HTMLInputElement ? event.target.valueAsNumber : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-side': ConsolePlanSide;
  }
  interface HTMLElementEventMap {
    'plan-picture': CustomEvent<TracedPictureBody | null>;
    'plan-upload': CustomEvent<File>;
  }
}
