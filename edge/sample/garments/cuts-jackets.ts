import { drawCollar, drawCollarBack } from './collars.ts';
import { drawHanger } from './hangers.ts';
import { lens, middle, mirror, symmetric, symmetricLine } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { coatTorso, drawFlaps, drawLapels, drawLining } from './tailoring.ts';
import { drawArms, drawBackNeck, drawTorso, shapeArm, torsoFolds, type Torso } from './torso.ts';
import {
  drawButton,
  drawButtons,
  drawCuffRibbing,
  drawCuffs,
  drawHemRibbing,
  drawPatchPocket,
  drawRibbing,
  drawSeam,
  drawStitches,
} from './trims.ts';

const brass = '#c9a063';
const shortTorso: Torso = {
  ...coatTorso,
  neck: 'round',
  neckHalf: 58,
  neckY: 222,
  dip: 44,
  shoulderY: 260,
  underarmY: 416,
  waistY: 590,
  waistHalf: 150,
  hemHalf: 148,
  hemY: 712,
  hemDrop: 8,
};

function drawZipLine(sketch: Sketch, path: string): void {
  sketch.line(path, { width: 10 });
  sketch.line(path, { colour: '#cfc6b4', width: 4.6, dash: '2.2 2.2' });
}

export function drawDenimJacket(sketch: Sketch): void {
  const torso: Torso = { ...shortTorso, hemY: 690 };
  const arm = shapeArm(torso, { cuffX: 142, cuffY: 664, cuffHalf: 39, swell: 4 });
  drawCollarBack(sketch, torso);
  drawHanger(sketch, torso.neckY - 10, 50);
  drawArms(sketch, arm);
  drawCuffs(sketch, arm, 36);
  drawTorso(sketch, torso);
  const yoke = 'M246 352C300 362 350 364 388 364';
  drawSeam(sketch, yoke + mirror(yoke));
  drawStitches(
    sketch,
    'M246 358C300 368 350 370 386 370M246 363C300 373 350 375 386 375' +
      mirror('M246 358C300 368 350 370 386 370M246 363C300 373 350 375 386 375'),
    { width: 1.5 },
  );
  const panels = 'M296 372L318 690M358 374L350 696';
  drawSeam(sketch, panels + mirror(panels));
  const rows = 'M301 376L323 690M306 376L328 690M353 376L345 695';
  drawStitches(sketch, rows + mirror(rows), { width: 1.5 });
  const flap = 'M284 356L364 362L364 382L325 402L285 378Z';
  for (const shape of [flap, mirror(flap)]) sketch.piece(shape, { isLifted: true });
  const flapRow = 'M290 362L290 376L325 395L359 379L359 367';
  drawStitches(sketch, flapRow + mirror(flapRow), { width: 1.5 });
  sketch.piece('M385 264L415 264L415 700L385 700Z', { isFlat: true });
  drawStitches(sketch, 'M391 268L391 698M409 268L409 698', { width: 1.5 });
  sketch.piece(symmetric('M400 702C350 702 300 698 251 688L255 722C300 732 350 736 400 736'), { angle: 90 });
  drawStitches(sketch, symmetricLine('M256 696C300 706 350 709 400 709') + symmetricLine('M258 715C300 725 350 729 400 729'), {
    width: 1.5,
  });
  for (let y = 292; y < 720; y += 85) drawButton(sketch, [middle, y], 8, brass);
  drawButton(sketch, [325, 386], 6.5, brass);
  drawButton(sketch, [475, 386], 6.5, brass);
  drawCollar(sketch, torso, { spread: 78, point: 44 });
}

export function drawBlazer(sketch: Sketch): void {
  const torso: Torso = {
    ...coatTorso,
    neckY: 200,
    dip: 250,
    shoulderY: 238,
    underarmY: 396,
    waistHalf: 132,
    waistY: 560,
    hemHalf: 156,
    hemY: 760,
    hemDrop: 0,
  };
  const arm = shapeArm(torso, { cuffX: 150, cuffY: 690, cuffHalf: 39 });
  drawLining(sketch, torso);
  drawHanger(sketch, torso.neckY - 14, 56);
  drawArms(sketch, arm);
  const front =
    'M402 452C390 400 352 250 340 196Q284 216 232 239C248 290 250 350 246 396C252 470 268 520 266 562C262 640 246 700 244 758C290 774 350 780 384 772C410 700 412 560 412 470Z';
  const folds = torsoFolds({ ...torso, hemY: 750 }).slice(0, 2);
  const right = mirror(
    'M402 452C390 400 352 250 340 196Q284 216 232 239C248 290 250 350 246 396C252 470 268 520 266 562C262 640 246 700 244 758C290 774 350 780 376 770C392 700 394 560 396 462Z',
  );
  sketch.piece(right, { folds: [...folds.map(mirror), mirror('M262 420C276 520 270 640 256 770L220 770L230 420Z')], shadow: 0.03 });
  sketch.piece(front, {
    isLifted: true,
    folds: [...folds, lens([300, 420], [312, 560], [290, 766], 11)],
    lights: [lens([292, 250], [284, 340], [306, 460], 17), lens([350, 520], [352, 640], [350, 764], 10)],
  });
  const dart = 'M318 420C324 480 322 540 316 610';
  drawSeam(sketch, dart + mirror(dart), 0.45);
  drawFlaps(sketch, 264, 610, 92);
  sketch.piece('M448 380L520 370L522 388L450 398Z', { isFlat: true });
  for (const up of [10, 26, 42]) {
    const x = arm.inner[0] - 10 - arm.along[0] * up;
    const y = arm.inner[1] - 2 - arm.along[1] * up;
    drawButton(sketch, [x, y], 5);
    drawButton(sketch, [2 * middle - x, y], 5);
  }
  drawLapels(sketch, torso, { endX: 404, endY: 456, width: 54, notchY: 290 });
  drawButton(sketch, [404, 484], 11);
}

