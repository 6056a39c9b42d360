import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The wall clock of a program started with this environment: what someone with a screwdriver does to the clock of its box. */
export interface TurnedClock {
  readonly environment: Readonly<Record<string, string>>;
  /** From now on its clock is this far from the true one, at once. Its monotonic clock goes on as if nothing had happened, as a kernel's does. */
  turn(seconds: number): void;
}

const libraries = '/usr/lib';
const library = 'faketime/libfaketimeMT.so.1';

/** Undefined without Debian's package `faketime`. `file` is where the program looks for its clock. */
export function createTurnedClock(file: string): TurnedClock | undefined {
  if (!existsSync(libraries)) return undefined;
  const found = readdirSync(libraries)
    .map((folder) => join(libraries, folder, library))
    .find((path) => existsSync(path));
  if (found === undefined) return undefined;
  const turn = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  turn(0);
  return {
    turn,
    environment: {
      LD_PRELOAD: found,
      FAKETIME_TIMESTAMP_FILE: file,
      // The library looks at its file this often, in seconds.
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  };
}
