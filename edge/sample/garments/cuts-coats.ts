import { drawHanger } from './hangers.ts';
import { lens, middle, mirror, polygon, symmetric, symmetricLine } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { coatFolds, coatTorso, drawClothBelt, drawDoubleButtons, drawFlaps, drawLapels, drawLining, drawShawl } from './tailoring.ts';
import { drawArms, drawTorso, shapeArm, torsoLights, type Sleeve, type Torso } from './torso.ts';
import { drawButton, drawButtons, drawPatchPocket, drawSeam, drawStitches } from './trims.ts';

const coatArm: Sleeve = { cuffX: 146, cuffY: 664, cuffHalf: 46, swell: 4 };

/** Lining, hanger, arms and front: a coat before its collar. */
function drawCoatBody(sketch: Sketch, torso: Torso, sleeve: Sleeve = coatArm): ReturnType<typeof shapeArm> {
  const arm = shapeArm(torso, sleeve);
  drawLining(sketch, torso);
  drawHanger(sketch, torso.neckY - 14, 56);
  drawArms(sketch, arm);
  drawTorso(sketch, torso, {
    folds: coatFolds(torso),
    lights: [...torsoLights(torso).slice(0, 1), lens([330, 470], [326, 660], [304, 870], 15)],
  });
  return arm;
}

function armPoint({ outer, inner, along }: ReturnType<typeof shapeArm>, up: number): string {
  const at = (corner: readonly [number, number]): string => `${corner[0] - along[0] * up} ${corner[1] - along[1] * up}`;
  return `M${at(outer)}L${at(inner)}`;
}

export function drawStraightCoat(sketch: Sketch): void {
  const arm = drawCoatBody(sketch, coatTorso);
  drawSeam(sketch, 'M402 372C416 380 416 400 416 420L418 891', 0.85);
  drawFlaps(sketch, 262, 606, 92);
  drawSeam(sketch, armPoint(arm, 54) + mirror(armPoint(arm, 54)), 0.5);
  drawLapels(sketch, coatTorso, { endX: 402, endY: 376, width: 50, notchY: 258 });
  drawButtons(sketch, middle + 4, [398, 590], 3, 11);
}

export function drawWrapCoat(sketch: Sketch): void {
  const torso: Torso = { ...coatTorso, dip: 250, shoulderHalf: 178, waistHalf: 140, waistY: 520, hemHalf: 190 };
  const arm = drawCoatBody(sketch, torso, { ...coatArm, cuffHalf: 52, swell: 8 });
  drawSeam(sketch, armPoint(arm, 58) + mirror(armPoint(arm, 58)), 0.6);
  drawSeam(sketch, 'M404 430C440 520 446 700 440 890', 0.85);
  drawPatchPocket(sketch, { x: 250, y: 626, width: 96, height: 112, mirrored: true });
  drawShawl(sketch, torso, 436, 62);
  drawClothBelt(sketch, 498, 142, 38);
  sketch.piece('M384 528C366 600 356 660 360 742L398 748C396 670 404 600 414 534Z', {
    angle: 6,
    isLifted: true,
    folds: [lens([396, 540], [380, 640], [380, 744], 8)],
  });
  sketch.piece('M410 528C440 580 458 640 466 704L502 692C492 620 466 566 432 520Z', { angle: -18, isLifted: true });
  sketch.piece('M374 498C390 490 420 490 436 500C444 516 442 534 430 542C410 550 388 548 376 540C366 528 366 508 374 498Z', {
    isLifted: true,
    folds: [lens([382, 500], [410, 516], [428, 540], 8)],
  });
}

export function drawTrench(sketch: Sketch): void {
  const torso: Torso = { ...coatTorso, dip: 160, waistHalf: 138, waistY: 530, hemHalf: 186 };
  const arm = drawCoatBody(sketch, torso);
  drawSeam(sketch, 'M404 336C470 350 474 400 472 460L484 889', 0.85);
  drawStitches(sketch, 'M464 372C466 400 465 430 464 460L475 886', { width: 1.3, opacity: 0.6 });
  const flap = 'M452 216C470 280 500 330 538 340L544 250L528 214C500 200 470 190 458 184Z';
  sketch.piece(flap, { shadow: 0.03, isLifted: true });
  const epaulette = 'M252 214L322 184L330 202L262 234C252 232 248 222 252 214Z';
  for (const shape of [epaulette, mirror(epaulette)]) sketch.piece(shape, { isLifted: true });
  for (const x of [270, 530]) drawButton(sketch, [x, 220], 6);
  const strap = polygon([128, 604], [214, 628], [208, 650], [121, 626]);
  sketch.piece(strap);
  sketch.piece(mirror(strap), { shadow: 0.05 });
  drawSeam(sketch, armPoint(arm, 10) + mirror(armPoint(arm, 10)), 0.4);
  drawLapels(sketch, torso, { endX: 404, endY: 340, width: 64, notchY: 250, peak: 6 });
  drawDoubleButtons(sketch, [392, 464, 648], 54, 10);
  const welt = 'M262 612L290 600L316 716L288 726Z';
  sketch.piece(welt);
  sketch.piece(mirror(welt), { shadow: 0.05 });
  drawClothBelt(sketch, 508, 142, 38);
  sketch.piece('M420 522C450 530 480 560 486 640L456 648C452 590 436 562 412 556Z', { angle: -20, isLifted: true });
  sketch.add(
    '<path d="M378 504h46v56h-46z" fill="none" stroke="#5a3d24" stroke-width="9" stroke-linejoin="round"/><path d="M378 504h46v56h-46z" fill="none" stroke="#8b633c" stroke-width="5" stroke-linejoin="round"/><path d="M400 532h26" stroke="#8b633c" stroke-width="4.5"/>',
  );
}

