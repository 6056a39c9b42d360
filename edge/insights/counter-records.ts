import { hourOf, utcDayOf } from '#shared/domain/visit-counts.ts';
import { defineWrite, type Db } from '../database/define.ts';

/** What a counter saw, or showed, at a moment. `left` is how many went out. */
export interface CounterFact {
  readonly eventId: string;
  readonly counterId: string;
  readonly at: number;
  readonly entered: number;
  readonly left: number;
}

/** Counts a door event once, however often it arrives, in the hour it happened. */
export const recordDoor = defineWrite('insights.recordDoor', (db, { eventId, ...seen }: CounterFact): { counted: boolean } => {
  const { changes } = db
    .sql(`INSERT INTO door_counts (event_id, counter_id, at, entered, "left") VALUES (?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING`)
    .run(eventId, seen.counterId, seen.at, seen.entered, seen.left);
  if (changes === 1) addPassages(db, seen);
  return { counted: changes === 1 };
});

interface Passages {
  readonly counterId: string;
  readonly at: number;
  readonly entered: number;
  readonly left: number;
}

function addPassages(db: Db, { counterId, at, entered, left }: Passages, times: 1 | -1 = 1): void {
  if (entered === 0 && left === 0) return;
  for (const [table, column, start] of [
    ['door_hours', 'hour_at', hourOf(at)],
    ['door_days', 'day_at', utcDayOf(at)],
  ] as const) {
    db.sql(
      `INSERT INTO ${table} (${column}, counter_id, entered, "left") VALUES (?, ?, ?, ?)
       ON CONFLICT (${column}, counter_id) DO UPDATE SET entered = entered + excluded.entered, "left" = "left" + excluded."left"`,
    ).run(start, counterId, times * entered, times * left);
  }
}

type Reading = Pick<CounterFact, 'at' | 'entered' | 'left'>;

/**
 * Counts what a running counter's reading adds. One that comes late goes between its neighbours: what was counted across the gap is
 * taken back and counted in its two parts. The same reading again, or a second one of that millisecond, changes nothing.
 */
export const recordReading = defineWrite(
  'insights.recordReading',
  (db, { counterId, at, entered, left }: Passages): { counted: boolean } => {
    const { changes } = db
      .sql('INSERT INTO counter_readings (counter_id, at, entered, "left") VALUES (?, ?, ?, ?) ON CONFLICT (counter_id, at) DO NOTHING')
      .run(counterId, at, entered, left);
    if (changes === 0) return { counted: false };
    const before = db
      .sql<Reading>('SELECT at, entered, "left" FROM counter_readings WHERE counter_id = ? AND at < ? ORDER BY at DESC LIMIT 1')
      .get(counterId, at);
    const after = db
      .sql<Reading>('SELECT at, entered, "left" FROM counter_readings WHERE counter_id = ? AND at > ? ORDER BY at LIMIT 1')
      .get(counterId, at);
    const own = { at, entered, left };
    if (before !== undefined && after !== undefined) addPassages(db, { counterId, ...between(before, after) }, -1);
    if (before !== undefined) addPassages(db, { counterId, ...between(before, own) });
    if (after !== undefined) addPassages(db, { counterId, ...between(own, after) });
    return { counted: true };
  },
);

/** What passed between two readings, in the hour of the later. Numbers of which one fell began again at zero. */
function between(earlier: Reading, later: Reading): Reading {
  const hasRestarted = later.entered < earlier.entered || later.left < earlier.left;
  if (hasRestarted) return later;
  return { at: later.at, entered: later.entered - earlier.entered, left: later.left - earlier.left };
}

export const counterWrites = [recordDoor, recordReading];
