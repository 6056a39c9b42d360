import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { FloorPlan, Point, Zone } from '#shared/domain/floor-plan.ts';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { cssomStyles } from '../cssom-styles.ts';
import { uiText } from '../ui-texts.ts';
import '../elements/skeleton.ts';
import { drawCells } from './draw-cells.ts';
import { drawFixture } from './draw-fixture.ts';
import { drawEntrances, drawHere, drawPaths, drawReceivers, drawStays, type HerePlate } from './draw-layers.ts';
import { drawPeople, nearestPerson } from './draw-people.ts';
import { floorPlanStyles } from './floor-plan-styles.ts';
import { layerStyles } from './layer-styles.ts';
import { measureText } from './measure-text.ts';
import { placeLabels, type ZoneLabel } from './place-labels.ts';
import type { PlanCells, PlanFrame, PersonChoice, PlanPath, PlanPerson, ZoneChoice, ZoneHeat, ZoneValues } from './plan-layers.ts';
import { floorOfHere, floorOfPaths, floorOfStays, placeHere, viewOf } from './plan-view.ts';
import { tintZones } from './tint-zones.ts';
import { isOuter, toCm, traceOutline, traceWalls } from './trace-path.ts';

const finestPxPerMetre = 15;
const labelShares = [0.9, 0.82, 0.74, 0.66];
const leastLabelPx = 11;
/** A dot is pressed within this: half of a finger's 44 px. */
const pressPx = 22;

/**
 * The shop's floor, drawn from its plan, with what happens on it as layers. Fills its width; height follows the plan.
 * Names never stand on fixtures: where a name has no room it becomes a letter, explained under the plan.
 * @fires aisle-person - with `people-choosable`: someone pressed near a person, `PersonChoice`
 * @fires aisle-zone - with `choosable`: someone pressed a zone, or chose it in the list that keyboards and screen readers use
 */
@customElement('aisle-floor-plan')
export class AisleFloorPlan extends BaseElement {
  static override styles = [baseStyles, floorPlanStyles, layerStyles];

  @property({ attribute: false }) plan: FloorPlan | undefined;
  @property({ attribute: false }) people: readonly PlanPerson[] = [];
  @property({ attribute: false }) paths: readonly PlanPath[] = [];
  @property({ attribute: false }) heat: ZoneHeat | undefined;
  /** What the darkest shade stands for, so that two plans can be compared; the greatest heat when left out. */
  @property({ attribute: false }) heatMost: number | undefined;
  /** Squares with a shade; zones are plain under them. */
  @property({ attribute: false }) cells: PlanCells | undefined;
  /** Short words after zone names, such as how many people are there. */
  @property({ attribute: false }) values: ZoneValues = {};
  @property({ attribute: false }) here: Point | undefined;
  /** Id of a zone to show. */
  @property({ attribute: 'highlight-zone' }) highlightZone: string | undefined;
  /** Zones can be pressed. */
  @property({ type: Boolean }) choosable = false;
  /** People can be pressed; who has no pointer is given a list beside the plan. */
  @property({ type: Boolean, attribute: 'people-choosable' }) peopleChoosable = false;
  /** Id of a person to mark. */
  @property({ attribute: 'chosen-person' }) chosenPerson: string | undefined;
  @property({ type: Boolean, attribute: 'with-receivers' }) withReceivers = false;
  /** Leaves the names away, where the plan is only a trace. */
  @property({ type: Boolean, attribute: 'without-names' }) withoutNames = false;
  /** A part of the floor instead of all of it. */
  @property({ attribute: false }) frame: PlanFrame | undefined;

  @state() private pxPerMetre = 0;
  @state() private focusedZone: string | undefined;
  @state() private fontsSettled = 0;

