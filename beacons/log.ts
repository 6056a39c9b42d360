import type { Clock } from '#shared/link/clock.ts';

const repeatAfterMs = 60_000;
const mostRemembered = 200;

/** Writes a line with its time; the same words again within a minute are left out: a radio or hub that is away says so every second. */
export function createLog(clock: Clock, write: (line: string) => void): (words: string) => void {
  const lastAtMs = new Map<string, number>();
  return (words) => {
    const nowMs = clock.monotonic();
    const last = lastAtMs.get(words);
    if (last !== undefined && nowMs - last < repeatAfterMs) return;
    if (lastAtMs.size >= mostRemembered) lastAtMs.clear();
    lastAtMs.set(words, nowMs);
    write(`${new Date(clock.now()).toISOString()} ${words}\n`);
  };
}
