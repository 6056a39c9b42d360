import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { withTurningPoint, zoneDepths } from '#shared/domain/turning-point.ts';
import { countVisit, hourOf, utcDayOf } from '#shared/domain/visit-counts.ts';
import type { OpenDatabase } from '../../edge/database/open.ts';
import { recordDoor } from '../../edge/insights/counter-records.ts';
import { recordJoined } from '../../edge/insights/join-records.ts';
import { addCounts } from '../../edge/presence/count-records.ts';
import { storeTransaction } from '../../edge/sales/sale-records.ts';
import { createStoreTime } from '../../edge/store-time.ts';
import { createNoise } from '../fixtures/presence-shop.ts';
import { createWalks, type YearVisit } from './year-walks.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface FillParts {
  readonly db: OpenDatabase;
  readonly plan: FloorPlan;
  readonly timeZone: string;
  /** The days end with the day before this moment. */
  readonly now: number;
  readonly days: number;
  readonly visits: number;
  readonly onDay?: (day: number) => void;
}

/** How busy each open hour is, from ten to eight, and each weekday from Sunday. */
const hours = [2, 4, 7, 8, 7, 8, 9, 11, 9, 4];
const weekdays = [0.6, 0.8, 0.8, 0.9, 1, 1.3, 1.9];
const openingHour = 10;
/** Of a hundred people who come in, so many carry a tag; of a hundred tagged, so many agreed to have their path kept. */
const tagged = 0.8;
const agreed = 0.08;
const pathDays = 30;

/**
 * Fills a database with a busy shop's days, through the writes the hub uses: visits counted, paths kept for the last thirty days, tickets
 * stored and joined, doors counted. The same rows for the same numbers.
 */
