import { nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FloorPlan, Placement, Point } from '#shared/domain/floor-plan.ts';
import { cssomStyles } from '../cssom-styles.ts';
import type { PlanPath } from './plan-layers.ts';
import { headingInto, headingsAlong, toCm, traceWalk } from './trace-path.ts';

type Drawing = TemplateResult<2>;

function placeAt({ xMetres, yMetres }: Point): string {
  return `translate(${toCm(xMetres)} ${toCm(yMetres)})`;
}

const thinnestPx = 3;
const thickestPx = 14;

function drawPath({ points, weight, isTrace = false }: PlanPath, cmPerPx: number): Drawing {
  if (isTrace) return svg`<path class="trace" d=${traceWalk(points, 0.7)} />`;
  const widthPx = weight === undefined ? 3.5 : thinnestPx + weight * (thickestPx - thinnestPx);
  const data = traceWalk(points, 0.7);
  const styles = cssomStyles({ '--path-px': String(widthPx) });
  const arrowCm = Math.max(widthPx * 0.8, 5.5) * cmPerPx;
  const arrows = headingsAlong(points, (arrowCm * 3.2) / 100);
  return svg`<g class="walk" ${styles}>
    <path class="path-edge" d=${data} />
    <path class="path" d=${data} />
    ${arrows.map(
      ({ at, degrees }) => svg`<g class="arrow" transform="${placeAt(at)} rotate(${degrees}) scale(${arrowCm})">
        ${widthPx < 7 ? svg`<path class="back" d="M-0.45 -0.75L0.35 0L-0.45 0.75" />` : nothing}
        <path d=${widthPx < 7 ? 'M-0.45 -0.75L0.35 0L-0.45 0.75' : 'M-0.28 -0.4L0.22 0L-0.28 0.4'} />
      </g>`,
    )}
  </g>`;
}

function drawStay(at: Point, number: number, cmPerPx: number): Drawing {
  return svg`<g class="stay" transform=${placeAt(at)}>
    <circle r=${10 * cmPerPx} />
    <text font-size=${11.5 * cmPerPx}>${number}</text>
  </g>`;
}

export function drawPaths(paths: readonly PlanPath[], cmPerPx: number): Drawing {
  return svg`<g class="layer paths">${repeat(
    paths,
    ({ id }) => id,
    (path) => drawPath(path, cmPerPx),
  )}</g>`;
}

/** Numbered stays stand above zone names, because their order is the story. */
export function drawStays(paths: readonly PlanPath[], cmPerPx: number): Drawing {
  return svg`<g class="layer">${paths.map(({ stays }) => (stays ?? []).map((at, place) => drawStay(at, place + 1, cmPerPx)))}</g>`;
}

/** An arrow outside the wall that points through the door. */
export function drawEntrances(plan: FloorPlan): Drawing {
  return svg`<g class="layer">${plan.entrances.map((entrance) => {
    const degrees = headingInto(entrance, plan.widthMetres, plan.depthMetres);
    const { xMetres, yMetres } = entrance;
    const edge =
      new Map<number, Point>([
        [0, { xMetres: 0, yMetres }],
        [90, { xMetres, yMetres: 0 }],
        [180, { xMetres: plan.widthMetres, yMetres }],
        [-90, { xMetres, yMetres: plan.depthMetres }],
      ]).get(degrees) ?? entrance;
    return svg`<path class="entrance" transform="${placeAt(edge)} rotate(${degrees})" d="M-88 0H-30M-52 -22L-30 0L-52 22" />`;
  })}</g>`;
}

/** Where radio is heard, drawn only for those who install or look after it. */
export function drawReceivers(receivers: readonly Placement[], cmPerPx: number): Drawing {
  return svg`<g class="layer">${receivers.map(
    ({ at }) => svg`<g class="receiver" transform="${placeAt(at)} scale(${cmPerPx})">
      <circle class="core" r="2.6" />
      <path class="wave" d="M-4.6 -4.6A6.5 6.5 0 0 0 -4.6 4.6M4.6 -4.6A6.5 6.5 0 0 1 4.6 4.6M-7.8 -7.8A11 11 0 0 0 -7.8 7.8M7.8 -7.8A11 11 0 0 1 7.8 7.8" />
    </g>`,
  )}</g>`;
}

/** The plate beside "you are here": its middle and size in centimetres. */
export interface HerePlate {
  readonly words: string;
  readonly centre: Point;
  readonly widthCm: number;
  readonly heightCm: number;
  readonly sizeCm: number;
}

export function drawHere(here: Point, plate: HerePlate): Drawing {
  const x = toCm(plate.centre.xMetres);
  const y = toCm(plate.centre.yMetres);
  return svg`<g class="layer here">
    <g transform=${placeAt(here)}><circle class="pulse" /><circle class="pin" /></g>
    <rect
      class="plate"
      x=${x - plate.widthCm / 2}
      y=${y - plate.heightCm / 2}
      width=${plate.widthCm}
      height=${plate.heightCm}
      rx=${plate.heightCm / 2}
    />
    <text x=${x} y=${y} font-size=${plate.sizeCm}>${plate.words}</text>
  </g>`;
}
