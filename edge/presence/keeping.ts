import { randomUUID } from 'node:crypto';
import { endStays, isVisit, type VisitRules, type VisitStay } from '#shared/domain/visit.ts';
import { withTurningPoint, type ZoneDepths } from '#shared/domain/turning-point.ts';
import { countVisit } from '#shared/domain/visit-counts.ts';
import { finalStaysOf, instantOf, isVisiting, type Follow } from './follow.ts';
import { createKeptVisit } from './kept-visit.ts';
import type { FinalVisit } from './presence-events.ts';
import type { ConsentsNow } from './presence-parts.ts';
import type { Redraws } from './redraws.ts';
import type { VisitKeeper } from './visit-keeper.ts';

const pieceSeconds = 5;
/** As long as a write may be repeated, and more. */
const markMs = 24 * 3_600_000;

/** What is kept of open visits: a path with its shopper's consent and while it lasts, nothing but totals without. */
export interface Keeping {
  /** Begins to keep, or removes what was kept, as the consents say now. */
  agree(follow: Follow, nowMs: number): void;
  /** Adds the newest estimate to the path, and sends a piece to disk every five seconds. */
  note(follow: Follow, nowMs: number): void;
  /** Ends an open visit at `closedMs`: counts it, and closes what was kept. One too short to count leaves nothing. */
  finish(follow: Follow, closedMs: number): void;
}

export interface KeepingParts {
  readonly keeper: VisitKeeper;
  readonly redraws: Redraws;
  readonly findConsents: (shopperId: string) => ConsentsNow | undefined;
  readonly rules: VisitRules;
  /** Of the plan in force. */
  readonly depths: () => ZoneDepths;
  readonly onFinal: (visit: FinalVisit) => void;
}

export function createKeeping({ keeper, redraws, findConsents, rules, depths, onFinal }: KeepingParts): Keeping {
  function inInstants(follow: Follow, stays: readonly VisitStay[]): readonly VisitStay[] {
    return stays.map(({ zoneId, enteredAt, leftAt }) => ({
      zoneId,
      enteredAt: instantOf(follow, enteredAt),
      leftAt: leftAt === null ? null : instantOf(follow, leftAt),
    }));
  }

  function mayKeep(follow: Follow): boolean {
    return follow.kind !== 'staff' && follow.shopperId !== undefined && findConsents(follow.shopperId)?.path === true;
  }

  function dropKept(follow: Follow): void {
    if (follow.kept?.isWritten === true) keeper.remove(follow.visitId);
    follow.kept = undefined;
  }

  return {
    agree(follow, nowMs) {
      if (!isVisiting(follow)) return;
      if (follow.kept !== undefined && !mayKeep(follow)) dropKept(follow);
      if (follow.kept !== undefined || follow.shopperId === undefined || !mayKeep(follow)) return;
      // A consent known when the visit opens covers it from its first sighting; a later one only what comes after.
      const openedMs = follow.hasBeenAsked ? nowMs : follow.firstMs;
      follow.kept = createKeptVisit({ visitId: follow.visitId, shopperId: follow.shopperId, openedAt: instantOf(follow, openedMs) });
      follow.keptAtMs = nowMs;
    },
    note(follow, nowMs) {
      const { kept, estimate } = follow;
      if (kept === undefined || estimate === undefined) return;
      kept.add(estimate, instantOf(follow, estimate.atMs));
      redraws.note(follow, nowMs);
      if (nowMs - follow.keptAtMs < pieceSeconds * 1000 || !isVisit(follow.firstMs, follow.lastMs, follow.wentMetres, rules)) return;
      follow.keptAtMs = nowMs;
      const piece = kept.takePiece(inInstants(follow, follow.progress.stays));
      if (piece !== undefined) keeper.keep(piece);
    },
    finish(follow, closedMs) {
      if (!isVisiting(follow) || follow.kind === 'staff') return;
      if (!isVisit(follow.firstMs, closedMs, follow.wentMetres, rules)) {
        dropKept(follow);
        return;
      }
      const closedAt = instantOf(follow, closedMs);
      const stays = endStays(inInstants(follow, finalStaysOf(follow)), closedAt);
      const openedAt = instantOf(follow, follow.firstMs);
      const final = {
        mark: randomUUID(),
        markUntil: closedAt + markMs,
        counts: withTurningPoint(countVisit(openedAt, closedAt, stays), depths()),
        heat: follow.trace?.heat() ?? [],
      };
      onFinal({ openedAt, closedAt, stays, tillPoints: follow.trace?.tillPoints() ?? [] });
      if (follow.kept === undefined || !mayKeep(follow)) {
        dropKept(follow);
        keeper.countAnonymous(final);
        return;
      }
      redraws.finish(follow);
      const piece = follow.kept.takePiece([]) ?? null;
      keeper.close({ visitId: follow.visitId, closedAt, piece, stays: follow.kept.staysOf(stays), final });
      follow.kept = undefined;
    },
  };
}
