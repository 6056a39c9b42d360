/** What truly happened in a zone. */
export interface TrueZone {
  /** Visits that settled there at least once. */
  readonly visits: number;
  readonly dwellSeconds: number;
  readonly engaged: number;
  readonly turnedBack: number;
  /** Visits that went no farther into the shop. */
  readonly farthest: number;
  /** Sales with a piece that hangs there. */
  readonly tickets: number;
}

/** What truly happened in some days. A visit is one person who carried a tag and stayed for half a minute. */
export interface TrueFigures {
  /** Everyone who came in, with a tag or without. */
  readonly persons: number;
  readonly visits: number;
  readonly dwellSeconds: number;
  readonly visitsWithPurchase: number;
  readonly zones: Readonly<Record<string, TrueZone>>;
  /** Visits that went from one zone to the next, by `from > to`. */
  readonly transitions: Readonly<Record<string, number>>;
  readonly tickets: number;
  readonly returns: number;
  /** Sales less what was paid back; a receipt that was undone later is still in it. */
  readonly revenueCents: number;
}

export const nothing: TrueFigures = {
  persons: 0,
  visits: 0,
  dwellSeconds: 0,
  visitsWithPurchase: 0,
  zones: {},
  transitions: {},
  tickets: 0,
  returns: 0,
  revenueCents: 0,
};

export const emptyZone: TrueZone = { visits: 0, dwellSeconds: 0, engaged: 0, turnedBack: 0, farthest: 0, tickets: 0 };

function addRecords<Value>(
  one: Readonly<Record<string, Value>>,
  other: Readonly<Record<string, Value>>,
  add: (a: Value, b: Value) => Value,
): Readonly<Record<string, Value>> {
  const sums = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = sums[key];
    sums[key] = known === undefined ? value : add(known, value);
  }
  return sums;
}

function addZones(a: TrueZone, b: TrueZone): TrueZone {
  return {
    visits: a.visits + b.visits,
    dwellSeconds: a.dwellSeconds + b.dwellSeconds,
    engaged: a.engaged + b.engaged,
    turnedBack: a.turnedBack + b.turnedBack,
    farthest: a.farthest + b.farthest,
    tickets: a.tickets + b.tickets,
  };
}

export function addFigures(a: TrueFigures, b: TrueFigures): TrueFigures {
  return {
    persons: a.persons + b.persons,
    visits: a.visits + b.visits,
    dwellSeconds: a.dwellSeconds + b.dwellSeconds,
    visitsWithPurchase: a.visitsWithPurchase + b.visitsWithPurchase,
    zones: addRecords(a.zones, b.zones, addZones),
    transitions: addRecords(a.transitions, b.transitions, (one, other) => one + other),
    tickets: a.tickets + b.tickets,
    returns: a.returns + b.returns,
    revenueCents: a.revenueCents + b.revenueCents,
  };
}
