import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#shared/link/clock.ts';

/** No hub runs outside of these years: a box without a battery says 1970 or 2000, one whose battery died may say 2099. Unix milliseconds. */
export const believableFrom = Date.UTC(2026, 0, 1);
export const believableUntil = Date.UTC(2066, 0, 1);

export interface BelievableClock extends Clock {
  /** What the machine's own clock says when it can't be right; undefined while it is believed. */
  unbelievable(): number | undefined;
}

function isBelievable(at: number): boolean {
  return at >= believableFrom && at < believableUntil;
}

/**
 * The machine's clock where it can be right. Where it can't, time goes on from the last instant that was: too early by as long as the box was
 * off, until the network or a person sets it. `lastAt` is when the hub ran last; undefined for a new shop.
 */
export function createBelievableClock(machine: Clock, lastAt: number | undefined): BelievableClock {
  let last = { at: lastAt !== undefined && isBelievable(lastAt) ? lastAt : believableFrom, monotonicMs: machine.monotonic() };
  return {
    ...machine,
    now() {
      const said = machine.now();
      const monotonicMs = machine.monotonic();
      if (!isBelievable(said)) return Math.round(last.at + monotonicMs - last.monotonicMs);
      last = { at: said, monotonicMs };
      return said;
    },
    unbelievable() {
      const said = machine.now();
      return isBelievable(said) ? undefined : said;
    },
  };
}

const fileOf = (dataFolder: string): string => join(dataFolder, 'last-seen');

/** When a hub last ran in this folder; undefined when none did, or when that can't be read: then only the machine's clock speaks. */
export function readLastSeen(dataFolder: string): number | undefined {
  try {
    const at = Date.parse(readFileSync(fileOf(dataFolder), 'utf8').trim());
    return Number.isNaN(at) ? undefined : at;
  } catch {
    return undefined;
  }
}

/** Whole or as it was before, also when the power goes. Rejects when the disk does not take it. */
export async function keepLastSeen(dataFolder: string, at: number): Promise<void> {
  const part = `${fileOf(dataFolder)}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(`${new Date(at).toISOString()}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, fileOf(dataFolder));
}
