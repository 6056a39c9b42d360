import { createBeliefSecond, dropOffset, lagSeconds, type BeliefSecond, type FilterScratch } from './belief-second.ts';
import { lookBackOver } from './look-back.ts';
import type { Motion } from './motion.ts';
import { boxAround, cellsIn, copyPatch, cutOut, largestOf, layOver, scalePatch, sumOfPatch, type Patch } from './patch.ts';
import { openingShares, powerOffsetsDb, remembering, weighOffsets, type PowerLesson } from './power-guess.ts';
import { likelihoodOf, measureMisfits, type Hearing, type RadioModel } from './radio-model.ts';
import type { HeardSignals } from './signal-window.ts';
import type { LayStart } from './start-box.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

const offsetCount = powerOffsetsDb.length;
const opening = openingShares();
/** Cells with less belief than this share of the likeliest are let go of at the edge of the box. */
const negligibleBelief = 0.002;
/** Where people hardly get to in a second is not weighed: what was heard would have to speak for it more than a thousandfold. */
const negligiblePrior = 0.0005;
/** A power offset with less belief and less weight than this is dropped. */
const negligibleShare = 0.01;
/** This often one of the likeliest offset's neighbours is tried again, with this share of its belief. */
const offerSeconds = 4;
const offeredShare = 0.02;

/** Follows one tag through the grid, a second at a time. */
export interface GridFilter {
  /** Moves on by a second and takes in what was and was not heard. */
  advance(hearing: Hearing, powerDbm: number): void;
  /** Writes the belief about the cell `lagSeconds` ago, given everything since, into `into`; false while that is before the start. */
  lookBack(into: Patch): boolean;
  /** The power offset trusted in and the one that explains best, on average, in dB. */
  powerOffsetDb(): number;
  likeliestOffsetDb(): number;
}

export interface FilterParts {
  readonly grid: WalkableGrid;
  readonly model: RadioModel;
  readonly motion: Motion;
  readonly scratch: FilterScratch;
  readonly lesson: PowerLesson;
  /** Where a tag that is heard for the first time may be. */
  readonly layStart: LayStart;
}

