import { beforeEach, expect, test } from 'vitest';
import type { Records } from '../../edge/database/define.ts';
import type { OpenDatabase } from '../../edge/database/open.ts';
import type { DiskUse } from '../../edge/keeping/disk.ts';
import { createKeeping, type Keeping } from '../../edge/keeping/keeping.ts';
import { createStoreTime } from '../../edge/store-time.ts';
import { createHandClock, createTestRecords, type HandClock } from '../fixtures/presence-shop.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');
let db: OpenDatabase;
let records: Records;
let clock: HandClock;
let disk: DiskUse;
let backups: number[];
let fails: string | undefined;
let cleanings = 0;
const failures: string[] = [];

beforeEach(() => {
  ({ db, records } = createTestRecords());
  clock = createHandClock(now);
  disk = { usedBytes: 10_000_000, freeBytes: 9_000_000_000 };
  backups = [];
  fails = undefined;
  failures.length = 0;
});

/** Something that goes after thirty days. */
function keepRefusal(at: number): void {
  db.sql("INSERT INTO refusals (topic, at, device_id, reason, words, times) VALUES ('t', ?, 'd', 'r', 'w', 1)").run(at);
}

const refusals = (): number => db.sql<{ rows: number }>('SELECT count(*) AS rows FROM refusals').get()?.rows ?? -1;

function open(parts: Partial<Parameters<typeof createKeeping>[0]> = {}): Keeping {
  return createKeeping({
    records,
    clock,
    time: createStoreTime('Europe/Paris'),
    rescue: undefined,
    lastBackupAt: undefined,
    budgetBytes: 1_000_000_000,
    lastSeenAt: now,
    unbelievable: () => undefined,
    keepLastSeen: () => Promise.resolve(),
    backUp: (at) => {
      if (fails !== undefined) return Promise.reject(new Error(fails));
      backups.push(at);
      return Promise.resolve(at);
    },
    cleanBackups: () => {
      cleanings += 1;
      return Promise.resolve();
    },
    measureDisk: () => Promise.resolve(disk),
    rotateLog: () => Promise.resolve(),
    onBackup: () => undefined,
    onPruned: () => undefined,
    onFailure: (what) => void failures.push(what),
    ...parts,
  });
}

async function pass(ms: number, stepMs = 60_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock.advance(stepMs);
    for (let turn = 0; turn < 120; turn += 1) await Promise.resolve();
  }
}

const idsOf = (keeping: Keeping): string[] => keeping.attention().map(({ id }) => id);

test('backs up and removes what is old, every night for a week, unasked', async () => {
  keepRefusal(now - 29 * dayMs);
  const keeping = open();
  await pass(7 * dayMs, 600_000);
  keeping.stop();
  expect(backups).toHaveLength(8);
  expect(backups.slice(1).map((at) => new Date(at).getUTCHours())).toEqual([2, 2, 2, 2, 2, 2, 2]);
  expect(refusals()).toBe(0);
  expect(idsOf(keeping)).toEqual([]);
  const stopped = backups.length;
  await pass(2 * dayMs, 600_000);
  expect(backups).toHaveLength(stopped);
});

test('a backup that fails is told with its reason, tried again each hour, and forgotten once it works', async () => {
  const keeping = open({ lastBackupAt: now - dayMs });
  fails = 'a backup needs 3 MB free';
  await pass(3 * 3_600_000);
  expect(failures.length).toBeGreaterThanOrEqual(2);
  expect(failures.length).toBeLessThanOrEqual(4);
  expect(keeping.attention()[0]?.words.en).toContain('a backup needs 3 MB free');
  fails = undefined;
  await pass(3_700_000);
  expect(backups).toHaveLength(1);
  expect(idsOf(keeping)).toEqual([]);
  keeping.stop();
});

test('backups are cleaned after a start, and soon after someone asks to be forgotten, not each minute', async () => {
  const keeping = open({ lastBackupAt: now });
  cleanings = 0;
  await pass(10 * 60_000);
  const atStart = cleanings;
  expect(atStart).toBeGreaterThan(0);
  await pass(10 * 60_000);
  expect(cleanings).toBe(atStart);
  keeping.cleanSoon();
  await pass(60_000);
  expect(cleanings).toBe(atStart + 1);
  keeping.stop();
});

