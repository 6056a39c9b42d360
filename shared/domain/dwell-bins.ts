const firstEdgeSeconds = 5;
const edges = 20;

/** Upper edges of the bins of a dwell, in seconds: 5, then each 1.41 times the one before up to an hour; the last bin is open. */
export const dwellEdges: readonly number[] = Array.from({ length: edges }, (_, nth) => Math.round(firstEdgeSeconds * 2 ** (nth / 2)));

/** The bin a dwell falls in: 0 below five seconds, each bin up to but not including its upper edge. */
export function dwellBin(seconds: number): number {
  const bin = dwellEdges.findIndex((edge) => seconds < edge);
  return bin === -1 ? dwellEdges.length : bin;
}

/** A bin's edges in seconds; the last has no upper one. */
export function binEdges(bin: number): { readonly fromSeconds: number; readonly toSeconds: number | null } {
  return { fromSeconds: dwellEdges[bin - 1] ?? 0, toSeconds: dwellEdges[bin] ?? null };
}

/**
 * The dwell below which a share of visits lies, from counts per bin: linear within a bin, which on bins 1.41 apart is within a few
 * per cent. In the open bin its lower edge. Undefined without visits.
 */
export function dwellQuantile(counts: ReadonlyMap<number, number>, share: number): number | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let left = Math.min(1, Math.max(0, share)) * total;
  for (let bin = 0; bin <= dwellEdges.length; bin += 1) {
    const count = counts.get(bin) ?? 0;
    const { fromSeconds, toSeconds } = binEdges(bin);
    if (count > 0 && left <= count) return toSeconds === null ? fromSeconds : fromSeconds + ((toSeconds - fromSeconds) * left) / count;
    left -= count;
  }
  return dwellEdges.at(-1);
}
