import { drawCollar, drawCollarBack } from './collars.ts';
import { drawHanger } from './hangers.ts';
import { lens, middle, mirror, symmetric, symmetricLine } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawArms, drawBackNeck, drawTorso, easyTorso, shapeArm, type Torso } from './torso.ts';
import { drawButtons, drawCuffRibbing, drawNeckRibbing, drawRibbing, drawSeam, drawStitches } from './trims.ts';

const teeTorso: Torso = { ...easyTorso, neckHalf: 72, dip: 62, shoulderHalf: 168, hemY: 778, hemHalf: 158, waistHalf: 154 };
const shortArm = { cuffX: 168, cuffY: 414, cuffHalf: 62 } as const;

/** Two rows of stitches above a hem. */
function drawHemStitches(sketch: Sketch, { hemHalf, hemY, hemDrop }: Torso, up = 16): void {
  const row = (y: number): string =>
    symmetricLine(
      `M${middle - hemHalf} ${y}C${middle - hemHalf * 0.6} ${y + hemDrop} ${middle - hemHalf * 0.3} ${y + hemDrop} ${middle} ${y + hemDrop}`,
    );
  drawStitches(sketch, row(hemY - up) + row(hemY - up - 5), { width: 1.3, opacity: 0.6 });
}

function drawSleeveStitches(sketch: Sketch, arm: ReturnType<typeof shapeArm>): void {
  const up = (corner: readonly [number, number], by: number): string => `${corner[0] - arm.along[0] * by} ${corner[1] - arm.along[1] * by}`;
  const rows = `M${up(arm.outer, 14)}L${up(arm.inner, 14)}M${up(arm.outer, 19)}L${up(arm.inner, 19)}`;
  drawStitches(sketch, rows + mirror(rows), { width: 1.3, opacity: 0.6 });
}

/** A crescent in satin stitch on the heart side. */
function drawEmbroideredMoon(sketch: Sketch): void {
  const moon = 'M470 346a26 26 0 1 0 14 46a22 22 0 1 1 -14 -46z';
  sketch.add(
    `<path d="${moon}" fill="${sketch.dye.second}"/><path d="${moon}" fill="none" stroke="${sketch.dye.edge}" stroke-width="3" stroke-dasharray="1.2 1.6" opacity=".45"/>`,
  );
}

export function drawTee(sketch: Sketch): void {
  const arm = shapeArm(teeTorso, shortArm);
  drawBackNeck(sketch, teeTorso, { ribs: 10 });
  drawArms(sketch, arm);
  drawSleeveStitches(sketch, arm);
  drawTorso(sketch, teeTorso);
  drawHemStitches(sketch, teeTorso);
  drawNeckRibbing(sketch, teeTorso, 14);
  if (sketch.weave === 'moon') drawEmbroideredMoon(sketch);
}

export function drawBreton(sketch: Sketch): void {
  const torso: Torso = { ...teeTorso, neckHalf: 98, neckY: 230, dip: 30, hemY: 760 };
  const arm = shapeArm(torso, { cuffX: 140, cuffY: 676, cuffHalf: 40 });
  drawBackNeck(sketch, torso, { sag: 5, ribs: 8 });
  drawArms(sketch, arm);
  drawSleeveStitches(sketch, arm);
  drawTorso(sketch, torso);
  drawHemStitches(sketch, torso);
  const neck = `M${middle - 98} 231C${middle - 88} 246 ${middle - 52} 261 ${middle} 261`;
  sketch.line(symmetricLine(neck), { colour: sketch.dye.edge, width: 13 });
  sketch.line(symmetricLine(neck), { colour: sketch.dye.ground, width: 10 });
  drawStitches(sketch, symmetricLine(`M${middle - 102} 241C${middle - 88} 258 ${middle - 52} 271 ${middle} 271`), {
    width: 1.2,
    opacity: 0.6,
  });
}

