import { drawCollarBack } from './collars.ts';
import { drawShirtFront } from './cuts-shirts.ts';
import { drawHanger } from './hangers.ts';
import { lens, middle, mirror, symmetric, symmetricLine } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawSkirt, gatherBelow, hemRow, skirtFolds, skirtLights, skirtHalf, type Skirt } from './skirts.ts';
import { drawArms, drawBackNeck, drawLabel, drawTorso, easyTorso, neckLine, shapeArm, type Torso } from './torso.ts';
import { drawButton, drawButtons, drawCuffs, drawPatchPocket, drawSeam, drawStitches } from './trims.ts';

/** A bodice down to its waist seam. */
const bodice: Torso = {
  ...easyTorso,
  neckHalf: 56,
  neckY: 176,
  dip: 44,
  shoulderHalf: 146,
  shoulderY: 210,
  underarmHalf: 130,
  underarmY: 342,
  waistHalf: 110,
  waistY: 440,
  hemHalf: 106,
  hemY: 470,
  hemDrop: 10,
};
const below: Skirt = { waistHalf: 106, waistY: 466, waistSag: 10, hipHalf: 150, hipY: 590, hemHalf: 210, hemY: 890, hemDrop: 24 };

function drawBelt(sketch: Sketch, y: number, half: number): void {
  const belt = `M${middle - half} ${y}C${middle - half * 0.5} ${y + 12} ${middle + half * 0.5} ${y + 12} ${middle + half} ${y}L${middle + half} ${y + 24}C${middle + half * 0.5} ${y + 36} ${middle - half * 0.5} ${y + 36} ${middle - half} ${y + 24}Z`;
  sketch.piece(belt, { angle: 90, isLifted: true });
}

/** A knot with two tails, a little left of the middle. */
function drawTie(sketch: Sketch, x: number, y: number): void {
  sketch.piece(
    `M${x} ${y + 6}C${x + 22} ${y + 70} ${x + 30} ${y + 120} ${x + 20} ${y + 190}L${x + 46} ${y + 184}C${x + 54} ${y + 110} ${x + 40} ${y + 60} ${x + 18} ${y}Z`,
    { angle: -8, isLifted: true },
  );
  sketch.piece(
    `M${x - 4} ${y + 6}C${x - 10} ${y + 60} ${x - 24} ${y + 100} ${x - 36} ${y + 150}L${x - 10} ${y + 158}C${x + 2} ${y + 110} ${x + 10} ${y + 60} ${x + 14} ${y + 4}Z`,
    { angle: 10, isLifted: true },
  );
  sketch.piece(
    `M${x - 14} ${y - 12}C${x - 2} ${y - 18} ${x + 16} ${y - 16} ${x + 22} ${y - 8}C${x + 26} ${y + 6} ${x + 22} ${y + 16} ${x + 12} ${y + 18}C${x} ${y + 20} ${x - 12} ${y + 16} ${x - 16} ${y + 8}Z`,
    { isLifted: true, folds: [lens([x - 8, y - 10], [x + 6, y], [x + 14, y + 16], 5)] },
  );
}

export function drawShirtDress(sketch: Sketch): void {
  const torso: Torso = {
    ...bodice,
    neckHalf: 50,
    dip: 38,
    hemHalf: 172,
    hemY: 872,
    hemDrop: 30,
    waistHalf: 116,
    waistY: 470,
    hasTails: true,
  };
  const arm = shapeArm(torso, { cuffX: 196, cuffY: 560, cuffHalf: 35, swell: 6 });
  drawCollarBack(sketch, torso);
  drawHanger(sketch, torso.neckY - 10, 46);
  drawArms(sketch, arm);
  drawCuffs(sketch, arm, 40);
  const skirt: Skirt = { ...below, waistY: 480, hemHalf: 168, hemY: 872 };
  drawTorso(sketch, torso, {
    folds: [
      ...skirtFolds(skirt),
      lens([272, 340], [330, 380], [380, 400], 12),
      lens([528, 340], [470, 384], [410, 410], 14),
      ...gatherBelow(108, 446, 8, -50, 26),
    ],
    lights: [...skirtLights(skirt), lens([312, 220], [306, 320], [322, 420], 18)],
  });
  drawShirtFront(sketch, torso, 902, 9);
  drawBelt(sketch, 456, 116);
  drawTie(sketch, 392, 480);
}

