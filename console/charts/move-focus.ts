/** A mark of a chart by its row (a chart that is a list has one row a mark) and its place in it. */
export interface MarkPlace {
  readonly row: number;
  readonly place: number;
}

/**
 * Where an arrow key leads from a mark. In a list up and left go back, down and right go on; in a grid up and down keep the place in the row.
 * `rows` is how many marks each row has. Answers undefined for a key that moves nothing.
 */
export function nextMark(key: string, from: MarkPlace, rows: readonly number[]): MarkPlace | undefined {
  const isList = rows.every((count) => count <= 1) || rows.length === 1;
  if (key === 'Home') return { row: 0, place: 0 };
  if (key === 'End') return { row: rows.length - 1, place: (rows.at(-1) ?? 1) - 1 };
  const step = new Map([
    ['ArrowDown', { row: 1, place: 0 }],
    ['ArrowUp', { row: -1, place: 0 }],
    ['ArrowRight', { row: 0, place: 1 }],
    ['ArrowLeft', { row: 0, place: -1 }],
  ]).get(key);
  if (step === undefined) return undefined;
  if (isList) {
    const sum = step.row + step.place;
    return rows.length === 1 ? within({ row: 0, place: from.place + sum }, rows) : within({ row: from.row + sum, place: 0 }, rows);
  }
  return within({ row: from.row + step.row, place: from.place + step.place }, rows);
}

function within({ row, place }: MarkPlace, rows: readonly number[]): MarkPlace {
  const kept = Math.min(Math.max(row, 0), rows.length - 1);
  return { row: kept, place: Math.min(Math.max(place, 0), Math.max(0, (rows[kept] ?? 1) - 1)) };
}
