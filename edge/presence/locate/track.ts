import type { Point } from '#shared/domain/floor-plan.ts';
import type { ZoneBelief } from '#shared/domain/likeliest-stays.ts';
import type { Explanation } from './explain-place.ts';
import type { LearntOffsets } from './receiver-offsets.ts';

/** Where a tag was at `atMs`, on the clock that `advance` was called with. */
export interface Estimate {
  readonly atMs: number;
  readonly zoneId: string | null;
  /** Undefined where no plan says where receivers are. */
  readonly at: Point | undefined;
  /** 68 % of the belief lies within this of `at`. */
  readonly radiusMetres: number;
  /** The belief in each zone of the plan; overwritten by the next estimate. Undefined where there is no belief. */
  readonly zones?: ZoneBelief;
}

/** Where a tag was at `atMs`, told with hindsight: on the floor, and in a straight line over the floor from the place before. */
export interface PathPlace {
  readonly atMs: number;
  readonly at: Point;
  readonly radiusMetres: number;
}

/** One tag being followed. */
export interface Track {
  /** `sigmaDb` as in `Sighting`: a strength that its receiver has averaged says less about where the tag is now. */
  hear(receiverId: string, rssiDbm: number, atMs: number, powerDbm: number | undefined, sigmaDb?: number): void;
  /** Moves on by one second, to `atMs`. The estimate is about a few seconds before; undefined until that is after the start. */
  advance(atMs: number): Estimate | undefined;
  /**
   * The way since the last call as it looks by now, without its last quarter of a minute unless it is over. To be called every minute:
   * of what is older than two, nothing is known any more. Empty where no plan says where receivers are.
   */
  retrace(isOver: boolean): readonly PathPlace[];
  /** Forgets what a way could be told from: nobody will ask for it. */
  forgetWay(): void;
  explain(): Explanation;
}

/** Makes tracks for one floor plan. */
export interface Locator {
  follow(powerDbm: number | undefined): Track;
  /** A receiver has told all that it heard until `untilMs`, on the clock of `advance`: what it did not hear until then, it did not hear. */
  listened(receiverId: string, untilMs: number): void;
  /** A tag fixed at its place on the plan was heard: it teaches how its receivers hear. Any other tag teaches nothing by this. */
  hearReference(tagKey: string, receiverId: string, rssiDbm: number, powerDbm: number | undefined): void;
  /** What was learnt of the receivers so far, to be given to the next locator; undefined where nothing can be. */
  learnt(): LearntOffsets | undefined;
}