export function drawSlipDress(sketch: Sketch): void {
  drawHanger(sketch, 128, 126);
  const strap = 'M326 268C316 232 308 196 304 168';
  for (const side of [strap, mirror(strap)]) {
    sketch.line(side, { width: 8 });
    sketch.line(side, { colour: sketch.dye.base, width: 5 });
  }
  sketch.piece(symmetric('M400 334C350 322 310 322 278 332L284 390L400 400'), { fill: sketch.dye.inside, isFlat: true });
  drawLabel(sketch, 338);
  const half =
    'M400 336C374 326 346 294 326 264C316 296 300 316 274 330C280 390 294 440 292 484C288 560 262 700 254 896C300 914 350 920 400 920';
  sketch.piece(symmetric(half), {
    folds: [
      lens([330, 280], [340, 360], [304, 440], 12),
      lens([470, 280], [462, 370], [500, 450], 15),
      lens([352, 400], [378, 620], [306, 912], 26),
      lens([410, 440], [380, 640], [430, 918], 20),
      lens([468, 420], [446, 640], [516, 914], 34),
      lens([296, 500], [300, 680], [268, 900], 13),
      'M506 340C500 480 530 640 534 920L580 920L560 340Z',
    ],
    lights: [
      lens([352, 330], [334, 420], [344, 500], 14),
      lens([344, 480], [330, 660], [352, 890], 24),
      lens([438, 500], [424, 680], [470, 900], 18),
    ],
  });
  drawSeam(sketch, 'M400 343C374 333 346 301 325 273M400 343C426 333 454 301 475 273', 0.6);
  sketch.add(
    '<g fill="#d8b56c" stroke="#8a6a33" stroke-width="1.6"><circle cx="315" cy="222" r="4.6"/><circle cx="485" cy="222" r="4.6"/></g>',
  );
}

export function drawWrapDress(sketch: Sketch): void {
  const torso: Torso = { ...bodice, neck: 'v', neckHalf: 62, dip: 190 };
  const arm = shapeArm(torso, { cuffX: 190, cuffY: 500, cuffHalf: 41, swell: 8 });
  drawBackNeck(sketch, torso);
  drawHanger(sketch, torso.neckY - 2, 56);
  drawArms(sketch, arm);
  const right = 'M462 174Q510 184 542 212C528 256 530 300 530 342C528 390 512 420 508 474L330 474C350 400 420 290 462 174Z';
  sketch.piece(right, { folds: [lens([528, 340], [480, 380], [400, 440], 13)], shadow: 0.04 });
  drawSkirt(sketch, below, { folds: skirtFolds(below, 6) });
  const left = 'M338 174Q290 184 258 212C272 256 270 300 270 342C272 390 288 420 292 474L486 478C440 440 372 320 338 174Z';
  sketch.piece(left, {
    isLifted: true,
    folds: [
      lens([272, 340], [330, 390], [410, 450], 13),
      lens([286, 420], [350, 440], [440, 462], 9),
      lens([300, 452], [380, 458], [462, 470], 6),
    ],
    lights: [lens([306, 220], [300, 300], [326, 380], 18)],
  });
  const over = 'M486 470C500 600 470 780 438 914';
  sketch.piece(`M486 470C500 600 470 780 438 914L450 914C486 780 514 600 496 470Z`, { fill: sketch.dye.edge, isFlat: true, edge: 'none' });
  drawSeam(sketch, `${over}M345 176C380 318 444 430 490 470`, 0.5);
  drawBelt(sketch, 456, 110);
  drawTie(sketch, 478, 478);
}

export function drawTeaDress(sketch: Sketch): void {
  const torso: Torso = { ...bodice, neck: 'v', neckHalf: 66, dip: 96, shoulderHalf: 140 };
  const arm = shapeArm(torso, { cuffX: 214, cuffY: 362, cuffHalf: 46, swell: 26 });
  drawBackNeck(sketch, torso);
  drawHanger(sketch, torso.neckY - 2, 58);
  const puff = [
    lens([240, 216], [214, 260], [206, 330], 6),
    lens([252, 222], [232, 270], [226, 340], 6),
    lens([228, 214], [196, 254], [186, 316], 5),
  ];
  drawArms(sketch, arm, { folds: [...arm.folds.slice(0, 1), ...puff] });
  drawCuffs(sketch, arm, 14);
  drawSkirt(sketch, below, { folds: [...skirtFolds(below, 6), ...gatherBelow(102, 474, 8, 70, 22)] });
  drawStitches(sketch, hemRow(below, 18), { width: 1.3, opacity: 0.5 });
  drawTorso(sketch, torso);
  drawSeam(sketch, symmetricLine('M294 466C330 476 370 478 400 478'), 0.8);
  const dart = 'M350 380L356 474';
  drawSeam(sketch, `${dart}${mirror(dart)}M400 272L400 478`, 0.4);
  drawButtons(sketch, middle, [292, 452], 6, 5.5);
  const facing = neckLine({ ...torso, neckHalf: 62, dip: 91 });
  sketch.line(facing, { width: 15 });
  sketch.line(facing, { colour: sketch.dye.base, width: 11 });
}

