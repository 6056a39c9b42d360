import { lens, mirror } from './outline.ts';
import { darken } from './shade.ts';
import type { Sketch } from './sketch.ts';
import { drawSeam, drawStitches } from './trims.ts';

const rubber = '#f3ead7';
const crepe = '#c9a878';

/** Draws a shoe from the side twice: its twin stands behind, a little higher and to the right. */
function drawPair(sketch: Sketch, shoe: (sketch: Sketch) => void, [dx, dy]: readonly [number, number] = [96, -104]): void {
  sketch.add(`<g transform="translate(${dx} ${dy})">`);
  shoe(sketch);
  sketch.add('</g><g transform="translate(-18 36)">');
  sketch.add('<ellipse cx="390" cy="656" rx="270" ry="15" fill="#26182f" opacity=".22" filter="url(#soft)"/>');
  shoe(sketch);
  sketch.add('</g>');
}

function drawLaces(sketch: Sketch, rows: readonly (readonly [number, number, number, number])[]): void {
  for (const [fromX, fromY, toX, toY] of rows) {
    sketch.add(
      `<path d="M${fromX} ${fromY}L${toX} ${toY}" stroke="#26182f" stroke-opacity=".4" stroke-width="12" stroke-linecap="round"/><path d="M${fromX} ${fromY}L${toX} ${toY}" stroke="#f8f2e4" stroke-width="8.5" stroke-linecap="round"/>` +
        `<circle cx="${toX + 7}" cy="${toY + 5}" r="3.6" fill="#26182f" opacity=".55"/>`,
    );
  }
}

function drawSneaker(sketch: Sketch): void {
  const upper =
    'M148 606C136 562 184 534 248 516C312 498 348 462 394 424C414 408 440 398 470 398C502 432 560 436 604 398C626 390 642 402 642 424C636 484 648 544 650 606Z';
  sketch.piece('M398 432C404 404 430 366 462 362C476 372 482 390 474 408L420 470Z', {
    folds: [lens([470, 372], [450, 400], [430, 450], 10)],
  });
  sketch.piece('M470 398C502 432 560 436 604 398L598 382C560 402 520 400 486 384Z', { fill: sketch.dye.inside, isFlat: true });
  sketch.piece(upper, {
    folds: [
      lens([260, 530], [330, 520], [390, 470], 9),
      lens([470, 440], [540, 500], [640, 480], 12),
      lens([160, 600], [400, 588], [650, 602], 10),
    ],
    lights: [lens([190, 560], [240, 534], [300, 522], 9), lens([440, 430], [470, 480], [520, 520], 12)],
  });
  sketch.piece('M148 606C136 562 184 534 240 519C268 540 276 574 270 606Z', {
    fill: darken(sketch.dye.base, 0.06),
    lights: [lens([166, 580], [184, 552], [230, 534], 10)],
  });
  sketch.piece('M322 492C372 448 410 416 444 402C468 452 478 500 470 540C424 548 370 536 322 492Z', {});
  drawStitches(
    sketch,
    'M270 606C276 574 268 541 242 524M332 492C378 530 424 540 464 534C470 500 460 452 440 410M560 424C566 480 596 520 646 530',
    { width: 1.6 },
  );
  sketch.piece('M604 398C626 390 642 402 642 424C640 450 640 470 642 490C622 480 606 440 604 398Z', { fill: sketch.dye.deep });
  drawLaces(sketch, [
    [352, 480, 390, 502],
    [374, 458, 412, 482],
    [398, 438, 434, 460],
    [422, 420, 454, 438],
  ]);
  sketch.piece('M134 600C240 612 520 614 656 598C664 622 660 648 632 650L172 650C138 650 130 626 134 600Z', { fill: rubber });
  sketch.line('M136 620C260 630 540 630 660 618', {
    colour: sketch.dye.base === '#f4eddd' ? '#a08d70' : sketch.dye.base,
    width: 4,
    opacity: 0.8,
  });
}

export function drawSneakers(sketch: Sketch): void {
  drawPair(sketch, drawSneaker);
}

