import { lens, middle, mirror, symmetric, symmetricLine } from './outline.ts';
import type { PieceLook, Sketch } from './sketch.ts';

/** The front of anything that hangs from the shoulders. Halves are measured from the middle, all in pixels of the sheet. */
export interface Torso {
  readonly neckHalf: number;
  readonly neckY: number;
  /** How deep the front of the neck falls below its corners. */
  readonly dip: number;
  readonly neck: 'round' | 'v';
  readonly shoulderHalf: number;
  readonly shoulderY: number;
  readonly underarmHalf: number;
  readonly underarmY: number;
  readonly waistHalf: number;
  readonly waistY: number;
  readonly hemHalf: number;
  readonly hemY: number;
  /** How much lower the hem hangs in the middle than at the sides. */
  readonly hemDrop: number;
  /** A shirt's hem: rounded up to the side seams. */
  readonly hasTails?: boolean;
}

/** A jumper's measures: what most knitted and jersey cuts start from. */
export const easyTorso: Torso = {
  neckHalf: 66,
  neckY: 226,
  dip: 56,
  neck: 'round',
  shoulderHalf: 172,
  shoulderY: 262,
  underarmHalf: 158,
  underarmY: 420,
  waistHalf: 152,
  waistY: 600,
  hemHalf: 154,
  hemY: 742,
  hemDrop: 10,
};

/** The front neckline from the middle out to the left corner, without its start. */
function neckCurve({ neckHalf, neckY, dip, neck }: Torso): string {
  return neck === 'v'
    ? `C${middle - neckHalf * 0.4} ${neckY + dip * 0.66} ${middle - neckHalf * 0.86} ${neckY + dip * 0.3} ${middle - neckHalf} ${neckY}`
    : `C${middle - neckHalf * 0.6} ${neckY + dip} ${middle - neckHalf * 0.96} ${neckY + dip * 0.5} ${middle - neckHalf} ${neckY}`;
}

/** The front neckline from corner to corner. */
export function neckLine(torso: Torso): string {
  return symmetricLine(reverseHalf(torso));
}

function reverseHalf({ neckHalf, neckY, dip, neck }: Torso): string {
  const start = `M${middle - neckHalf} ${neckY}`;
  return neck === 'v'
    ? `${start}C${middle - neckHalf * 0.86} ${neckY + dip * 0.3} ${middle - neckHalf * 0.4} ${neckY + dip * 0.66} ${middle} ${neckY + dip}`
    : `${start}C${middle - neckHalf * 0.96} ${neckY + dip * 0.5} ${middle - neckHalf * 0.6} ${neckY + dip} ${middle} ${neckY + dip}`;
}

/** The armhole and the side down to the hem's left corner. */
function sideCurve(torso: Torso): string {
  const { shoulderHalf, shoulderY, underarmHalf, underarmY, waistHalf, waistY, hemHalf, hemY } = torso;
  const armX = middle - Math.min(underarmHalf, shoulderHalf) + 16;
  return (
    `C${armX} ${shoulderY + 46} ${armX + 2} ${underarmY - 46} ${middle - underarmHalf} ${underarmY}` +
    `C${middle - underarmHalf + 3} ${underarmY + 60} ${middle - waistHalf} ${waistY - 60} ${middle - waistHalf} ${waistY}` +
    `C${middle - waistHalf} ${waistY + (hemY - waistY) * 0.4} ${middle - hemHalf} ${hemY - (hemY - waistY) * 0.35} ${middle - hemHalf} ${hemY}`
  );
}

/** The left half of the front, neck to hem. */
export function torsoHalf(torso: Torso): string {
  const { neckHalf, neckY, dip, shoulderHalf, shoulderY, hemHalf, hemY, hemDrop, hasTails = false } = torso;
  const hem = hasTails
    ? `C${middle - hemHalf * 0.98} ${hemY + hemDrop * 0.6} ${middle - hemHalf * 0.7} ${hemY + hemDrop} ${middle - hemHalf * 0.3} ${hemY + hemDrop}L${middle} ${hemY + hemDrop}`
    : `C${middle - hemHalf * 0.6} ${hemY + hemDrop} ${middle - hemHalf * 0.3} ${hemY + hemDrop} ${middle} ${hemY + hemDrop}`;
  return (
    `M${middle} ${neckY + dip}${neckCurve(torso)}` +
    `Q${middle - (neckHalf + shoulderHalf) / 2} ${(neckY + shoulderY) / 2 - 7} ${middle - shoulderHalf + 4} ${shoulderY + 1}` +
    sideCurve(torso) +
    hem
  );
}

