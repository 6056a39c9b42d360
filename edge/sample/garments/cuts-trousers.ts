import { drawClipHanger } from './hangers.ts';
import { drawBeltLoops, drawLegs, drawWaistBack, drawWaistband, legsHalf, legFolds, legLights, straightLegs, type Legs } from './legs.ts';
import { lens, middle, mirror, symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawButton, drawSeam, drawStitches } from './trims.ts';

const hanging: Legs = { ...straightLegs, waistY: 196, hipY: 356, crotchY: 436, kneeY: 650, hemY: 912 };

/** A pressed crease down the front of each leg: a light and a shadow side by side. */
function drawCreases(sketch: Sketch, { kneeX, kneeY, hemX, hemY }: Legs, fromY: number): void {
  const crease = (by: number): string =>
    `M${middle - 66 + by} ${fromY}C${middle - 74 + by} ${fromY + 120} ${middle - kneeX + by} ${kneeY - 60} ${middle - kneeX + by} ${kneeY}L${middle - hemX + by} ${hemY + 3}`;
  sketch.line(crease(0) + mirror(crease(0)), { width: 2.4, opacity: 0.5 });
  sketch.line(crease(-3) + mirror(crease(3)), { colour: sketch.dye.pale, width: 2.4, opacity: 0.55 });
}

function drawFly(sketch: Sketch, { waistY, crotchY }: Legs, depth: number): void {
  drawSeam(sketch, `M${middle} ${waistY + depth}L${middle} ${crotchY}`);
  drawSeam(
    sketch,
    `M${middle + 24} ${waistY + depth + 8}L${middle + 24} ${crotchY - 84}C${middle + 24} ${crotchY - 58} ${middle + 14} ${crotchY - 50} ${middle + 2} ${crotchY - 44}`,
    0.4,
  );
}

function drawSlantPockets(sketch: Sketch, { waistHalf, waistY, hipHalf }: Legs, depth: number): void {
  const slant = `M${middle - waistHalf + 22} ${waistY + depth + 4}L${middle - hipHalf + 8} ${waistY + depth + 112}`;
  drawSeam(sketch, slant + mirror(slant));
  const row = `M${middle - waistHalf + 28} ${waistY + depth + 5}L${middle - hipHalf + 15} ${waistY + depth + 112}`;
  drawStitches(sketch, row + mirror(row), { width: 1.2, opacity: 0.5 });
}

function drawTurnUps(sketch: Sketch, { hemX, hemY, hemHalf }: Legs): void {
  const cuff = `M${middle - hemX - hemHalf - 1} ${hemY - 28}C${middle - hemX - 20} ${hemY - 22} ${middle - hemX + 20} ${hemY - 22} ${middle - hemX + hemHalf + 1} ${hemY - 28}L${middle - hemX + hemHalf + 1} ${hemY + 2}C${middle - hemX + 20} ${hemY + 8} ${middle - hemX - 20} ${hemY + 8} ${middle - hemX - hemHalf - 1} ${hemY + 2}Z`;
  sketch.piece(cuff);
  sketch.piece(mirror(cuff), { shadow: 0.05 });
}

function drawTailored(sketch: Sketch, legs: Legs): void {
  drawWaistBack(sketch, legs);
  drawLegs(sketch, legs);
  drawCreases(sketch, legs, legs.waistY + 110);
  drawSlantPockets(sketch, legs, 30);
  drawFly(sketch, legs, 30);
  drawWaistband(sketch, legs, 30);
  drawBeltLoops(sketch, legs, 28);
}

export function drawPleatedTrousers(sketch: Sketch): void {
  const legs: Legs = { ...hanging, hipHalf: 152, kneeX: 92, kneeHalf: 78, hemX: 100, hemHalf: 80 };
  drawTailored(sketch, legs);
  const y = legs.waistY + 40;
  for (const [x, length] of [
    [-72, 150],
    [-44, 110],
    [44, 110],
    [72, 150],
  ] as const) {
    sketch.piece(lens([middle + x, y], [middle + x * 1.03, y + length / 2], [middle + x * 1.06, y + length], 3), {
      fill: sketch.dye.edge,
      isFlat: true,
      edge: 'none',
    });
  }
  drawTurnUps(sketch, legs);
  drawButton(sketch, [middle + 8, legs.waistY + 24], 6.5);
  drawClipHanger(sketch, legs.waistY, 78);
}

