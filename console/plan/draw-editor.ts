import { nothing, svg, type TemplateResult } from 'lit';
import type { TracedPictureBody } from '#shared/contract/plan-drafts.ts';
import { metresBetween, type FloorPlan, type Point, type Wall } from '#shared/domain/floor-plan.ts';
import { areaOf, edgesOf } from '#shared/domain/plan-geometry.ts';
import type { PlanProblem } from '#shared/domain/plan-problems.ts';
import { drawFixture } from '#shared/ui/floor-plan/draw-fixture.ts';
import { tintZones } from '#shared/ui/floor-plan/tint-zones.ts';
import { isOuter, toCm, traceOutline, traceWalls } from '#shared/ui/floor-plan/trace-path.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { handlesOf, pointOf, type Item } from './plan-items.ts';
import type { Camera, CanvasSize } from './plan-camera.ts';
import { gridMetresFor } from './plan-camera.ts';

type Drawing = TemplateResult<2>;

function move({ xMetres, yMetres }: Point): string {
  return `translate(${toCm(xMetres)} ${toCm(yMetres)})`;
}

function line({ from, to }: Wall): string {
  return `M${toCm(from.xMetres)} ${toCm(from.yMetres)}L${toCm(to.xMetres)} ${toCm(to.yMetres)}`;
}

/** Lines a metre apart, or as far as fits the zoom; every fifth is stronger. */
export function drawGrid({ xMetres, yMetres, pxPerMetre }: Camera, { widthPx, heightPx }: CanvasSize): Drawing {
  const stepCm = Math.max(50, gridMetresFor(pxPerMetre) * 100);
  return svg`<defs>
      <pattern id="grid" width=${stepCm} height=${stepCm} patternUnits="userSpaceOnUse"><path class="grid-line" d="M0 0H${stepCm}M0 0V${stepCm}" /></pattern>
      <pattern id="grid-wide" width=${stepCm * 5} height=${stepCm * 5} patternUnits="userSpaceOnUse"><path class="grid-line wide" d="M0 0H${stepCm * 5}M0 0V${stepCm * 5}" /></pattern>
    </defs>
    ${['grid', 'grid-wide'].map(
      (name) => svg`<rect
        x=${toCm(xMetres)} y=${toCm(yMetres)} width=${toCm(widthPx / pxPerMetre)} height=${toCm(heightPx / pxPerMetre)} fill="url(#${name})" />`,
    )}`;
}

export function drawPicture(picture: TracedPictureBody | null): Drawing | typeof nothing {
  if (picture === null) return nothing;
  return svg`<image
    href="/assets/${picture.assetId}" preserveAspectRatio="none" opacity=${picture.opacity}
    x=${toCm(picture.at.xMetres)} y=${toCm(picture.at.yMetres)}
    width=${toCm(picture.widthMetres)} height=${toCm(picture.widthMetres * picture.ratio)} />`;
}

/** The floor as it will look: zones under fixtures under walls, without a word on it. `under` lies on the zones, below what stands there. */
export function drawFloor(plan: FloorPlan, isFine: boolean, under: Drawing | typeof nothing = nothing): Drawing {
  const tints = tintZones(plan.zones);
  const outer = plan.walls.filter((wall) => isOuter(wall, plan));
  const inner = plan.walls.filter((wall) => !isOuter(wall, plan));
  return svg`<rect class="floor" width=${toCm(plan.widthMetres)} height=${toCm(plan.depthMetres)} />
    <rect class="room" width=${toCm(plan.widthMetres)} height=${toCm(plan.depthMetres)} />
    ${plan.zones.map(({ id, outline }) => svg`<path class="zone ${tints.get(id)}" d=${traceOutline(outline)} />`)} ${under}
    ${plan.fixtures.map((fixture) => drawFixture(fixture, plan, isFine))}
    <path class="walls inner" d=${traceWalls(inner)} /><path class="walls" d=${traceWalls(outer)} />`;
}

/** The floor with its names, and with what hangs and is fixed in it. */
export function drawPlan(
  plan: FloorPlan,
  names: ReadonlyMap<string, string>,
  { isFine, withPinNames, pxPerMetre }: { isFine: boolean; withPinNames: boolean; pxPerMetre: number },
): Drawing {
  return svg`${drawFloor(plan, isFine)}
    ${plan.entrances.map((at) => svg`<g class="pin entrance-pin" transform="${move(at)}"><g class="unscaled"><circle r="9" /><path d="M-4 0H4M1 -3.5L4.5 0L1 3.5" /></g></g>`)}
    ${plan.zones.map(({ id, outline }) => drawName(names.get(id) ?? id, outline, pxPerMetre))}
    ${plan.receivers.map(({ deviceId, at }) => drawPin(at, 'receiver-pin', withPinNames ? (names.get(deviceId) ?? deviceId) : ''))}
    ${(plan.references ?? []).map(({ tagKey, at }) => drawPin(at, 'reference-pin', withPinNames ? (names.get(tagKey) ?? tagKey) : ''))}`;
}

/** About how wide a letter of a zone's name is: a name wider than its zone would run into its neighbours'. */
const letterPx = 7;

