import { basename } from 'node:path';
import { defineRead, defineWrite, type SqlValue } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import type { RetentionWhat } from './retention-rules.ts';

/** One step looks at the next rows by their key, so a table of millions needs no index by time and holds the writer for milliseconds. */
interface Step {
  /** The key of the last row of the next stretch. */
  readonly last: string;
  readonly remove: string;
  readonly first: string | number;
  readonly rows: number;
}

function step(table: string, key: string, old: string, first: string | number = '', rows = 2_000): Step {
  return {
    last: `SELECT max(${key}) AS key FROM (SELECT ${key} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?)`,
    remove: `DELETE FROM ${table} WHERE ${key} > ? AND ${key} <= ? AND ${old}`,
    first,
    rows,
  };
}

const steps: Readonly<Record<RetentionWhat, Step>> = {
  'staff sessions': step('staff_sessions', 'token_hash', 'until < ?'),
  'claim codes': step('claims', 'code_hash', 'until < ?'),
  refusals: step('refusals', 'refusal_id', 'at < ?', -1),
  // With each visit go its stays and its path: hundreds of rows.
  visits: step('visits', 'visit_id', 'closed_at < ?', '', 50),
  'kept messages': step('kept_messages', 'kept_id', 'at < ?', -1),
  decisions: step('decisions', 'decision_id', 'at < ?', -1),
  'unused coupons': step('coupons', 'code', 'redeemed_at IS NULL AND until < ?'),
  calls: step('calls', 'call_id', 'at < ?'),
  plays: step('plays', 'event_id', 'at < ?'),
  'hanger moves': step('hanger_moves', 'event_id', 'at < ?'),
  likes: step('likes', 'event_id', 'at < ?'),
  'stock moves': step('stock_moves', 'move_id', 'at < ?', -1),
  'door counts': step('door_counts', 'event_id', 'at < ?'),
  'marks against counting twice': step('counted_once', 'mark', 'until < ?'),
  // Their day's heat keeps them; by the hour they would be the floor of a few people.
  'heat of hours with fewer than five visits': step(
    'heat_hours',
    'hour_at',
    'hour_at < ? AND coalesce((SELECT visits FROM visit_hours WHERE visit_hours.hour_at = heat_hours.hour_at), 0) < 5',
    -1,
    200,
  ),
  'counter readings': step('counter_readings', 'counter_id', 'at < ?'),
  'heat of each hour': step('heat_hours', 'hour_at', 'hour_at < ?', -1, 200),
};

export interface PruneStep {
  readonly what: RetentionWhat;
  /** Where the step before stopped; undefined for the first. */
  readonly after: string | number | undefined;
  /** What ended before this instant goes. */
  readonly before: number;
}

/** Removes what is too old among the next rows. `after` is undefined when there are no more. */
export const pruneStep = defineWrite('keeping.prune', (db, { what, after, before }: PruneStep) => {
  const { last, remove, first, rows } = steps[what];
  const from: SqlValue = after ?? first;
  const key = db.sql<{ key: string | number | null }>(last).get(from, rows)?.key ?? undefined;
  if (key === undefined) return { removed: 0, after: undefined };
  return { removed: db.sql(remove).run(from, key, before).changes, after: key };
});

/** A backup that took the place of a damaged database. */
export interface Rescue {
  readonly at: number;
  /** When the backup was made: everything until then is there. */
  readonly from: number;
  /** When the damaged database was last written: what came in between is missing. */
  readonly to: number;
  readonly setAside: string;
}

export const noteRescue = defineChange('keeping.noteRescue', (db, { rescue }: { readonly rescue: Rescue }, tell) => {
  db.sql("INSERT INTO settings (name, value) VALUES ('rescue', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value").run(
    JSON.stringify(rescue),
  );
  const missing = [rescue.from, rescue.to].map((at) => new Date(at).toISOString()).join(' - ');
  tell({ what: 'database restored', subject: basename(rescue.setAside), after: `missing: ${missing}` });
  return true;
});

/** Undefined when this shop never needed one. */
export const readRescue = defineRead('keeping.readRescue', (db, _input: null): Rescue | undefined => {
  const value = db.sql<{ value: string }>("SELECT value FROM settings WHERE name = 'rescue'").get()?.value;
  return value === undefined ? undefined : JSON.parse(value);
});

/** Finds out whether the disk takes writes again. */
export const probeDisk = defineWrite('keeping.probe', (db, at: number) => {
  db.sql("INSERT INTO settings (name, value) VALUES ('probedAt', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value").run(
    String(at),
  );
  return true;
});

export const keepingWrites = [pruneStep, noteRescue, probeDisk];
export const keepingReads = [readRescue];
