import { svg } from 'lit';
import { labelPx, tickPx, wrapText, type ChartDrawing, type ChartRoom } from './chart-drawing.ts';
import { firstStrongShade, type ShadeScale } from './shades.ts';

/** A sign of a chart and what it means. */
export interface KeyItem {
  readonly sign: 'interval' | 'past' | 'past-level' | 'hidden' | 'beyond' | 'within';
  readonly words: string;
}

const signs = {
  interval: svg`<path class="whisker" d="M2 0H22M2 -4V4M22 -4V4" />`,
  past: svg`<path class="past" d="M12 -8V8" />`,
  'past-level': svg`<path class="past" d="M3 0H21" />`,
  hidden: svg`<rect class="hidden-bar" x="2" y="-7" width="20" height="14" rx="2" />`,
  beyond: svg`<circle class="dot" cx="12" cy="0" r="5" />`,
  within: svg`<circle class="dot hollow" cx="12" cy="0" r="5" />`,
} as const;

/** The signs of a chart explained in a line under it, broken where it is full. */
export function drawKey(items: readonly KeyItem[], { widthPx, measurePx }: ChartRoom): ChartDrawing {
  let xPx = 0;
  let line = 0;
  const placed = items.map((item) => {
    const itemPx = 30 + measurePx(item.words, tickPx);
    if (xPx > 0 && xPx + itemPx > widthPx) {
      xPx = 0;
      line += 1;
    }
    const at = { item, xPx, yPx: 16 + line * 22 };
    xPx += itemPx + 22;
    return at;
  });
  return {
    heightPx: items.length === 0 ? 0 : 28 + line * 22,
    content: svg`<g>${placed.map(
      ({ item, xPx, yPx }) =>
        svg`<g transform="translate(${xPx} ${yPx})">${signs[item.sign]}<text class="tick" font-size=${tickPx} x="30">${item.words}</text></g>`,
    )}</g>`,
  };
}

export interface ShadeKey {
  readonly shades: ShadeScale;
  /** What is measured, with its unit: `seconds per m²`. */
  readonly unit: string;
  readonly valueWords: (value: number) => string;
  readonly hiddenWords: string;
}

const unitLinePx = 17;

/** The steps of a shaded picture with their borders, so that a colour can be read back as a number. */
export function drawShadeKey({ shades, unit, valueWords, hiddenWords }: ShadeKey, { widthPx, measurePx }: ChartRoom): ChartDrawing {
  const { steps } = shades;
  const hiddenPx = 30 + measurePx(hiddenWords, tickPx) + 24;
  const stepPx = steps.length === 0 ? 0 : Math.min(74, Math.max(34, (widthPx - hiddenPx) / steps.length));
  const borders = [...steps.map(({ from }) => from), ...steps.slice(-1).map(({ to }) => to)];
  const rightPx = steps.length * stepPx;
  const isBeside = rightPx + hiddenPx <= widthPx;
  const unitLines = wrapText(unit, widthPx, labelPx, measurePx);
  const lowerPx = (unitLines.length - 1) * unitLinePx;
  return {
    heightPx: (isBeside ? 74 : 98) + lowerPx,
    content: svg`${unitLines.map((line, nth) => svg`<text class="label" font-size=${labelPx} x="0" y=${24 + nth * unitLinePx}>${line}</text>`)}
    <g transform="translate(0 ${14 + lowerPx})">
      ${steps.map(({ shade }, nth) => svg`<rect class="cell shade-${shade}" x=${nth * stepPx} y="24" width=${stepPx} height="14" />`)}
      ${borders.map(
        (border, nth) =>
          svg`<text class="tick" font-size=${tickPx} text-anchor=${nth === 0 ? 'start' : 'middle'} x=${nth * stepPx} y="50">${valueWords(border)}</text>`,
      )}
      <g transform="translate(${isBeside ? rightPx + 24 : 0} ${isBeside ? 31 : 74})">
        ${signs.hidden}<text class="tick" font-size=${tickPx} x="30">${hiddenWords}</text>
      </g>
    </g>`,
  };
}

/** Drawings one below the other. */
export function stackDrawings(...drawings: readonly ChartDrawing[]): ChartDrawing {
  let yPx = 0;
  const placed = drawings.map((drawing) => {
    const at = svg`<g transform="translate(0 ${yPx})">${drawing.content}</g>`;
    yPx += drawing.heightPx;
    return at;
  });
  return { heightPx: yPx, content: svg`${placed}` };
}

/** The class of words that stand on a shade. */
export function wordsOnShade(shade: number | undefined): 'on-soft' | 'on-strong' {
  return shade !== undefined && shade >= firstStrongShade ? 'on-strong' : 'on-soft';
}