export function drawBomber(sketch: Sketch): void {
  const torso: Torso = { ...shortTorso, hemY: 690, hemHalf: 152, shoulderHalf: 176 };
  const arm = shapeArm(torso, { cuffX: 142, cuffY: 656, cuffHalf: 45, swell: 10 });
  drawBackNeck(sketch, torso, { sag: -6 });
  drawHanger(sketch, torso.neckY - 12, 50);
  drawArms(sketch, arm);
  drawCuffRibbing(sketch, arm, 44, 12);
  drawTorso(sketch, torso);
  drawHemRibbing(sketch, torso, 52);
  const welt = 'M272 560L296 552L322 636L298 646Z';
  sketch.piece(welt);
  sketch.piece(mirror(welt), { shadow: 0.05 });
  for (const [x, y] of [
    [298, 600],
    [502, 600],
  ] as const)
    drawButton(sketch, [x, y], 5, brass);
  drawZipLine(sketch, 'M400 268L400 748');
  sketch.add('<path d="M396 282h8l4 34h-16z" fill="#cfc6b4" stroke="#6d6455" stroke-width="1.4"/>');
  drawRibbing(sketch, 'M336 212C340 244 366 268 396 268', 30);
  drawRibbing(sketch, mirror('M336 212C340 244 366 268 396 268'), 30);
}

export function drawBiker(sketch: Sketch): void {
  const torso: Torso = { ...shortTorso, neck: 'v', dip: 118, waistHalf: 140, hemHalf: 146, hemY: 716 };
  const arm = shapeArm(torso, { cuffX: 146, cuffY: 690, cuffHalf: 38, swell: 4 });
  drawLining(sketch, torso);
  drawHanger(sketch, torso.neckY - 12, 52);
  drawArms(sketch, arm, { lights: [...arm.lights, lens([200, 330], [172, 420], [156, 520], 12)] });
  drawTorso(sketch, torso, {
    lights: [
      lens([296, 280], [286, 400], [300, 540], 20),
      lens([470, 300], [480, 400], [470, 500], 12),
      lens([330, 560], [330, 640], [326, 716], 14),
    ],
  });
  drawZipLine(sketch, 'M470 372C452 480 438 600 436 722');
  drawZipLine(sketch, 'M284 560L352 530');
  drawZipLine(sketch, 'M448 530L516 560');
  drawZipLine(sketch, 'M300 414L352 396');
  const seams = 'M250 420C300 440 340 470 346 716';
  drawSeam(sketch, seams, 0.5);
  drawLapels(sketch, torso, { endX: 436, endY: 372, width: 76, notchY: 300, peak: 0 });
  for (const [x, y] of [
    [272, 314],
    [528, 314],
    [302, 250],
    [498, 250],
  ] as const)
    drawButton(sketch, [x, y], 6.5, '#cfc6b4');
  sketch.piece('M254 676C300 690 500 690 546 676L548 708C500 724 300 724 252 708Z', { angle: 90 });
  sketch.add(
    '<path d="M368 676h48v50h-48z" fill="none" stroke="#6d6455" stroke-width="8" stroke-linejoin="round"/><path d="M368 676h48v50h-48z" fill="none" stroke="#cfc6b4" stroke-width="4.6" stroke-linejoin="round"/><path d="M390 701h28" stroke="#cfc6b4" stroke-width="4"/>',
  );
}

export function drawChoreJacket(sketch: Sketch): void {
  const torso: Torso = { ...shortTorso, hemY: 752, hemHalf: 160, waistHalf: 156 };
  const arm = shapeArm(torso, { cuffX: 142, cuffY: 694, cuffHalf: 43 });
  drawCollarBack(sketch, torso);
  drawHanger(sketch, torso.neckY - 10, 50);
  drawArms(sketch, arm);
  drawTorso(sketch, torso);
  drawSeam(sketch, 'M416 270L418 762', 0.8);
  drawStitches(sketch, 'M408 272L409 760', { width: 1.4 });
  drawStitches(sketch, symmetricLine('M242 736C300 746 350 748 400 748'), { width: 1.4 });
  drawPatchPocket(sketch, { x: 262, y: 570, width: 104, height: 126, mirrored: true });
  drawPatchPocket(sketch, { x: 452, y: 380, width: 80, height: 92 });
  drawButtons(sketch, middle + 2, [316, 676], 5, 8.5);
  drawCollar(sketch, torso, { spread: 74, point: 32 });
}