/** How cloth falls from two shoulders: drawn towards the underarms, longer on the side away from the light. */
export function torsoFolds({ underarmHalf, underarmY, waistHalf, waistY, hemHalf, hemY }: Torso): readonly string[] {
  const left = middle - underarmHalf;
  const right = middle + underarmHalf;
  return [
    lens([left, underarmY - 6], [left + 60, underarmY + 44], [left + 118, underarmY + 58], 13),
    lens([left + 4, underarmY + 34], [left + 34, underarmY + 96], [left + 44, waistY], 11),
    lens([right, underarmY - 6], [right - 64, underarmY + 50], [right - 132, underarmY + 72], 16),
    lens([right - 4, underarmY + 30], [right - 40, underarmY + 110], [right - 46, waistY + 20], 16),
    lens([middle + waistHalf * 0.35, waistY - 40], [middle + waistHalf * 0.3, waistY + 40], [middle + hemHalf * 0.42, hemY + 10], 15),
    lens([middle - waistHalf * 0.5, waistY + 10], [middle - waistHalf * 0.44, waistY + 60], [middle - hemHalf * 0.56, hemY + 10], 11),
    `M${right - 26} ${underarmY + 40}C${right - 8} ${waistY} ${middle + hemHalf - 22} ${waistY + 60} ${middle + hemHalf - 26} ${hemY + 20}L${right + 30} ${hemY + 20}L${right + 30} ${underarmY}Z`,
  ];
}

/** Where the light lies: the left of the chest and one long fold. */
export function torsoLights({ underarmHalf, underarmY, shoulderY, waistHalf, waistY, hemHalf, hemY }: Torso): readonly string[] {
  return [
    lens(
      [middle - underarmHalf * 0.62, shoulderY + 10],
      [middle - underarmHalf * 0.7, underarmY],
      [middle - underarmHalf * 0.5, underarmY + 90],
      22,
    ),
    lens([middle - waistHalf * 0.24, waistY - 30], [middle - waistHalf * 0.2, waistY + 50], [middle - hemHalf * 0.3, hemY], 14),
    lens([middle + waistHalf * 0.62, underarmY + 60], [middle + waistHalf * 0.58, waistY], [middle + hemHalf * 0.68, hemY - 20], 9),
  ];
}

/** Draws the front of the torso. */
export function drawTorso(sketch: Sketch, torso: Torso, look: PieceLook = {}): void {
  sketch.piece(symmetric(torsoHalf(torso)), { folds: torsoFolds(torso), lights: torsoLights(torso), ...look });
}

/** The inside of the back, seen through the neck, with the house's label. The back of the neck lies `sag` below its corners. */
export function drawBackNeck(sketch: Sketch, { neckHalf, neckY, dip }: Torso, { sag = 7, ribs = 0, fill = sketch.dye.inside } = {}): void {
  const wide = neckHalf + 9;
  const top = `C${middle - neckHalf * 0.5} ${neckY + sag} ${middle - neckHalf * 0.9} ${neckY + sag * 0.8} ${middle - wide} ${neckY - 1}`;
  const half = `M${middle} ${neckY + sag}${top}C${middle - neckHalf} ${neckY + dip} ${middle - neckHalf * 0.6} ${neckY + dip + 14} ${middle} ${neckY + dip + 14}`;
  sketch.piece(symmetric(half), { fill, isFlat: true, folds: [`M${middle - wide} ${neckY + sag + ribs}h${wide * 2}v16h${-wide * 2}z`] });
  if (ribs > 0) {
    const y = neckY + ribs / 2;
    const line = `M${middle - wide + 4} ${y}C${middle - neckHalf * 0.9} ${y + sag * 0.8} ${middle - neckHalf * 0.5} ${y + sag} ${middle} ${y + sag}`;
    sketch.line(symmetricLine(line), { colour: sketch.dye.edge, width: ribs - 2, dash: '2.2 5', opacity: 0.4 });
  }
  if (dip > sag + ribs + 40) drawLabel(sketch, neckY + sag + ribs + 5);
}

/** The woven label of Maison Lune: a crescent, no letters. */
export function drawLabel(sketch: Sketch, topY: number): void {
  sketch.add(
    `<path d="M381 ${topY}h38v21h-38z" fill="#f6f0e4" stroke="#b9ad98" stroke-width="1"/>` +
      `<path d="M403 ${topY + 4}a6.6 6.6 0 1 0 2.6 12.4a5.4 5.4 0 1 1 -2.6 -12.4z" fill="#2f3d5e"/>`,
  );
}

