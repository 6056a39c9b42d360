import type { BeliefSecond, FilterScratch } from './belief-second.ts';
import type { Motion } from './motion.ts';
import { cellsIn, copyPatch, layOver, multiplyPatch, scalePatch, sumOfPatch, type Box, type Patch } from './patch.ts';

/** The look back leaves out offsets below this weight: each costs as much as a second forward, threefold. */
const minorWeight = 0.05;

function addPatch(into: Patch, part: Patch, factor: number): void {
  const width = into.right - into.left;
  const partWidth = part.right - part.left;
  for (let row = part.top; row < part.bottom; row += 1) {
    const source = (row - part.top) * partWidth;
    const target = (row - into.top) * width + part.left - into.left;
    for (let nth = 0; nth < partWidth; nth += 1) {
      into.values[target + nth] = (into.values[target + nth] ?? 0) + factor * (part.values[source + nth] ?? 0);
    }
  }
}

function unionOf(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** The backward message of one offset through `seconds`, newest first, times the belief of the oldest; left in `scratch.message`. */
function sendBack(seconds: readonly BeliefSecond[], offset: number, motion: Motion, { message, moved }: FilterScratch): void {
  seconds.forEach(({ beliefs, likelihoods }, ago) => {
    const [belief, likelihood] = [beliefs[offset], likelihoods[offset]];
    if (belief === undefined || likelihood === undefined) return;
    if (ago > 0) {
      layOver(moved, belief);
      motion.move(message, moved);
    }
    layOver(message, belief);
    if (ago > 0) copyPatch(moved, message);
    else message.values.fill(1, 0, cellsIn(message));
    multiplyPatch(message, ago === seconds.length - 1 ? belief : likelihood);
  });
}

/**
 * Writes into `into` the belief about the oldest of `seconds`, given all of them (newest first): the fixed-lag backward pass of
 * Rabiner (1989, §III.A) within each power offset, the offsets mixed by `weights`. False when no offset has lasted that long.
 */
export function lookBackOver(
  seconds: readonly BeliefSecond[],
  weights: Float64Array,
  { motion, scratch, into }: { motion: Motion; scratch: FilterScratch; into: Patch },
): boolean {
  const oldest = seconds.at(-1);
  if (oldest === undefined) return false;
  const lasting: number[] = [];
  for (let offset = 0; offset < weights.length; offset += 1) {
    const isWorthIt = (weights[offset] ?? 0) >= minorWeight;
    if (isWorthIt && seconds.every(({ shares }) => (shares[offset] ?? 0) > 0)) lasting.push(offset);
  }
  if (lasting.length === 0) return false;
  layOver(into, unionOf(lasting.flatMap((offset) => oldest.beliefs[offset] ?? [])));
  into.values.fill(0, 0, cellsIn(into));
  for (const offset of lasting) {
    sendBack(seconds, offset, motion, scratch);
    const sum = sumOfPatch(scratch.message);
    if (sum > 0) addPatch(into, scratch.message, (weights[offset] ?? 0) / sum);
  }
  const total = sumOfPatch(into);
  if (!(total > 0)) return false;
  scalePatch(into, 1 / total);
  return true;
}