export function drawCigaretteTrousers(sketch: Sketch): void {
  const legs: Legs = { ...hanging, hipHalf: 138, kneeX: 78, kneeHalf: 51, hemX: 80, hemHalf: 39, hemY: 872 };
  drawTailored(sketch, legs);
  drawButton(sketch, [middle + 8, legs.waistY + 24], 6);
  const slit = `M${middle - legs.hemX - legs.hemHalf + 3} ${legs.hemY - 30}L${middle - legs.hemX - legs.hemHalf + 8} ${legs.hemY}`;
  drawSeam(sketch, slit + mirror(slit));
  drawClipHanger(sketch, legs.waistY, 78);
}

export function drawChinos(sketch: Sketch): void {
  const legs: Legs = { ...straightLegs, hipHalf: 144, kneeHalf: 60, hemX: 88, hemHalf: 48 };
  drawWaistBack(sketch, legs);
  drawLegs(sketch, legs);
  drawSlantPockets(sketch, legs, 30);
  drawFly(sketch, legs, 30);
  drawWaistband(sketch, legs, 30);
  drawBeltLoops(sketch, legs, 28);
  drawButton(sketch, [middle + 8, legs.waistY + 24], 7);
  drawTurnUps(sketch, legs);
}

export function drawCulottes(sketch: Sketch): void {
  const legs: Legs = {
    ...hanging,
    waistHalf: 112,
    hipHalf: 158,
    crotchY: 446,
    kneeX: 108,
    kneeHalf: 92,
    kneeY: 620,
    hemX: 120,
    hemHalf: 104,
    hemY: 800,
  };
  drawWaistBack(sketch, legs);
  const folds = [
    ...[-1, 1].flatMap((side) => [
      lens([middle + side * 60, 250], [middle + side * 80, 500], [middle + side * 70, 806], 16),
      lens([middle + side * 96, 260], [middle + side * 150, 500], [middle + side * 176, 806], 18),
    ]),
    lens([middle + 108, 280], [middle + 190, 540], [middle + 214, 806], 24),
    lens([middle, 476], [middle - 14, 640], [middle - 6, 806], 9),
  ];
  sketch.piece(symmetric(legsHalf(legs)), {
    folds,
    lights: [lens([330, 260], [290, 500], [270, 790], 17), lens([440, 300], [440, 560], [448, 790], 11)],
  });
  drawSeam(sketch, 'M400 230L400 470');
  drawWaistband(sketch, legs, 34);
  const pleats = 'M346 238L338 330M318 236L302 330';
  drawSeam(sketch, pleats + mirror(pleats), 0.6);
  drawClipHanger(sketch, legs.waistY, 80);
}

export function drawDrawstringTrousers(sketch: Sketch): void {
  const legs: Legs = { ...straightLegs, waistHalf: 116, hipHalf: 150, kneeX: 88, kneeHalf: 70, hemX: 94, hemHalf: 66, hemY: 890 };
  drawWaistBack(sketch, legs);
  drawLegs(sketch, legs, {
    folds: [
      ...legFolds(legs),
      ...[-90, -54, -20, 26, 60, 94].map((x) => lens([middle + x, 168], [middle + x * 1.08, 220], [middle + x * 1.14, 280], 5)),
    ],
    lights: legLights(legs),
  });
  drawSlantPockets(sketch, legs, 34);
  drawSeam(sketch, `M400 172L400 ${legs.crotchY}`, 0.6);
  drawWaistband(sketch, legs, 36);
  sketch.line(
    'M290 136L288 170M306 139L304 174M322 141L320 176M338 142L337 178M354 143L353 179M370 144L369 180M430 144L431 180M446 143L447 179M462 142L463 178M478 141L480 176M494 139L496 174M510 136L512 170',
    { width: 2, opacity: 0.4 },
  );
  sketch.add(
    `<path d="M392 160C384 200 372 240 378 290M408 160C420 204 424 232 416 274" fill="none" stroke="#26182f" stroke-opacity=".35" stroke-width="7.5" stroke-linecap="round"/>` +
      `<path d="M392 160C384 200 372 240 378 290M408 160C420 204 424 232 416 274M392 160C396 170 404 170 408 160" fill="none" stroke="#f4eddd" stroke-width="5.5" stroke-linecap="round"/>`,
  );
}
