import { dwellSeconds, type VisitStay } from './visit.ts';

const hourMs = 3_600_000;

/** What one closed visit adds to the shop's totals; no id, no tag, no path. Hours are the Unix milliseconds at which they begin, UTC. */
export interface VisitCounts {
  readonly visit: { readonly hourAt: number; readonly dwellSeconds: number };
  /** Each zone once, in the hour the visit first settled there, with all its dwell there. */
  readonly zones: readonly { readonly zoneId: string; readonly hourAt: number; readonly dwellSeconds: number }[];
  /** Each way from one zone to the next once. */
  readonly transitions: readonly { readonly fromZoneId: string; readonly toZoneId: string; readonly hourAt: number }[];
}

export function hourOf(at: number): number {
  return Math.floor(at / hourMs) * hourMs;
}

/** Counts a closed visit once per zone and per transition: figures are about visits, and small ones are hidden by their number. */
export function countVisit(openedAt: number, closedAt: number, stays: readonly VisitStay[]): VisitCounts {
  const zones = new Map<string, { zoneId: string; hourAt: number; dwellSeconds: number }>();
  const transitions = new Map<string, { fromZoneId: string; toZoneId: string; hourAt: number }>();
  let fromZoneId: string | undefined;
  for (const stay of stays) {
    const { zoneId, enteredAt } = stay;
    const zone = zones.get(zoneId) ?? { zoneId, hourAt: hourOf(enteredAt), dwellSeconds: 0 };
    zone.dwellSeconds += dwellSeconds(stay, closedAt);
    zones.set(zoneId, zone);
    if (fromZoneId !== undefined && fromZoneId !== zoneId && !transitions.has(`${fromZoneId} ${zoneId}`)) {
      transitions.set(`${fromZoneId} ${zoneId}`, { fromZoneId, toZoneId: zoneId, hourAt: hourOf(enteredAt) });
    }
    fromZoneId = zoneId;
  }
  return {
    visit: { hourAt: hourOf(openedAt), dwellSeconds: (closedAt - openedAt) / 1000 },
    zones: [...zones.values()],
    transitions: [...transitions.values()],
  };
}
