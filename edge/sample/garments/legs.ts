import { lens, middle, symmetric } from './outline.ts';
import type { PieceLook, Sketch } from './sketch.ts';

/** The front of anything with two legs; halves are measured from the middle, legs from their own. */
export interface Legs {
  readonly waistHalf: number;
  readonly waistY: number;
  readonly hipHalf: number;
  readonly hipY: number;
  readonly crotchY: number;
  /** Where the middle of a leg is at knee and hem, from the middle of the sheet. */
  readonly kneeX: number;
  readonly kneeY: number;
  readonly kneeHalf: number;
  readonly hemX: number;
  readonly hemY: number;
  readonly hemHalf: number;
}

export const straightLegs: Legs = {
  waistHalf: 112,
  waistY: 132,
  hipHalf: 142,
  hipY: 300,
  crotchY: 384,
  kneeX: 82,
  kneeY: 620,
  kneeHalf: 59,
  hemX: 92,
  hemY: 900,
  hemHalf: 57,
};

/** The outer side from waist to hem. */
export function outseam({ waistHalf, waistY, hipHalf, hipY, kneeX, kneeY, kneeHalf, hemX, hemY, hemHalf }: Legs): string {
  const kneeOut = middle - kneeX - kneeHalf;
  const hemOut = middle - hemX - hemHalf;
  return (
    `C${middle - waistHalf - 5} ${waistY + 50} ${middle - hipHalf} ${hipY - 80} ${middle - hipHalf} ${hipY}` +
    `C${middle - hipHalf - 1} ${hipY + 90} ${kneeOut + (kneeOut - hemOut) * 0.1} ${kneeY - 110} ${kneeOut} ${kneeY}` +
    `C${kneeOut - (kneeOut - hemOut) * 0.3} ${kneeY + 90} ${hemOut} ${hemY - 100} ${hemOut} ${hemY}`
  );
}

/** The left half: waist, outer side, hem, inner side up to the fork. */
export function legsHalf(legs: Legs): string {
  const { waistHalf, waistY, crotchY, kneeX, kneeY, kneeHalf, hemX, hemY, hemHalf } = legs;
  const kneeIn = middle - kneeX + kneeHalf;
  const hemIn = middle - hemX + hemHalf;
  return (
    `M${middle} ${waistY + 9}C${middle - waistHalf * 0.4} ${waistY + 9} ${middle - waistHalf * 0.8} ${waistY + 5} ${middle - waistHalf} ${waistY}` +
    outseam(legs) +
    `C${middle - hemX - hemHalf * 0.4} ${hemY + 6} ${middle - hemX + hemHalf * 0.4} ${hemY + 6} ${hemIn} ${hemY}` +
    `C${hemIn} ${hemY - 100} ${kneeIn + (hemIn - kneeIn) * 0.3} ${kneeY + 90} ${kneeIn} ${kneeY}` +
    `C${kneeIn - 2} ${kneeY - 100} ${middle - 8} ${crotchY + 60} ${middle} ${crotchY}`
  );
}

/** Creases from the fork, at the knees and above the hems. */
export function legFolds({ hipHalf, hipY, crotchY, kneeX, kneeY, kneeHalf, hemX, hemY, hemHalf }: Legs): readonly string[] {
  const left = middle - kneeX;
  const right = middle + kneeX;
  return [
    lens([middle - 4, crotchY + 4], [middle - 60, crotchY - 30], [middle - hipHalf + 20, hipY - 6], 11),
    lens([middle + 4, crotchY + 4], [middle + 60, crotchY - 26], [middle + hipHalf - 14, hipY + 4], 13),
    lens([middle - 6, crotchY + 26], [middle - 50, crotchY + 46], [middle - hipHalf + 34, crotchY + 40], 9),
    lens([middle + 6, crotchY + 26], [middle + 50, crotchY + 50], [middle + hipHalf - 34, crotchY + 52], 11),
    lens([left + kneeHalf, kneeY - 30], [left, kneeY - 4], [left - kneeHalf * 0.5, kneeY - 18], 8),
    lens([right - kneeHalf, kneeY - 24], [right, kneeY + 6], [right + kneeHalf * 0.5, kneeY - 10], 9),
    lens(
      [middle - hemX + hemHalf * 0.5, kneeY + 40],
      [middle - hemX + hemHalf * 0.6, hemY - 120],
      [middle - hemX + hemHalf * 0.55, hemY + 4],
      hemHalf * 0.26,
    ),
    lens(
      [middle + hemX + hemHalf * 0.5, hipY + 80],
      [middle + kneeX + kneeHalf * 0.8, kneeY],
      [middle + hemX + hemHalf * 0.66, hemY + 4],
      hemHalf * 0.42,
    ),
    lens([middle + 10, crotchY + 40], [right - kneeHalf * 0.6, kneeY - 60], [right - kneeHalf * 0.7, kneeY + 140], 10),
  ];
}

