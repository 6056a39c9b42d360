import { nothing, svg } from 'lit';
import { drawWhisker } from './bars.ts';
import { fitText, labelPx, tickPx, widestPx, type ChartDrawing, type ChartRoom } from './chart-drawing.ts';
import { differenceScale, type Scale } from './scales.ts';

/** How far a figure moved between two periods, with the 95 % interval of the move. */
export interface Difference {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isBeyondChance: boolean;
  readonly text: string;
  readonly words: string;
}

export interface DifferencesAsk {
  readonly differences: readonly Difference[];
  readonly tickWords: (value: number) => string;
  readonly hiddenWords: string;
  readonly lessWords: string;
  readonly moreWords: string;
}

export interface DifferencesLayout {
  readonly heightPx: number;
  readonly startPx: number;
  readonly labels: readonly string[];
  readonly scale: Scale;
}

const rowPx = 30;
const headPx = 24;
const axisPx = 24;

/** Places differences around a zero line in the middle. */
export function layOutDifferences({ differences }: DifferencesAsk, { widthPx, measurePx }: ChartRoom): DifferencesLayout {
  const labels = differences.map(({ label }) => label);
  const texts = differences.map(({ text }) => text);
  const labelRoomPx = Math.min(widestPx(labels, labelPx, measurePx), widthPx * 0.34);
  const startPx = labelRoomPx + 14;
  const endPx = Math.max(startPx + 40, widthPx - widestPx(texts, labelPx, measurePx) - 14);
  const greatest = Math.max(0, ...differences.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0].map(Math.abs)));
  return {
    heightPx: headPx + differences.length * rowPx + axisPx,
    startPx,
    labels: labels.map((label) => fitText(label, labelRoomPx, labelPx, measurePx)),
    scale: differenceScale({ greatest, fromPx: startPx, toPx: endPx, atMost: endPx - startPx > 320 ? 6 : 4 }),
  };
}

/** Differences as points with intervals: filled where the move is beyond chance, hollow where it is not. */
export function drawDifferences(ask: DifferencesAsk, room: ChartRoom): ChartDrawing {
  const { heightPx, labels, startPx, scale } = layOutDifferences(ask, room);
  const zeroPx = scale.at(0);
  const axisTop = heightPx - axisPx;
  return {
    heightPx,
    content: svg`<g aria-hidden="true">
        ${scale.ticks.map(
          (tick) => svg`<path class=${tick === 0 ? 'zero' : 'guide'} d="M${scale.at(tick)} ${headPx - 4}V${axisTop}" />
          <text class="tick" font-size=${tickPx} text-anchor="middle" x=${scale.at(tick)} y=${axisTop + 15}>${ask.tickWords(tick)}</text>`,
        )}
        <text class="tick" font-size=${tickPx} text-anchor="end" x=${zeroPx - 10} y="8">${ask.lessWords}</text>
        <text class="tick" font-size=${tickPx} x=${zeroPx + 10} y="8">${ask.moreWords}</text>
      </g>
      ${ask.differences.map((difference, place) => drawDifference(difference, { label: labels[place] ?? '', topPx: headPx + place * rowPx, startPx, scale, widthPx: room.widthPx, hiddenWords: ask.hiddenWords }))}`,
  };
}

interface RowRoom {
  readonly label: string;
  readonly topPx: number;
  readonly startPx: number;
  readonly widthPx: number;
  readonly scale: Scale;
  readonly hiddenWords: string;
}

function drawDifference(difference: Difference, { label, topPx, startPx, widthPx, scale, hiddenWords }: RowRoom) {
  const { value, low, high, isBeyondChance } = difference;
  const middle = topPx + rowPx / 2;
  return svg`<g class="mark" role="img" data-point=${difference.id} aria-label=${difference.words}>
    <rect class="field" x="0" y=${topPx} width=${widthPx} height=${rowPx} />
    <text class="label" font-size=${labelPx} text-anchor="end" x=${startPx - 14} y=${middle}>${label}</text>
    ${
      value === null
        ? svg`<text class="tick on-line" font-size=${tickPx} text-anchor="middle" x=${scale.at(0)} y=${middle}>${hiddenWords}</text>`
        : svg`${low === null || high === null ? nothing : drawWhisker({ fromPx: scale.at(low), toPx: scale.at(high) }, middle)}
          <circle class=${isBeyondChance ? 'dot' : 'dot hollow'} cx=${scale.at(value)} cy=${middle} r="5.5" />
          <text class="value" font-size=${labelPx} text-anchor="end" x=${widthPx} y=${middle}>${difference.text}</text>`
    }
  </g>`;
}
