import { middle, mirror, symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawLabel, type Torso } from './torso.ts';
import { drawStitches } from './trims.ts';

/** The back of a collar seen from inside, behind everything else of the neck: `rise` above it in the middle, `corner` at its ends. */
export function drawCollarBack(sketch: Sketch, { neckHalf, neckY, dip }: Torso, rise = 30, corner = 4): void {
  const half = `M${middle} ${neckY - rise}C${middle - neckHalf * 0.5} ${neckY - rise} ${middle - neckHalf * 0.9} ${neckY - Math.max(corner, rise * 0.8)} ${middle - neckHalf} ${neckY - corner}C${middle - neckHalf + 4} ${neckY + dip * 0.7} ${middle - neckHalf * 0.5} ${neckY + dip + 10} ${middle} ${neckY + dip + 10}`;
  sketch.piece(symmetric(half), {
    fill: sketch.dye.inside,
    isFlat: true,
    folds: [`M${middle - neckHalf} ${neckY - rise}h${neckHalf * 2}v14h${-neckHalf * 2}z`],
  });
  drawLabel(sketch, neckY - rise + 12);
}

export interface CollarShape {
  /** How far the points spread from the middle, and how far they reach below the neck's front. */
  readonly spread: number;
  readonly point: number;
  /** How far the inner edges stand apart at the front; 0 for a buttoned neck. */
  readonly open?: number;
  readonly hasStitches?: boolean;
}

/** A turned-down collar: two leaves that meet at the front of the neck. */
export function drawCollar(
  sketch: Sketch,
  { neckHalf, neckY, dip }: Torso,
  { spread, point, open = 0, hasStitches = true }: CollarShape,
): void {
  const top = [middle - neckHalf + 6, neckY - 21] as const;
  const front = [middle - open, neckY + dip - 2] as const;
  const tip = [middle - spread, neckY + dip + point] as const;
  const outer = [middle - neckHalf - 21, neckY + 10] as const;
  const leaf =
    `M${top[0]} ${top[1]}C${top[0] + 2} ${neckY + dip * 0.3} ${middle - open - neckHalf * 0.42} ${front[1] - dip * 0.28} ${front[0]} ${front[1]}` +
    `L${tip[0]} ${tip[1]}C${tip[0] - 12} ${tip[1] - 14} ${outer[0] + 4} ${outer[1] + 30} ${outer[0]} ${outer[1]}C${outer[0] + 6} ${outer[1] - 16} ${top[0] - 12} ${top[1] + 2} ${top[0]} ${top[1]}Z`;
  const rows = `M${front[0] - 4} ${front[1] + 9}L${tip[0] + 2} ${tip[1] - 9}C${tip[0] - 8} ${tip[1] - 20} ${outer[0] + 10} ${outer[1] + 28} ${outer[0] + 7} ${outer[1] + 2}`;
  sketch.piece(leaf, { angle: -38, isLifted: true });
  sketch.piece(mirror(leaf), { angle: 38, shadow: 0.05, isLifted: true });
  if (hasStitches) drawStitches(sketch, rows + mirror(rows), { width: 1.5 });
}

/** A standing band around the neck, open at the front by a notch. */
export function drawBand(sketch: Sketch, { neckHalf, neckY, dip }: Torso, height = 24): void {
  const half = `M${middle} ${neckY + dip - height}C${middle - neckHalf * 0.56} ${neckY + dip - height - 2} ${middle - neckHalf * 0.84} ${neckY + dip * 0.4 - height} ${middle - neckHalf + 4} ${neckY - height + 2}L${middle - neckHalf - 7} ${neckY + 4}C${middle - neckHalf * 0.96} ${neckY + dip * 0.6} ${middle - neckHalf * 0.6} ${neckY + dip + 3} ${middle} ${neckY + dip + 4}`;
  sketch.piece(symmetric(half));
  sketch.line(`M${middle + 1} ${neckY + dip - height}L${middle + 1} ${neckY + dip + 4}`);
}
