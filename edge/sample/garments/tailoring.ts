import { lens, middle, mirror, symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawBackNeck, easyTorso, type Torso } from './torso.ts';
import { drawButton, drawSeam } from './trims.ts';

/** A coat's measures: everything tailored starts from these. */
export const coatTorso: Torso = {
  ...easyTorso,
  neck: 'v',
  neckHalf: 60,
  neckY: 176,
  dip: 196,
  shoulderHalf: 172,
  shoulderY: 214,
  underarmHalf: 156,
  underarmY: 376,
  waistHalf: 148,
  waistY: 560,
  hemHalf: 180,
  hemY: 880,
  hemDrop: 12,
};

/** The lining of the back with the loop and the label, seen above the lapels. */
export function drawLining(sketch: Sketch, torso: Torso): void {
  drawBackNeck(sketch, { ...torso, dip: torso.dip + 20 }, { sag: -12 });
}

/** Long folds of a heavy cloth from chest to hem. */
export function coatFolds({ underarmHalf, underarmY, waistHalf, waistY, hemHalf, hemY }: Torso): readonly string[] {
  return [
    lens([middle - underarmHalf, underarmY - 4], [middle - 100, underarmY + 40], [middle - 60, underarmY + 56], 12),
    lens([middle + underarmHalf, underarmY - 4], [middle + 96, underarmY + 44], [middle + 50, underarmY + 64], 14),
    lens([middle - waistHalf * 0.62, waistY - 60], [middle - waistHalf * 0.6, waistY + 80], [middle - hemHalf * 0.66, hemY + 10], 13),
    lens([middle + waistHalf * 0.42, waistY - 40], [middle + waistHalf * 0.4, waistY + 80], [middle + hemHalf * 0.5, hemY + 10], 17),
    `M${middle + underarmHalf - 24} ${underarmY + 20}C${middle + waistHalf - 10} ${waistY} ${middle + hemHalf - 34} ${hemY - 120} ${middle + hemHalf - 30} ${hemY + 20}L${middle + hemHalf + 40} ${hemY + 20}L${middle + underarmHalf + 30} ${underarmY}Z`,
  ];
}

export interface LapelShape {
  /** Where the lapels meet. */
  readonly endX: number;
  readonly endY: number;
  readonly width: number;
  readonly notchY: number;
  /** How far a lapel's tip rises over its notch: above zero for peaked ones. */
  readonly peak?: number;
}

/** Notched lapels under a collar that lies around the neck. */
export function drawLapels(sketch: Sketch, { neckHalf, neckY }: Torso, { endX, endY, width, notchY, peak = 0 }: LapelShape): void {
  const neckX = middle - neckHalf;
  const tipX = neckX - width;
  const roll = `C${endX - 40} ${endY - 66} ${neckX + 14} ${neckY + 76} ${neckX + 6} ${neckY - 4}`;
  const lapel = `M${endX} ${endY}${roll}L${neckX - width * 0.3} ${notchY - 4}L${tipX} ${notchY - peak}C${tipX + 6} ${notchY + 60} ${endX - 62} ${endY - 70} ${endX} ${endY}Z`;
  const collar =
    `M${neckX + 12} ${neckY - 24}C${neckX - 10} ${neckY - 20} ${neckX - 22} ${neckY - 6} ${neckX - 26} ${neckY + 12}L${tipX + 10} ${notchY - 26}L${neckX - width * 0.3} ${notchY - 4}` +
    `L${neckX + 20} ${notchY + 20}C${neckX + 10} ${notchY - 10} ${neckX + 4} ${neckY + 30} ${neckX + 12} ${neckY - 24}Z`;
  const row = `M${endX - 10} ${endY - 14}C${endX - 70} ${endY - 78} ${tipX + 14} ${notchY + 60} ${tipX + 9} ${notchY + 7 - peak}`;
  sketch.piece(mirror(lapel), { angle: 14, shadow: 0.05, isLifted: true });
  sketch.piece(lapel, {
    angle: -14,
    isLifted: true,
    lights: [lens([tipX + 16, notchY + 8], [tipX + 24, notchY + 60], [endX - 40, endY - 50], 9)],
  });
  sketch.piece(mirror(collar), { angle: 36, shadow: 0.09 });
  sketch.piece(collar, { angle: -36 });
  drawSeam(sketch, row + mirror(row), 0.3);
  const back = `M${middle} ${neckY - 32}C${middle - 26} ${neckY - 32} ${neckX + 26} ${neckY - 30} ${neckX + 12} ${neckY - 24}C${neckX + 8} ${neckY - 12} ${neckX + 8} ${neckY - 4} ${neckX + 10} ${neckY + 2}C${neckX + 30} ${neckY - 12} ${middle - 26} ${neckY - 14} ${middle} ${neckY - 14}`;
  sketch.piece(symmetric(back), { shadow: 0.12, isFlat: true });
}