export function drawTank(sketch: Sketch): void {
  const torso: Torso = {
    ...easyTorso,
    neckHalf: 70,
    neckY: 214,
    dip: 128,
    shoulderHalf: 116,
    shoulderY: 228,
    underarmHalf: 142,
    underarmY: 420,
    waistHalf: 132,
    waistY: 590,
    hemHalf: 146,
    hemY: 772,
  };
  const back = 'M400 262C360 262 338 240 330 214L284 228C300 300 300 380 262 424L400 440';
  sketch.piece(symmetric(back), { fill: sketch.dye.inside, isFlat: true });
  sketch.add(
    '<path d="M381 272h38v21h-38z" fill="#f6f0e4" stroke="#b9ad98"/><path d="M403 276a6.6 6.6 0 1 0 2.6 12.4a5.4 5.4 0 1 1 -2.6 -12.4z" fill="#2f3d5e"/>',
  );
  drawTorso(sketch, torso);
  drawHemStitches(sketch, torso);
  drawRibbing(sketch, symmetricLine('M332 214C334 272 362 338 400 338'), 11);
  const armhole = 'M286 228C300 300 300 376 260 420';
  drawRibbing(sketch, armhole, 10);
  drawRibbing(sketch, mirror(armhole), 10);
}

export function drawCamisole(sketch: Sketch): void {
  const back = 'M400 396C350 392 290 390 258 404L262 470L400 480';
  drawHanger(sketch, 178, 128);
  const strap = 'M318 330C312 290 306 244 302 216';
  for (const side of [strap, mirror(strap)]) {
    sketch.line(side, { width: 8 });
    sketch.line(side, { colour: sketch.dye.base, width: 5 });
  }
  sketch.piece(symmetric(back), { fill: sketch.dye.inside, isFlat: true });
  const half =
    'M400 392C372 384 342 352 318 326C304 362 286 386 256 402C262 480 268 540 262 610C258 680 246 720 240 772C290 786 350 790 400 790';
  sketch.piece(symmetric(half), {
    folds: [
      lens([322, 334], [330, 420], [300, 520], 14),
      lens([478, 334], [468, 440], [506, 560], 18),
      lens([390, 402], [360, 560], [340, 784], 20),
      lens([420, 420], [450, 600], [470, 788], 22),
      'M520 420C512 560 520 660 530 790L580 790L560 400Z',
    ],
    lights: [lens([352, 380], [330, 540], [300, 770], 20), lens([430, 430], [430, 600], [420, 780], 14)],
  });
  const trim = 'M318 326C304 362 286 386 256 402';
  drawSeam(sketch, `M400 392C372 384 342 352 318 326M400 399C370 391 340 360 317 335`);
  drawSeam(sketch, `M400 392C428 384 458 352 482 326M400 399C430 391 460 360 483 335${trim}${mirror(trim)}`);
  sketch.add(
    '<g fill="#d8b56c" stroke="#8a6a33" stroke-width="1.6"><circle cx="311" cy="278" r="5"/><circle cx="489" cy="278" r="5"/></g>',
  );
}

export function drawPolo(sketch: Sketch): void {
  const torso: Torso = { ...teeTorso, neckHalf: 64, neckY: 232, dip: 44, hemY: 740 };
  const arm = shapeArm(torso, shortArm);
  drawCollarBack(sketch, torso, 26);
  drawArms(sketch, arm);
  drawCuffRibbing(sketch, arm, 22, 3);
  drawTorso(sketch, torso);
  drawRibbing(sketch, symmetricLine(`M${middle - 156} 744C${middle - 94} 756 ${middle - 47} 756 ${middle} 756`), 26);
  const placket = 'M387 270L413 270L413 392L387 392Z';
  sketch.piece(placket, { fill: sketch.dye.base });
  drawSeam(sketch, 'M387 378L413 392M413 378L387 392', 0.4);
  drawButtons(sketch, middle, [300, 362], 3, 6.5);
  drawCollar(sketch, torso, { spread: 56, point: 50, hasStitches: false });
  drawSeam(sketch, 'M326 286C338 300 348 312 352 318M474 286C462 300 452 312 448 318', 0.35);
}