function drawName(name: string, outline: readonly Point[], pxPerMetre: number): Drawing | typeof nothing {
  const xs = outline.map(({ xMetres }) => xMetres);
  const ys = outline.map(({ yMetres }) => yMetres);
  if (name.length * letterPx > (Math.max(...xs) - Math.min(...xs)) * pxPerMetre) return nothing;
  const at = { xMetres: (Math.min(...xs) + Math.max(...xs)) / 2, yMetres: (Math.min(...ys) + Math.max(...ys)) / 2 };
  return svg`<g transform="${move(at)}"><text class="zone-name unscaled">${name}</text></g>`;
}

function drawPin(at: Point, name: string, words: string): Drawing {
  const sign =
    name === 'receiver-pin'
      ? svg`<circle r="3" class="core" /><path d="M-4.6 -4.6A6.5 6.5 0 0 0 -4.6 4.6M4.6 -4.6A6.5 6.5 0 0 1 4.6 4.6" />`
      : svg`<rect class="core" x="-3.4" y="-3.4" width="6.8" height="6.8" transform="rotate(45)" />`;
  return svg`<g class="pin ${name}" transform="${move(at)}"><g class="unscaled"><circle r="11" class="plate" />${sign}<text y="23">${words}</text></g></g>`;
}

/** What is selected, with its corners to take hold of and the lengths of its sides. */
export function drawSelected(
  plan: FloorPlan,
  item: Item | undefined,
  handle: number | undefined,
  pxPerMetre: number,
): Drawing | typeof nothing {
  if (item === undefined) return nothing;
  const handles = handlesOf(plan, item);
  const point = pointOf(plan, item);
  if (point !== undefined) return svg`<g transform="${move(point)}"><circle class="chosen unscaled" r="16" /></g>`;
  const isClosed = item.kind !== 'wall';
  const [from, to] = handles;
  const edges = isClosed ? edgesOf(handles) : from !== undefined && to !== undefined ? [{ from, to }] : [];
  return svg`<path class="chosen" d=${isClosed ? traceOutline(handles) : edges.map(line).join('')} />
    ${edges.map((edge) => drawLength(edge, pxPerMetre))}
    ${handles.map(
      (at, nth) =>
        svg`<g transform="${move(at)}"><rect class="handle unscaled ${nth === handle ? 'held' : ''}" x="-5" y="-5" width="10" height="10" rx="2.5" /></g>`,
    )}`;
}

const leastLengthPx = 34;

/** How long a line is, in metres, beside its middle; nothing on a line too short for the words. */
function drawLength({ from, to }: Wall, pxPerMetre: number): Drawing | typeof nothing {
  const metres = metresBetween(from, to);
  if (metres * pxPerMetre < leastLengthPx) return nothing;
  const at = { xMetres: (from.xMetres + to.xMetres) / 2, yMetres: (from.yMetres + to.yMetres) / 2 };
  return svg`<g transform="${move(at)}"><g class="length unscaled"><rect x="-25" y="-9" width="50" height="18" rx="9" /><text>${formatNumber(metres, 2)} m</text></g></g>`;
}

/** What is being drawn: the corners so far, the line to the pointer, and what it lines up with. */
export function drawStroke(
  {
    tool,
    points,
    at,
    guides,
    from,
  }: { tool: string; points: readonly Point[]; at: Point | undefined; guides: readonly Wall[]; from: Point | undefined },
  pxPerMetre: number,
): Drawing {
  const corners = at === undefined ? points : [...points, at];
  const edges = corners.slice(1).map((to, nth) => ({ from: corners[nth] ?? to, to }));
  const box = from !== undefined && at !== undefined && (tool === 'zone' || tool === 'fixture');
  return svg`${guides.map((guide) => svg`<path class="guide" d=${line(guide)} />`)}
    ${box ? drawBox(from, at, pxPerMetre) : svg`<path class="stroke" d=${edges.map(line).join('')} />${edges.map((edge) => drawLength(edge, pxPerMetre))}`}
    ${tool === 'zone' && corners.length > 2 ? svg`<path class="stroke-area" d=${traceOutline(corners)} />` : nothing}
    ${points.map((corner) => svg`<g transform="${move(corner)}"><circle class="handle unscaled" r="4.5" /></g>`)}
    ${at === undefined || tool === 'select' ? nothing : svg`<g transform="${move(at)}"><path class="cross unscaled" d="M-9 0H9M0 -9V9" /></g>`}`;
}

function drawBox(from: Point, to: Point, pxPerMetre: number): Drawing {
  const corners = [from, { xMetres: to.xMetres, yMetres: from.yMetres }, to, { xMetres: from.xMetres, yMetres: to.yMetres }];
  return svg`<path class="stroke-area" d=${traceOutline(corners)} /><path class="stroke" d=${traceOutline(corners)} />
    ${edgesOf(corners)
      .slice(0, 2)
      .map((edge) => drawLength(edge, pxPerMetre))}
    <g transform="${move({ xMetres: (from.xMetres + to.xMetres) / 2, yMetres: (from.yMetres + to.yMetres) / 2 })}">
      <text class="area unscaled">${formatNumber(areaOf(corners), 1)} m²</text>
    </g>`;
}

/** Where something is wrong, numbered as in the list beside the plan. */
export function drawProblems(problems: readonly PlanProblem[]): Drawing {
  return svg`${problems.map(({ at, isMistake }, nth) =>
    at === undefined
      ? nothing
      : svg`<g transform="${move(at)}"><g class="problem unscaled ${isMistake ? 'mistake' : ''}"><circle r="11" /><text>${nth + 1}</text></g></g>`,
  )}`;
}
