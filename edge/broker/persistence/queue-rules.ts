import { visitMoved } from '#shared/contract/places.ts';
import { parseTopic } from '#shared/contract/topics.ts';

/** How much may wait for a client that is away. */
export interface QueueLimits {
  /** A shop's busiest hour of likes and sales for one integration; more than that is not caught up with, it is replaced by a report. */
  readonly mostMessages: number;
  /** Together with the number of devices this bounds what away clients can take of the disk. */
  readonly mostBytes: number;
  /** A device that was away for longer starts from states and reports, not from yesterday's events. */
  readonly longestMs: number;
}

export const queueLimits: QueueLimits = { mostMessages: 1_000, mostBytes: 16 * 1_048_576, longestMs: 24 * 3_600_000 };

/** Until when a message is worth delivering: a command's own `until`, a day at most for everything. */
export function worthUntil(topic: string, payload: Buffer | string, now: number, limits: QueueLimits): number {
  const longest = now + limits.longestMs;
  if (parseTopic(topic)?.message.kind !== 'command') return longest;
  const until = readUntil(payload);
  return until === undefined ? longest : Math.min(until, longest);
}

/**
 * Steps of a visit go to whoever listens now and to nobody later: waiting on disk they would be the path of someone
 * who did not ask for one to be kept.
 */
export function mayWait(topic: string): boolean {
  return parseTopic(topic)?.message.name !== visitMoved.name;
}

/** Of a state only the latest is the truth: a newer one replaces the one that still waits. */
export function isReplacedByNewer(topic: string): boolean {
  return parseTopic(topic)?.message.kind === 'state';
}

/** Undefined when the body is no JSON object with a numeric `until`. */
function readUntil(payload: Buffer | string): number | undefined {
  try {
    const body: unknown = JSON.parse(payload.toString());
    if (typeof body !== 'object' || body === null || !('until' in body)) return undefined;
    return typeof body.until === 'number' ? body.until : undefined;
  } catch {
    return undefined;
  }
}
