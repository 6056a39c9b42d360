import {
  drawBeltLoops,
  drawLegs,
  drawWaistBack,
  drawWaistband,
  legFolds,
  legLights,
  legsHalf,
  outseam,
  straightLegs,
  type Legs,
} from './legs.ts';
import { lens, middle, mirror, symmetric, symmetricLine } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawButton, drawSeam, drawStitches } from './trims.ts';

const waistDepth = 30;

function rivet(x: number, y: number): string {
  return `<circle cx="${x}" cy="${y}" r="3.6" fill="#c58a4e" stroke="#5d3b1d" stroke-width="1"/>`;
}

/** What makes trousers jeans: scooped pockets, the fly's hook, rivets, a patch, and thread that shows. */
function drawJeansTop(sketch: Sketch, legs: Legs): void {
  const { waistHalf, waistY, hipHalf, crotchY } = legs;
  const y = waistY + waistDepth;
  const side = middle - waistHalf - 10;
  const scoop = `M${middle - 52} ${y + 8}C${middle - 54} ${y + 58} ${middle - 88} ${y + 82} ${side - 8} ${y + 78}`;
  const bag = `${scoop}L${side - 2} ${y}L${middle - 52} ${y + 8}Z`;
  sketch.piece(bag, { angle: 4 });
  sketch.piece(mirror(bag), { angle: -4 });
  const coin = `M${middle + 78} ${y + 36}L${middle + 116} ${y + 32}L${middle + 118} ${y + 74}C${middle + 104} ${y + 78} ${middle + 86} ${y + 70} ${middle + 78} ${y + 60}Z`;
  sketch.piece(coin, { isFlat: true });
  drawStitches(sketch, `M${middle + 80} ${y + 42}L${middle + 114} ${y + 38}`, { width: 1.5 });
  const scoopIn = `M${middle - 46} ${y + 9}C${middle - 48} ${y + 64} ${middle - 86} ${y + 90} ${side - 9} ${y + 86}`;
  drawStitches(sketch, scoop + mirror(scoop) + scoopIn + mirror(scoopIn));
  drawSeam(sketch, `M${middle} ${y + 8}L${middle} ${crotchY}`);
  const fly = `M${middle + 26} ${y + 10}L${middle + 26} ${crotchY - 92}C${middle + 26} ${crotchY - 64} ${middle + 16} ${crotchY - 56} ${middle + 3} ${crotchY - 48}`;
  drawStitches(
    sketch,
    `${fly}M${middle + 32} ${y + 10}L${middle + 32} ${crotchY - 90}C${middle + 32} ${crotchY - 58} ${middle + 18} ${crotchY - 48} ${middle + 3} ${crotchY - 40}`,
  );
  drawStitches(sketch, `M${middle - 5} ${y + 12}L${middle - 5} ${crotchY - 4}`, { width: 1.4 });
  sketch.add(rivet(middle - 55, y + 14) + rivet(middle + 55, y + 14) + rivet(side - 1, y + 74) + rivet(2 * middle - side + 1, y + 74));
  drawWaistband(sketch, legs, waistDepth);
  const row = (at: number): string =>
    symmetricLine(
      `M${middle - waistHalf - 1} ${waistY + at}C${middle - waistHalf * 0.8} ${waistY + at + 5} ${middle - waistHalf * 0.4} ${waistY + at + 9} ${middle} ${waistY + at + 9}`,
    );
  drawStitches(sketch, row(5) + row(waistDepth - 5), { width: 1.5 });
  drawBeltLoops(sketch, legs, waistDepth - 2);
  drawButton(sketch, [middle + 9, waistY + waistDepth / 2 + 9], 9.5, '#c9a063');
  const seam = `M${middle - waistHalf + 8} ${waistY + waistDepth + 6}${outseam({ ...legs, waistHalf: waistHalf - 8, hipHalf: hipHalf - 8, kneeHalf: legs.kneeHalf - 8, hemHalf: legs.hemHalf - 7, waistY: waistY + waistDepth + 6 })}`;
  drawStitches(sketch, seam + mirror(seam), { width: 1.4, opacity: 0.6 });
}

function drawHems(sketch: Sketch, { hemX, hemY, hemHalf }: Legs): void {
  const row = (up: number): string =>
    `M${middle - hemX - hemHalf + 1} ${hemY - up}C${middle - hemX - hemHalf * 0.4} ${hemY - up + 6} ${middle - hemX + hemHalf * 0.4} ${hemY - up + 6} ${middle - hemX + hemHalf - 1} ${hemY - up}`;
  drawSeam(sketch, row(14) + mirror(row(14)), 0.4);
  drawStitches(sketch, row(12) + mirror(row(12)));
}

function drawJeans(sketch: Sketch, legs: Legs): void {
  drawWaistBack(sketch, legs);
  sketch.add(
    `<path d="M${middle - 24} ${legs.waistY - 5}h48v22h-48z" fill="#b07a45" stroke="#6f4a26" stroke-width="1.2"/><path d="M${middle + 3} ${legs.waistY - 1}a7 7 0 1 0 3 13a5.8 5.8 0 1 1 -3 -13z" fill="#6f4a26"/>`,
  );
  drawLegs(sketch, legs);
  drawHems(sketch, legs);
  drawJeansTop(sketch, legs);
}