export interface Sleeve {
  /** The middle of the left cuff. */
  readonly cuffX: number;
  readonly cuffY: number;
  readonly cuffHalf: number;
  /** How far the sleeve swells outwards, 0 for a straight one. */
  readonly swell?: number;
}

interface Arm {
  readonly path: string;
  readonly angle: number;
  readonly folds: readonly string[];
  readonly lights: readonly string[];
  /** The cuff's ends, outer and inner, and the way the arm points. */
  readonly outer: readonly [number, number];
  readonly inner: readonly [number, number];
  readonly along: readonly [number, number];
}

/** The left arm, set into the torso's armhole and reaching a little behind it. */
export function shapeArm(torso: Torso, { cuffX, cuffY, cuffHalf, swell = 0 }: Sleeve): Arm {
  const topX = middle - torso.shoulderHalf;
  const topY = torso.shoulderY;
  const pitX = middle - torso.underarmHalf;
  const pitY = torso.underarmY;
  const awayX = cuffX - (topX + pitX) / 2;
  const awayY = cuffY - (topY + pitY) / 2;
  const length = Math.hypot(awayX, awayY);
  const [alongX, alongY] = [awayX / length, awayY / length];
  const [acrossX, acrossY] = [-alongY, alongX];
  const outer = [cuffX + acrossX * cuffHalf, cuffY + acrossY * cuffHalf] as const;
  const inner = [cuffX - acrossX * cuffHalf, cuffY - acrossY * cuffHalf] as const;
  const rise = Math.min(17, length * 0.055) + swell * 0.8;
  const cap = [topX + alongX * length * 0.13 + acrossX * rise, topY + alongY * length * 0.1 + acrossY * rise] as const;
  const bendX = cap[0] + alongX * length * 0.24 + acrossX * (4 + swell * 0.6);
  const bendY = cap[1] + alongY * length * 0.24 + acrossY * (4 + swell * 0.6);
  const elbowX = outer[0] - alongX * length * 0.38 + acrossX * (8 + swell);
  const elbowY = outer[1] - alongY * length * 0.38 + acrossY * (8 + swell);
  const innerX = inner[0] - alongX * length * 0.4 - acrossX * (2 + swell * 0.7);
  const innerY = inner[1] - alongY * length * 0.4 - acrossY * (2 + swell * 0.7);
  const path =
    `M${topX + 10} ${topY - 2}C${topX - 8} ${topY + 4} ${cap[0] - alongX * 18} ${cap[1] - alongY * 18} ${cap[0]} ${cap[1]}` +
    `C${bendX} ${bendY} ${elbowX} ${elbowY} ${outer[0]} ${outer[1]}L${inner[0]} ${inner[1]}` +
    `C${innerX} ${innerY} ${pitX + alongX * 40} ${pitY + alongY * 40} ${pitX + 4} ${pitY + 2}L${pitX + 40} ${pitY - 40}L${topX + 44} ${topY + 20}Z`;
  const mid = (share: number, side: number): readonly [number, number] => [
    (topX + pitX) / 2 + awayX * share + acrossX * side,
    (topY + pitY) / 2 + awayY * share + acrossY * side,
  ];
  return {
    path,
    angle: Math.round((Math.atan2(-alongX, alongY) * 180) / Math.PI),
    folds: [
      lens([pitX + 10, pitY - 14], mid(0.3, -12), mid(0.62, -6), 12),
      lens(mid(0.42, -34), mid(0.5, 0), mid(0.56, 24), 9),
      lens(mid(0.55, -40), mid(0.78, -cuffHalf * 0.5), mid(1.02, -cuffHalf * 0.7), 15),
      lens(mid(0.8, 26), mid(0.86, 0), mid(0.98, -6), 7),
    ],
    lights: [lens(mid(-0.02, 30), mid(0.3, 42), mid(0.7, 26), 11), lens(mid(0.62, 4), mid(0.7, 16), mid(0.96, 10), 7)],
    outer,
    inner,
    along: [alongX, alongY],
  };
}

/** Draws both arms; the right one lies in the shade of the body. */
export function drawArms(sketch: Sketch, arm: Arm, look: PieceLook = {}): void {
  const folds = [...arm.folds];
  sketch.piece(arm.path, { angle: arm.angle, folds, lights: arm.lights, ...look });
  sketch.piece(mirror(arm.path), {
    angle: -arm.angle,
    folds: folds.map(mirror),
    lights: arm.lights.map(mirror).slice(1),
    shadow: 0.05,
    ...look,
  });
}
