import { drawBand, drawCollar, drawCollarBack } from './collars.ts';
import { drawHanger } from './hangers.ts';
import { lens, middle, mirror, symmetricLine } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawArms, drawBackNeck, drawTorso, easyTorso, neckLine, shapeArm, type Torso } from './torso.ts';
import { drawButtons, drawCuffs, drawPatchPocket, drawSeam, drawStitches } from './trims.ts';

const shirtTorso: Torso = {
  ...easyTorso,
  neckHalf: 54,
  neckY: 212,
  dip: 40,
  shoulderHalf: 168,
  shoulderY: 252,
  underarmHalf: 156,
  underarmY: 408,
  waistHalf: 150,
  waistY: 600,
  hemHalf: 152,
  hemY: 746,
  hemDrop: 64,
  hasTails: true,
};

/** The button band down the front, with its two rows and its buttons. */
function drawPlacket(sketch: Sketch, fromY: number, toY: number, buttons: number): void {
  sketch.piece(`M386 ${fromY}L414 ${fromY}L414 ${toY}L386 ${toY}Z`, { isFlat: true });
  drawStitches(sketch, `M391 ${fromY + 4}L391 ${toY - 3}M409 ${fromY + 4}L409 ${toY - 3}`, { width: 1.4 });
  drawButtons(sketch, middle, [fromY + 36, toY - 56], buttons, 5.8);
}

function drawYoke(sketch: Sketch, { neckHalf, neckY, shoulderHalf, shoulderY }: Torso): void {
  const yoke = `M${middle - neckHalf - 8} ${neckY + 32}L${middle - shoulderHalf + 10} ${shoulderY + 26}`;
  drawSeam(sketch, yoke + mirror(yoke), 0.45);
  const armhole = `M${middle - shoulderHalf + 12} ${shoulderY + 6}C${middle - 132} ${shoulderY + 46} ${middle - 130} ${shoulderY + 110} ${middle - 144} ${shoulderY + 154}`;
  drawStitches(sketch, armhole + mirror(armhole), { width: 1.3, opacity: 0.5 });
}

function drawHemRow(sketch: Sketch, { hemHalf, hemY, hemDrop }: Torso): void {
  drawStitches(
    sketch,
    symmetricLine(
      `M${middle - hemHalf + 3} ${hemY - 6}C${middle - hemHalf * 0.94} ${hemY + hemDrop * 0.5} ${middle - hemHalf * 0.68} ${hemY + hemDrop - 8} ${middle - hemHalf * 0.3} ${hemY + hemDrop - 8}L${middle} ${hemY + hemDrop - 8}`,
    ),
    { width: 1.3, opacity: 0.6 },
  );
}

export function drawShirt(sketch: Sketch): void {
  const arm = shapeArm(shirtTorso, { cuffX: 148, cuffY: 660, cuffHalf: 36, swell: 4 });
  drawCollarBack(sketch, shirtTorso);
  drawHanger(sketch, shirtTorso.neckY - 10, 50);
  drawArms(sketch, arm);
  drawCuffs(sketch, arm, 48);
  drawTorso(sketch, shirtTorso);
  drawYoke(sketch, shirtTorso);
  drawHemRow(sketch, shirtTorso);
  drawPatchPocket(sketch, { x: 446, y: 372, width: 78, height: 90 });
  drawPlacket(sketch, 252, 809, 6);
  drawCollar(sketch, shirtTorso, { spread: 62, point: 50 });
}

export function drawBandShirt(sketch: Sketch): void {
  const torso: Torso = { ...shirtTorso, hemY: 760 };
  const arm = shapeArm(torso, { cuffX: 148, cuffY: 660, cuffHalf: 36, swell: 4 });
  drawCollarBack(sketch, torso, 26, 23);
  drawHanger(sketch, torso.neckY - 10, 50);
  drawArms(sketch, arm);
  drawCuffs(sketch, arm, 40);
  drawTorso(sketch, torso);
  drawYoke(sketch, torso);
  drawHemRow(sketch, torso);
  sketch.piece('M340 262C360 274 440 274 460 262L460 470C440 484 360 484 340 470Z', { isFlat: true });
  const pleats = [350, 359, 368, 377].map((x) => `M${x} 270L${x} 474`).join('');
  drawSeam(sketch, pleats + mirror(pleats), 0.45);
  drawPlacket(sketch, 250, 824, 6);
  drawBand(sketch, torso, 26);
  drawButtons(sketch, middle + 2, [242, 242], 1, 5);
}