export function fillDays({ db, plan, timeZone, now, days, visits, onDay }: FillParts): void {
  const random = createNoise(11);
  const walk = createWalks(plan, random);
  const depths = zoneDepths(plan);
  const time = createStoreTime(timeZone);
  const pieces = db
    .sql<{ sku: string; zoneId: string }>(
      'SELECT sku, zone_id AS zoneId FROM variants JOIN products ON products.product_id = variants.product_id ORDER BY sku',
    )
    .all();
  const perDay = visits / days;
  const hourTotal = hours.reduce((sum, share) => sum + share, 0);
  const firstDay = Math.floor(now / dayMs) - days;
  let sequence = 0;

  function sell(visit: YearVisit, nth: number): void {
    const at = visit.closedAt - 20_000;
    const sold = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pieces[Math.floor(random() * pieces.length)]);
    const lines = sold.map((piece) => ({ sku: piece?.sku ?? 'none', quantity: 1, unitCents: 4_990, amountCents: 4_990 }));
    const zoneIds = [...new Set(sold.flatMap((piece) => piece?.zoneId ?? []))];
    sequence += 1;
    const businessDay = time.businessDayOf(at);
    const body = {
      id: `year-${sequence}-ticket`,
      at,
      businessDay,
      sequence,
      kind: 'sale' as const,
      currency: 'EUR',
      totalCents: lines.length * 4_990,
      lines,
    };
    storeTransaction.run(db, { tillId: `till-${(nth % 3) + 1}`, body, hour: time.hourOf(at), zoneIds, receivedAt: at + 200 });
    const outcome = random();
    if (outcome > 0.85) return;
    const zone = visit.stays[Math.floor(random() * visit.stays.length)];
    recordJoined.run(db, {
      mark: `year-join-${sequence}`,
      markUntil: at,
      tickets: [{ hourAt: hourOf(at), outcome: outcome > 0.75 ? 'ambiguous' : 'matched' }],
      boughtHere: zone === undefined || outcome > 0.75 ? [] : [{ zoneId: zone.zoneId, hourAt: hourOf(zone.enteredAt) }],
    });
  }

  function keep(visit: YearVisit, nth: number): void {
    const visitId = `v-year-${nth}`;
    db.sql('INSERT INTO visits (visit_id, opened_at, closed_at) VALUES (?, ?, ?)').run(visitId, visit.openedAt, visit.closedAt);
    for (const [seq, { zoneId, enteredAt, leftAt }] of visit.stays.entries())
      db.sql('INSERT INTO stays (visit_id, seq, zone_id, entered_at, left_at) VALUES (?, ?, ?, ?, ?)').run(
        visitId,
        seq,
        zoneId,
        enteredAt,
        leftAt,
      );
    const point = db.sql('INSERT INTO path_points (visit_id, at, x_metres, y_metres, radius_metres) VALUES (?, ?, ?, ?, 1.5)');
    for (let at = visit.openedAt, step = 0; at < visit.closedAt; at += 2_000) {
      while ((visit.points[step + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) step += 1;
      const place = visit.points[step];
      if (place !== undefined) point.run(visitId, at, place.xMetres, place.yMetres);
    }
  }

  let nth = 0;
  for (let day = 0; day < days; day += 1) {
    const dayAt = (firstDay + day) * dayMs;
    const busy = weekdays[new Date(dayAt).getUTCDay()] ?? 1;
    db.connection.transaction(() => {
      for (const [hour, share] of hours.entries()) {
        const hourAt = dayAt + (openingHour + hour - 1) * hourMs;
        const count = Math.round(((perDay * busy * share) / hourTotal) * (0.85 + random() * 0.3));
        for (let one = 0; one < count; one += 1) {
          const visit = walk(hourAt + Math.floor(random() * hourMs));
          nth += 1;
          addCounts(db, {
            mark: `year-visit-${nth}`,
            markUntil: visit.closedAt,
            counts: withTurningPoint(countVisit(visit.openedAt, visit.closedAt, visit.stays), depths),
            heat: visit.heat,
          });
          if (day >= days - pathDays && random() < agreed) keep(visit, nth);
          if (visit.buys) sell(visit, nth);
        }
        countDoors(db, { hourAt, people: Math.round(count / tagged), day });
      }
      db.sql('DELETE FROM counted_once WHERE until < ?').run(dayAt);
    })();
    onDay?.(day);
  }
}

/** Totals, facts and their time columns, as they are put back in time. */
const shifted = [
  ['visit_hours', 'hour_at'],
  ['visit_days', 'day_at'],
  ['zone_hours', 'hour_at'],
  ['zone_days', 'day_at'],
  ['dwell_hours', 'hour_at'],
  ['dwell_days', 'day_at'],
  ['transition_hours', 'hour_at'],
  ['transition_days', 'day_at'],
  ['heat_hours', 'hour_at'],
  ['heat_days', 'day_at'],
  ['ticket_hours', 'hour_at'],
  ['ticket_days', 'day_at'],
  ['zone_ticket_hours', 'hour_at'],
  ['zone_ticket_days', 'day_at'],
  ['door_hours', 'hour_at'],
  ['door_days', 'day_at'],
] as const;

const weeksOnce = 4;
const packs = 13;

/** A year of thirteen times four weeks: the last four through the hub's writes, the others copies of their rows, put back in time. */
export function fillYear(parts: Omit<FillParts, 'days' | 'visits'> & { readonly visits: number }): void {
  const { db, visits } = parts;
  const packMs = weeksOnce * 7 * dayMs;
  fillDays({ ...parts, days: weeksOnce * 7, visits: Math.round(visits / packs) });
  const columnsOf = (table: string): readonly string[] =>
    db
      .sql<{ name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name);
  const first = utcDayOf(db.sql<{ first: number }>('SELECT min(hour_at) AS first FROM visit_hours').get()?.first ?? 0);
  for (let pack = 1; pack < packs; pack += 1) {
    const back = pack * packMs;
    db.connection.transaction(() => {
      for (const [table, at] of shifted) {
        const columns = columnsOf(table).map((name) => `"${name}"`);
        const values = columns.map((name) => (name === `"${at}"` ? `"${at}" - ${back}` : name));
        db.sql(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${at} >= ${first}`).run();
      }
      db.sql(
        `INSERT INTO door_counts (event_id, counter_id, at, entered, "left")
         SELECT event_id || '-' || ?, counter_id, at - ?, entered, "left" FROM door_counts WHERE at >= ?`,
      ).run(pack, back, first);
      db.sql(
        `INSERT INTO transactions (till_id, business_day, sequence, kind, at, received_at, hour, currency, total_cents, pieces, body_hash, body, voided)
         SELECT till_id, date(business_day, '-' || ? || ' days'), sequence, kind, at - ?, received_at - ?, hour, currency, total_cents, pieces,
           body_hash, body, voided FROM transactions WHERE at >= ?`,
      ).run(pack * weeksOnce * 7, back, back, first);
      db.sql(
        'INSERT INTO stock_moves (sku, delta, reason, ref, at) SELECT sku, delta, reason, ref || ?, at - ? FROM stock_moves WHERE at >= ?',
      ).run(`-${pack}`, back, first);
    })();
  }
}

/** A counter tells every few people: in through the hour, and out again a little later. */
function countDoors(
  db: OpenDatabase,
  { hourAt, people, day }: { readonly hourAt: number; readonly people: number; readonly day: number },
): void {
  const messages = Math.ceil(people / 2);
  for (let nth = 0; nth < messages; nth += 1) {
    const at = hourAt + Math.floor((nth * hourMs) / messages);
    recordDoor.run(db, { eventId: `year-${day}-${hourAt}-${nth}`, counterId: 'door-main', at, entered: 2, left: nth % 50 === 0 ? 1 : 2 });
  }
}
