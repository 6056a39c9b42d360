import { drawHanger } from './hangers.ts';
import { lens, middle, mirror, polygon, symmetric, symmetricLine } from './outline.ts';
import type { Sketch } from './sketch.ts';
import {
  drawArms,
  drawBackNeck,
  drawLabel,
  drawTorso,
  easyTorso,
  neckLine,
  shapeArm,
  torsoFolds,
  torsoHalf,
  torsoLights,
  type Torso,
} from './torso.ts';
import { drawButtons, drawCuffRibbing, drawHemRibbing, drawNeckRibbing, drawRibbing, drawSeam, drawStitches } from './trims.ts';

const longArm = { cuffX: 142, cuffY: 690, cuffHalf: 38, swell: 6 } as const;

/** Arms, back of the neck, front, hem and cuffs: a jumper but for its neck. */
function drawJumperBody(sketch: Sketch, torso: Torso): void {
  const isWide = torso.shoulderHalf > 180;
  const arm = shapeArm(torso, isWide ? { cuffX: 138, cuffY: 660, cuffHalf: 45, swell: 22 } : longArm);
  drawBackNeck(sketch, torso, { ribs: 18 });
  drawArms(sketch, arm);
  drawCuffRibbing(sketch, arm, 52, 8);
  drawTorso(sketch, torso);
  drawHemRibbing(sketch, torso, 54);
}

/** Heavy yarns make a wider, shorter jumper, fine ribs one that keeps to the body. */
function jumperTorso({ weave }: Sketch): Torso {
  switch (weave) {
    case 'chunky':
    case 'brushed':
      return { ...easyTorso, shoulderHalf: 190, underarmHalf: 176, waistHalf: 174, hemHalf: 178, hemY: 706, waistY: 590, underarmY: 438 };
    case 'rib':
      return { ...easyTorso, shoulderHalf: 156, underarmHalf: 142, waistHalf: 132, hemHalf: 138, hemY: 740, underarmY: 408 };
    case 'stripe':
      return { ...easyTorso, neckHalf: 78, dip: 48 };
    default:
      return easyTorso;
  }
}

export function drawJumper(sketch: Sketch): void {
  const torso = jumperTorso(sketch);
  drawJumperBody(sketch, torso);
  drawNeckRibbing(sketch, torso, sketch.weave === 'chunky' ? 27 : 21);
}

export function drawVJumper(sketch: Sketch): void {
  const torso: Torso = { ...easyTorso, neck: 'v', dip: 138, neckHalf: 64 };
  drawJumperBody(sketch, torso);
  drawNeckRibbing(sketch, { ...torso, dip: torso.dip + 6 }, 19);
  drawSeam(sketch, `M${middle} ${torso.neckY + torso.dip - 22}V${torso.neckY + torso.dip + 8}`);
}

/** A tall collar folded once: two thirds of it show, the fold is at the top. */
export function drawRollNeck(sketch: Sketch): void {
  const torso: Torso = { ...easyTorso, neckHalf: 68, dip: 26, underarmHalf: 150, waistHalf: 142, hemHalf: 146 };
  drawJumperBody(sketch, torso);
  const half = 'M400 162C372 162 346 166 340 176C334 204 326 232 324 256C346 276 372 282 400 282';
  sketch.piece(symmetric(half), {
    fill: sketch.cloth(),
    folds: [lens([330, 250], [370, 262], [400, 268], 8), lens([440, 186], [446, 226], [452, 268], 12), 'M456 170L480 250L450 275Z'],
    lights: [lens([356, 180], [350, 216], [348, 250], 9)],
  });
  const ribs = 'M358 168L344 268M374 165L364 274M388 164L384 278';
  sketch.line(ribs + mirror(ribs), { colour: sketch.dye.deep, width: 3, opacity: 0.55 });
  sketch.line('M342 176C366 186 434 186 458 176', { width: 2, opacity: 0.55 });
}

