import { html, nothing, svg, type TemplateResult } from 'lit';
import type { SurveyPointBody } from '#shared/contract/survey.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { cssomStyles } from '#shared/ui/cssom-styles.ts';
import { toCm } from '#shared/ui/floor-plan/trace-path.ts';

function move({ xMetres, yMetres }: Point): string {
  return `translate(${toCm(xMetres)} ${toCm(yMetres)})`;
}

/** Places of the survey; states differ in shape as well as in colour. */
export function drawSurveyPoints(points: readonly SurveyPointBody[], chosen: Point | undefined): TemplateResult<2> {
  return svg`${chosen === undefined ? nothing : svg`<g transform="${move(chosen)}"><circle class="halo unscaled" r="20" /></g>`}
    ${points.map(
      ({ at, state }) => svg`<g transform="${move(at)}"><g class="unscaled">
        <circle class="point ${state}" r="9" />
        ${state === 'measured' ? svg`<path class="tick" d="M-4 0.4L-1.2 3.2L4.2 -3" />` : nothing}
        ${state === 'weak' ? svg`<path class="tick" d="M0 -4V1M0 4V4.2" />` : nothing}
      </g></g>`,
    )}`;
}

const marginCm = 40;
const closeCm = { width: 1100, height: 860 };

/** What of the floor the sheet shows, in centimetres: all of it, or what is around a place, never past the walls. */
export function sheetView(
  { widthMetres, depthMetres }: Pick<FloorPlan, 'widthMetres' | 'depthMetres'>,
  around: Point | undefined,
): { readonly leftCm: number; readonly topCm: number; readonly widthCm: number; readonly heightCm: number } {
  const [widthCm, heightCm] = [widthMetres * 100 + 2 * marginCm, depthMetres * 100 + 2 * marginCm];
  if (around === undefined || widthCm <= closeCm.width) return { leftCm: -marginCm, topCm: -marginCm, widthCm, heightCm };
  const clamp = (value: number, most: number): number => Math.max(-marginCm, Math.min(value, most));
  return {
    leftCm: clamp(around.xMetres * 100 - closeCm.width / 2, widthCm - marginCm - closeCm.width),
    topCm: clamp(around.yMetres * 100 - closeCm.height / 2, heightCm - marginCm - closeCm.height),
    widthCm: closeCm.width,
    heightCm: closeCm.height,
  };
}

const ringLength = 2 * Math.PI * 34;

/** How much of a measurement is over, as a ring around the seconds that are left. */
export function renderRing(share: number, words: string): TemplateResult {
  const gone = Math.min(1, Math.max(0, share)) * ringLength;
  return html`<svg class="ring" viewBox="0 0 80 80" aria-hidden="true">
    <circle cx="40" cy="40" r="34" />
    <circle class="gone" cx="40" cy="40" r="34" ${cssomStyles({ '--gone': String(gone) })} />
    <text x="40" y="40">${words}</text>
  </svg>`;
}
