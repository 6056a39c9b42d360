import { middle, mirror, polygon, symmetric, symmetricLine } from './outline.ts';
import { lighten } from './shade.ts';
import type { Sketch } from './sketch.ts';
import { neckLine, type shapeArm, type Torso } from './torso.ts';

type Pair = readonly [number, number];

/** A knitted band along a line: cloth of the garment's colour with fine ribs across it. */
export function drawRibbing(sketch: Sketch, line: string, width: number, { inside = false } = {}): void {
  const { dye } = sketch;
  const fill = inside ? dye.inside : dye.base;
  sketch.line(line, { colour: dye.edge, width: width + 4 });
  sketch.line(line, { colour: fill, width });
  sketch.line(line, { colour: dye.deep, width, dash: '2.4 4.6', opacity: inside ? 0.5 : 0.85 });
  sketch.line(line, { colour: dye.pale, width: Math.max(2, width * 0.16), opacity: 0.25 });
}

/** The knitted band around a neck, lying inside the neckline. */
export function drawNeckRibbing(sketch: Sketch, torso: Torso, width: number): void {
  drawRibbing(
    sketch,
    neckLine({ ...torso, neckY: torso.neckY - 1, dip: torso.dip - width / 2 + 2, neckHalf: torso.neckHalf - width * 0.32 }),
    width,
  );
}

/** The knitted band under a hem. */
export function drawHemRibbing(sketch: Sketch, { hemHalf, hemY, hemDrop }: Torso, depth: number): void {
  const inset = hemHalf - 9;
  const half = `M${middle} ${hemY + hemDrop - 4}C${middle - hemHalf * 0.3} ${hemY + hemDrop - 4} ${middle - hemHalf * 0.6} ${hemY + hemDrop - 4} ${middle - hemHalf + 1} ${hemY - 4}C${middle - hemHalf + 2} ${hemY + depth * 0.5} ${middle - inset} ${hemY + depth * 0.6} ${middle - inset} ${hemY + depth}C${middle - inset * 0.6} ${hemY + depth + hemDrop} ${middle - inset * 0.3} ${hemY + depth + hemDrop} ${middle} ${hemY + depth + hemDrop}`;
  sketch.piece(symmetric(half), { fill: sketch.dye.base });
  const centre = `M${middle - inset} ${hemY + depth / 2}C${middle - inset * 0.6} ${hemY + depth / 2 + hemDrop} ${middle - inset * 0.3} ${hemY + depth / 2 + hemDrop} ${middle} ${hemY + depth / 2 + hemDrop}`;
  sketch.line(symmetricLine(centre), { colour: sketch.dye.deep, width: depth - 3, dash: '2.6 6.4', opacity: 0.8 });
}

type Arm = ReturnType<typeof shapeArm>;

function cuffCorners({ outer, inner, along }: Arm, depth: number, narrow: number): readonly [Pair, Pair, Pair, Pair] {
  const [acrossX, acrossY] = [-along[1], along[0]];
  return [
    [outer[0] - along[0] * 3, outer[1] - along[1] * 3],
    [inner[0] - along[0] * 3, inner[1] - along[1] * 3],
    [inner[0] + along[0] * depth + acrossX * narrow, inner[1] + along[1] * depth + acrossY * narrow],
    [outer[0] + along[0] * depth - acrossX * narrow, outer[1] + along[1] * depth - acrossY * narrow],
  ];
}

/** Two knitted cuffs, `narrow` pixels tighter than the sleeve on each side. */
export function drawCuffRibbing(sketch: Sketch, arm: Arm, depth: number, narrow = 6): void {
  const corners = cuffCorners(arm, depth, narrow);
  const [a, b, c, d] = corners;
  const across = `M${(a[0] + d[0]) / 2} ${(a[1] + d[1]) / 2}L${(b[0] + c[0]) / 2} ${(b[1] + c[1]) / 2}`;
  for (const [shape, line] of [
    [polygon(...corners), across],
    [mirror(polygon(...corners)), mirror(across)],
  ] as const) {
    sketch.piece(shape, { fill: sketch.dye.base });
    sketch.line(line, { colour: sketch.dye.deep, width: depth - 2, dash: '2.4 5.6', opacity: 0.8 });
  }
}