function drawHeeledSole(sketch: Sketch, heelTop: number): void {
  const sole = darken('#6b4a30', 0.35);
  sketch.piece('M132 626C124 640 130 650 150 652L420 650C450 648 470 638 500 632L500 616L140 612Z', { fill: sole });
  sketch.piece(`M500 ${heelTop}L640 ${heelTop - 2}L632 664L516 664C512 646 506 630 500 ${heelTop}Z`, { fill: sole });
  sketch.piece('M134 612C240 620 520 620 646 606L648 622C560 632 250 640 132 630Z', { fill: darken('#8a6440', 0.2) });
  drawStitches(sketch, 'M146 620C260 628 520 628 640 614', { width: 1.6, opacity: 0.6 });
}

/** The foot and ankle of a boot whose shaft ends at `topY`. */
function bootUpper(topY: number, [frontX, backX]: readonly [number, number]): string {
  return `M136 614C124 566 172 536 236 518C300 500 352 486 392 452C424 424 420 380 ${frontX} ${topY}L${backX} ${topY - 6}C646 400 628 460 640 520C646 556 650 580 648 608C520 622 260 622 136 614Z`;
}

const bootFolds = [
  lens([390, 460], [440, 470], [500, 450], 11),
  lens([380, 480], [430, 500], [500, 498], 9),
  lens([640, 440], [600, 540], [640, 608], 20),
  lens([150, 610], [360, 594], [560, 612], 9),
];
const bootLights = [
  lens([172, 566], [220, 538], [300, 518], 12),
  lens([446, 340], [452, 420], [440, 480], 13),
  lens([540, 520], [570, 560], [600, 596], 9),
];

function drawAnkleBoot(sketch: Sketch): void {
  sketch.piece('M408 326C420 300 450 288 470 300L470 420L410 440Z', { shadow: 0.1 });
  sketch.piece('M410 330L626 322L620 306C560 318 480 322 420 318Z', { fill: sketch.dye.inside, isFlat: true });
  sketch.piece(bootUpper(330, [414, 632]), { folds: bootFolds, lights: bootLights });
  drawStitches(
    sketch,
    'M236 520C262 546 268 580 262 614M456 332C470 420 448 500 380 520C340 530 320 520 300 508M560 330C572 440 566 540 540 616',
    { width: 1.7 },
  );
  drawLaces(sketch, [
    [340, 496, 376, 516],
    [372, 476, 408, 494],
    [400, 450, 436, 464],
    [416, 420, 452, 430],
    [420, 388, 456, 396],
    [418, 356, 454, 362],
  ]);
  sketch.piece('M604 300C616 292 630 294 634 304L634 372L612 372Z', {});
  drawHeeledSole(sketch, 612);
}

export function drawAnkleBoots(sketch: Sketch): void {
  drawPair(sketch, drawAnkleBoot);
}

function drawChelseaBoot(sketch: Sketch): void {
  sketch.piece('M424 342L616 334L612 316C556 326 480 330 430 330Z', { fill: sketch.dye.inside, isFlat: true });
  sketch.piece(bootUpper(340, [424, 620]), { folds: bootFolds, lights: bootLights });
  const gusset = 'M474 336L566 332C572 390 562 450 528 500C496 452 478 396 474 336Z';
  sketch.piece(gusset, { fill: sketch.dye.isDark ? '#4a4650' : darken(sketch.dye.base, 0.5) });
  sketch.line(
    'M488 338C492 390 506 440 528 490M502 338C506 384 514 430 530 476M518 337C520 380 526 424 532 460M534 336C536 380 536 424 534 462M550 335C552 380 546 426 534 474',
    { colour: '#fff5e2', width: 1.6, opacity: 0.28 },
  );
  drawStitches(sketch, 'M468 336C472 400 492 458 528 510C564 458 578 392 572 332M528 510C500 560 420 560 300 506', { width: 1.7 });
  for (const x of [444, 598])
    sketch.piece(
      `M${x - 9} 338L${x - 9} 296C${x - 9} 284 ${x + 9} 284 ${x + 9} 296L${x + 9} 338L${x + 3} 338L${x + 3} 300L${x - 3} 300L${x - 3} 338Z`,
      { isFlat: true },
    );
  drawHeeledSole(sketch, 612);
}

