import { nothing, svg } from 'lit';
import { labelPx, tickPx, widestPx, type ChartDrawing, type ChartRoom } from './chart-drawing.ts';
import type { FigureBody } from '#shared/contract/figures.ts';
import { topOf } from './figure.ts';
import { linearScale, type Scale } from './scales.ts';

export interface Column {
  readonly id: string;
  /** Under the column; '' for none. */
  readonly label: string;
  readonly figure: FigureBody;
  readonly past?: FigureBody | undefined;
  readonly words: string;
  /** A note that stands on this place of the period: a flag over the column. */
  readonly hasNote?: boolean;
}

export interface ColumnsAsk {
  readonly columns: readonly Column[];
  readonly tickWords: (value: number) => string;
  readonly leastStep?: number;
  /** What the axis counts, written over it. */
  readonly unit: string;
  /** A mark on the axis, such as the median: between which columns, as a share of the whole width, and its words. */
  readonly marked?: { readonly share: number; readonly words: string };
  readonly heightPx?: number;
}

export interface ColumnPlace {
  readonly column: Column;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly topPx: number;
  readonly whisker: { readonly fromPx: number; readonly toPx: number } | undefined;
  readonly pastPx: number | undefined;
  /** False where it would touch the label before it. */
  readonly hasLabel: boolean;
}

export interface ColumnsLayout {
  readonly heightPx: number;
  readonly leftPx: number;
  readonly rightPx: number;
  readonly basePx: number;
  readonly scale: Scale;
  readonly places: readonly ColumnPlace[];
}

const headPx = 30;
const footPx = 26;

/** Places upright columns side by side without gaps wider than themselves: a distribution, or a day hour by hour. */
export function layOutColumns({ columns, leastStep = 0, tickWords, heightPx = 230 }: ColumnsAsk, room: ChartRoom): ColumnsLayout {
  const { widthPx, measurePx } = room;
  const basePx = heightPx - footPx;
  const greatest = Math.max(0, ...columns.flatMap(({ figure, past }) => [topOf(figure), topOf(past)]));
  const scale = linearScale({ greatest, fromPx: basePx, toPx: headPx, atMost: 4, leastStep });
  const leftPx = widestPx(scale.ticks.map(tickWords), tickPx, measurePx) + 8;
  const stepPx = columns.length === 0 ? 0 : (widthPx - leftPx) / columns.length;
  const gapPx = Math.min(6, Math.max(1, stepPx * 0.16));
  let labelledTo = Number.NEGATIVE_INFINITY;
  const places = columns.map((column, nth): ColumnPlace => {
    const { value, low, high } = column.figure;
    const middle = leftPx + (nth + 0.5) * stepPx;
    const half = measurePx(column.label, tickPx) / 2;
    const hasLabel = column.label !== '' && middle - half > labelledTo + 6 && middle + half <= widthPx + 4;
    if (hasLabel) labelledTo = middle + half;
    const pastValue = column.past?.value ?? null;
    return {
      column,
      leftPx: leftPx + nth * stepPx + gapPx / 2,
      widthPx: Math.max(1, stepPx - gapPx),
      topPx: scale.at(value ?? 0),
      whisker: value === null || low === null || high === null ? undefined : { fromPx: scale.at(low), toPx: scale.at(high) },
      pastPx: pastValue === null ? undefined : scale.at(pastValue),
      hasLabel,
    };
  });
  return { heightPx, leftPx, rightPx: widthPx, basePx, scale, places };
}

/** Upright columns with their intervals; the past as a line across each. */
export function drawColumns(ask: ColumnsAsk, room: ChartRoom): ChartDrawing {
  const { heightPx, leftPx, rightPx, basePx, scale, places } = layOutColumns(ask, room);
  return {
    heightPx,
    content: svg`<g aria-hidden="true">
        <text class="tick" font-size=${tickPx} x="0" y="9">${ask.unit}</text>
        ${scale.ticks.map(
          (tick) => svg`<path class="guide" d="M${leftPx} ${scale.at(tick)}H${rightPx}" />
          <text class="tick" font-size=${tickPx} text-anchor="end" x=${leftPx - 6} y=${scale.at(tick)}>${ask.tickWords(tick)}</text>`,
        )}
      </g>
      ${places.map((place) => drawColumn(place, basePx))} ${ask.marked === undefined ? nothing : drawMarked(ask.marked, leftPx, rightPx, basePx)}`,
  };
}

function drawColumn({ column, leftPx, widthPx, topPx, whisker, pastPx, hasLabel }: ColumnPlace, basePx: number) {
  const middle = leftPx + widthPx / 2;
  return svg`<g class="mark" role="img" data-point=${column.id} aria-label=${column.words}>
    <rect class="field" x=${leftPx - 1} y=${headPx} width=${widthPx + 2} height=${basePx - headPx} />
    ${
      column.figure.value === null
        ? column.figure.hiddenBelowFive
          ? svg`<rect class="hidden-bar" x=${leftPx} y=${basePx - 14} width=${widthPx} height="14" />`
          : nothing
        : svg`<rect class="bar" x=${leftPx} y=${topPx} width=${widthPx} height=${Math.max(0, basePx - topPx)} rx=${Math.min(2, widthPx / 3)} />`
    }
    ${whisker === undefined || widthPx < 7 ? nothing : drawUpright(middle, whisker)}
    ${pastPx === undefined ? nothing : svg`<path class="past" d="M${leftPx - 1} ${pastPx}H${leftPx + widthPx + 1}" />`}
    ${column.hasNote === true ? svg`<path class="note-flag" d="M${middle} ${headPx - 2}v-14l9 4l-9 4" />` : nothing}
    ${hasLabel ? svg`<text class="tick" aria-hidden="true" font-size=${tickPx} text-anchor="middle" x=${middle} y=${basePx + 16}>${column.label}</text>` : nothing}
  </g>`;
}

function drawUpright(xPx: number, { fromPx, toPx }: { readonly fromPx: number; readonly toPx: number }) {
  const d = `M${xPx} ${fromPx}V${toPx}M${xPx - 3.5} ${fromPx}h7M${xPx - 3.5} ${toPx}h7`;
  return svg`<path class="whisker-edge" d=${d} /><path class="whisker" d=${d} />`;
}

function drawMarked({ share, words }: { readonly share: number; readonly words: string }, leftPx: number, rightPx: number, basePx: number) {
  const xPx = leftPx + Math.min(1, Math.max(0, share)) * (rightPx - leftPx);
  const isRight = share > 0.6;
  return svg`<g class="marked" aria-hidden="true">
    <path class="marked-line" d="M${xPx} 8V${basePx}" />
    <text class="label" font-size=${labelPx} text-anchor=${isRight ? 'end' : 'start'} x=${xPx + (isRight ? -7 : 7)} y="12">${words}</text>
  </g>`;
}