/** The light along the front of each leg: what wear fades first. */
export function legLights({ hipY, kneeX, kneeY, kneeHalf, hemX, hemY }: Legs): readonly string[] {
  return [
    lens([middle - kneeX - 14, hipY + 20], [middle - kneeX - 10, kneeY - 160], [middle - kneeX - 4, kneeY + 60], kneeHalf * 0.5),
    lens([middle + kneeX - 18, hipY + 40], [middle + kneeX - 10, kneeY - 140], [middle + kneeX - 8, kneeY + 30], kneeHalf * 0.4),
    lens([middle - hemX - 16, kneeY + 60], [middle - hemX - 18, hemY - 140], [middle - hemX - 14, hemY - 20], kneeHalf * 0.2),
  ];
}

export function drawLegs(sketch: Sketch, legs: Legs, look: PieceLook = {}): void {
  sketch.piece(symmetric(legsHalf(legs)), { folds: legFolds(legs), lights: legLights(legs), ...look });
}

/** A waistband of some depth on top of the legs, with the inside of its back above it. */
export function drawWaistband(sketch: Sketch, { waistHalf, waistY }: Legs, depth: number): void {
  const band = (topY: number, sag: number, half: number): string =>
    `M${middle} ${topY + sag}C${middle - half * 0.4} ${topY + sag} ${middle - half * 0.8} ${topY + sag * 0.5} ${middle - half} ${topY}`;
  const back = `${band(waistY, -12, waistHalf - 3)}L${middle - waistHalf + 4} ${waistY + 20}L${middle} ${waistY + 30}`;
  sketch.piece(symmetric(back), { fill: sketch.dye.inside, isFlat: true });
  const front = `${band(waistY, 9, waistHalf)}L${middle - waistHalf - 3} ${waistY + depth}C${middle - waistHalf * 0.8} ${waistY + depth + 5} ${middle - waistHalf * 0.4} ${waistY + depth + 9} ${middle} ${waistY + depth + 9}`;
  sketch.piece(symmetric(front), { angle: 90 });
}

/** The inside of the back, its patch and label included, drawn before the legs. */
export function drawWaistBack(sketch: Sketch, { waistHalf, waistY }: Legs): void {
  const half = `M${middle} ${waistY - 10}C${middle - waistHalf * 0.5} ${waistY - 10} ${middle - waistHalf * 0.86} ${waistY - 8} ${middle - waistHalf + 1} ${waistY}C${middle - waistHalf * 0.7} ${waistY + 12} ${middle - waistHalf * 0.4} ${waistY + 24} ${middle} ${waistY + 24}`;
  sketch.piece(symmetric(half), { fill: sketch.dye.inside, isFlat: true });
}

/** Loops for a belt, five pixels wide or more. */
export function drawBeltLoops(sketch: Sketch, { waistHalf, waistY }: Legs, depth: number): void {
  for (const share of [-0.78, -0.34, 0.34, 0.78]) {
    const x = middle + share * waistHalf;
    const y = waistY + 9 * (1 - share * share);
    sketch.piece(`M${x - 5.5} ${y - 5}L${x + 5.5} ${y - 5}L${x + 5.5} ${y + depth + 5}L${x - 5.5} ${y + depth + 5}Z`, { isFlat: true });
  }
}
