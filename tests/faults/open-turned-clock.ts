import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi, type TestContext } from 'vitest';
import { createTurnedClock } from '../fakes/turned-clock.ts';
import { tellEnding } from './ending.ts';

/** A folder and a clock to turn that every process started from here on lives by, until `vi.unstubAllEnvs`. Skips the test where clocks can't be turned. */
export function openTurnedClock(context: TestContext, name: string) {
  const folder = mkdtempSync(join(tmpdir(), `aisle-${name}-`));
  const clock = createTurnedClock(join(folder, 'clock'));
  if (clock === undefined) {
    rmSync(folder, { recursive: true });
    tellEnding('needs Debian’s package faketime: apt-get install faketime');
    return context.skip('needs Debian’s package faketime');
  }
  for (const [variable, value] of Object.entries(clock.environment)) vi.stubEnv(variable, value);
  return { folder, clock };
}