export function drawSlimJeans(sketch: Sketch): void {
  drawJeans(sketch, { ...straightLegs, kneeX: 78, kneeHalf: 47, hemX: 80, hemHalf: 37, hipHalf: 138 });
}

export function drawStraightJeans(sketch: Sketch): void {
  drawJeans(sketch, straightLegs);
}

export function drawWideJeans(sketch: Sketch): void {
  drawJeans(sketch, { ...straightLegs, kneeX: 92, kneeHalf: 80, hemX: 106, hemHalf: 92, hemY: 912 });
}

export function drawFlaredJeans(sketch: Sketch): void {
  drawJeans(sketch, { ...straightLegs, kneeX: 80, kneeHalf: 49, hemX: 104, hemHalf: 84, hemY: 912, hipHalf: 137 });
}

export function drawDenimShorts(sketch: Sketch): void {
  const legs: Legs = {
    ...straightLegs,
    waistHalf: 140,
    waistY: 270,
    hipHalf: 176,
    hipY: 450,
    crotchY: 560,
    kneeX: 98,
    kneeY: 600,
    kneeHalf: 94,
    hemX: 102,
    hemY: 664,
    hemHalf: 96,
  };
  drawWaistBack(sketch, legs);
  const look = { folds: legFolds({ ...legs, kneeY: 560 }).slice(0, 4), lights: legLights({ ...legs, kneeHalf: 70 }).slice(0, 2) };
  sketch.piece(symmetric(legsHalf(legs)), look);
  drawJeansTop(sketch, legs);
  const cuff = 'M198 648C260 660 340 662 398 650L398 694C340 706 260 704 196 692Z';
  sketch.piece(cuff, { folds: [lens([330, 660], [340, 680], [334, 704], 9)] });
  sketch.piece(mirror(cuff), { folds: [lens([520, 660], [530, 680], [524, 704], 14)] });
  const row = 'M198 684C260 696 340 698 396 686';
  drawStitches(sketch, row + mirror(row));
}

function drawStraps(sketch: Sketch): void {
  const strap = 'M330 262C332 200 346 130 372 84L398 96C374 140 360 200 356 262Z';
  sketch.piece(mirror(strap), { angle: -10, shadow: 0.05 });
  sketch.piece(strap, { angle: 10 });
  for (const x of [343, 457]) {
    sketch.add(
      `<path d="M${x - 16} 232h32v34h-32z" fill="none" stroke="#c9a063" stroke-width="4.5" stroke-linejoin="round"/><path d="M${x - 16} 250h32" stroke="#c9a063" stroke-width="4"/><circle cx="${x}" cy="274" r="8" fill="#c9a063" stroke="#6f5326" stroke-width="1.4"/>`,
    );
  }
}

export function drawDungarees(sketch: Sketch): void {
  const legs: Legs = {
    ...straightLegs,
    waistHalf: 122,
    waistY: 400,
    hipHalf: 146,
    hipY: 520,
    crotchY: 600,
    kneeX: 86,
    kneeY: 740,
    kneeHalf: 66,
    hemX: 92,
    hemY: 924,
    hemHalf: 62,
  };
  const backHalf = 'M400 110C384 110 376 96 372 84L350 120C330 260 300 330 276 420L400 430';
  sketch.piece(symmetric(backHalf), { fill: sketch.dye.inside, isFlat: true });
  drawLegs(sketch, legs);
  drawHems(sketch, legs);
  const scoop = 'M346 408C344 460 316 486 268 482';
  drawStitches(sketch, scoop + mirror(scoop));
  const bib = 'M400 256C370 256 340 254 318 250C314 310 300 360 280 404L400 412';
  sketch.piece(symmetric(bib), {
    folds: [lens([470, 270], [478, 340], [490, 404], 12), lens([320, 380], [360, 372], [396, 384], 7)],
    lights: [lens([338, 270], [332, 330], [320, 390], 10)],
  });
  drawStitches(sketch, symmetricLine('M324 258C320 312 306 362 288 402') + symmetricLine('M324 264C350 268 376 270 400 270'));
  sketch.piece('M352 298L448 298L448 372L400 388L352 372Z', {});
  drawStitches(sketch, 'M357 303L357 368L400 382L443 368L443 303M352 312L448 312M400 312L400 382', { width: 1.5 });
  sketch.piece(symmetric('M400 411C350 411 304 407 277 400L273 428C300 434 350 438 400 438'), { angle: 90 });
  drawStitches(sketch, symmetricLine('M277 406C300 411 350 414 400 414') + symmetricLine('M274 424C300 429 350 432 400 432'), {
    width: 1.5,
  });
  drawSeam(sketch, 'M400 436L400 600');
  drawStitches(sketch, 'M395 440L395 596', { width: 1.4 });
  for (const y of [470, 506]) drawButton(sketch, [262, y], 7, '#c9a063');
  for (const y of [470, 506]) drawButton(sketch, [538, y], 7, '#c9a063');
  drawStraps(sketch);
}
