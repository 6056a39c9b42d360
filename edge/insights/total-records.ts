import { street } from '#shared/domain/visit-counts.ts';
import { defineRead, type Db } from '../database/define.ts';
import { readRows, readSums, type Asked, type Stretch, type Window } from './spans.ts';

export interface ShopTotals {
  readonly visits: number;
  readonly dwellSeconds: number;
  readonly dwellSquares: number;
  readonly bins: ReadonlyMap<number, number>;
  readonly entered: number;
  readonly left: number;
  readonly tickets: number;
  readonly matched: number;
  readonly ambiguous: number;
}

/** Counts by bin of every zone; the whole visit's under ''. */
type Bins = ReadonlyMap<string, ReadonlyMap<number, number>>;

const bytesOfBin = 4;

function readBins(db: Db, asked: Asked, where: 'TRUE' | "zone_id = ''"): Bins {
  const zones = new Map<string, Map<number, number>>();
  for (const { zone_id, bins } of readRows<{ zone_id: string; bins: Uint8Array }>(db, asked, {
    totals: 'dwell',
    columns: ['zone_id', 'bins'],
    where,
  })) {
    const counts = zones.get(zone_id) ?? new Map<number, number>();
    zones.set(zone_id, counts);
    const view = new DataView(bins.buffer, bins.byteOffset, bins.byteLength);
    for (let bin = 0; bin * bytesOfBin < view.byteLength; bin += 1) {
      const visits = view.getUint32(bin * bytesOfBin, true);
      if (visits > 0) counts.set(bin, (counts.get(bin) ?? 0) + visits);
    }
  }
  return zones;
}

function readShopTotals(db: Db, window: Asked, bins: Bins): ShopTotals {
  const [visit] = readSums<{ visits: number; dwell_seconds: number; dwell_squares: number }>(db, window, {
    totals: 'visit',
    sums: ['visits', 'dwell_seconds', 'dwell_squares'],
  });
  const [door] = readSums<{ entered: number; left: number }>(db, window, { totals: 'door', sums: ['entered', 'left'] });
  const [ticket] = readSums<{ tickets: number; matched: number; ambiguous: number }>(db, window, {
    totals: 'ticket',
    sums: ['tickets', 'matched', 'ambiguous'],
  });
  return {
    visits: visit?.visits ?? 0,
    dwellSeconds: visit?.dwell_seconds ?? 0,
    dwellSquares: visit?.dwell_squares ?? 0,
    bins: bins.get(street) ?? new Map(),
    entered: door?.entered ?? 0,
    left: door?.left ?? 0,
    tickets: ticket?.tickets ?? 0,
    matched: ticket?.matched ?? 0,
    ambiguous: ticket?.ambiguous ?? 0,
  };
}

/** The shop as a whole over a window. */
export const readShop = defineRead('insights.shop', (db, window: Window): ShopTotals =>
  readShopTotals(db, window, readBins(db, window, "zone_id = ''")),
);

/** What every answer needs to know of its window: visits, and people who came in. */
export const readCoverage = defineRead('insights.coverage', (db, asked: Asked): { visits: number; entered: number } => {
  const [visit] = readSums<{ visits: number }>(db, asked, { totals: 'visit', sums: ['visits'] });
  const [door] = readSums<{ entered: number }>(db, asked, { totals: 'door', sums: ['entered'] });
  return { visits: visit?.visits ?? 0, entered: door?.entered ?? 0 };
});

export interface ZoneTotals {
  readonly zoneId: string;
  readonly visits: number;
  readonly dwellSeconds: number;
  readonly dwellSquares: number;
  readonly engaged: number;
  readonly turnedBack: number;
  readonly boughtHere: number;
  readonly tickets: number;
  readonly bins: ReadonlyMap<number, number>;
}

export interface TransitionTotals {
  readonly fromZoneId: string;
  readonly toZoneId: string;
  readonly visits: number;
}

function readTransitionTotals(db: Db, asked: Asked): TransitionTotals[] {
  const rows = readSums<{ from_zone_id: string; to_zone_id: string; visits: number }>(db, asked, {
    totals: 'transition',
    sums: ['visits'],
    groups: ['from_zone_id', 'to_zone_id'],
  });
  return rows.map((row) => ({ fromZoneId: row.from_zone_id, toZoneId: row.to_zone_id, visits: row.visits }));
}

/** The ways between zones over a window, and what their shares are of. */
export const readWays = defineRead('insights.ways', (db, asked: Asked): WayTotals => ({
  zones: readSums<{ zone_id: string; visits: number }>(db, asked, { totals: 'zone', sums: ['visits'], groups: ['zone_id'] }).map((row) => ({
    zoneId: row.zone_id,
    visits: row.visits,
  })),
  transitions: readTransitionTotals(db, asked).filter(({ fromZoneId, toZoneId }) => fromZoneId !== toZoneId),
}));

export interface WayTotals {
  readonly zones: readonly Pick<ZoneTotals, 'zoneId' | 'visits'>[];
  readonly transitions: readonly TransitionTotals[];
}

export interface FloorTotals {
  readonly shop: ShopTotals;
  readonly zones: readonly ZoneTotals[];
  /** Ways between zones; one from a zone to itself is where visits turned round, the farthest of their zones. */
  readonly transitions: readonly TransitionTotals[];
}

export interface FloorAsked extends Asked {
  /** Without them medians and distributions are unknown, and the answer costs a third. */
  readonly withBins: boolean;
}