export function drawChelseaBoots(sketch: Sketch): void {
  drawPair(sketch, drawChelseaBoot);
}

function drawTallBoot(sketch: Sketch): void {
  sketch.piece('M396 66L650 58L644 40C570 50 470 54 404 50Z', { fill: sketch.dye.inside, isFlat: true });
  const shaft =
    'M136 614C124 566 172 536 236 518C300 500 358 486 388 440C408 400 396 220 396 66L650 58C662 220 632 380 634 460C636 520 650 570 648 608C520 622 260 622 136 614Z';
  sketch.piece(shaft, {
    folds: [
      ...bootFolds.slice(0, 2),
      lens([396, 420], [450, 410], [540, 430], 10),
      lens([640, 120], [580, 300], [632, 560], 34),
      lens([400, 380], [450, 364], [520, 380], 8),
    ],
    lights: [
      lens([172, 566], [220, 538], [300, 518], 12),
      lens([440, 90], [450, 260], [430, 440], 20),
      lens([540, 120], [552, 260], [540, 380], 10),
    ],
  });
  drawStitches(sketch, 'M398 88C480 94 570 92 650 80M534 64C548 240 540 420 520 616M388 440C440 470 500 476 536 470', { width: 1.7 });
  sketch.piece('M600 34L624 33L628 108L604 110Z', {});
  drawHeeledSole(sketch, 612);
}

export function drawTallBoots(sketch: Sketch): void {
  sketch.add('<g transform="translate(110 190) scale(.86)">');
  drawTallBoot(sketch);
  sketch.add('</g><g transform="translate(0 250) scale(.86)">');
  drawTallBoot(sketch);
  sketch.add('</g>');
}

/** A shoe from above, toe up, left foot; the right one is its mirror image. */
function drawFromAbove(sketch: Sketch, parts: readonly { readonly path: string; readonly look?: Parameters<Sketch['piece']>[1] }[]): void {
  for (const { path, look = {} } of parts) {
    sketch.piece(path, look);
    const twin = { ...look };
    const folds = look.folds?.map(mirror);
    const lights = look.lights?.map(mirror);
    sketch.piece(mirror(path), { ...twin, ...(folds && { folds }), ...(lights && { lights }) });
  }
}

const last =
  'M268 176C330 176 376 250 372 348C370 430 348 500 350 590C352 690 340 800 272 806C208 806 188 700 190 596C192 500 164 430 166 340C170 246 214 176 268 176Z';

export function drawLoafers(sketch: Sketch): void {
  const insole = '#c99f6d';
  drawFromAbove(sketch, [
    {
      path: last,
      look: {
        folds: [lens([350, 260], [366, 400], [340, 520], 20), lens([336, 560], [350, 680], [320, 790], 16)],
        lights: [lens([196, 260], [184, 350], [200, 440], 14), lens([204, 560], [198, 680], [220, 760], 10)],
      },
    },
    {
      path: 'M270 470C318 470 334 520 332 596C332 690 322 774 272 778C224 778 210 690 210 596C208 520 222 470 270 470Z',
      look: { fill: insole, folds: ['M200 460h150v50h-150z', lens([322, 500], [334, 640], [310, 770], 14)] },
    },
    {
      path: 'M268 214C318 214 346 270 342 346C340 390 330 430 322 466C300 452 240 452 216 466C206 430 198 390 198 340C200 268 224 214 268 214Z',
      look: { lights: [lens([226, 260], [214, 320], [226, 400], 12)], folds: [lens([326, 270], [336, 350], [318, 450], 12)] },
    },
    { path: 'M178 420C230 392 310 392 358 424L352 478C306 448 232 448 182 474Z', look: {} },
  ]);
  sketch.add(
    '<path d="M248 420c12 -8 30 -8 42 0c-4 8 -4 14 0 22c-12 -6 -30 -6 -42 0c4 -8 4 -14 0 -22zM510 420c12 -8 30 -8 42 0c-4 8 -4 14 0 22c-12 -6 -30 -6 -42 0c4 -8 4 -14 0 -22z" fill="#26182f" opacity=".75"/>',
  );
  const apron = 'M216 462C206 430 198 390 198 340C200 268 224 214 268 214C318 214 346 270 342 346C340 390 332 430 324 462';
  drawStitches(sketch, apron + mirror(apron), { width: 3 });
}

