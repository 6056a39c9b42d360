import { drawClipHanger } from './hangers.ts';
import { drawWaistBack, drawWaistband, straightLegs } from './legs.ts';
import { lens, middle, mirror, symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawSkirt, gatherBelow, hemRow, skirtFolds, skirtHalf, skirtLights, type Skirt } from './skirts.ts';
import { drawButtons, drawPatchPocket, drawSeam, drawStitches } from './trims.ts';

const waist = { ...straightLegs, waistHalf: 106, waistY: 204 };
const base: Skirt = { waistHalf: 106, waistY: 204, waistSag: 9, hipHalf: 140, hipY: 350, hemHalf: 178, hemY: 800, hemDrop: 18 };

function drawTop(sketch: Sketch, depth: number): void {
  drawWaistband(sketch, waist, depth);
  drawClipHanger(sketch, waist.waistY, 74);
}

export function drawMiniSkirt(sketch: Sketch): void {
  const skirt: Skirt = { ...base, hipHalf: 148, hipY: 360, hemHalf: 188, hemY: 590, hemDrop: 16 };
  drawWaistBack(sketch, waist);
  drawSkirt(sketch, skirt);
  const dart = 'M352 246L344 330';
  drawSeam(sketch, dart + mirror(dart), 0.55);
  const flap = 'M284 316L352 322L352 350L318 358L282 346Z';
  sketch.piece(flap, { isLifted: true });
  sketch.piece(mirror(flap), { shadow: 0.05, isLifted: true });
  drawStitches(sketch, hemRow(skirt, 22), { width: 1.3, opacity: 0.5 });
  drawTop(sketch, 34);
}

export function drawALineSkirt(sketch: Sketch): void {
  const skirt: Skirt = { ...base, hemHalf: 204 };
  drawWaistBack(sketch, waist);
  drawSkirt(sketch, skirt);
  drawPatchPocket(sketch, { x: 276, y: 312, width: 82, height: 96, mirrored: true });
  drawSeam(sketch, 'M414 240L414 818M386 240L386 818', 0.75);
  drawStitches(sketch, 'M391 242L391 816M409 242L409 816', { width: 1.4 });
  drawStitches(sketch, hemRow(skirt, 26));
  drawTop(sketch, 34);
  drawButtons(sketch, middle, [230, 700], 7, 7.5);
}

/** Knife pleats: each has a light edge and a dark one, and the hem steps at each. */
export function drawPleatedSkirt(sketch: Sketch): void {
  const pleats = 13;
  const hemHalf = 206;
  const waistHalf = 106;
  const hemY = 812;
  let hem = '';
  const shades: string[] = [];
  const lights: string[] = [];
  for (let nth = 0; nth < pleats; nth += 1) {
    const from = (nth / pleats) * 2 - 1;
    const to = ((nth + 1) / pleats) * 2 - 1;
    const drop = (share: number): number => 20 * (1 - share * share);
    hem += `L${middle + from * hemHalf} ${hemY + drop(from) - 5}L${middle + to * hemHalf} ${hemY + drop(to) + 5}`;
    const mid = to - 0.42 / pleats;
    shades.push(
      `M${middle + to * waistHalf} 238L${middle + to * hemHalf} ${hemY + 40}L${middle + (mid - 0.05) * hemHalf} ${hemY + 40}L${middle + mid * waistHalf} 238Z`,
    );
    lights.push(
      `M${middle + from * waistHalf + 1} 238L${middle + from * hemHalf + 2} ${hemY + 30}L${middle + (from + 0.035) * hemHalf} ${hemY + 30}L${middle + from * waistHalf + 3} 238Z`,
    );
  }
  drawWaistBack(sketch, waist);
  const shape = `M294 230C282 320 214 640 ${middle - hemHalf} ${hemY - 5}${hem}C586 640 518 320 506 230C470 240 330 240 294 230Z`;
  sketch.piece(shape, { folds: shades, lights });
  const edges = Array.from({ length: pleats - 1 }, (_, nth) => {
    const share = ((nth + 1) / pleats) * 2 - 1;
    return `M${middle + share * waistHalf} 236L${middle + share * hemHalf} ${hemY + 20 * (1 - share * share)}`;
  });
  drawSeam(sketch, edges.join(''), 0.5);
  drawTop(sketch, 34);
}

export function drawSlipSkirt(sketch: Sketch): void {
  const skirt: Skirt = { ...base, hipHalf: 144, hipY: 370, hemHalf: 162, hemY: 816, hemDrop: 20 };
  drawWaistBack(sketch, waist);
  drawSkirt(sketch, skirt, {
    folds: [
      ...gatherBelow(100, 232, 8, 60, 20),
      lens([330, 300], [372, 520], [306, 830], 26),
      lens([410, 280], [372, 560], [440, 834], 22),
      lens([480, 300], [452, 560], [520, 830], 34),
      lens([270, 420], [300, 600], [262, 820], 14),
    ],
    lights: [
      lens([352, 280], [330, 540], [352, 810], 26),
      lens([440, 330], [424, 580], [470, 820], 20),
      lens([288, 330], [266, 560], [278, 800], 12),
    ],
  });
  drawSeam(sketch, hemRow(skirt, 7), 0.35);
  drawWaistband(sketch, waist, 26);
  sketch.line(
    'M300 214L299 234M316 217L315 237M332 219L331 239M348 221L347 241M364 222L364 242M380 223L380 243M396 223L396 243M412 223L412 243M428 222L428 242M444 221L445 241M460 219L461 239M476 217L477 237M492 214L493 234',
    { width: 1.8, opacity: 0.4 },
  );
  drawClipHanger(sketch, waist.waistY, 74);
}

export function drawWrapSkirt(sketch: Sketch): void {
  const skirt: Skirt = { ...base, hemHalf: 200, hemY: 812 };
  drawWaistBack(sketch, waist);
  sketch.piece(symmetric(skirtHalf(skirt)), { shadow: 0.16, folds: skirtFolds(skirt) });
  const over =
    'M294 206C310 211 350 215 400 215L486 210C500 300 512 420 496 560C486 660 452 760 420 836C340 838 250 826 200 812C204 700 256 440 260 350C270 290 292 250 294 206Z';
  sketch.piece(over, {
    isLifted: true,
    folds: [...skirtFolds(skirt).slice(0, 3), lens([486, 250], [452, 480], [424, 826], 16), lens([476, 240], [400, 330], [330, 420], 11)],
    lights: skirtLights(skirt),
  });
  drawStitches(sketch, 'M480 240C494 340 502 430 488 556C478 656 446 752 414 832', { width: 1.4, opacity: 0.6 });
  drawWaistband(sketch, waist, 32);
  const tail = 'M478 226C500 300 516 380 506 470L534 462C544 380 526 300 496 222Z';
  sketch.piece(tail, { angle: -10, isLifted: true });
  const loop = 'M482 226C500 196 548 196 556 220C556 244 516 254 484 238Z';
  sketch.piece(loop, { isLifted: true, folds: [lens([486, 232], [520, 220], [548, 222], 6)] });
  sketch.piece('M470 216C480 212 492 214 496 222C498 234 494 242 486 244C476 244 468 238 468 230Z', { isFlat: true });
  drawClipHanger(sketch, waist.waistY, 74);
}
