import type { TemplateResult } from 'lit';

/** SVG content and the height it needs for the width it was given; `<console-chart>` puts it on the page. */
export interface ChartDrawing {
  readonly heightPx: number;
  readonly content: TemplateResult<2>;
}

/** Widths of words on the page; in tests an estimate. */
export type MeasurePx = (text: string, sizePx: number) => number;

/** What a drawing is made for. */
export interface ChartRoom {
  readonly widthPx: number;
  readonly measurePx: MeasurePx;
}

/** Letters of a chart: labels and figures, and the smaller ones of its axes. */
export const labelPx = 13;
export const tickPx = 12;

/** Cuts a text with an ellipsis where it is wider than its room. */
export function fitText(text: string, roomPx: number, sizePx: number, measurePx: MeasurePx): string {
  if (measurePx(text, sizePx) <= roomPx) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && measurePx(`${letters.join('').trimEnd()}…`, sizePx) > roomPx) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Words broken into lines that fit; a single word wider than its room stands on a line of its own. */
export function wrapText(text: string, roomPx: number, sizePx: number, measurePx: MeasurePx): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trimStart();
    return lines.length > 0 && measurePx(longer, sizePx) <= roomPx ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/** The width of the widest of some texts. */
export function widestPx(texts: readonly string[], sizePx: number, measurePx: MeasurePx): number {
  return texts.reduce((widest, text) => Math.max(widest, measurePx(text, sizePx)), 0);
}