export function drawBallerinas(sketch: Sketch): void {
  const lining = '#e9d3b4';
  drawFromAbove(sketch, [
    {
      path: last,
      look: {
        folds: [lens([350, 260], [366, 400], [340, 520], 20)],
        lights: [lens([200, 260], [188, 340], [204, 430], 14), lens([238, 206], [270, 194], [300, 206], 8)],
      },
    },
    {
      path: 'M270 352C322 352 344 420 336 520C330 620 336 780 272 784C212 784 208 640 206 540C198 430 216 352 270 352Z',
      look: { fill: lining, folds: ['M190 340h170v46h-170z', lens([330, 400], [338, 600], [312, 776], 16)] },
    },
  ]);
  const edge = 'M270 352C322 352 344 420 336 520C330 620 336 780 272 784C212 784 208 640 206 540C198 430 216 352 270 352Z';
  sketch.line(edge + mirror(edge), { colour: sketch.dye.deep, width: 6 });
  sketch.add(
    '<path d="M262 740a10 10 0 1 0 4 19a8 8 0 1 1 -4 -19zM526 740a10 10 0 1 0 4 19a8 8 0 1 1 -4 -19z" fill="#8a6a33" opacity=".8"/>',
  );
  const bow = 'M270 350C250 330 226 332 224 346C224 360 250 364 270 352C290 364 316 360 316 346C314 332 290 330 270 350Z';
  sketch.piece(bow, {});
  sketch.piece(mirror(bow), {});
  for (const x of [270, 530]) sketch.add(`<circle cx="${x}" cy="350" r="6" fill="${sketch.dye.deep}" stroke="${sketch.dye.edge}"/>`);
}

export function drawSandals(sketch: Sketch): void {
  const footbed = '#c39a68';
  drawFromAbove(sketch, [
    { path: last, look: { fill: crepe } },
    {
      path: 'M268 190C322 190 362 256 358 346C356 430 336 500 338 590C340 690 328 788 272 792C218 790 202 696 204 596C206 500 178 430 180 340C184 252 220 190 268 190Z',
      look: {
        fill: footbed,
        folds: [lens([340, 260], [352, 420], [322, 560], 16)],
        lights: [lens([220, 560], [214, 680], [240, 770], 16)],
      },
    },
    {
      path: 'M158 330C200 290 330 400 378 430L366 492C310 450 214 380 156 396Z',
      look: { folds: [lens([200, 340], [280, 400], [370, 470], 10)] },
    },
    {
      path: 'M382 320C340 290 210 400 168 430L178 490C236 450 330 380 384 388Z',
      look: { folds: [lens([340, 350], [270, 400], [180, 470], 10)] },
    },
    { path: 'M176 610C220 578 326 578 364 610L362 656C320 626 222 626 180 656Z', look: {} },
  ]);
  drawStitches(
    sketch,
    'M166 338C206 310 330 408 370 438M374 330C336 310 216 408 178 440M184 616C226 590 320 590 356 616' +
      mirror('M166 338C206 310 330 408 370 438M374 330C336 310 216 408 178 440M184 616C226 590 320 590 356 616'),
    { width: 1.7 },
  );
  sketch.add('<g fill="none" stroke="#d8b56c" stroke-width="6"><path d="M172 606h30v54h-30zM598 606h30v54h-30z"/></g>');
  drawSeam(sketch, last + mirror(last), 0.2);
}