function drawToggle(sketch: Sketch, y: number): void {
  const leather = '#5b3c25';
  sketch.add(
    `<g fill="${leather}" stroke="#2b1a10" stroke-width="1.4"><path d="M322 ${y - 13}l28 6v14l-28 6z"/><path d="M478 ${y - 13}l-28 6v14l28 6z"/></g>` +
      `<path d="M350 ${y - 3}h72M350 ${y + 3}h72" stroke="#3d2918" stroke-width="3"/><path d="M450 ${y - 3}h-56M450 ${y + 3}h-56" stroke="#3d2918" stroke-width="3"/>` +
      `<path d="M366 ${y - 6}c18 -7 50 -7 68 0c5 4 5 8 0 12c-18 7 -50 7 -68 0c-5 -4 -5 -8 0 -12z" fill="#c79a5f" stroke="#6d4a25" stroke-width="1.6"/><path d="M374 ${y - 5}c16 -4 36 -4 50 -1" stroke="#eccf9d" stroke-width="2.4" fill="none" opacity=".8"/>`,
  );
}

export function drawDuffleCoat(sketch: Sketch): void {
  const torso: Torso = { ...coatTorso, neck: 'round', dip: 48, neckHalf: 66, hemY: 850, hemHalf: 178 };
  const hood = 'M400 118C344 118 308 146 306 188C310 220 330 236 348 240L400 244';
  drawHanger(sketch, torso.neckY - 40, 56);
  sketch.piece(symmetric(hood), {
    folds: [lens([470, 140], [486, 190], [452, 240], 16)],
    lights: [lens([336, 150], [326, 190], [346, 230], 10)],
  });
  sketch.piece(symmetric('M400 150C360 150 340 172 342 200C350 226 376 238 400 240'), {
    fill: sketch.dye.inside,
    isFlat: true,
    folds: ['M330 146h140v34h-140z'],
  });
  const arm = shapeArm(torso, coatArm);
  drawArms(sketch, arm);
  drawTorso(sketch, torso, { folds: coatFolds(torso) });
  drawSeam(sketch, 'M426 222L428 862', 0.85);
  drawStitches(sketch, 'M418 226L420 860', { width: 1.3, opacity: 0.6 });
  const yoke = 'M250 300C300 318 350 324 400 324';
  drawStitches(sketch, symmetricLine(yoke), { width: 1.5 });
  drawSeam(sketch, armPoint(arm, 44) + mirror(armPoint(arm, 44)), 0.6);
  drawPatchPocket(sketch, { x: 252, y: 624, width: 100, height: 112, mirrored: true });
  drawFlaps(sketch, 248, 606, 106);
  for (const y of [292, 400, 508, 616]) drawToggle(sketch, y);
  sketch.piece('M356 214L444 214L448 244L352 244Z', { isFlat: true });
}

export function drawPeaCoat(sketch: Sketch): void {
  const torso: Torso = { ...coatTorso, dip: 150, hemY: 740, waistY: 540, waistHalf: 150, hemHalf: 160 };
  const arm = drawCoatBody(sketch, torso, { ...coatArm, cuffY: 672 });
  drawSeam(sketch, 'M404 330C474 344 480 400 480 460L488 750', 0.85);
  drawStitches(sketch, 'M472 360C473 400 472 430 472 460L480 748', { width: 1.2, opacity: 0.5 });
  drawSeam(sketch, armPoint(arm, 40) + mirror(armPoint(arm, 40)), 0.5);
  const welt = 'M262 560L284 552L304 650L282 658Z';
  sketch.piece(welt);
  sketch.piece(mirror(welt), { shadow: 0.05 });
  drawLapels(sketch, torso, { endX: 404, endY: 330, width: 82, notchY: 250, peak: 4 });
  drawDoubleButtons(sketch, [388, 484, 580], 58, 13);
}
