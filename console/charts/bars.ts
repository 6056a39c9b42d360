import { nothing, svg } from 'lit';
import { fitText, labelPx, tickPx, widestPx, type ChartDrawing, type ChartRoom } from './chart-drawing.ts';
import type { FigureBody } from '#shared/contract/figures.ts';
import { topOf } from './figure.ts';
import { linearScale, type Scale } from './scales.ts';

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly figure: FigureBody;
  /** The same figure of the period compared with. */
  readonly past?: FigureBody | undefined;
  /** The figure as the chart writes it at its end, such as `38 %`. */
  readonly value: string;
  /** The whole of it in words, for the line under the chart and for screen readers. */
  readonly words: string;
  readonly isChosen?: boolean;
}

export interface BarsAsk {
  readonly bars: readonly Bar[];
  readonly tickWords: (value: number) => string;
  /** What stands where a figure is hidden. */
  readonly hiddenWords: string;
  readonly leastStep?: number;
  /** What ticks are round in: 60 for seconds read as minutes. */
  readonly tickBase?: number;
}

export interface BarPlace {
  readonly bar: Bar;
  readonly label: string;
  readonly topPx: number;
  readonly endPx: number;
  readonly whisker: { readonly fromPx: number; readonly toPx: number } | undefined;
  readonly pastPx: number | undefined;
  readonly valuePx: number;
}

export interface BarsLayout {
  readonly heightPx: number;
  readonly startPx: number;
  readonly endPx: number;
  readonly scale: Scale;
  readonly rows: readonly BarPlace[];
}

const rowPx = 30;
const thickPx = 14;
const topPx = 4;
const axisPx = 26;
const gapPx = 10;

/** Places horizontal bars with their 95 % intervals; a hidden figure keeps its row, so that nothing looks as if it were not there. */
export function layOutBars({ bars, leastStep = 0, tickBase = 1 }: BarsAsk, { widthPx, measurePx }: ChartRoom): BarsLayout {
  const labels = bars.map(({ label }) => label);
  const labelRoomPx = Math.min(widestPx(labels, labelPx, measurePx), widthPx * 0.36);
  const valueRoomPx = widestPx(
    bars.map(({ value }) => value),
    labelPx,
    measurePx,
  );
  const startPx = labelRoomPx + gapPx;
  const endPx = Math.max(startPx + 24, widthPx - valueRoomPx - gapPx - 4);
  const greatest = Math.max(0, ...bars.flatMap(({ figure, past }) => [topOf(figure), topOf(past)]));
  const atMost = Math.max(2, Math.min(6, Math.floor((endPx - startPx) / 72)));
  const scale = linearScale({ greatest, fromPx: startPx, toPx: endPx, atMost, leastStep, base: tickBase });
  const rows = bars.map((bar, place): BarPlace => {
    const { value, low, high } = bar.figure;
    const whisker = value === null || low === null || high === null ? undefined : { fromPx: scale.at(low), toPx: scale.at(high) };
    const pastValue = bar.past?.value ?? null;
    const pastPx = pastValue === null ? undefined : scale.at(pastValue);
    const barEndPx = scale.at(value ?? 0);
    return {
      bar,
      label: fitText(bar.label, labelRoomPx, labelPx, measurePx),
      topPx: topPx + place * rowPx,
      endPx: barEndPx,
      whisker,
      pastPx,
      valuePx: Math.max(barEndPx, whisker?.toPx ?? 0, pastPx ?? 0) + gapPx,
    };
  });
  return { heightPx: topPx + bars.length * rowPx + axisPx, startPx, endPx, scale, rows };
}

/** Horizontal bars, each with its interval as a line and the past figure as a hollow mark. */
export function drawBars(ask: BarsAsk, room: ChartRoom): ChartDrawing {
  const { heightPx, startPx, scale, rows } = layOutBars(ask, room);
  const axisTop = heightPx - axisPx;
  return {
    heightPx,
    content: svg`<g aria-hidden="true">
        ${scale.ticks.map(
          (tick) => svg`<path class="guide" d="M${scale.at(tick)} ${topPx}V${axisTop}" />
          <text class="tick" font-size=${tickPx} text-anchor="middle" x=${scale.at(tick)} y=${axisTop + 17}>${ask.tickWords(tick)}</text>`,
        )}
      </g>
      ${rows.map((row) => drawBar(row, { startPx, widthPx: room.widthPx, hiddenWords: ask.hiddenWords }))}`,
  };
}

function drawBar(row: BarPlace, { startPx, widthPx, hiddenWords }: { startPx: number; widthPx: number; hiddenWords: string }) {
  const { bar } = row;
  const middle = row.topPx + rowPx / 2;
  const isHidden = bar.figure.value === null;
  return svg`<g class="mark ${bar.isChosen === true ? 'chosen' : ''}" role="img" data-point=${bar.id} aria-label=${bar.words}>
    <rect class="field" x="0" y=${row.topPx} width=${widthPx} height=${rowPx} />
    <text class="label" font-size=${labelPx} text-anchor="end" x=${startPx - gapPx} y=${middle}>${row.label}</text>
    ${
      isHidden
        ? svg`<rect class="hidden-bar" x=${startPx} y=${middle - thickPx / 2} width="22" height=${thickPx} rx="2" />
          <text class="tick" font-size=${tickPx} x=${startPx + 30} y=${middle}>${bar.figure.hiddenBelowFive ? hiddenWords : '–'}</text>`
        : svg`<rect class="bar" x=${startPx} y=${middle - thickPx / 2} width=${Math.max(1, row.endPx - startPx)} height=${thickPx} rx="2" />
          ${row.whisker === undefined ? nothing : drawWhisker(row.whisker, middle)}
          ${row.pastPx === undefined ? nothing : svg`<path class="past" d="M${row.pastPx} ${middle - 11}V${middle + 11}" />`}
          <text class="value" font-size=${labelPx} x=${row.valuePx} y=${middle}>${bar.value}</text>`
    }
  </g>`;
}

/** A 95 % interval: a line with short ends. */
export function drawWhisker({ fromPx, toPx }: { readonly fromPx: number; readonly toPx: number }, yPx: number) {
  const d = `M${fromPx} ${yPx}H${toPx}M${fromPx} ${yPx - 4}V${yPx + 4}M${toPx} ${yPx - 4}V${yPx + 4}`;
  return svg`<path class="whisker-edge" d=${d} /><path class="whisker" d=${d} />`;
}
