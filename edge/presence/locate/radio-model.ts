import type { Placement } from '#shared/domain/floor-plan.ts';
import { cellsIn, type Box, type Patch } from './patch.ts';
import { silenceMisfits, silenceStep, stepsPerDb, type SilentReceivers } from './silence.ts';
import type { HeardSignals } from './signal-window.ts';
import type { SurveyField } from './survey-field.ts';
import type { WalkableGrid } from '#shared/domain/walkable-grid.ts';

/** Log-distance path loss with the free-space exponent: inside a filter it beats a regression, which shadowing pulls down. */
const pathLossExponent = 2;
/** Where a fob hangs or a basket is carried. */
export const usualTagHeightMetres = 1.1;
const nearestMetres = 0.5;

/** Scales of the misfit in decibels: how far a signal may well be from what is expected. */
export interface Scatter {
  readonly weakerDb: number;
  readonly strongerDb: number;
}

/** Bodies, shelves and the way a tag is turned take much away; next to nothing makes a signal stronger than free space lets through. */
const unsurveyedScatter: Scatter = { weakerDb: 8, strongerDb: 4 };
/** Silence that weighs one end of a box no more than this against the other is left out: it costs as much as all else. */
const negligibleRatio = 1.1;
/** What a survey leaves over: its readings predict one another to 4 dB, and who walks turns their body besides. */
const surveyedScatter: Scatter = { weakerDb: 4.5, strongerDb: 4.5 };

/** How much weaker than at one metre a tag in each cell is heard by each receiver. */
export interface RadioModel {
  /** `lossDb[receiver * cellCount + cell]` */
  readonly lossDb: Float32Array;
  /** The same in steps of `silenceStep`, and nought for one receiver beyond the last, which nobody minds when it is silent. */
  readonly lossSteps: Int16Array;
  readonly receiverCount: number;
  readonly cellCount: number;
  readonly columns: number;
  /** The cell under each receiver; one hung outside the room is taken to its edge. */
  readonly cellOf: Int32Array;
  readonly scatter: Scatter;
}

/** What free space takes from a signal over `metres`, in decibels against one metre. */
export function lossOver(metres: number): number {
  return 10 * pathLossExponent * Math.log10(Math.max(nearestMetres, metres));
}

/** A survey corrects the loss of each receiver where it was measured, and leaves it alone elsewhere. */
export function createRadioModel(
  grid: WalkableGrid,
  receivers: readonly Placement[],
  { tagHeightMetres, survey }: { tagHeightMetres: number; survey: SurveyField | undefined },
): RadioModel {
  const { cellCount, columns } = grid;
  const lossDb = new Float32Array(receivers.length * cellCount);
  receivers.forEach(({ deviceId, at, heightMetres }, receiver) => {
    for (let cell = 0; cell < cellCount; cell += 1) {
      const xMetres = grid.xMetres[cell] ?? 0;
      const yMetres = grid.yMetres[cell] ?? 0;
      const metres = Math.hypot(xMetres - at.xMetres, yMetres - at.yMetres, heightMetres - tagHeightMetres);
      lossDb[receiver * cellCount + cell] = lossOver(metres) - (survey?.residualDb(deviceId, { xMetres, yMetres }) ?? 0);
    }
  });
  const scatter = survey === undefined ? unsurveyedScatter : surveyedScatter;
  const within = (metres: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(metres / grid.cellMetres)));
  const cellOf = Int32Array.from(receivers, ({ at }) => within(at.yMetres, grid.rows) * columns + within(at.xMetres, columns));
  const lossSteps = new Int16Array((receivers.length + 1) * cellCount);
  lossDb.forEach((loss, place) => (lossSteps[place] = Math.round(loss * stepsPerDb)));
  return { lossDb, lossSteps, receiverCount: receivers.length, cellCount, columns, cellOf, scatter };
}

/** The scatter of a strength that may lie `sigmaDb` off: one its receiver has averaged, which tells less of where a tag is now. */
export function widenScatter({ weakerDb, strongerDb }: Scatter, sigmaDb: number): Scatter {
  return { weakerDb: Math.max(weakerDb, sigmaDb), strongerDb: Math.max(strongerDb, sigmaDb) };
}

/** One receiver's part of a misfit, from how many decibels weaker than expected it heard; 1 is a perfect fit. */
export function misfitOf(weakerDb: number, scatter: Scatter): number {
  const away = weakerDb / (2 * (weakerDb > 0 ? scatter.weakerDb : scatter.strongerDb));
  return 1 + away * away;
}

/** What a second says of one tag: who heard it how well, receivers' offsets taken off, and who listened in vain. */
export interface Hearing {
  readonly heard: HeardSignals;
  readonly silent: SilentReceivers;
}

/** A box of cells, and a number for each of them, row by row. */
export interface Misfits {
  readonly box: Patch;
  readonly misfits: Float64Array;
  /** Left out are cells at both ends of a row with no more belief in them than this: they fit infinitely badly. None when it isn't given. */
  readonly leastBelief?: number;
}