/** Two sewn cuffs with a button each. */
export function drawCuffs(sketch: Sketch, arm: Arm, depth: number): void {
  const corners = cuffCorners(arm, depth, 0);
  const [a, b, c, d] = corners;
  const shape = polygon(...corners);
  sketch.piece(shape, { angle: arm.angle });
  sketch.piece(mirror(shape), { angle: -arm.angle, shadow: 0.06 });
  const seam = `M${a[0] + arm.along[0] * 6} ${a[1] + arm.along[1] * 6}L${b[0] + arm.along[0] * 6} ${b[1] + arm.along[1] * 6}M${d[0] - arm.along[0] * 5} ${d[1] - arm.along[1] * 5}L${c[0] - arm.along[0] * 5} ${c[1] - arm.along[1] * 5}`;
  drawStitches(sketch, seam + mirror(seam));
  const buttonX = b[0] * 0.72 + a[0] * 0.28 + (arm.along[0] * depth) / 2;
  const buttonY = b[1] * 0.72 + a[1] * 0.28 + (arm.along[1] * depth) / 2;
  drawButton(sketch, [buttonX, buttonY], 5.5);
  drawButton(sketch, [2 * middle - buttonX, buttonY], 5.5);
}

/** A line of stitches in the garment's thread. */
export function drawStitches(sketch: Sketch, path: string, { width = 1.8, opacity = 0.85 } = {}): void {
  sketch.line(path, { colour: sketch.dye.thread, width, dash: '6 3.4', opacity });
}

/** A seam: a fine dark line. */
export function drawSeam(sketch: Sketch, path: string, opacity = 0.7): void {
  sketch.line(path, { width: 1.6, opacity });
}

/** A four-hole button; small ones keep two holes. */
export function drawButton(sketch: Sketch, [x, y]: Pair, radius: number, fill = sketch.dye.button): void {
  const hole = radius * 0.24;
  const holes = [-1, 1].flatMap((side) =>
    radius < 6.5
      ? [[side, 0]]
      : [
          [side, -1],
          [side, 1],
        ],
  );
  const dots = holes.map(([dx = 0, dy = 0]) => `<circle cx="${x + dx * hole}" cy="${y + dy * hole}" r="${radius * 0.13}"/>`).join('');
  sketch.add(
    `<circle cx="${x + 1.2}" cy="${y + 2}" r="${radius}" fill="#26182f" opacity=".3"/>` +
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="#26182f" stroke-opacity=".55" stroke-width="1.2"/>` +
      `<circle cx="${x}" cy="${y}" r="${radius * 0.66}" fill="none" stroke="${lighten(fill, 0.4)}" stroke-width="1" opacity=".7"/>` +
      `<g fill="#26182f" opacity=".7">${dots}</g>`,
  );
}

/** Buttons down a line, first and last included. */
export function drawButtons(sketch: Sketch, x: number, [fromY, toY]: Pair, count: number, radius = 6.5): void {
  for (let nth = 0; nth < count; nth += 1) drawButton(sketch, [x, fromY + ((toY - fromY) * nth) / Math.max(1, count - 1)], radius);
}

/** A patch pocket with its corners cut, sewn on with two rows; `mirrored` draws its twin as well. */
export function drawPatchPocket(
  sketch: Sketch,
  { x, y, width, height, mirrored = false }: { x: number; y: number; width: number; height: number; mirrored?: boolean },
): void {
  const shape = `M${x} ${y}L${x + width} ${y}L${x + width - 1} ${y + height * 0.78}L${x + width / 2} ${y + height}L${x + 1} ${y + height * 0.78}Z`;
  const rows = `M${x + 5} ${y + 11}L${x + width - 5} ${y + 11}M${x + 5} ${y + 4}L${x + 6} ${y + height * 0.75}L${x + width / 2} ${y + height - 6}L${x + width - 6} ${y + height * 0.75}L${x + width - 5} ${y + 4}`;
  sketch.piece(shape, { isLifted: true });
  drawStitches(sketch, rows);
  if (!mirrored) return;
  sketch.piece(mirror(shape), { isLifted: true });
  drawStitches(sketch, mirror(rows));
}
