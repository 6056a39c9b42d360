import { fewestPeople } from './small-numbers.ts';

/**
 * Which of some counts must be hidden when their sum is told elsewhere. Those about one to four people are; and while what is hidden
 * is one count, or fewer than five people together, it could be computed from the sum, so the smallest of the others is hidden too.
 */
export function hideFew(counts: readonly number[], isHidden: readonly boolean[] = []): readonly boolean[] {
  const hides = counts.map((count, nth) => isHidden[nth] === true || (count > 0 && count < fewestPeople));
  while (givesAway(counts, hides)) {
    const next = smallestShown(counts, hides);
    if (next === undefined) return hides;
    hides[next] = true;
  }
  return hides;
}

function givesAway(counts: readonly number[], hides: readonly boolean[]): boolean {
  const hiddenCounts = counts.filter((_, nth) => hides[nth] === true);
  if (hiddenCounts.length === 0) return false;
  return hiddenCounts.length === 1 || hiddenCounts.reduce((sum, count) => sum + count, 0) < fewestPeople;
}

function smallestShown(counts: readonly number[], hides: readonly boolean[]): number | undefined {
  let smallest: number | undefined;
  for (const [nth, count] of counts.entries()) {
    if (hides[nth] === true || count === 0) continue;
    if (smallest === undefined || count < (counts[smallest] ?? 0)) smallest = nth;
  }
  return smallest;
}

/** The same for a table whose sums of rows and of columns are told: hides until neither gives anything away. */
export function hideFewInTable(rows: readonly (readonly number[])[]): readonly (readonly boolean[])[] {
  let hides = rows.map((row) => hideFew(row));
  for (;;) {
    const byColumn = (rows[0] ?? []).map((_, column) =>
      hideFew(
        rows.map((row) => row[column] ?? 0),
        hides.map((row) => row[column] ?? false),
      ),
    );
    const next = rows.map((row, nth) =>
      hideFew(
        row,
        row.map((_, column) => byColumn[column]?.[nth] ?? false),
      ),
    );
    const isSettled = next.every((row, nth) => row.every((hide, column) => hide === hides[nth]?.[column]));
    hides = next;
    if (isSettled) return hides;
  }
}
