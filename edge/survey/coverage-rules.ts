import { isInside, type FloorPlan, type Placement } from '#shared/domain/floor-plan.ts';
import { walkableGrid, type WalkableGrid } from '#shared/domain/walkable-grid.ts';

/**
 * The position error to expect from where receivers hang, before anyone walks: the Cramér-Rao bound of received signal strength under
 * log-distance path loss (Patwari et al., IEEE Trans. Signal Processing 51(8), 2003, section III-B), with the tag's power as a nuisance
 * parameter, carried over the seconds of a walk (posterior bound, Tichavský et al., IEEE Trans. Signal Processing 46(5), 1998).
 * A bound knows neither shelves nor bodies, so its four constants are set to what the engine showed on recorded walks with 12, 8, 6 and 4
 * receivers, with and without a survey: it agrees with each of the eight within a fifth.
 */
export interface CoverageMap {
  readonly grid: WalkableGrid;
  /** Mean error by cell in metres; `NaN` where nobody walks. */
  readonly errorMetres: Float64Array;
}

const pathLossExponent = 2;
const tagHeightMetres = 1.1;
const nearestMetres = 0.5;
/** Decibels a metre of distance is worth, times that distance: the slope of 10 n log10(d). */
const slopeDb = (10 * pathLossExponent) / Math.LN10;
/** Spread of one second's strengths around the model. */
const sigmaDb = 4;
/** What of that spread stands still with the furniture, so that a survey takes it away. */
const surveyedShare = 0.6;
/** Right below a receiver the slope is level, yet so loud a tag can only be about this near: what a bound at one point leaves out. */
const nearbyMetres = 0.8;
/** How well a tag's own power is known once it has walked a little. */
const powerSigmaDb = 2;
/** Square metres along one axis by which a second's evidence ages: the walker moves on, and other shelves stand in between. */
const stepVariance = 4;
/** Weaker than this nothing is heard: half of all packets are lost there. */
const faintestDbm = -92;
const usualPowerDbm = -59;
/** Mean over root-mean-square of a two-dimensional normal error (Rayleigh). */
const meanOfRms = Math.sqrt(Math.PI) / 2;

/** How much of a receiver's standing spread a survey knows at a place, 0 to 1. */
export type SurveyKnowledge = (receiverId: string, xMetres: number, yMetres: number) => number;

/** What one receiver tells of a cell, summed over receivers: the matrix of Fisher information over x, y and power. */
export interface Evidence {
  xx: number;
  xy: number;
  yy: number;
  xp: number;
  yp: number;
  pp: number;
}

function noEvidence(): Evidence {
  return { xx: 0, xy: 0, yy: 0, xp: 0, yp: 0, pp: 1 / powerSigmaDb ** 2 };
}

/** The share of packets heard at a mean strength, a logistic curve as wide as the spread. */
function heardShare(meanDbm: number): number {
  return 1 / (1 + Math.exp((faintestDbm - meanDbm) / (sigmaDb / 2)));
}

/** Adds what a receiver there tells of a tag here. `known` is the survey's knowledge of it, 0 to 1. */
export function addReceiver(evidence: Evidence, receiver: Placement, xMetres: number, yMetres: number, known: number): void {
  const dx = xMetres - receiver.at.xMetres;
  const dy = yMetres - receiver.at.yMetres;
  const squared = Math.max(nearestMetres ** 2, dx * dx + dy * dy + (receiver.heightMetres - tagHeightMetres) ** 2);
  const meanDbm = usualPowerDbm - 5 * pathLossExponent * Math.log10(squared);
  const weight = heardShare(meanDbm) / (sigmaDb ** 2 * (1 - surveyedShare * known));
  const gx = (-slopeDb * dx) / squared;
  const gy = (-slopeDb * dy) / squared;
  const near = (weight * (slopeDb * nearbyMetres) ** 2) / (2 * squared * squared);
  evidence.xx += weight * gx * gx + near;
  evidence.xy += weight * gx * gy;
  evidence.yy += weight * gy * gy + near;
  evidence.xp += weight * gx;
  evidence.yp += weight * gy;
  evidence.pp += weight;
}

/** The information of endless seconds like this one about someone who walks, looked at from both sides (s² = j s + j / q). */
function walked(information: number): number {
  const now = (information + Math.sqrt(information ** 2 + (4 * information) / stepVariance)) / 2;
  return now + now / (1 + stepVariance * now);
}

/** The mean error in metres that this evidence leaves in a room of that length. */
export function errorOf({ xx, xy, yy, xp, yp, pp }: Evidence, roomMetres: number): number {
  // Power is integrated out (Schur complement), then the two axes along which error is greatest and least.
  const [a, b, d] = [xx - (xp * xp) / pp, xy - (xp * yp) / pp, yy - (yp * yp) / pp];
  const half = (a + d) / 2;
  const apart = Math.sqrt(Math.max(0, ((a - d) / 2) ** 2 + b * b));
  const room = 12 / roomMetres ** 2;
  const variance = [half + apart, half - apart].reduce((sum, information) => sum + 1 / (walked(Math.max(0, information)) + room), 0);
  return meanOfRms * Math.sqrt(variance);
}

/** What all receivers of a plan tell of each cell people can walk on; undefined for the others. */
export function gatherEvidence(plan: FloorPlan, grid: WalkableGrid, known: SurveyKnowledge): readonly (Evidence | undefined)[] {
  return Array.from({ length: grid.cellCount }, (_, cell) => {
    if (grid.isOpen[cell] !== 1) return undefined;
    const evidence = noEvidence();
    const [x, y] = [grid.xMetres[cell] ?? 0, grid.yMetres[cell] ?? 0];
    for (const receiver of plan.receivers) addReceiver(evidence, receiver, x, y, known(receiver.deviceId, x, y));
    return evidence;
  });
}

export function roomMetresOf({ widthMetres, depthMetres }: FloorPlan): number {
  return Math.max(widthMetres, depthMetres);
}

export function mapCoverage(plan: FloorPlan, known: SurveyKnowledge, grid: WalkableGrid = walkableGrid(plan)): CoverageMap {
  const room = roomMetresOf(plan);
  const errors = gatherEvidence(plan, grid, known).map((evidence) => (evidence === undefined ? Number.NaN : errorOf(evidence, room)));
  return { grid, errorMetres: Float64Array.from(errors) };
}

/** The mean over the cells people walk on, or over those of one zone; undefined where there are none. */
export function meanErrorOf({ grid, errorMetres }: CoverageMap, outline?: Parameters<typeof isInside>[1]): number | undefined {
  let sum = 0;
  let count = 0;
  for (let cell = 0; cell < grid.cellCount; cell += 1) {
    const error = errorMetres[cell] ?? Number.NaN;
    if (Number.isNaN(error)) continue;
    if (outline !== undefined && !isInside({ xMetres: grid.xMetres[cell] ?? 0, yMetres: grid.yMetres[cell] ?? 0 }, outline)) continue;
    sum += error;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}
