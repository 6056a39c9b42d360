import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';
import type { EvidenceLog } from './evidence-log.ts';
import { cornersBetween, isStraightWay, ontoFloor } from './floor-way.ts';
import type { Motion } from './motion.ts';
import { boxAround, cellsIn, copyPatch, createPatch, cutOut, layOver, multiplyPatch, scalePatch, sumOfPatch, type Patch } from './patch.ts';
import { likelihoodOf, measureMisfits, type Hearing, type RadioModel } from './radio-model.ts';
import { createSilentReceivers } from './silence.ts';
import { createHeardSignals } from './signal-window.ts';
import type { LayStart } from './start-box.ts';
import { spreadOf } from './spread.ts';
import type { PathPlace } from './track.ts';

/** What is heard so long after a second no longer tells where a tag was in it: a wait of 15 s and one of minutes give the same path. */
const hindsightSeconds = 15;
/** Cells with less belief than this share of the likeliest are let go of at the edge of the box. */
const negligibleBelief = 0.002;
/** As dense as a path is kept: nobody sees more, and a path of an hour is long. */
const pointMs = 2000;
const pointMetres = 0.5;
/** Seconds further apart than this are two ways: nobody looked in between. */
const longestGapMs = 1500;

/** One second of the pass: what was believed from everything before it, and what it says itself. */
interface Step {
  readonly belief: Patch;
  readonly likelihood: Patch;
  /** True where the way begins anew. */
  isFirst: boolean;
}

export interface RetraceParts {
  readonly grid: WalkableGrid;
  readonly model: RadioModel;
  readonly motion: Motion;
  readonly layStart: LayStart;
}

/** What a pass knows of a tag that single seconds did not: its power, and how its receivers hear. */
export interface Hindsight {
  readonly powerDbm: number;
  readonly offsetDb: Float32Array;
}

/** Looks at the way of one tag again, stretch by stretch. */
export interface Retrace {
  /** The way since the last call, without its last 15 s unless it is over; takes what it used out of the log. */
  take(log: EvidenceLog, hindsight: Hindsight, isOver: boolean): readonly PathPlace[];
}

/**
 * Makes passes that share their memory, because they run one after the other: forward through all seconds of a stretch and back again
 * (Rabiner 1989, §III.A), with one power instead of a guess that changes from second to second. What is left is where a tag most
 * probably was given all that was heard before and after; it is drawn on the floor only, around whatever stands in the way.
 */