test('people who can’t be removed from the backups are told, tried again every ten minutes, and told no more once they are gone', async () => {
  let tries = 0;
  let isFull = true;
  const cleanBackups = (): Promise<void> => {
    tries += 1;
    return isFull ? Promise.reject(new Error('database or disk is full')) : Promise.resolve();
  };
  const keeping = open({ lastBackupAt: now, cleanBackups });
  await pass(3_600_000);
  expect(tries).toBeGreaterThanOrEqual(5);
  expect(tries).toBeLessThanOrEqual(7);
  expect(keeping.attention()[0]?.words.en).toContain('still in the backups (database or disk is full)');
  isFull = false;
  await pass(1_200_000);
  expect(idsOf(keeping)).toEqual([]);
  keeping.stop();
});

test('many who ask to be forgotten one after the other share a cleaning', async () => {
  const keeping = open({ lastBackupAt: now });
  await pass(10 * 60_000);
  cleanings = 0;
  for (let second = 0; second < 120; second += 5) {
    keeping.cleanSoon();
    await pass(5_000, 1_000);
  }
  expect(cleanings).toBeGreaterThanOrEqual(5);
  expect(cleanings).toBeLessThanOrEqual(7);
  await pass(60_000, 1_000);
  keeping.stop();
});

test('nothing is removed by a clock that leapt years ahead before somebody had a day to put it right', async () => {
  keepRefusal(now);
  const kept: number[] = [];
  const keeping = open({ lastBackupAt: now, keepLastSeen: (at) => Promise.resolve(void kept.push(at)) });
  clock.setWall(now + 5_000 * dayMs);
  await pass(7 * 3_600_000);
  expect(refusals()).toBe(1);
  const [told] = keeping.attention();
  expect(told?.id).toBe('clock');
  expect(told?.words.en).toMatch(/went from 22 November 2026 to .* 2040/);
  expect(kept.at(-1)).toBe(now + 7 * 3_600_000);
  clock.setWall(now + 8 * 3_600_000);
  await pass(2 * dayMs, 600_000);
  expect(refusals()).toBe(1);
  expect(idsOf(keeping)).toEqual([]);
  keeping.stop();
});

test('a shop that was closed for months removes what is too old on its first day', async () => {
  keepRefusal(now - 90 * dayMs);
  const keeping = open({ lastBackupAt: now, lastSeenAt: now - 80 * dayMs });
  await pass(60_000);
  expect(refusals()).toBe(1);
  await pass(9 * 3_600_000);
  expect(refusals()).toBe(0);
  keeping.stop();
});

test('a clock that can’t be right is told', async () => {
  const keeping = open({ unbelievable: () => 0 });
  await pass(60_000);
  expect(keeping.attention()[0]?.words).toEqual({
    en: expect.stringContaining('it says 1 January 1970'),
    fr: expect.stringContaining('1 janvier 1970'),
  });
  keeping.stop();
});

test('a disk that fills up and a folder over its budget are told, and no longer when there is room', async () => {
  const keeping = open();
  disk = { usedBytes: 1_100_000_000, freeBytes: 120_000_000 };
  await pass(60_000);
  expect(idsOf(keeping)).toEqual(['disk-space', 'disk-budget']);
  expect(keeping.attention()[0]?.words.en).toContain('120 MB');
  expect(keeping.metrics.map(({ read }) => read()).slice(0, 2)).toEqual([1_100_000_000, 120_000_000]);
  disk = { usedBytes: 10_000_000, freeBytes: 9_000_000_000 };
  await pass(60_000);
  expect(idsOf(keeping)).toEqual([]);
  keeping.stop();
});

test('a rescue is told for a week, from when to when in the store’s own time', async () => {
  const rescue = { at: now, from: Date.parse('2026-11-22T02:00:00Z'), to: Date.parse('2026-11-22T11:30:00Z'), setAside: 'x' };
  const keeping = open({ rescue });
  const words = keeping.attention()[0]?.words;
  expect(words?.en).toMatch(/22 Nov 2026, 03:00 to 22 Nov 2026, 12:30 is missing/);
  expect(words?.fr).toContain('03:00');
  await pass(8 * dayMs, 3_600_000);
  expect(idsOf(keeping)).toEqual([]);
  keeping.stop();
});
