/** A zone that leads without having held the lead long enough yet. */
export interface Rival {
  readonly zoneId: string | null;
  readonly sinceMs: number;
}

/** Where someone is, settled: `zoneId` is null between zones and before the first one. */
export interface Stay {
  readonly zoneId: string | null;
  readonly sinceMs: number;
  readonly rival: Rival | undefined;
}

/** How long a zone must lead before it is a stay; someone who crosses it faster has not visited it. */
export const holdSeconds = 5;

/**
 * Moves a stay to another zone once that zone has led for `hold` seconds: a shorter lead is someone walking past.
 * The new stay begins when the lead began, so no decision's delay is counted as dwell.
 */
export function settleStay(stay: Stay, leadingZoneId: string | null, atMs: number, hold: number = holdSeconds): Stay {
  if (leadingZoneId === stay.zoneId) return stay.rival === undefined ? stay : { ...stay, rival: undefined };
  const rival = stay.rival?.zoneId === leadingZoneId ? stay.rival : { zoneId: leadingZoneId, sinceMs: atMs };
  if (atMs - rival.sinceMs >= hold * 1000) return { ...rival, rival: undefined };
  return rival === stay.rival ? stay : { ...stay, rival };
}