export function drawTieredDress(sketch: Sketch): void {
  const torso: Torso = { ...bodice, neckHalf: 70, dip: 60, hemY: 404, waistY: 390, waistHalf: 124, hemHalf: 124, shoulderHalf: 132 };
  const arm = shapeArm(torso, { cuffX: 200, cuffY: 340, cuffHalf: 62, swell: 10 });
  drawBackNeck(sketch, torso);
  drawHanger(sketch, torso.neckY - 2, 64);
  drawArms(sketch, arm);
  const tiers: readonly Skirt[] = [
    { ...below, waistHalf: 186, waistY: 726, hipHalf: 210, hipY: 780, hemHalf: 238, hemY: 900 },
    { ...below, waistHalf: 154, waistY: 560, hipHalf: 172, hipY: 610, hemHalf: 190, hemY: 734, hemDrop: 20 },
    { ...below, waistHalf: 122, waistY: 400, hipHalf: 142, hipY: 450, hemHalf: 158, hemY: 568, hemDrop: 16 },
  ];
  for (const tier of tiers) {
    sketch.piece(symmetric(skirtHalf(tier)), {
      folds: [
        ...gatherBelow(tier.waistHalf, tier.waistY + 4, 12, 74, 19),
        ...skirtFolds(tier, 7).slice(0, 7),
        `M${middle - tier.waistHalf} ${tier.waistY - 10}h${tier.waistHalf * 2}v32h${-tier.waistHalf * 2}z`,
      ],
      lights: skirtLights(tier, 4),
    });
    drawStitches(sketch, hemRow(tier, 9), { width: 1.2, opacity: 0.45 });
  }
  drawTorso(sketch, torso);
  const neck = symmetricLine(`M${middle - 70} 177C${middle - 66} 208 ${middle - 42} 236 ${middle} 236`);
  sketch.line(neck, { width: 12 });
  sketch.line(neck, { colour: sketch.dye.ground, width: 9 });
  drawSeam(sketch, 'M400 240L400 330', 0.6);
  sketch.add(
    `<path d="M398 240C380 290 372 310 376 350M402 240C420 280 424 300 418 336" fill="none" stroke="${sketch.dye.edge}" stroke-width="4.6" stroke-linecap="round"/>`,
  );
}

export function drawPinafore(sketch: Sketch): void {
  const half =
    'M400 300C372 300 352 296 344 292L338 176L282 186C290 250 296 320 268 372C276 430 280 460 274 500C262 590 226 720 214 828C270 846 340 852 400 852';
  drawHanger(sketch, 168, 110);
  sketch.piece(symmetric('M400 290L330 280L338 176L282 186L286 300L400 330'), { fill: sketch.dye.inside, isFlat: true });
  drawLabel(sketch, 304);
  const skirt: Skirt = { ...below, waistY: 440, waistHalf: 118, hemHalf: 186, hemY: 828 };
  sketch.piece(symmetric(half), {
    folds: [...skirtFolds(skirt, 4), lens([276, 376], [320, 410], [360, 420], 10), lens([524, 376], [480, 414], [436, 430], 12)],
    lights: [...skirtLights(skirt), lens([310, 200], [318, 300], [312, 400], 12)],
  });
  drawStitches(sketch, symmetricLine('M332 182L338 299C352 304 372 308 400 308') + symmetricLine('M218 812C270 832 340 838 400 838'), {
    width: 1.5,
  });
  drawStitches(sketch, 'M290 192C298 256 302 322 276 374M510 192C502 256 498 322 524 374', { width: 1.5 });
  drawSeam(sketch, symmetricLine('M275 470C320 480 360 482 400 482'), 0.6);
  drawPatchPocket(sketch, { x: 272, y: 524, width: 88, height: 100, mirrored: true });
  drawPatchPocket(sketch, { x: 362, y: 352, width: 76, height: 84 });
  drawButton(sketch, [314, 306], 9.5, '#c9a063');
  drawButton(sketch, [486, 306], 9.5, '#c9a063');
}