/** Zones and the ways between them over a window, and the shop around them. */
export const readFloorTotals = defineRead('insights.floorTotals', (db, { withBins, ...asked }: FloorAsked): FloorTotals => {
  const bins: Bins = withBins ? readBins(db, asked, 'TRUE') : new Map();
  const tickets = new Map(
    readSums<{ zone_id: string; tickets: number }>(db, asked, { totals: 'zone_ticket', sums: ['tickets'], groups: ['zone_id'] }).map(
      (row) => [row.zone_id, row.tickets],
    ),
  );
  const sums = ['visits', 'dwell_seconds', 'dwell_squares', 'engaged', 'turned_back', 'bought_here'] as const;
  const zones = new Map(
    readSums<{ readonly zone_id: string } & Readonly<Record<(typeof sums)[number], number>>>(db, asked, {
      totals: 'zone',
      sums,
      groups: ['zone_id'],
    }).map((row) => [row.zone_id, row]),
  );
  const zoneIds = new Set([...zones.keys(), ...tickets.keys()]);
  return {
    shop: readShopTotals(db, asked, bins),
    zones: [...zoneIds].map((zoneId) => {
      const row = zones.get(zoneId);
      return {
        zoneId,
        visits: row?.visits ?? 0,
        dwellSeconds: row?.dwell_seconds ?? 0,
        dwellSquares: row?.dwell_squares ?? 0,
        engaged: row?.engaged ?? 0,
        turnedBack: row?.turned_back ?? 0,
        boughtHere: row?.bought_here ?? 0,
        tickets: tickets.get(zoneId) ?? 0,
        bins: bins.get(zoneId) ?? new Map(),
      };
    }),
    transitions: readTransitionTotals(db, asked),
  };
});

/** One hour of the shop. */
export interface HourTotals {
  readonly hourAt: number;
  readonly visits: number;
  readonly entered: number;
  readonly left: number;
  readonly tickets: number;
}

/** The hours of a window in which anything was counted, oldest first. */
export const readHourTotals = defineRead('insights.hourTotals', (db, { from, to }: Window): HourTotals[] =>
  db
    .sql<HourTotals>(
      `SELECT hourAt, SUM(visits) AS visits, SUM(entered) AS entered, SUM("left") AS "left", SUM(tickets) AS tickets FROM (
         SELECT hour_at AS hourAt, visits, 0 AS entered, 0 AS "left", 0 AS tickets FROM visit_hours WHERE hour_at >= ? AND hour_at < ?
         UNION ALL SELECT hour_at, 0, entered, "left", 0 FROM door_hours WHERE hour_at >= ? AND hour_at < ?
         UNION ALL SELECT hour_at, 0, 0, 0, tickets FROM ticket_hours WHERE hour_at >= ? AND hour_at < ?
       ) GROUP BY hourAt ORDER BY hourAt`,
    )
    .all(from, to, from, to, from, to),
);

export interface ZoneHourTotals {
  readonly zoneId: string;
  /** 0..23 in the store's zone. */
  readonly hour: number;
  readonly visits: number;
}

/** Visits of each zone by hour of the store's day, over stretches of time between two turns of its clocks. */
export const readZoneHours = defineRead(
  'insights.zoneHours',
  (db, { stretches }: { readonly stretches: readonly Stretch[] }): ZoneHourTotals[] =>
    stretches.flatMap(({ from, to, offsetMs }) =>
      db
        .sql<ZoneHourTotals>(
          `SELECT zone_id AS zoneId, (hour_at + CAST(? AS INTEGER)) / 3600000 % 24 AS hour, SUM(visits) AS visits
         FROM zone_hours WHERE hour_at >= ? AND hour_at < ? GROUP BY zone_id, hour`,
        )
        .all(offsetMs, from, to),
    ),
);

export interface ZoneDayTotals {
  readonly zoneId: string;
  /** The store's own day, counted from 1970. */
  readonly day: number;
  readonly visits: number;
  readonly tickets: number;
}

/** Visits and tickets of each zone on each of the store's days: a row for its visits, and one for its tickets. */
export const readZoneDays = defineRead(
  'insights.zoneDays',
  (db, { stretches }: { readonly stretches: readonly Stretch[] }): ZoneDayTotals[] =>
    stretches.flatMap(({ from, to, offsetMs }) => {
      // Two statements: one over both tables takes half as long again. Without the CAST the day would be a fraction.
      const rowsOf = (table: string, counts: string): ZoneDayTotals[] =>
        db
          .sql<ZoneDayTotals>(
            `SELECT zone_id AS zoneId, (hour_at + CAST(? AS INTEGER)) / 86400000 AS day, ${counts}
           FROM ${table} WHERE hour_at >= ? AND hour_at < ? GROUP BY day, zone_id`,
          )
          .all(offsetMs, from, to);
      return [
        ...rowsOf('zone_hours', 'SUM(visits) AS visits, 0 AS tickets'),
        ...rowsOf('zone_ticket_hours', '0 AS visits, SUM(tickets) AS tickets'),
      ];
    }),
);

export interface HourVisits {
  readonly hourAt: number;
  readonly visits: number;
}

/** Visits in each hour of a window: of the shop, or of one zone. */
export const readVisitHours = defineRead(
  'insights.visitHours',
  (db, { from, to, zoneId }: Window & { readonly zoneId: string | null }): HourVisits[] =>
    zoneId === null
      ? db
          .sql<HourVisits>('SELECT hour_at AS hourAt, visits FROM visit_hours WHERE hour_at >= ? AND hour_at < ? ORDER BY hour_at')
          .all(from, to)
      : db
          .sql<HourVisits>(
            'SELECT hour_at AS hourAt, visits FROM zone_hours WHERE hour_at >= ? AND hour_at < ? AND zone_id = ? ORDER BY hour_at',
          )
          .all(from, to, zoneId),
);

export const totalReads = [readShop, readCoverage, readFloorTotals, readWays, readHourTotals, readZoneHours, readZoneDays, readVisitHours];
