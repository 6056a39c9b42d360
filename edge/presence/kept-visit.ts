import { metresBetween } from '#shared/domain/floor-plan.ts';
import type { VisitStay } from '#shared/domain/visit.ts';
import type { Estimate } from './locate/track.ts';

const pointSeconds = 2;
const pointMetres = 0.5;

export interface PathPoint {
  readonly at: number;
  readonly xMetres: number;
  readonly yMetres: number;
  readonly radiusMetres: number;
}

export interface NumberedStay extends VisitStay {
  readonly seq: number;
}

/** A piece of a visit on its way to disk; writing it twice changes nothing. Instants in Unix milliseconds. */
export interface KeptPiece {
  readonly visitId: string;
  readonly shopperId: string;
  readonly openedAt: number;
  readonly stays: readonly NumberedStay[];
  /** What was written of the path between these two instants, both included, gives way to `points`. */
  readonly redrawn: { readonly from: number; readonly until: number } | null;
  readonly points: readonly PathPoint[];
}

/** What is kept of a visit while its shopper agrees to it; nothing from before they did. */
export interface KeptVisit {
  readonly visitId: string;
  readonly shopperId: string;
  /** When keeping began: the visit's opening, or the moment of consent if that was later. */
  readonly openedAt: number;
  /** True once a piece was taken, so that there may be rows on disk. */
  readonly isWritten: boolean;
  /** Adds a position, unless it says nothing new: the last is less than two seconds old and less than half a metre away. */
  add(estimate: Estimate, at: number): void;
  /** Puts a stretch of the path, in time order, in the place of what was added of the same time. */
  redraw(places: readonly PathPoint[]): void;
  /** The part of the given stays that may be kept, numbered as on disk. */
  staysOf(stays: readonly VisitStay[]): readonly NumberedStay[];
  /** What is new since the last piece, or undefined. */
  takePiece(stays: readonly VisitStay[]): KeptPiece | undefined;
}

export function createKeptVisit({ visitId, shopperId, openedAt }: Pick<KeptVisit, 'visitId' | 'shopperId' | 'openedAt'>): KeptVisit {
  let points: PathPoint[] = [];
  let redrawn: KeptPiece['redrawn'] = null;
  let lastPoint: PathPoint | undefined;
  let written = new Map<number, number | null>();
  let isWritten = false;

  function staysOf(stays: readonly VisitStay[]): readonly NumberedStay[] {
    return stays
      .map((stay, seq) => ({ ...stay, enteredAt: Math.max(openedAt, stay.enteredAt), seq }))
      .filter(({ leftAt }) => leftAt === null || leftAt > openedAt);
  }

  return {
    visitId,
    shopperId,
    openedAt,
    get isWritten() {
      return isWritten;
    },
    staysOf,
    add({ at: place, radiusMetres }, at) {
      if (place === undefined || at < openedAt) return;
      const isNew = lastPoint === undefined || at - lastPoint.at >= pointSeconds * 1000 || metresBetween(lastPoint, place) >= pointMetres;
      if (!isNew || (lastPoint !== undefined && at <= lastPoint.at)) return;
      lastPoint = { at, xMetres: place.xMetres, yMetres: place.yMetres, radiusMetres };
      points.push(lastPoint);
    },
    redraw(places) {
      const kept = places.filter(({ at }) => at >= openedAt);
      const [from, until] = [kept[0]?.at, kept.at(-1)?.at];
      if (from === undefined || until === undefined) return;
      redrawn = { from: redrawn?.from ?? from, until };
      points = [...points.filter(({ at }) => at < from), ...kept, ...points.filter(({ at }) => at > until)];
    },
    takePiece(stays) {
      const numbered = staysOf(stays);
      const changed = numbered.filter(({ seq, leftAt }) => written.get(seq) !== leftAt);
      if (isWritten && points.length === 0 && changed.length === 0) return undefined;
      const piece = { visitId, shopperId, openedAt, stays: changed, redrawn, points };
      written = new Map(numbered.map(({ seq, leftAt }) => [seq, leftAt]));
      points = [];
      redrawn = null;
      isWritten = true;
      return piece;
    },
  };
}
