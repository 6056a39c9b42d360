/**
 * The cheapest way to give each row a column of its own; needs at least as many columns as rows, and finite costs. Answers the column
 * of each row. Hungarian method with potentials: Kuhn 1955, in the O(rows² · columns) form of Jonker and Volgenant (Computing 38, 1987).
 */
export function assignCheapest(costs: readonly (readonly number[])[]): readonly number[] {
  const columns = costs[0]?.length ?? 0;
  const rowPrices = new Float64Array(costs.length + 1);
  const columnPrices = new Float64Array(columns + 1);
  /** The row of each column, from 1; 0 while it is free. Column 0 holds the row that is looking for one. */
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= costs.length; row += 1) {
    rowOf[0] = row;
    const cameFrom = findFreeColumn(costs, { rowPrices, columnPrices, rowOf });
    for (let column = cameFrom.free; column !== 0;) {
      const before = cameFrom.columns[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const columnOf = Array.from({ length: costs.length }, () => -1);
  for (let column = 1; column <= columns; column += 1) {
    const row = rowOf[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}

interface Prices {
  readonly rowPrices: Float64Array;
  readonly columnPrices: Float64Array;
  readonly rowOf: Int32Array;
}

/** The shortest way by reduced costs from column 0's row to a free column; moves the prices so that all reduced costs stay above zero. */
function findFreeColumn(
  costs: readonly (readonly number[])[],
  { rowPrices, columnPrices, rowOf }: Prices,
): { readonly free: number; readonly columns: Int32Array } {
  const width = columnPrices.length;
  const least = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(width);
  const isUsed = new Uint8Array(width);
  for (let at = 0; ;) {
    isUsed[at] = 1;
    const row = rowOf[at] ?? 0;
    let step = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let column = 1; column < width; column += 1) {
      if (isUsed[column] === 1) continue;
      const reduced = (costs[row - 1]?.[column - 1] ?? 0) - (rowPrices[row] ?? 0) - (columnPrices[column] ?? 0);
      if (reduced < (least[column] ?? 0)) {
        least[column] = reduced;
        cameFrom[column] = at;
      }
      if ((least[column] ?? 0) < step) {
        step = least[column] ?? 0;
        next = column;
      }
    }
    for (let column = 0; column < width; column += 1) {
      if (isUsed[column] === 1) {
        const held = rowOf[column] ?? 0;
        rowPrices[held] = (rowPrices[held] ?? 0) + step;
        columnPrices[column] = (columnPrices[column] ?? 0) - step;
      } else least[column] = (least[column] ?? 0) - step;
    }
    at = next;
    if (rowOf[at] === 0) return { free: at, columns: cameFrom };
  }
}