export function drawKnitVest(sketch: Sketch): void {
  const torso: Torso = {
    ...easyTorso,
    neck: 'v',
    dip: 132,
    neckHalf: 66,
    shoulderHalf: 138,
    shoulderY: 254,
    underarmHalf: 152,
    underarmY: 428,
    hemY: 700,
  };
  drawBackNeck(sketch, torso, { ribs: 18 });
  const back = polygon([middle - 138, 256], [middle - 120, 262], [middle - 118, 420], [middle - 150, 430]);
  sketch.piece(back, { fill: sketch.dye.inside, isFlat: true });
  sketch.piece(mirror(back), { fill: sketch.dye.inside, isFlat: true });
  drawTorso(sketch, torso);
  const armhole = 'M268 258C280 300 282 384 256 424';
  drawRibbing(sketch, armhole, 16);
  drawRibbing(sketch, mirror(armhole), 16);
  drawHemRibbing(sketch, torso, 52);
  drawNeckRibbing(sketch, { ...torso, dip: torso.dip + 6 }, 19);
}

/** The two button bands of an open-fronted knit, from neck corner to hem. */
function frontBand({ neckHalf, neckY, dip, hemY, hemDrop }: Torso, endY: number): string {
  return `M${middle - neckHalf + 4} ${neckY - 4}C${middle - neckHalf * 0.84} ${neckY + dip * 0.3} ${middle - neckHalf * 0.3} ${neckY + dip * 0.7} ${middle} ${neckY + dip + 10}L${middle} ${Math.max(hemY + hemDrop, endY)}`;
}

export function drawCardigan(sketch: Sketch): void {
  const torso: Torso = { ...easyTorso, neck: 'v', dip: 168, neckHalf: 66 };
  drawJumperBody(sketch, torso);
  const endY = torso.hemY + 64;
  const band = frontBand(torso, endY);
  drawRibbing(sketch, mirror(band), 24);
  drawRibbing(sketch, band, 24);
  drawButtons(sketch, middle, [torso.neckY + torso.dip + 26, endY - 30], 6, 8.5);
  const pocket = 'M288 640L352 640';
  drawRibbing(sketch, pocket, 15);
  drawRibbing(sketch, mirror(pocket), 15);
  const seams = 'M290 646L291 738M350 646L350 740';
  drawSeam(sketch, seams + mirror(seams), 0.35);
}

/** Hangs open: the inside of the back shows between its two fronts. */
export function drawLongCardigan(sketch: Sketch): void {
  const torso: Torso = {
    ...easyTorso,
    neckY: 204,
    shoulderY: 240,
    underarmY: 396,
    neckHalf: 60,
    dip: 40,
    hemY: 852,
    waistY: 640,
    hemHalf: 168,
  };
  const arm = shapeArm(torso, { cuffX: 168, cuffY: 716, cuffHalf: 37, swell: 6 });
  drawHanger(sketch, torso.neckY - 4);
  sketch.piece(symmetric(`M400 214C372 214 352 208 338 204L262 260L262 846L400 856`), {
    fill: sketch.dye.inside,
    isFlat: true,
    shadow: 0.06,
  });
  drawLabel(sketch, 226);
  drawArms(sketch, arm);
  drawCuffRibbing(sketch, arm, 46, 7);
  const front = `M338 202Q286 218 ${middle - torso.shoulderHalf} ${torso.shoulderY}C244 286 246 350 242 396C245 456 248 580 246 640C246 720 232 780 232 856C280 864 330 866 362 862C368 700 356 520 346 420C338 330 330 260 338 202Z`;
  const folds = [
    lens([242, 392], [290, 440], [330, 470], 12),
    lens([280, 480], [292, 640], [284, 860], 16),
    lens([334, 560], [342, 700], [336, 862], 9),
  ];
  sketch.piece(front, { folds, lights: [lens([262, 420], [268, 600], [258, 820], 12)] });
  sketch.piece(mirror(front), { folds: [...folds.map(mirror), 'M520 400L560 860L590 860L570 400Z'], shadow: 0.04 });
  const band = 'M344 204C336 270 344 340 352 420C362 520 372 700 366 866';
  drawRibbing(sketch, band, 24);
  drawRibbing(sketch, mirror(band), 24);
  const pocket = 'M262 640L326 640';
  drawRibbing(sketch, pocket, 15);
  drawRibbing(sketch, mirror(pocket), 15);
}

