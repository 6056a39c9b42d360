import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TracedPictureBody } from '#shared/contract/plan-drafts.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import type { PlanProblem } from '#shared/domain/plan-problems.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import '#shared/ui/elements/button.ts';
import { floorPlanStyles } from '#shared/ui/floor-plan/floor-plan-styles.ts';
import { toCm } from '#shared/ui/floor-plan/trace-path.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { t } from '../texts/t.ts';
import type { CanvasDesk, Hold, PlanChoice } from './canvas-desk.ts';
import { pressKey } from './canvas-keys.ts';
import { CanvasPointer } from './canvas-pointer.ts';
import { canvasStyles } from './canvas-styles.ts';
import { drawGrid, drawPicture, drawPlan, drawProblems, drawSelected, drawStroke } from './draw-editor.ts';
import { fitCamera, gridMetresFor, zoomCamera, type Camera, type CanvasSize } from './plan-camera.ts';
import type { Item } from './plan-items.ts';
import type { Snap } from './snap-rules.ts';
import type { StrokeResult, ToolSettings } from './tool-rules.ts';

/** A change of the plan; changes of one gesture are one step back. */
export interface PlanEdit {
  readonly plan: FloorPlan;
  readonly gesture: string | undefined;
}

/** Shelves and rails get their fine lines from here on. */
const finePxPerMetre = 15;
/** Names of gateways and tags would cover the names of zones further away. */
const namesPxPerMetre = 45;

/**
 * The floor as paper to draw on: pointer, touch and keyboard do the same.
 * @fires plan-edit - another plan
 * @fires plan-choose - something was taken in hand, or nothing
 * @fires plan-measured - two places, for the scale
 * @fires plan-put-down - the tool is put down
 */
@customElement('console-plan-canvas')
export class ConsolePlanCanvas extends BaseElement implements CanvasDesk {
  static override styles = [baseStyles, floorPlanStyles, canvasStyles];

  @property({ attribute: false }) plan: FloorPlan | undefined;
  @property({ attribute: false }) picture: TracedPictureBody | null = null;
  @property({ attribute: false }) settings: ToolSettings | undefined;
  @property({ attribute: false }) choice: PlanChoice = { item: undefined, handle: undefined };
  @property({ attribute: false }) problems: readonly PlanProblem[] = [];
  /** Names by the id of a zone, gateway or tag. */
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();

