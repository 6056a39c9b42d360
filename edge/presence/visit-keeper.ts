import { randomUUID } from 'node:crypto';
import { endStays, isVisit, type VisitRules } from '#shared/domain/visit.ts';
import { countVisit } from '#shared/domain/visit-counts.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records, WriteDefinition } from '../database/define.ts';
import { countAnonymousVisit, type FinalCounts } from './count-records.ts';
import type { KeptPiece } from './kept-visit.ts';
import { closeVisit, keepVisit, readOpenVisits, removeVisit, type ClosingVisit, type OpenVisit } from './presence-records.ts';

const retryMs = 1000;
const attempts = 5;
const markMs = 24 * 3_600_000;

/** Brings what presence keeps to disk, in the order it happened: what was withdrawn is removed after it was written, never before. */
export interface VisitKeeper {
  keep(piece: KeptPiece): void;
  close(closing: ClosingVisit): void;
  countAnonymous(final: FinalCounts): void;
  remove(visitId: string): void;
  /** Closes what a previous run left open, at the last moment known. */
  closeInterrupted(): Promise<void>;
  /** Resolves when all that was asked is on disk or given up. */
  settled(): Promise<void>;
}

export interface VisitKeeperParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly rules: VisitRules;
  readonly onFault: (fault: unknown) => void;
}

/** How to end a visit that nobody saw end: at the last thing known of it. */
export function closingOf({ visitId, openedAt, lastPointAt, stays }: OpenVisit): ClosingVisit {
  const moments = stays.flatMap(({ enteredAt, leftAt }) => (leftAt === null ? [enteredAt] : [leftAt]));
  const closedAt = Math.max(openedAt, lastPointAt ?? openedAt, ...moments);
  const ended = endStays(stays, closedAt);
  const numbered = ended.flatMap((stay) => {
    const seq = stays.find(({ enteredAt }) => enteredAt === stay.enteredAt)?.seq;
    return seq === undefined ? [] : [{ ...stay, seq }];
  });
  const counts = countVisit(openedAt, closedAt, ended);
  return { visitId, closedAt, piece: null, stays: numbered, final: { mark: randomUUID(), markUntil: closedAt + markMs, counts, heat: [] } };
}

export function createVisitKeeper({ records, clock, rules, onFault }: VisitKeeperParts): VisitKeeper {
  let last: Promise<void> = Promise.resolve();

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(retryMs, resolve);
    });

  async function writeUntilDone<Input, Output>(definition: WriteDefinition<Input, Output>, input: Input): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await records.write(definition, input);
        return;
      } catch (fault) {
        onFault(fault);
        if (attempt >= attempts) return;
      }
      await pause();
    }
  }

  function queue<Input, Output>(definition: WriteDefinition<Input, Output>, input: Input): void {
    last = last.then(() => writeUntilDone(definition, input));
  }

  return {
    keep: (piece) => queue(keepVisit, piece),
    close: (closing) => queue(closeVisit, closing),
    countAnonymous: (final) => queue(countAnonymousVisit, final),
    remove: (visitId) => queue(removeVisit, visitId),
    async closeInterrupted() {
      const open = await records.read(readOpenVisits, null);
      for (const visit of open) {
        const closing = closingOf(visit);
        if (isVisit(visit.openedAt, closing.closedAt, visit.wentMetres, rules)) queue(closeVisit, closing);
        else queue(removeVisit, visit.visitId);
      }
      await last;
    },
    settled: () => last,
  };
}