/** The shawl collar of a wrap coat, one piece from the neck to where the coat closes. */
export function drawShawl(sketch: Sketch, { neckHalf, neckY }: Torso, endY: number, width: number): void {
  const neckX = middle - neckHalf;
  const shawl =
    `M${neckX + 12} ${neckY - 26}C${neckX - 24} ${neckY - 18} ${neckX - 34} ${neckY + 14} ${neckX - width} ${neckY + 92}C${neckX - width + 4} ${neckY + 140} ${middle - 60} ${endY - 50} ${middle + 6} ${endY}` +
    `C${middle - 30} ${endY - 70} ${neckX + 16} ${neckY + 90} ${neckX + 12} ${neckY - 26}Z`;
  const fold = lens([neckX - 4, neckY + 6], [neckX - 12, neckY + 90], [middle - 20, endY - 30], 12);
  sketch.piece(mirror(shawl), { angle: 20, shadow: 0.07, isLifted: true, folds: [mirror(fold)] });
  sketch.piece(shawl, { angle: -20, isLifted: true, lights: [fold] });
  const back = `M${middle} ${neckY - 36}C${middle - 26} ${neckY - 36} ${neckX + 26} ${neckY - 34} ${neckX + 12} ${neckY - 26}C${neckX + 8} ${neckY - 12} ${neckX + 8} ${neckY - 4} ${neckX + 12} ${neckY + 4}C${neckX + 30} ${neckY - 12} ${middle - 26} ${neckY - 14} ${middle} ${neckY - 14}`;
  sketch.piece(symmetric(back), { shadow: 0.1, isFlat: true });
}

/** A slanted flap over a pocket and its twin. */
export function drawFlaps(sketch: Sketch, x: number, y: number, width = 86): void {
  const flap = `M${x} ${y}L${x + width} ${y + 6}L${x + width - 1} ${y + 32}C${x + width * 0.6} ${y + 36} ${x + width * 0.3} ${y + 33} ${x - 1} ${y + 27}Z`;
  sketch.piece(flap, { isLifted: true });
  sketch.piece(mirror(flap), { shadow: 0.05, isLifted: true });
}

/** Two columns of buttons, as a double-breasted front has. */
export function drawDoubleButtons(sketch: Sketch, rows: readonly number[], spread: number, radius: number, fill?: string): void {
  for (const y of rows) {
    for (const x of [middle - spread, middle + spread]) drawButton(sketch, [x, y], radius, fill);
  }
}

/** A cloth belt around the waist. */
export function drawClothBelt(sketch: Sketch, y: number, half: number, depth = 34): void {
  const belt = `M${middle - half} ${y}C${middle - half * 0.5} ${y + 10} ${middle + half * 0.5} ${y + 10} ${middle + half} ${y}L${middle + half} ${y + depth}C${middle + half * 0.5} ${y + depth + 10} ${middle - half * 0.5} ${y + depth + 10} ${middle - half} ${y + depth}Z`;
  sketch.piece(belt, { angle: 90, isLifted: true, folds: [lens([middle - half, y + 8], [middle - 60, y + 22], [middle - 20, y + 18], 5)] });
  drawSeam(
    sketch,
    `M${middle - half} ${y + 5}C${middle - half * 0.5} ${y + 15} ${middle + half * 0.5} ${y + 15} ${middle + half} ${y + 5}M${middle - half} ${y + depth - 5}C${middle - half * 0.5} ${y + depth + 5} ${middle + half * 0.5} ${y + depth + 5} ${middle + half} ${y + depth - 5}`,
    0.4,
  );
}
