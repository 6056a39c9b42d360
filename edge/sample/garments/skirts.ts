import { lens, middle, symmetric, symmetricLine } from './outline.ts';
import type { PieceLook, Sketch } from './sketch.ts';

/** The front of a skirt, alone or under a bodice. */
export interface Skirt {
  readonly waistHalf: number;
  readonly waistY: number;
  /** How far the waist line sags in the middle. */
  readonly waistSag: number;
  readonly hipHalf: number;
  readonly hipY: number;
  readonly hemHalf: number;
  readonly hemY: number;
  readonly hemDrop: number;
}

export function skirtHalf({ waistHalf, waistY, waistSag, hipHalf, hipY, hemHalf, hemY, hemDrop }: Skirt): string {
  return (
    `M${middle} ${waistY + waistSag}C${middle - waistHalf * 0.4} ${waistY + waistSag} ${middle - waistHalf * 0.8} ${waistY + waistSag * 0.5} ${middle - waistHalf} ${waistY}` +
    `C${middle - waistHalf - 4} ${waistY + (hipY - waistY) * 0.4} ${middle - hipHalf + (hemHalf - hipHalf) * 0.1} ${hipY - (hipY - waistY) * 0.4} ${middle - hipHalf} ${hipY}` +
    `C${middle - hipHalf - (hemHalf - hipHalf) * 0.3} ${hipY + (hemY - hipY) * 0.35} ${middle - hemHalf + (hemHalf - hipHalf) * 0.12} ${hemY - (hemY - hipY) * 0.3} ${middle - hemHalf} ${hemY}` +
    `C${middle - hemHalf * 0.6} ${hemY + hemDrop} ${middle - hemHalf * 0.3} ${hemY + hemDrop} ${middle} ${hemY + hemDrop}`
  );
}

/** Folds that open like a fan from waist to hem; `count` of them. */
export function skirtFolds({ waistHalf, waistY, hemHalf, hemY, hemDrop }: Skirt, count = 5): readonly string[] {
  const spread = Array.from({ length: count }, (_, nth) => ((nth + 0.65) / count) * 2 - 1);
  const fan = spread.map((share, nth) => {
    const from = middle + share * waistHalf * 0.86;
    const to = middle + share * hemHalf * 0.94;
    const startY = waistY + 30 + ((nth * 37) % 70);
    return lens([from, startY], [from + (to - from) * 0.38, (startY + hemY) / 2], [to, hemY + hemDrop + 6], 11 + nth * (26 / count) * 0.5);
  });
  const shade = `M${middle + waistHalf - 14} ${waistY}C${middle + waistHalf + 4} ${(waistY + hemY) / 2} ${middle + hemHalf - 44} ${hemY - 100} ${middle + hemHalf - 34} ${hemY + 20}L${middle + hemHalf + 40} ${hemY + 20}L${middle + hemHalf + 40} ${waistY}Z`;
  return [...fan, shade];
}

export function skirtLights({ waistHalf, waistY, hemHalf, hemY }: Skirt, count = 3): readonly string[] {
  return Array.from({ length: count }, (_, nth) => {
    const share = -0.72 + (nth * 1.25) / count;
    const from = middle + share * waistHalf * 0.8;
    const to = middle + share * hemHalf * 0.9;
    return lens([from, waistY + 24], [from + (to - from) * 0.4, (waistY + hemY) / 2], [to, hemY - 16], 17 - nth * 3);
  });
}

export function drawSkirt(sketch: Sketch, skirt: Skirt, look: PieceLook = {}): void {
  sketch.piece(symmetric(skirtHalf(skirt)), { folds: skirtFolds(skirt), lights: skirtLights(skirt), ...look });
}

/** A line parallel to the hem, `up` pixels above it. */
export function hemRow({ hemHalf, hemY, hemDrop }: Skirt, up: number): string {
  const half = hemHalf - up * 0.08;
  return symmetricLine(
    `M${middle - half} ${hemY - up}C${middle - half * 0.6} ${hemY - up + hemDrop} ${middle - half * 0.3} ${hemY - up + hemDrop} ${middle} ${hemY - up + hemDrop}`,
  );
}

/** Little creases under a seam where cloth is gathered into it. */
export function gatherBelow(halfWidth: number, y: number, sag: number, length: number, step = 17): readonly string[] {
  const creases: string[] = [];
  for (let x = -halfWidth + step * 0.6; x < halfWidth; x += step) {
    const share = x / halfWidth;
    const startY = y + sag * (1 - share * share);
    const reach = length * (0.7 + 0.3 * Math.abs(Math.sin(x)));
    creases.push(lens([middle + x, startY], [middle + x * 1.02, startY + reach * 0.5], [middle + x * 1.06, startY + reach], 3.6));
  }
  return creases;
}
