/** People were forgotten, and the backups still have them: when the first of them asked and when the last did, monotonic milliseconds. */
export interface Forgotten {
  readonly firstMs: number;
  readonly lastMs: number;
}

/** Who is told that someone is being forgotten may be told before it is written. */
export const settleMs = 10_000;
// Writing seven backups anew takes a second of a core: whoever asks within this is taken along.
const mostWaitMs = 20_000;

/** One more was forgotten. */
export function addForgotten(before: Forgotten | undefined, nowMs: number): Forgotten {
  return { firstMs: before?.firstMs ?? nowMs, lastMs: nowMs };
}

/** When to clean for all of them: soon after the last, and never much later than the first asked, however many follow. */
export function cleaningDueMs({ firstMs, lastMs }: Forgotten): number {
  return Math.min(lastMs + settleMs, firstMs + mostWaitMs);
}

/** Of whom a cleaning that begins now may not have heard yet: they are cleaned for once more, as if they asked now. */
export function leftAfterCleaning({ lastMs }: Forgotten, nowMs: number): Forgotten | undefined {
  return nowMs - lastMs < settleMs ? addForgotten(undefined, nowMs) : undefined;
}