/** Forward filtering with a fixed-lag backward pass over cells and power offsets, kept only where there is belief. */
export function createGridFilter({ grid, model, motion, scratch, lesson, layStart }: FilterParts, isPowerStated: boolean): GridFilter {
  const ring = Array.from({ length: lagSeconds + 1 }, () => createBeliefSecond());
  const weights = new Float64Array(offsetCount);
  let latest = 0;
  /** Seconds advanced, and those of them since something was heard. */
  let advanced = 0;
  let followed = 0;

  function secondAgo(ago: number): BeliefSecond {
    return ring[(latest - ago + ring.length) % ring.length] ?? createBeliefSecond();
  }

  function begin(heard: HeardSignals): void {
    scratch.predicted.forEach((patch, offset) => {
      layStart(heard, patch);
      const open = sumOfPatch(patch);
      scalePatch(patch, open > 0 ? (opening[offset] ?? 0) / open : 0);
    });
  }

  /** Moves people, and lets what speaks for a power offset fade. */
  function predict(before: BeliefSecond): void {
    let fadedSum = 0;
    const faded = before.shares.map((share, offset) => {
      const kept = share > 0 ? share ** remembering * (opening[offset] ?? 0) ** (1 - remembering) : 0;
      fadedSum += kept;
      return kept;
    });
    scratch.predicted.forEach((patch, offset) => {
      const belief = before.beliefs[offset];
      const share = before.shares[offset] ?? 0;
      if (belief === undefined || share === 0) {
        layOver(patch, { left: 0, top: 0, right: 0, bottom: 0 });
        return;
      }
      layOver(patch, motion.reachOf(belief));
      motion.move(belief, patch);
      scalePatch(patch, (faded[offset] ?? 0) / fadedSum / share);
    });
  }

  /** A tag may change hands and pockets: offsets that were dropped are tried again beside the likeliest. */
  function offerNeighbour(before: BeliefSecond): void {
    if (followed % offerSeconds !== 0) return;
    const likeliest = before.shares.indexOf(Math.max(...before.shares));
    const neighbour = likeliest + ((followed / offerSeconds) % 2 === 0 ? 1 : -1);
    const [source, target] = [scratch.predicted[likeliest], scratch.predicted[neighbour]];
    if (source === undefined || target === undefined || cellsIn(target) > 0) return;
    layOver(target, source);
    copyPatch(source, target);
    scalePatch(target, offeredShare);
  }

  /** Weighs each cell by how well it explains what was heard, and keeps what is left of the belief. */
  function weigh(now: BeliefSecond, hearing: Hearing, powerDbm: number): void {
    let least = Number.POSITIVE_INFINITY;
    scratch.predicted.forEach((box, offset) => {
      const misfits = scratch.misfits[offset];
      if (misfits === undefined || cellsIn(box) === 0) return;
      const leastBelief = negligiblePrior * largestOf(box);
      least = Math.min(least, measureMisfits(model, hearing, powerDbm + (powerOffsetsDb[offset] ?? 0), { box, misfits, leastBelief }));
    });
    scratch.predicted.forEach((patch, offset) => {
      const [misfits, belief, likelihood] = [scratch.misfits[offset], now.beliefs[offset], now.likelihoods[offset]];
      if (misfits === undefined || belief === undefined || likelihood === undefined) return;
      const count = cellsIn(patch);
      if (count === 0) {
        dropOffset(now, offset);
        return;
      }
      for (let nth = 0; nth < count; nth += 1) {
        const misfit = misfits[nth] ?? least;
        const fit = misfit === Number.POSITIVE_INFINITY ? 0 : likelihoodOf(misfit / least);
        misfits[nth] = fit;
        patch.values[nth] = (patch.values[nth] ?? 0) * fit;
      }
      layOver(belief, boxAround(patch, negligibleBelief));
      layOver(likelihood, belief);
      copyPatch(patch, belief);
      cutOut(misfits, patch, likelihood);
      now.shares[offset] = sumOfPatch(belief);
    });
  }

  /** Makes the belief sum to 1 and drops power offsets that neither explain anything nor are trusted. Answers false when nothing is left. */
  function normalise(now: BeliefSecond): boolean {
    const total = now.shares.reduce((sum, share) => sum + share, 0);
    if (!(total > 0)) return false;
    for (let offset = 0; offset < offsetCount; offset += 1) now.shares[offset] = (now.shares[offset] ?? 0) / total;
    weighOffsets(now.shares, isPowerStated, lesson, weights);
    let weightSum = 0;
    now.beliefs.forEach((belief, offset) => {
      if ((now.shares[offset] ?? 0) < negligibleShare && (weights[offset] ?? 0) < negligibleShare) dropOffset(now, offset);
      if ((now.shares[offset] ?? 0) === 0) weights[offset] = 0;
      else scalePatch(belief, 1 / total);
      weightSum += weights[offset] ?? 0;
    });
    for (let offset = 0; offset < offsetCount; offset += 1) {
      weights[offset] = weightSum > 0 ? (weights[offset] ?? 0) / weightSum : (now.shares[offset] ?? 0);
    }
    return true;
  }

  function meanOffsetDb(shares: Float64Array): number {
    return powerOffsetsDb.reduce((mean, offsetDb, offset) => mean + offsetDb * (shares[offset] ?? 0), 0);
  }

  function wholeFloor(into: Patch): void {
    layOver(into, { left: 0, top: 0, right: grid.columns, bottom: grid.rows });
    const open = grid.isOpen.reduce((sum, cell) => sum + cell, 0);
    for (let cell = 0; cell < grid.cellCount; cell += 1) into.values[cell] = (grid.isOpen[cell] ?? 0) / open;
  }

  return {
    advance(hearing, powerDbm) {
      const { heard } = hearing;
      advanced += 1;
      if (followed === 0 && heard.count === 0) return;
      const before = secondAgo(0);
      latest = (latest + 1) % ring.length;
      if (followed === 0) begin(heard);
      else {
        predict(before);
        offerNeighbour(before);
      }
      const now = secondAgo(0);
      weigh(now, hearing, powerDbm);
      followed += 1;
      if (normalise(now)) return;
      begin(heard);
      weigh(now, hearing, powerDbm);
      if (!normalise(now)) followed = 0;
    },
    lookBack(into) {
      if (advanced <= lagSeconds) return false;
      if (followed === 0) {
        wholeFloor(into);
        return true;
      }
      if (followed <= lagSeconds) return false;
      return lookBackOver(
        Array.from({ length: ring.length }, (_, ago) => secondAgo(ago)),
        weights,
        { motion, scratch, into },
      );
    },
    powerOffsetDb: () => (followed === 0 ? 0 : meanOffsetDb(weights)),
    likeliestOffsetDb: () => (followed === 0 ? 0 : meanOffsetDb(secondAgo(0).shares)),
  };
}