export function drawSweatshirt(sketch: Sketch): void {
  drawJumperBody(sketch, easyTorso);
  const notch = 'M378 276L400 312L422 276';
  sketch.piece(`${notch}C414 284 386 284 378 276Z`, { fill: sketch.dye.base, isFlat: true });
  sketch.line('M400 308V282M391 292V280M409 292V280', { colour: sketch.dye.deep, width: 2.4 });
  drawNeckRibbing(sketch, easyTorso, 21);
  const raglan = 'M338 236C316 300 276 376 246 416';
  drawStitches(sketch, raglan + mirror(raglan));
}

export function drawHoodie(sketch: Sketch): void {
  const torso: Torso = { ...easyTorso, neckY: 262, shoulderY: 292, underarmY: 440, hemY: 758, waistY: 620, neckHalf: 74, dip: 66 };
  const arm = shapeArm(torso, { ...longArm, cuffY: 706 });
  drawArms(sketch, arm);
  drawCuffRibbing(sketch, arm, 50, 8);
  drawTorso(sketch, torso);
  drawHemRibbing(sketch, torso, 50);
  sketch.piece('M318 596L482 596L522 690L522 744L278 744L278 690Z', {
    isLifted: true,
    folds: [lens([300, 740], [340, 700], [420, 700], 12)],
  });
  const pocket = 'M324 602L284 694L284 740';
  drawStitches(sketch, `${pocket}${mirror(pocket)}M330 602L470 602`);
  const hood = 'M400 128C340 128 300 168 300 226C300 268 312 300 330 322C352 338 376 346 400 348';
  sketch.piece(symmetric(hood), {
    folds: [lens([470, 160], [500, 230], [474, 326], 16), lens([320, 290], [350, 330], [398, 344], 9)],
    lights: [lens([330, 176], [316, 220], [324, 280], 10)],
  });
  const opening = 'M400 158C356 158 334 190 334 232C334 276 362 318 400 332';
  sketch.piece(symmetric(opening), { fill: sketch.dye.inside, isFlat: true, folds: ['M340 160h120v70h-120z'] });
  const seam = 'M326 236C326 282 356 328 400 342';
  drawStitches(sketch, symmetricLine(seam));
  drawLabel(sketch, 268);
  sketch.add(
    `<path d="M374 324C368 372 372 420 366 462M426 324C434 372 428 410 436 448" fill="none" stroke="#f4eddd" stroke-width="6" stroke-linecap="round"/>` +
      `<path d="M366 446v22M436 432v22" stroke="#b98f49" stroke-width="6.5" stroke-linecap="round"/>` +
      `<circle cx="374" cy="324" r="5" fill="#b98f49"/><circle cx="426" cy="324" r="5" fill="#b98f49"/>`,
  );
}

/** A jumper down to the knee: shared with the dresses. */
export function drawKnitDress(sketch: Sketch): void {
  const torso: Torso = {
    ...easyTorso,
    neckY: 176,
    shoulderHalf: 146,
    shoulderY: 208,
    underarmHalf: 130,
    underarmY: 348,
    waistHalf: 116,
    waistY: 520,
    hemHalf: 146,
    hemY: 858,
    neckHalf: 60,
    dip: 24,
  };
  const arm = shapeArm(torso, { cuffX: 190, cuffY: 610, cuffHalf: 32, swell: 4 });
  drawBackNeck(sketch, torso, { ribs: 18 });
  drawArms(sketch, arm);
  drawCuffRibbing(sketch, arm, 44, 6);
  sketch.piece(symmetric(torsoHalf(torso)), {
    folds: [...torsoFolds(torso), lens([430, 540], [440, 700], [470, 866], 18), lens([340, 560], [330, 700], [316, 866], 14)],
    lights: [...torsoLights(torso), lens([372, 560], [366, 700], [360, 850], 12)],
  });
  drawHemRibbing(sketch, torso, 40);
  drawRibbing(sketch, neckLine({ ...torso, neckY: 160, neckHalf: 55, dip: 32 }), 40);
}