/** By row of the box that is measured, the first cell in question and the first beyond. Shared, because one measuring comes after the other. */
const rows = { first: new Int32Array(0), past: new Int32Array(0) };

/** Belief lies slantwise in its box as often as not: in its corners, half of the cells, nobody believes. */
function takeRows({ columns, cellCount }: RadioModel, { box, misfits, leastBelief }: Misfits): void {
  const { values, left, right, top, bottom } = box;
  if (rows.first.length < cellCount / columns)
    [rows.first, rows.past] = [new Int32Array(cellCount / columns), new Int32Array(cellCount / columns)];
  const width = right - left;
  misfits.fill(Number.POSITIVE_INFINITY, 0, cellsIn(box));
  for (let row = top; row < bottom; row += 1) {
    const start = (row - top) * width;
    let first = start;
    let past = start + width;
    if (leastBelief !== undefined) {
      while (first < past && (values[first] ?? 0) <= leastBelief) first += 1;
      while (past > first && (values[past - 1] ?? 0) <= leastBelief) past -= 1;
    }
    misfits.fill(1, first, past);
    rows.first[row] = row * columns + left + first - start;
    rows.past[row] = row * columns + left + past - start;
  }
}

/**
 * Writes into `misfits`, laid out like `box`, how badly each cell explains what was and was not heard of a tag of that power: the
 * product over receivers of 1 + (r / sigma)² / 4, which `likelihoodOf` turns into a Student likelihood. A product instead of a sum
 * of logarithms, because it is taken for every cell, receiver and second. Answers the least misfit.
 */
export function measureMisfits(model: RadioModel, { heard, silent }: Hearing, powerDbm: number, into: Misfits): number {
  const count = cellsIn(into.box);
  takeRows(model, into);
  weighHeard(model, heard, powerDbm, into);
  weighSilent(model, silent, powerDbm, into);
  return leastOf(into.misfits, count);
}

/**
 * What each receiver brings into the product, four receivers to a walk over the box: reading and writing a cell's product would
 * cost as much as reckoning one of them. Shared, because one measuring comes after the other; a receiver that fills up a four is 1 everywhere.
 */
const together = 4;
const mostTerms = 256 + together;
const terms = {
  /** Where in the model's losses each receiver's begin. */
  base: new Int32Array(mostTerms),
  lossHeardDb: new Float64Array(mostTerms),
  even: new Float64Array(mostTerms),
  skew: new Float64Array(mostTerms),
  unlostSteps: new Int32Array(mostTerms),
};

function weighHeard(model: RadioModel, heard: HeardSignals, powerDbm: number, into: Misfits): void {
  const { base, lossHeardDb, even, skew } = terms;
  let count = 0;
  for (let nth = 0; nth < heard.count; nth += 1) {
    const receiver = heard.receivers[nth] ?? 0;
    if (receiver >= model.receiverCount) continue;
    const { weakerDb, strongerDb } = widenScatter(model.scatter, heard.sigmaDb[nth] ?? 0);
    base[count] = receiver * model.cellCount;
    lossHeardDb[count] = powerDbm - (heard.rssiDbm[nth] ?? 0);
    // The two scales without a branch: which of them holds changes from cell to cell, and this is asked for every one.
    even[count] = (1 / (2 * weakerDb) + 1 / (2 * strongerDb)) / 2;
    skew[count] = (1 / (2 * weakerDb) - 1 / (2 * strongerDb)) / 2;
    count += 1;
  }
  for (let fill = count; fill < count + together; fill += 1) base[fill] = even[fill] = skew[fill] = 0;
  for (let term = 0; term < count; term += together) weighFourHeard(model, term, into);
}

function weighFourHeard({ lossDb, columns }: RadioModel, term: number, { box, misfits }: Misfits): void {
  const { base, lossHeardDb, even, skew } = terms;
  const [baseA, baseB, baseC, baseD] = [base[term] ?? 0, base[term + 1] ?? 0, base[term + 2] ?? 0, base[term + 3] ?? 0];
  const [heardA, heardB, heardC, heardD] = [
    lossHeardDb[term] ?? 0,
    lossHeardDb[term + 1] ?? 0,
    lossHeardDb[term + 2] ?? 0,
    lossHeardDb[term + 3] ?? 0,
  ];
  const [evenA, evenB, evenC, evenD] = [even[term] ?? 0, even[term + 1] ?? 0, even[term + 2] ?? 0, even[term + 3] ?? 0];
  const [skewA, skewB, skewC, skewD] = [skew[term] ?? 0, skew[term + 1] ?? 0, skew[term + 2] ?? 0, skew[term + 3] ?? 0];
  for (let row = box.top; row < box.bottom; row += 1) {
    const first = rows.first[row] ?? 0;
    const past = rows.past[row] ?? 0;
    let place = first - row * columns - box.left + (row - box.top) * (box.right - box.left);
    for (let cell = first; cell < past; cell += 1, place += 1) {
      const weakerA = heardA - (lossDb[baseA + cell] ?? 0);
      const weakerB = heardB - (lossDb[baseB + cell] ?? 0);
      const weakerC = heardC - (lossDb[baseC + cell] ?? 0);
      const weakerD = heardD - (lossDb[baseD + cell] ?? 0);
      const awayA = weakerA * evenA + Math.abs(weakerA) * skewA;
      const awayB = weakerB * evenB + Math.abs(weakerB) * skewB;
      const awayC = weakerC * evenC + Math.abs(weakerC) * skewC;
      const awayD = weakerD * evenD + Math.abs(weakerD) * skewD;
      misfits[place] = (misfits[place] ?? 1) * ((1 + awayA * awayA) * (1 + awayB * awayB)) * ((1 + awayC * awayC) * (1 + awayD * awayD));
    }
  }
}