export function createRetraces({ grid, model, motion, layStart }: RetraceParts): () => Retrace {
  const hearing: Hearing = { heard: createHeardSignals(model.receiverCount), silent: createSilentReceivers(model.receiverCount) };
  const predicted = createPatch(grid.cellCount);
  const message = createPatch(grid.cellCount);
  const misfits = new Float64Array(grid.cellCount);
  const steps: Step[] = [];

  function stepOf(second: number): Step {
    const known = steps[second];
    if (known !== undefined) return known;
    const step = { belief: createPatch(), likelihood: createPatch(), isFirst: false };
    steps[second] = step;
    return step;
  }

  /** Weighs `predicted` by what was heard; false when nothing is left of it. */
  function weigh({ belief, likelihood }: Step, powerDbm: number): boolean {
    const count = cellsIn(predicted);
    const least = measureMisfits(model, hearing, powerDbm, { box: predicted, misfits });
    for (let nth = 0; nth < count; nth += 1) {
      misfits[nth] = likelihoodOf((misfits[nth] ?? least) / least);
      predicted.values[nth] = (predicted.values[nth] ?? 0) * (misfits[nth] ?? 0);
    }
    layOver(belief, boxAround(predicted, negligibleBelief));
    layOver(likelihood, belief);
    copyPatch(predicted, belief);
    cutOut(misfits, predicted, likelihood);
    const sum = sumOfPatch(belief);
    if (!(sum > 0)) return false;
    scalePatch(belief, 1 / sum);
    return true;
  }

  /** Fills `steps` with the forward pass, from what was believed before the first of them, if anything was. */
  function goForward(log: EvidenceLog, { powerDbm, offsetDb }: Hindsight, before: Patch | undefined, seconds: number): void {
    let last = before;
    for (let second = 0; second < seconds; second += 1) {
      const step = stepOf(second);
      log.read(second, hearing, offsetDb);
      step.isFirst = last === undefined || (second > 0 && log.atMs(second) - log.atMs(second - 1) > longestGapMs);
      if (last === undefined || step.isFirst) layStart(hearing.heard, predicted);
      else {
        layOver(predicted, motion.reachOf(last));
        motion.move(last, predicted);
      }
      if (!weigh(step, powerDbm)) {
        step.isFirst = true;
        layStart(hearing.heard, predicted);
        weigh(step, powerDbm);
      }
      last = step.belief;
    }
  }

  /** Goes back through `steps` and calls `tell` with the belief about each second, the latest first. */
  function goBack(seconds: number, tell: (belief: Patch, second: number) => void): void {
    for (let second = seconds - 1; second >= 0; second -= 1) {
      const { belief, likelihood } = stepOf(second);
      const next = steps[second + 1];
      layOver(predicted, belief);
      if (second === seconds - 1 || next === undefined || next.isFirst) predicted.values.fill(1, 0, cellsIn(predicted));
      else motion.move(message, predicted);
      layOver(message, belief);
      copyPatch(predicted, message);
      multiplyPatch(message, likelihood);
      const sum = sumOfPatch(message);
      if (sum > 0) scalePatch(message, 1 / sum);
      multiplyPatch(predicted, belief);
      const total = sumOfPatch(predicted);
      if (total > 0) scalePatch(predicted, 1 / total);
      else copyPatch(belief, predicted);
      tell(predicted, second);
    }
  }

  return () => {
    const checkpoint = createPatch();
    let isBegun = false;
    let lastPlace: PathPlace | undefined;

    /** Adds a place, and before it the corners of the way to it. */
    function goTo(place: PathPlace, way: PathPlace[]): void {
      if (lastPlace !== undefined) {
        const { at, atMs } = lastPlace;
        const corners = cornersBetween(grid, at, place.at);
        const metres = alongOf([at, ...corners, place.at]);
        const whole = metres.at(-1) ?? 0;
        corners.forEach((corner, nth) => {
          const share = whole > 0 ? (metres[nth + 1] ?? 0) / whole : 0;
          way.push({ atMs: atMs + share * (place.atMs - atMs), at: corner, radiusMetres: place.radiusMetres });
        });
      }
      way.push(place);
      lastPlace = place;
    }

    return {
      take(log, hindsight, isOver) {
        let seconds = log.seconds;
        // After the last time it was heard, belief is only a guess at where a tag might have gone.
        if (isOver) while (seconds > 0 && !log.isHeard(seconds - 1)) seconds -= 1;
        const told = isOver ? seconds : seconds - hindsightSeconds;
        if (told <= 0) return [];
        goForward(log, hindsight, isBegun ? checkpoint : undefined, seconds);
        const places: PathPlace[] = [];
        goBack(seconds, (belief, second) => {
          if (second >= told) return;
          const { at, radiusMetres } = spreadOf(belief, grid);
          places.push({ atMs: log.atMs(second), at: ontoFloor(grid, belief, at), radiusMetres });
        });
        const last = stepOf(told - 1).belief;
        layOver(checkpoint, last);
        copyPatch(last, checkpoint);
        isBegun = true;
        log.drop(isOver ? log.seconds : told);
        const way: PathPlace[] = [];
        for (const place of places.toReversed()) goTo(place, way);
        return thinned(grid, way);
      },
    };
  };
}

/** Leaves out places that neither time nor distance asks for, where the way without them crosses nothing. */
function thinned(grid: WalkableGrid, way: readonly PathPlace[]): readonly PathPlace[] {
  const kept: PathPlace[] = [];
  way.forEach((place, nth) => {
    const [last, next] = [kept.at(-1), way[nth + 1]];
    const isNeeded =
      last === undefined ||
      next === undefined ||
      next.atMs - last.atMs > pointMs ||
      metresBetween(last.at, place.at) >= pointMetres ||
      !isStraightWay(grid, last.at, next.at);
    if (isNeeded) kept.push(place);
  });
  return kept;
}

/** How far along a line each of its points lies, the first at nought. */
function alongOf(points: readonly Point[]): readonly number[] {
  let metres = 0;
  return points.map((point, nth) => {
    metres += metresBetween(points[nth - 1] ?? point, point);
    return metres;
  });
}