export function drawCampShirt(sketch: Sketch): void {
  const torso: Torso = {
    ...shirtTorso,
    neck: 'v',
    dip: 112,
    neckHalf: 58,
    hemY: 770,
    hemDrop: 6,
    hasTails: false,
    hemHalf: 164,
    waistHalf: 160,
    underarmHalf: 162,
  };
  const arm = shapeArm(torso, { cuffX: 160, cuffY: 424, cuffHalf: 70 });
  drawCollarBack(sketch, torso, 24);
  drawHanger(sketch, torso.neckY - 10, 54);
  drawArms(sketch, arm);
  drawTorso(sketch, torso);
  drawYoke(sketch, torso);
  drawPatchPocket(sketch, { x: 446, y: 400, width: 76, height: 84 });
  drawSeam(sketch, 'M400 324L400 776');
  drawStitches(sketch, 'M414 330L414 775', { width: 1.3 });
  drawButtons(sketch, middle + 4, [356, 720], 5, 6.5);
  const lapel = 'M346 212C318 226 296 252 290 282L330 300L322 330L394 330C380 296 356 260 346 212Z';
  sketch.piece(mirror(lapel), { angle: 30, shadow: 0.05, isLifted: true });
  sketch.piece(lapel, { angle: -30, isLifted: true });
  drawSeam(sketch, 'M330 300L356 262M470 300L444 262', 0.6);
}

/** Short lines from the neck outwards, where cloth is gathered. */
function gathers({ neckHalf, neckY, dip }: Torso, length: number): readonly string[] {
  return [-0.9, -0.62, -0.36, -0.12, 0.14, 0.4, 0.66, 0.92].map((share) => {
    const x = middle + share * neckHalf * 1.06;
    const y = neckY + dip * Math.sqrt(Math.max(0, 1 - share * share)) + 6;
    return lens([x, y], [x + share * 18, y + length * 0.5], [x + share * 44, y + length], 5);
  });
}

export function drawBlouse(sketch: Sketch): void {
  const torso: Torso = {
    ...shirtTorso,
    neckHalf: 74,
    neckY: 214,
    dip: 58,
    shoulderHalf: 156,
    hasTails: false,
    hemHalf: 176,
    hemY: 768,
    hemDrop: 12,
    waistHalf: 158,
  };
  const arm = shapeArm(torso, { cuffX: 154, cuffY: 652, cuffHalf: 34, swell: 34 });
  drawBackNeck(sketch, torso);
  drawHanger(sketch, torso.neckY - 2, 66);
  drawArms(sketch, arm, {
    folds: [...arm.folds, lens([178, 540], [150, 600], [136, 652], 9), lens([196, 560], [176, 610], [158, 652], 7)],
  });
  drawCuffs(sketch, arm, 34);
  drawTorso(sketch, torso, {
    folds: [
      ...gathers(torso, 96),
      lens([330, 420], [316, 600], [300, 780], 20),
      lens([440, 420], [460, 600], [484, 780], 24),
      lens([520, 440], [536, 600], [548, 780], 24),
    ],
  });
  const frill = neckLine({ ...torso, dip: torso.dip - 2, neckHalf: torso.neckHalf - 2 });
  sketch.line(frill, { width: 21 });
  sketch.line(frill, { colour: sketch.dye.ground, width: 17 });
  sketch.line(frill, { colour: sketch.dye.edge, width: 17, dash: '1.6 9', opacity: 0.35 });
  drawSeam(sketch, 'M400 280L400 420');
  drawButtons(sketch, middle, [306, 400], 4, 5);
}

function drawBow(sketch: Sketch): void {
  const tail = 'M394 268C378 330 356 420 340 496L388 508C398 430 404 340 410 272Z';
  sketch.piece(mirror(tail), { angle: -12, isLifted: true, folds: [lens([404, 280], [424, 380], [436, 500], 8)], shadow: 0.06 });
  sketch.piece(tail, { angle: 12, isLifted: true, folds: [lens([398, 280], [384, 380], [366, 500], 8)] });
  const loop = 'M398 262C366 232 316 228 298 250C286 272 304 300 330 302C360 302 384 284 398 272Z';
  const crease = lens([396, 266], [356, 262], [318, 268], 8);
  sketch.piece(mirror(loop), { angle: 20, isLifted: true, folds: [mirror(crease)], shadow: 0.05 });
  sketch.piece(loop, { angle: -20, isLifted: true, folds: [crease] });
  sketch.piece('M388 250C396 246 406 246 413 250C417 262 417 276 412 286C404 290 396 290 389 286C384 276 384 262 388 250Z', {
    isLifted: true,
    folds: [lens([394, 250], [390, 268], [396, 286], 4)],
  });
}

export function drawBowBlouse(sketch: Sketch): void {
  const torso: Torso = { ...shirtTorso, neckHalf: 52, dip: 44 };
  const arm = shapeArm(torso, { cuffX: 152, cuffY: 654, cuffHalf: 33, swell: 18 });
  drawCollarBack(sketch, torso, 30, 27);
  drawHanger(sketch, torso.neckY - 10, 48);
  drawArms(sketch, arm);
  drawCuffs(sketch, arm, 44);
  drawTorso(sketch, torso, {});
  drawYoke(sketch, torso);
  drawHemRow(sketch, torso);
  drawPlacket(sketch, 258, 809, 5);
  drawBand(sketch, torso, 30);
  drawBow(sketch);
}

/** Shared with the shirt dress. */
export function drawShirtFront(sketch: Sketch, torso: Torso, toY: number, buttons: number): void {
  drawYoke(sketch, torso);
  drawPlacket(sketch, torso.neckY + torso.dip, toY, buttons);
  drawCollar(sketch, torso, { spread: 58, point: 46 });
}
