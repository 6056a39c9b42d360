import { nothing, svg } from 'lit';
import { fitText, labelPx, tickPx, widestPx, type ChartDrawing, type ChartRoom } from './chart-drawing.ts';
import { wordsOnShade } from './chart-keys.ts';
import type { ShadeScale } from './shades.ts';

export interface GridCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly value: number | null;
  readonly isHidden: boolean;
  /** As written in the cell where it has room. */
  readonly text: string;
  readonly words: string;
}

export interface GridAsk {
  readonly rows: readonly { readonly id: string; readonly label: string }[];
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly cells: readonly GridCell[];
  readonly shades: ShadeScale;
  /** Long names over narrow columns stand up. */
  readonly hasLongHeads?: boolean;
}

export interface GridLayout {
  readonly heightPx: number;
  readonly leftPx: number;
  readonly topPx: number;
  readonly columnPx: number;
  readonly rowPx: number;
  readonly labels: readonly string[];
  readonly heads: readonly string[];
  /** Every `headEvery`th head is written, so that they do not touch. */
  readonly headEvery: number;
  /** False where the widest text has no room in a cell. */
  readonly hasTexts: boolean;
}

const longHeadPx = 96;

/** Places a grid of shaded cells under its heads. */
export function layOutGrid({ rows, columns, cells, hasLongHeads = false }: GridAsk, { widthPx, measurePx }: ChartRoom): GridLayout {
  const labelRoomPx = Math.min(
    widestPx(
      rows.map(({ label }) => label),
      labelPx,
      measurePx,
    ),
    widthPx * 0.3,
  );
  const leftPx = labelRoomPx + 10;
  const columnPx = columns.length === 0 ? 0 : (widthPx - leftPx - (hasLongHeads ? longHeadPx * 0.5 : 0)) / columns.length;
  const heads = columns.map(({ label }) => (hasLongHeads ? fitText(label, longHeadPx, tickPx, measurePx) : label));
  const headPx = widestPx(heads, tickPx, measurePx);
  const texts = cells.map(({ text }) => text);
  const topPx = hasLongHeads ? 16 + Math.min(longHeadPx, headPx) * 0.75 : 22;
  const rowPx = 28;
  return {
    heightPx: topPx + rows.length * rowPx + 2,
    leftPx,
    topPx,
    columnPx,
    rowPx,
    labels: rows.map(({ label }) => fitText(label, labelRoomPx, labelPx, measurePx)),
    heads,
    headEvery: hasLongHeads || columnPx === 0 ? 1 : Math.max(1, Math.ceil((headPx + 6) / columnPx)),
    hasTexts: widestPx(texts, tickPx, measurePx) + 6 <= columnPx,
  };
}

/** A grid whose shade is a figure; a hidden cell is hatched, an empty one stays paper. */
export function drawGrid(ask: GridAsk, room: ChartRoom): ChartDrawing {
  const layout = layOutGrid(ask, room);
  const { leftPx, topPx, columnPx, rowPx, heightPx } = layout;
  const cellOf = new Map(ask.cells.map((cell) => [`${cell.rowId} ${cell.columnId}`, cell]));
  return {
    heightPx,
    content: svg`<g aria-hidden="true">
        ${layout.heads.map((head, nth) => (nth % layout.headEvery === 0 ? drawHead(head, leftPx + (nth + 0.5) * columnPx, topPx, ask.hasLongHeads === true) : nothing))}
        ${layout.labels.map(
          (label, nth) =>
            svg`<text class="label" font-size=${labelPx} text-anchor="end" x=${leftPx - 10} y=${topPx + (nth + 0.5) * rowPx}>${label}</text>`,
        )}
      </g>
      ${ask.rows.map((row, rowNth) =>
        ask.columns.map((column, columnNth) => {
          const cell = cellOf.get(`${row.id} ${column.id}`);
          return cell === undefined
            ? nothing
            : drawCell(cell, ask.shades, layout, { xPx: leftPx + columnNth * columnPx, yPx: topPx + rowNth * rowPx, rowNth });
        }),
      )}`,
  };
}

function drawHead(head: string, xPx: number, topPx: number, stands: boolean) {
  return stands
    ? svg`<text class="tick" font-size=${tickPx} transform="translate(${xPx - 2} ${topPx - 8}) rotate(-48)">${head}</text>`
    : svg`<text class="tick" font-size=${tickPx} text-anchor="middle" x=${xPx} y=${topPx - 12}>${head}</text>`;
}

function drawCell(
  cell: GridCell,
  shades: ShadeScale,
  { columnPx, rowPx, hasTexts }: GridLayout,
  { xPx, yPx, rowNth }: { readonly xPx: number; readonly yPx: number; readonly rowNth: number },
) {
  const shade = cell.value === null ? undefined : shades.shadeOf(cell.value);
  const tone = cell.isHidden ? 'hidden-cell' : shade === undefined ? 'empty-cell' : `shade-${shade}`;
  return svg`<g class="mark" role="img" data-point="${cell.rowId} ${cell.columnId}" data-row=${rowNth} aria-label=${cell.words}>
    <rect class="cell ${tone}" x=${xPx + 1} y=${yPx + 1} width=${Math.max(1, columnPx - 2)} height=${rowPx - 2} rx="2" />
    ${
      hasTexts && !cell.isHidden && cell.text !== ''
        ? svg`<text class="${wordsOnShade(shade)} cell-text" aria-hidden="true" font-size=${tickPx} text-anchor="middle" x=${xPx + columnPx / 2} y=${yPx + rowPx / 2}>${cell.text}</text>`
        : nothing
    }
  </g>`;
}