function weighSilent(model: RadioModel, silent: SilentReceivers, powerDbm: number, into: Misfits): void {
  const { base, unlostSteps } = terms;
  const ofSilence = silenceMisfits(silent.lostShare);
  let count = 0;
  for (let nth = 0; nth < silent.count; nth += 1) {
    const receiver = silent.receivers[nth] ?? 0;
    const unlost = silenceStep(powerDbm + (silent.offsetDb[nth] ?? 0));
    if (!tellsApart(model, receiver, into.box, (steps) => ofSilence[unlost - steps] ?? 1)) continue;
    base[count] = receiver * model.cellCount;
    unlostSteps[count] = unlost;
    count += 1;
  }
  for (let fill = count; fill < count + together; fill += 1) {
    base[fill] = model.receiverCount * model.cellCount;
    unlostSteps[fill] = 0;
  }
  for (let term = 0; term < count; term += together) weighFourSilent(model, term, ofSilence, into);
}

function weighFourSilent({ lossSteps, columns }: RadioModel, term: number, ofSilence: Float64Array, { box, misfits }: Misfits): void {
  const { base, unlostSteps } = terms;
  const [baseA, baseB, baseC, baseD] = [base[term] ?? 0, base[term + 1] ?? 0, base[term + 2] ?? 0, base[term + 3] ?? 0];
  const [unlostA, unlostB, unlostC, unlostD] = [
    unlostSteps[term] ?? 0,
    unlostSteps[term + 1] ?? 0,
    unlostSteps[term + 2] ?? 0,
    unlostSteps[term + 3] ?? 0,
  ];
  for (let row = box.top; row < box.bottom; row += 1) {
    const first = rows.first[row] ?? 0;
    const past = rows.past[row] ?? 0;
    let place = first - row * columns - box.left + (row - box.top) * (box.right - box.left);
    for (let cell = first; cell < past; cell += 1, place += 1) {
      const a = ofSilence[unlostA - (lossSteps[baseA + cell] ?? 0)] ?? 1;
      const b = ofSilence[unlostB - (lossSteps[baseB + cell] ?? 0)] ?? 1;
      const c = ofSilence[unlostC - (lossSteps[baseC + cell] ?? 0)] ?? 1;
      const d = ofSilence[unlostD - (lossSteps[baseD + cell] ?? 0)] ?? 1;
      misfits[place] = (misfits[place] ?? 1) * (a * b) * (c * d);
    }
  }
}

/** Whether a receiver's silence tells the near end of a box from its far end; that of one far away is the same for all of it. */
function tellsApart(
  { lossSteps, cellCount, columns, cellOf }: RadioModel,
  receiver: number,
  box: Box,
  misfit: (lossSteps: number) => number,
): boolean {
  const own = cellOf[receiver] ?? 0;
  const [column, row] = [own % columns, Math.floor(own / columns)];
  const lossAt = (atColumn: number, atRow: number): number => lossSteps[receiver * cellCount + atRow * columns + atColumn] ?? 0;
  const near = lossAt(Math.min(box.right - 1, Math.max(box.left, column)), Math.min(box.bottom - 1, Math.max(box.top, row)));
  const far = lossAt(
    column - box.left > box.right - column ? box.left : box.right - 1,
    row - box.top > box.bottom - row ? box.top : box.bottom - 1,
  );
  return misfit(near) > negligibleRatio * misfit(far);
}

/** The least of the first `count` values; infinite of none. */
function leastOf(values: Float64Array, count: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < count; nth += 1) {
    const value = values[nth] ?? least;
    if (value < least) least = value;
  }
  return least;
}

/**
 * Student's t with 4 degrees of freedom has the exponent -2.5; halved, because receivers behind the same body err together and
 * so do consecutive seconds. `share` is misfit / least misfit, so the best cell's likelihood is 1.
 */
export function likelihoodOf(share: number): number {
  return 1 / (share * Math.sqrt(Math.sqrt(share)));
}
