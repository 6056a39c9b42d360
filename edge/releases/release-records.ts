import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import type { UpdateRules } from './release-rules.ts';

export interface ReleaseRecord {
  readonly release_id: string;
  readonly came_at: number;
  readonly origin: 'program' | 'file';
  readonly given_at: number | null;
}

export interface TrialRecord {
  readonly device_id: string;
  readonly release_id: string;
  readonly since: number;
}

const defaultRules: UpdateRules = { newReleases: 'all', freezes: [] };

function rulesIn(db: Db): UpdateRules {
  const value = db.sql<{ value: string }>("SELECT value FROM settings WHERE name = 'updateRules'").get()?.value;
  return value === undefined ? defaultRules : JSON.parse(value);
}

export const readReleaseRecords = defineRead('releases.read', (db, _input: null) => ({
  releases: db.sql<ReleaseRecord>('SELECT release_id, came_at, origin, given_at FROM releases ORDER BY came_at DESC').all(),
  trials: db
    .sql<TrialRecord>(
      'SELECT device_id, tried_release_id AS release_id, tried_since AS since FROM devices WHERE tried_release_id IS NOT NULL ORDER BY device_id',
    )
    .all(),
  rules: rulesIn(db),
}));

export const noteRelease = defineWrite('releases.note', (db, release: Omit<ReleaseRecord, 'given_at'>) => {
  const { changes } = db
    .sql('INSERT INTO releases (release_id, came_at, origin) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(release.release_id, release.came_at, release.origin);
  return changes > 0;
});

export const dropReleases = defineWrite('releases.drop', (db, releaseIds: readonly string[]) => {
  const drop = db.sql('DELETE FROM releases WHERE release_id = ?');
  return releaseIds.reduce((dropped, releaseId) => dropped + drop.run(releaseId).changes, 0);
});

/** Every screen runs it from now on; a trial of it has served its purpose. */
export const giveReleaseRecord = defineChange('releases.give', (db, input: { readonly releaseId: string; readonly now: number }, tell) => {
  const before = db
    .sql<{ release_id: string }>('SELECT release_id FROM releases WHERE given_at IS NOT NULL ORDER BY given_at DESC LIMIT 1')
    .get();
  db.sql('UPDATE devices SET tried_release_id = NULL, tried_since = NULL WHERE tried_release_id = ?').run(input.releaseId);
  if (before?.release_id === input.releaseId) return false;
  db.sql('UPDATE releases SET given_at = ? WHERE release_id = ?').run(input.now, input.releaseId);
  // The first of a new shop is no change.
  if (before !== undefined)
    tell({ what: 'release given to all', subject: input.releaseId, before: before.release_id, after: input.releaseId });
  return true;
});

export const tryReleaseRecord = defineChange('releases.try', (db, { device_id, release_id, since }: TrialRecord, tell) => {
  const before = triedOn(db, device_id);
  db.sql('UPDATE devices SET tried_release_id = ?, tried_since = ? WHERE device_id = ?').run(release_id, since, device_id);
  tell({ what: 'release tried', subject: device_id, before, after: release_id });
  return true;
});

export const endTrialRecord = defineChange(
  'releases.endTrial',
  (db, { device_id, why }: { readonly device_id: string; readonly why: string }, tell) => {
    const before = triedOn(db, device_id);
    if (before === undefined) return false;
    db.sql('UPDATE devices SET tried_release_id = NULL, tried_since = NULL WHERE device_id = ?').run(device_id);
    tell({ what: 'release put back', subject: device_id, before, after: why });
    return true;
  },
);

function triedOn(db: Db, deviceId: string): string | undefined {
  return (
    db.sql<{ tried: string | null }>('SELECT tried_release_id AS tried FROM devices WHERE device_id = ?').get(deviceId)?.tried ?? undefined
  );
}

export const setRulesRecord = defineChange('releases.rules', (db, { rules }: { readonly rules: UpdateRules }, tell) => {
  const before = JSON.stringify(rulesIn(db));
  const after = JSON.stringify(rules);
  if (before === after) return false;
  db.sql("INSERT INTO settings (name, value) VALUES ('updateRules', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value").run(after);
  tell({ what: 'update rules changed', subject: 'screens', before, after });
  return true;
});

export const releaseWrites = [noteRelease, dropReleases, giveReleaseRecord, tryReleaseRecord, endTrialRecord, setRulesRecord];
export const releaseReads = [readReleaseRecords];
