import type { Clock } from '#shared/link/clock.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { Records } from '../database/define.ts';
import { countRefusals, writeRefusals, type RefusalRecord } from './refusal-records.ts';

export interface Refused {
  readonly deviceId: string;
  readonly topic: string;
  readonly reason: string;
  readonly words: string;
}

export interface Refusals {
  /** Counts a refusal; the same one again within a flush only raises its number, so a flood costs a row a second. */
  note(refusal: Refused): void;
  /** Refusals of a device in the last day, as of the last hour. */
  countOf(deviceId: string): number;
  flush(): Promise<void>;
  stop: Stop;
}

const flushMs = 1_000;
const recountMs = 3_600_000;
const mostKindsPerFlush = 500;
/** Names that were refused, most of them a stranger's invention: more are not counted until the next recount. */
const mostCounted = 5_000;
const dayMs = 86_400_000;

export async function createRefusals(parts: {
  readonly records: Records;
  readonly clock: Clock;
  readonly onFirst: (refusal: Refused) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}): Promise<Refusals> {
  const { records, clock } = parts;
  let counts = new Map<string, number>();
  let pending = new Map<string, RefusalRecord>();
  await recount();

  async function flush(): Promise<void> {
    if (pending.size === 0) return;
    const rows = [...pending.values()];
    pending = new Map();
    await records.write(writeRefusals, rows);
  }

  /** What is older than a day counts no more. */
  async function recount(): Promise<void> {
    await flush();
    counts = new Map((await records.read(countRefusals, clock.now() - dayMs)).map((row) => [row.device_id, row.times]));
  }

  const failed = (error: unknown): void => parts.onFailure('the list of refusals', error);
  const stopFlushing = clock.every(flushMs, () => void flush().catch(failed));
  const stopRecounting = clock.every(recountMs, () => void recount().catch(failed));
  return {
    note(refusal) {
      const deviceId = refusal.deviceId.slice(0, 64);
      if (counts.has(deviceId) || counts.size < mostCounted) counts.set(deviceId, (counts.get(deviceId) ?? 0) + 1);
      const key = `${deviceId} ${refusal.reason} ${refusal.topic}`;
      const known = pending.get(key);
      if (known === undefined && pending.size >= mostKindsPerFlush) return;
      if (known === undefined) parts.onFirst(refusal);
      pending.set(key, {
        at: clock.now(),
        device_id: deviceId,
        topic: refusal.topic.slice(0, 200),
        reason: refusal.reason,
        words: refusal.words.slice(0, 400),
        times: (known?.times ?? 0) + 1,
      });
    },
    countOf: (deviceId) => counts.get(deviceId) ?? 0,
    flush,
    stop() {
      stopFlushing();
      stopRecounting();
    },
  };
}
