import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { keepLessons, readLessons } from './lesson-records.ts';
import { ageOffsets, type LearntOffsets } from './locate/receiver-offsets.ts';

/** A power cut costs the lessons of so long at most, which is nothing: they are learnt over hours. */
const everyMs = 10 * 60_000;

/** Brings what receivers taught over restarts. */
export interface LessonKeeper {
  /** What an earlier run learnt, as far as it is still to be believed; then keeps on keeping. Undefined when nothing was learnt. */
  start(): Promise<LearntOffsets | undefined>;
  /** Stops and keeps once more. */
  stop(): Promise<void>;
}

export interface LessonKeeperParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly learnt: () => LearntOffsets | undefined;
  readonly onFault: (fault: unknown) => void;
}

export function createLessonKeeper({ records, clock, learnt, onFault }: LessonKeeperParts): LessonKeeper {
  let stopKeeping: (() => void) | undefined;

  async function keep(): Promise<void> {
    const now = learnt();
    if (now === undefined || now.seconds === 0) return;
    try {
      await records.write(keepLessons, { learnt: now, learntAt: Math.round(clock.now()) });
    } catch (fault) {
      onFault(fault);
    }
  }

  return {
    async start() {
      stopKeeping ??= clock.every(everyMs, () => void keep());
      try {
        const kept = await records.read(readLessons, null);
        return kept === undefined ? undefined : ageOffsets(kept.learnt, clock.now() - kept.learntAt);
      } catch (fault) {
        onFault(fault);
        return undefined;
      }
    },
    async stop() {
      stopKeeping?.();
      stopKeeping = undefined;
      await keep();
    },
  };
}
