import type { Static } from 'typebox';
import type { Attention } from '#shared/contract/places.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { isNightWorkDue, type NightClock } from './backup-rules.ts';
import { addForgotten, cleaningDueMs, leftAfterCleaning, settleMs, type Forgotten } from './cleaning-rules.ts';
import type { DiskUse } from './disk.ts';
import { findKeepingAttention } from './keeping-attention-rules.ts';
import type { Rescue } from './keeping-records.ts';
import { timeBy, trustTime, weighTime } from './leap-rules.ts';
import { prune, type Pruned } from './prune.ts';

export interface KeepingParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly time: NightClock & { readonly timeZone: string };
  readonly rescue: Rescue | undefined;
  /** Of the newest backup found at start. */
  readonly lastBackupAt: number | undefined;
  readonly budgetBytes: number;
  /** When this shop was last open, now for a new one. */
  readonly lastSeenAt: number;
  /** What the machine's clock says when it can't be right; undefined while it is believed. */
  readonly unbelievable: () => number | undefined;
  /** Keeps the time for the next start. */
  readonly keepLastSeen: (at: number) => Promise<void>;
  /** Makes a checked backup. Rejects when it could not. */
  readonly backUp: (at: number) => Promise<unknown>;
  /** Removes from the backups whoever is in the database no more. */
  readonly cleanBackups: (at: number) => Promise<unknown>;
  readonly measureDisk: () => Promise<DiskUse>;
  /** Begins a new log file when the present one is long. */
  readonly rotateLog: () => Promise<unknown>;
  readonly onBackup: (made: unknown) => void;
  readonly onPruned: (pruned: Pruned) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface Keeping {
  attention(): Static<typeof Attention>[];
  readonly metrics: readonly { readonly name: string; readonly help: string; read(): number }[];
  /** Someone was forgotten or took a consent back: the log and the backups follow within half a minute, for all who ask meanwhile at once. */
  cleanSoon(): void;
  /** Rejects nothing: what fails is told and tried again. Also called by the clock. */
  work(): Promise<void>;
  readonly stop: Stop;
}

const lookMs = 60_000;
// After a failed try, not again before this: a full disk must not be scanned every minute.
const retryMs = 3_600_000;
const cleanAgainMs = 600_000;

/** What keeps the shop's memory: a backup every night, what is too old removed, an eye on the disk. */
export function createKeeping(parts: KeepingParts): Keeping {
  const { clock, records, time } = parts;
  const openedAt = clock.now();
  let { lastBackupAt } = parts;
  let prunedAt: number | undefined;
  let backupTrouble: string | undefined;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let disk: DiskUse | undefined;
  let isWorking = false;
  // Also after a start: the hub may have been stopped between forgetting someone and cleaning up.
  let forgotten: Forgotten | undefined = addForgotten(undefined, clock.monotonic() - settleMs);
  let trusted = trustTime(parts.lastSeenAt, clock.monotonic());
  let cleanTrouble: string | undefined;
  let cleanFailedAtMs = Number.NEGATIVE_INFINITY;
  let stopSettling: Stop = () => undefined;

  async function backUp(): Promise<void> {
    const now = clock.now();
    if (!isNightWorkDue(now, lastBackupAt, time) || clock.monotonic() - triedAtMs < retryMs) return;
    triedAtMs = clock.monotonic();
    try {
      parts.onBackup(await parts.backUp(now));
      lastBackupAt = now;
      backupTrouble = undefined;
      triedAtMs = Number.NEGATIVE_INFINITY;
    } catch (error) {
      backupTrouble = error instanceof Error ? error.message : String(error);
      parts.onFailure('the nightly backup', error);
    }
  }

  /** After the backup: what goes tonight can still be looked up in it for a week. */
  async function removeOld(): Promise<void> {
    const now = clock.now();
    if (trusted.doubtedSinceMs !== undefined || !isNightWorkDue(now, prunedAt, time)) return;
    prunedAt = now;
    parts.onPruned(await prune(records, now));
    forgotten = addForgotten(forgotten, clock.monotonic() - settleMs);
  }

  async function clean(): Promise<void> {
    const nowMs = clock.monotonic();
    if (forgotten === undefined || nowMs < cleaningDueMs(forgotten) || nowMs - cleanFailedAtMs < cleanAgainMs) return;
    const cleaned = forgotten;
    forgotten = leftAfterCleaning(cleaned, nowMs);
    try {
      await parts.cleanBackups(clock.now());
      cleanTrouble = undefined;
      cleanFailedAtMs = Number.NEGATIVE_INFINITY;
    } catch (error) {
      forgotten = addForgotten(forgotten, nowMs);
      cleanFailedAtMs = nowMs;
      cleanTrouble = error instanceof Error ? error.message : String(error);
      throw error;
    }
    cleanWhenDue();
  }

  function cleanWhenDue(): void {
    stopSettling();
    if (forgotten !== undefined) stopSettling = clock.after(Math.max(0, cleaningDueMs(forgotten) - clock.monotonic()), () => void work());
  }

  async function attempt(what: string, task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
    } catch (error) {
      parts.onFailure(what, error);
    }
  }

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    try {
      await attempt('measuring the disk', async () => {
        disk = await parts.measureDisk();
      });
      await attempt('the log', parts.rotateLog);
      trusted = weighTime(trusted, clock.now(), clock.monotonic());
      await attempt('keeping the time', () => parts.keepLastSeen(trusted.at));
      await backUp();
      await attempt('removing what is too old', removeOld);
      await attempt('removing the forgotten from the backups', clean);
    } finally {
      isWorking = false;
    }
  }

  const stop = clock.every(lookMs, () => void work());
  return {
    attention: () =>
      findKeepingAttention({
        now: clock.now(),
        openedAt,
        timeZone: time.timeZone,
        lastBackupAt,
        backupTrouble,
        rescue: parts.rescue,
        disk,
        budgetBytes: parts.budgetBytes,
        cleanTrouble,
        unbelievable: parts.unbelievable(),
        expectedAt: trusted.doubtedSinceMs === undefined ? undefined : timeBy(trusted, clock.monotonic()),
      }),
    metrics: [
      { name: 'aisle_data_bytes', help: 'what the data folder takes', read: () => disk?.usedBytes ?? 0 },
      { name: 'aisle_disk_free_bytes', help: 'what the disk of the data folder still takes', read: () => disk?.freeBytes ?? 0 },
      {
        name: 'aisle_backup_age_seconds',
        help: 'since the last good backup; since the start when there is none',
        read: () => (clock.now() - (lastBackupAt ?? openedAt)) / 1000,
      },
    ],
    cleanSoon() {
      forgotten = addForgotten(forgotten, clock.monotonic());
      cleanWhenDue();
    },
    work,
    stop() {
      stop();
      stopSettling();
    },
  };
}
