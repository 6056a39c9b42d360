import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SurveyPointBody } from '#shared/contract/survey.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { isOutside } from '#shared/domain/plan-geometry.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/button.ts';
import { floorPlanStyles } from '#shared/ui/floor-plan/floor-plan-styles.ts';
import { moveBy, withinPlan } from '../devices/place-rules.ts';
import { drawFloor } from '../plan/draw-editor.ts';
import { t } from '../texts/t.ts';
import { drawSurveyPoints, sheetView } from './draw-survey.ts';
import { tappedPoint } from './survey-rules.ts';
import { sheetStyles } from './survey-styles.ts';

/** A place someone chose: one of the list, or one of their own. */
export interface ChosenPlace {
  readonly pointId: string | undefined;
  readonly at: Point;
}

const stepMetres = 0.5;
const fingertipPx = 22;

/**
 * The floor with the places to stand at; one is chosen by a tap or with arrow keys.
 * @fires survey-choose - `detail` is the place
 * @fires survey-measure - Enter was pressed at the place that is chosen
 */
@customElement('console-survey-sheet')
export class ConsoleSurveySheet extends BaseElement {
  static override styles = [baseStyles, floorPlanStyles, sheetStyles];

  @property({ attribute: false }) plan: FloorPlan | undefined;
  @property({ attribute: false }) points: readonly SurveyPointBody[] = [];
  /** Where to stand now. */
  @property({ attribute: false }) at: Point | undefined;
  /** About how wide the sheet is on the glass: marks keep their size there, so that a thumb hits them on a phone too. */
  @property({ type: Number, attribute: 'width-px' }) widthPx = 0;
  @property({ type: Boolean }) narrow = false;
  /** Nothing is chosen while a measurement goes on. */
  @property({ type: Boolean }) busy = false;
  /** On a phone the plan shows what is around the place to stand at. */
  @state() private isClose = true;

  override render(): TemplateResult | typeof nothing {
    const { plan, points, at } = this;
    if (plan === undefined) return nothing;
    const view = sheetView(plan, this.narrow && this.isClose ? at : undefined);
    return html`<div
        class="sheet"
        tabindex="0"
        role="application"
        aria-label=${t('survey.sheet', { count: points.length })}
        aria-describedby="keys"
        @keydown=${(event: KeyboardEvent) => this.step(event, plan)}
      >
        <svg
          viewBox="${view.leftCm} ${view.topCm} ${view.widthCm} ${view.heightCm}"
          aria-hidden="true"
          ${cssomStyles({ '--px': String(view.widthCm / this.widthPx) })}
          @click=${(event: MouseEvent) => this.tap(event, plan)}
        >
          ${drawFloor(plan, true)} ${drawSurveyPoints(points, at)}
        </svg>
      </div>
      <p class="visually-hidden" id="keys">${t('survey.sheetKeys')}</p>
      ${
        this.narrow
          ? html`<aisle-button
              class="zoom"
              size="small"
              icon=${this.isClose ? 'maximize' : 'search'}
              label=${t(this.isClose ? 'survey.whole' : 'survey.close')}
              @click=${() => (this.isClose = !this.isClose)}
            ></aisle-button>`
          : nothing
      }`;
  }

  private tap(event: MouseEvent, plan: FloorPlan): void {
    if (this.busy || !(event.currentTarget instanceof SVGSVGElement)) return;
    const matrix = event.currentTarget.getScreenCTM();
    if (matrix === null) return;
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const at = { xMetres: Math.round(spot.x / 10) / 10, yMetres: Math.round(spot.y / 10) / 10 };
    if (isOutside(plan, at)) return;
    this.choose(at, tappedPoint(this.points, at, fingertipPx / (matrix.a * 100))?.pointId);
  }

  private step(event: KeyboardEvent, plan: FloorPlan): void {
    if (this.busy) return;
    const from = this.at ?? { xMetres: plan.widthMetres / 2, yMetres: plan.depthMetres / 2 };
    const moved = moveBy(from, event.key, stepMetres);
    if (moved === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (moved === undefined) this.emit('survey-measure', undefined);
    else this.choose(withinPlan(moved, plan));
  }

  private choose(at: Point, pointId?: string): void {
    this.emit<ChosenPlace>('survey-choose', { at, pointId });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-survey-sheet': ConsoleSurveySheet;
  }
  interface HTMLElementEventMap {
    'survey-choose': CustomEvent<ChosenPlace>;
  }
}