  private labels: ReadonlyMap<string, ZoneLabel> = new Map();
  private labelsKey: readonly unknown[] = [];
  private readonly resizing = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizing.observe(this);
    // Widths measured before the bundled fonts are there would be those of another font.
    void document.fonts.ready.then(() => (this.fontsSettled += 1));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizing.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('plan') || changed.has('frame')) this.measure();
  }

  private measure(): void {
    const drawing = this.renderRoot.querySelector('svg');
    const width = this.plan === undefined ? 0 : viewOf(this.plan, this.frame);
    if (drawing === null || width === 0) return;
    const box = drawing.getBoundingClientRect();
    const pxPerMetre = Math.min(box.width / (width.right - width.left), box.height / (width.bottom - width.top));
    if (pxPerMetre > 0 && Math.abs(pxPerMetre - this.pxPerMetre) > 0.01) this.pxPerMetre = pxPerMetre;
  }

  private get cmPerPx(): number {
    return this.pxPerMetre === 0 ? 2 : 100 / this.pxPerMetre;
  }

  private readonly nameOf = (zone: Zone): string => (this.locale.locale === 'fr' ? zone.name.fr : zone.name.en);

  override render(): TemplateResult {
    const { plan, cells } = this;
    if (plan === undefined) return html`<aisle-skeleton kind="picture" ratio="25/16"></aisle-skeleton>`;
    const view = viewOf(plan, this.frame);
    const plate = this.settleHere(view);
    this.settleLabels(plan, plate);
    const isFine = this.pxPerMetre === 0 || this.pxPerMetre >= finestPxPerMetre;
    const { cmPerPx } = this;
    const viewBox = [view.left, view.top, view.right - view.left, view.bottom - view.top].map(toCm).join(' ');
    const ratio = String((view.right - view.left) / (view.bottom - view.top));
    const isHeated = this.heat !== undefined || cells !== undefined;
    const isCovered = this.paths.length > 0 || cells !== undefined;
    const states = [isHeated ? 'heated' : '', this.choosable ? 'choosable' : '', isCovered ? 'walked' : ''].join(' ');
    // Three sheets, so that people who move do not have the whole floor painted again under them.
    return html`<div class="stage ${states}" ${cssomStyles({ '--px': String(cmPerPx), '--ratio': ratio })} @click=${this.choosePerson}>
        <svg class="sheet-floor" viewBox=${viewBox} role="img" aria-label=${uiText('planOf', { name: plan.name })}>
          ${guard([plan, this.heat, this.heatMost, this.cells, this.choosable], () => this.drawFloor(plan))}
          ${cells === undefined ? nothing : guard([plan, cells], () => drawCells(cells, plan))}
          ${guard([plan, isFine], () => svg`<g>${plan.fixtures.map((fixture) => drawFixture(fixture, plan, isFine))}</g>`)}
          ${guard([plan], () => this.drawWalls(plan))} ${this.drawMarked(plan, this.highlightZone, 'highlight')}
          ${this.withReceivers ? guard([plan, cmPerPx], () => drawReceivers(plan.receivers, cmPerPx)) : nothing}
          ${this.paths.length === 0 ? nothing : guard([this.paths, cmPerPx], () => drawPaths(this.paths, cmPerPx))}
        </svg>
        ${guard([this.people, viewBox, this.chosenPerson], () => drawPeople(this.people, view, this.chosenPerson))}
        <svg class="sheet" viewBox=${viewBox} aria-hidden="true">
          ${this.withoutNames ? nothing : this.drawLabels(plan)}
          ${this.paths.length === 0 ? nothing : guard([this.paths, cmPerPx], () => drawStays(this.paths, cmPerPx))}
          ${this.here === undefined || plate === undefined ? nothing : drawHere(this.here, plate)}
          ${this.drawMarked(plan, this.focusedZone, 'focus')}
        </svg>
      </div>
      ${this.renderKey(plan)}`;
  }

  private drawFloor(plan: FloorPlan): TemplateResult<2> {
    const tints = tintZones(plan.zones);
    const greatest = Math.max(0, this.heatMost ?? 0, ...Object.values(this.heat ?? {}));
    return svg`<defs>
        <pattern id="hatch" width="28" height="28" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatch-line" d="M0 0V28" />
        </pattern>
      </defs>
      <rect class="floor" width=${toCm(plan.widthMetres)} height=${toCm(plan.depthMetres)} />
      ${plan.zones.map((zone) => {
        const d = traceOutline(zone.outline);
        const heat = this.heat?.[zone.id];
        const isHatched = this.heat === undefined ? this.cells === undefined && zone.purpose === 'stock' : heat === undefined;
        return svg`<path class="zone ${tints.get(zone.id)}" d=${d} @click=${() => this.choose(zone.id)} />
          ${isHatched ? svg`<path class="hatch" d=${d} fill="url(#hatch)" />` : nothing}
          ${heat === undefined ? nothing : svg`<path class="heat" d=${d} ${cssomStyles({ '--heat': heatShade(heat, greatest) })} />`}`;
      })}`;
  }

  private drawWalls(plan: FloorPlan): TemplateResult<2> {
    const outer = plan.walls.filter((wall) => isOuter(wall, plan));
    const inner = plan.walls.filter((wall) => !isOuter(wall, plan));
    return svg`<path class="walls inner" d=${traceWalls(inner)} /><path class="walls" d=${traceWalls(outer)} />${drawEntrances(plan)}`;
  }

  private drawMarked(plan: FloorPlan, zoneId: string | undefined, name: 'highlight' | 'focus'): TemplateResult<2> | typeof nothing {
    const zone = plan.zones.find(({ id }) => id === zoneId);
    return zone === undefined ? nothing : svg`<path class=${name} d=${traceOutline(zone.outline)} />`;
  }

  private drawLabels(plan: FloorPlan): TemplateResult<2> {
    return svg`<g class="labels">${plan.zones.map((zone) => this.drawLabel(zone))}</g>`;
  }

  private drawLabel(zone: Zone): TemplateResult<2> | typeof nothing {
    const label = this.labels.get(zone.id);
    if (label === undefined) return nothing;
    const { cmPerPx } = this;
    const x = toCm(label.centre.xMetres);
    const y = toCm(label.centre.yMetres);
    if (label.kind === 'letter') {
      return svg`<g class="letter" transform="translate(${x} ${y})">
        <circle r=${9 * cmPerPx} /><text font-size=${11 * cmPerPx}>${label.letter}</text>
      </g>`;
    }
    const size = label.sizePx * cmPerPx;
    const value = this.values[zone.id] ?? '';
    const last = label.lines.length - 1;
    return svg`<text font-size=${size}>${label.lines.map(
      (line, place) => svg`<tspan x=${x} y=${y + (place - last / 2) * size * 1.18}
        >${line}${place === last && value !== '' ? svg`<tspan class="value" dx=${size * 0.45}>${value}</tspan>` : nothing}</tspan>`,
    )}</text>`;
  }

  private renderKey(plan: FloorPlan): TemplateResult {
    return html`<ul class="key ${this.choosable ? 'choosable-key' : ''}" aria-label=${uiText('zones')}>
      ${plan.zones.map((zone) => {
        const label = this.withoutNames ? undefined : this.labels.get(zone.id);
        const mark = label?.kind === 'letter' ? html`<span class="mark">${label.letter}</span>` : nothing;
        const words = html`${mark}<span>${this.nameOf(zone)}</span> <strong>${this.values[zone.id] ?? nothing}</strong>`;
        return html`<li class=${mark === nothing ? '' : 'shown'}>
          ${
            this.choosable
              ? html`<button
                  type="button"
                  aria-current=${zone.id === this.highlightZone ? 'true' : nothing}
                  @click=${() => this.choose(zone.id)}
                  @focus=${() => (this.focusedZone = zone.id)}
                  @blur=${() => (this.focusedZone = undefined)}
                >
                  ${words}
                </button>`
              : html`<span class="name">${words}</span>`
          }
        </li>`;
      })}
    </ul>`;
  }

  private choose(zoneId: string): void {
    if (this.choosable) this.emit<ZoneChoice>('aisle-zone', { zoneId });
  }

  private choosePerson(event: MouseEvent): void {
    const box = this.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    if (!this.peopleChoosable || this.plan === undefined || box === undefined) return;
    const view = viewOf(this.plan, this.frame);
    const metres = (px: number): number => (px * this.cmPerPx) / 100;
    const at = { xMetres: view.left + metres(event.clientX - box.left), yMetres: view.top + metres(event.clientY - box.top) };
    const person = nearestPerson(this.people, at, metres(pressPx));
    if (person !== undefined) this.emit<PersonChoice>('aisle-person', { personId: person.id });
  }

  private readonly measurePx = (text: string, sizePx: number): number => measureText(text, `560 ${sizePx}px ${this.fontFamily()}`, sizePx);

  private fontFamily(): string {
    return getComputedStyle(this).getPropertyValue('--font-text') || 'sans-serif';
  }

  private sizesPx(): readonly number[] {
    const base = Number.parseFloat(getComputedStyle(this).fontSize) || 15;
    return labelShares.map((share) => Math.round(base * share * 2) / 2).filter((size, place) => size >= leastLabelPx || place === 0);
  }

  private settleHere(view: ReturnType<typeof viewOf>): HerePlate | undefined {
    if (this.here === undefined || this.pxPerMetre === 0) return undefined;
    const sizePx = this.sizesPx()[1] ?? 13;
    return placeHere(this.here, view, { words: uiText('youAreHere'), sizePx, measurePx: this.measurePx, cmPerPx: this.cmPerPx });
  }

  /** Places names again only when what they depend on changed; a figure that keeps its number of digits moves nothing. */
  private settleLabels(plan: FloorPlan, plate: HerePlate | undefined): void {
    if (this.pxPerMetre === 0 || this.withoutNames) return;
    const shapes = plan.zones.map((zone) => (this.values[zone.id] ?? '').replace(/\d/g, '0')).join('|');
    const sizesPx = this.sizesPx();
    const at = plate === undefined ? '' : `${plate.centre.xMetres},${plate.centre.yMetres}`;
    const key = [
      plan,
      this.frame,
      this.paths,
      Math.round(this.pxPerMetre * 4),
      this.locale.locale,
      shapes,
      at,
      sizesPx[0],
      this.fontsSettled,
    ];
    if (key.every((part, place) => part === this.labelsKey[place])) return;
    this.labelsKey = key;
    this.labels = placeLabels({
      plan,
      nameOf: this.nameOf,
      figureOf: (zone) => (this.values[zone.id] ?? '').replace(/\d/g, '0'),
      measurePx: this.measurePx,
      pxPerMetre: this.pxPerMetre,
      view: viewOf(plan, this.frame),
      sizesPx,
      keepFree: [
        ...(this.here === undefined || plate === undefined ? [] : floorOfHere(this.here, plate, this.cmPerPx)),
        ...floorOfStays(this.paths, this.cmPerPx),
      ],
      avoid: floorOfPaths(this.paths, this.cmPerPx),
    });
  }
}

/** How dark: square root, because a linear scale shows one hot zone and a floor of nothing. At most half, so that names stay readable. */
function heatShade(value: number, greatest: number): string {
  return greatest <= 0 ? '0' : (0.03 + 0.5 * Math.sqrt(Math.max(0, value) / greatest)).toFixed(3);
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-floor-plan': AisleFloorPlan;
  }
  interface HTMLElementEventMap {
    'aisle-person': CustomEvent<PersonChoice>;
    'aisle-zone': CustomEvent<ZoneChoice>;
  }
}