  @state() camera: Camera | undefined;
  @state() size: CanvasSize = { widthPx: 0, heightPx: 0 };
  @state() points: readonly Point[] = [];
  @state() pointed: Snap | undefined;
  @state() hold: Hold | undefined;
  private readonly pointer = new CanvasPointer(this);
  private readonly resizing = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('settings') && changed.get('settings')?.tool !== this.settings?.tool) this.points = [];
    if (this.camera === undefined) this.fit();
  }

  private measure(): void {
    this.size = { widthPx: this.clientWidth, heightPx: this.clientHeight };
  }

  /** Shows the whole room. */
  readonly fit = (): void => {
    if (this.plan !== undefined && this.size.widthPx > 0) this.camera = fitCamera(this.plan, this.size);
  };

  zoom(factor: number): void {
    if (this.camera !== undefined) this.camera = zoomCamera(this.camera, factor, this.size.widthPx / 2, this.size.heightPx / 2);
  }

  choose(item: Item | undefined, handle?: number): void {
    this.emit<PlanChoice>('plan-choose', { item, handle });
  }

  edit(plan: FloorPlan, gesture?: string): void {
    if (plan !== this.plan) this.emit<PlanEdit>('plan-edit', { plan, gesture });
  }

  take({ points, plan, measured, select }: StrokeResult): void {
    this.points = points;
    if (plan !== undefined) this.edit(plan);
    if (measured !== undefined) this.emit('plan-measured', measured);
    if (select !== undefined) this.choose(select);
  }

  putToolDown(): void {
    this.emit('plan-put-down', undefined);
  }

  override render(): TemplateResult | typeof nothing {
    const { plan, camera, settings, pointer } = this;
    if (plan === undefined || settings === undefined) return nothing;
    return html`<div
        class="desk ${settings.tool === 'select' ? 'select' : ''} ${this.hold?.kind === 'pan' ? 'panning' : ''}"
        tabindex="0"
        role="application"
        aria-label=${t('plan.canvas')}
        aria-describedby="keys"
        @pointerdown=${pointer.down}
        @pointermove=${pointer.move}
        @pointerup=${pointer.up}
        @pointercancel=${pointer.cancel}
        @pointerleave=${pointer.leave}
        @dblclick=${pointer.double}
        @wheel=${pointer.wheel}
        @keydown=${this.keyDown}
        @keyup=${this.keyUp}
      >
        ${camera === undefined ? nothing : this.renderSheet(plan, camera, settings)}
      </div>
      <p class="visually-hidden" id="keys">${t('plan.keys')}</p>
      ${camera === undefined ? nothing : html`<span class="ruler">${this.rulerWords(camera)}</span>`}
      <div class="zoom">
        <aisle-button kind="quiet" size="small" icon="minus" label=${t('plan.zoomOut')} @click=${() => this.zoom(1 / 1.3)}></aisle-button>
        <aisle-button kind="quiet" size="small" icon="plus" label=${t('plan.zoomIn')} @click=${() => this.zoom(1.3)}></aisle-button>
        <aisle-button kind="quiet" size="small" icon="maximize" label=${t('plan.fit')} @click=${this.fit}></aisle-button>
      </div>`;
  }

  private renderSheet(plan: FloorPlan, camera: Camera, { tool }: ToolSettings): TemplateResult {
    const { size, hold, pointed, choice } = this;
    const cmPerPx = 100 / camera.pxPerMetre;
    const viewBox = `${toCm(camera.xMetres)} ${toCm(camera.yMetres)} ${size.widthPx * cmPerPx} ${size.heightPx * cmPerPx}`;
    const from = hold?.kind === 'draw' && hold.isDragging && this.points.length === 0 ? hold.from : undefined;
    const isDrawing = tool !== 'select' || hold?.kind === 'handle';
    return html`<svg
      class=${this.picture === null ? nothing : 'tracing'}
      viewBox=${viewBox}
      ${cssomStyles({ '--px': String(cmPerPx) })}
      aria-hidden="true"
    >
      ${drawGrid(camera, size)} ${drawPicture(this.picture)}
      ${drawPlan(plan, this.names, {
        pxPerMetre: camera.pxPerMetre,
        isFine: camera.pxPerMetre >= finePxPerMetre,
        withPinNames: camera.pxPerMetre >= namesPxPerMetre || tool === 'receiver' || tool === 'reference',
      })}
      ${drawSelected(plan, choice.item, choice.handle, camera.pxPerMetre)}
      ${
        isDrawing
          ? drawStroke(
              { tool, points: from === undefined ? this.points : [from], at: pointed?.at, guides: pointed?.guides ?? [], from },
              camera.pxPerMetre,
            )
          : nothing
      }
      ${drawProblems(this.problems)}
    </svg>`;
  }

  private rulerWords(camera: Camera): string {
    const at = this.pointed?.at;
    if (at !== undefined) return `${formatNumber(at.xMetres, 2)} · ${formatNumber(at.yMetres, 2)} m`;
    return t('plan.grid', { metres: formatNumber(Math.max(0.5, gridMetresFor(camera.pxPerMetre)), 1) });
  }

  private readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.pointer.isPanning = true;
    if (event.key === ' ' || pressKey(this, event)) event.preventDefault();
  };

  private readonly keyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.pointer.isPanning = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-canvas': ConsolePlanCanvas;
  }
  interface HTMLElementEventMap {
    'plan-edit': CustomEvent<PlanEdit>;
    'plan-choose': CustomEvent<PlanChoice>;
    'plan-measured': CustomEvent<readonly [Point, Point]>;
  }
}
