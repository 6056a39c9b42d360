import { lens, symmetric, symmetricLine } from './outline.ts';
import { darken } from './shade.ts';
import type { Sketch } from './sketch.ts';
import { drawSeam, drawStitches } from './trims.ts';

const brass = '#d8b56c';
const tan = '#b07a45';

/** A strap: a thick line with its edges and two rows of stitches. */
function drawStrap(sketch: Sketch, path: string, width: number, fill = sketch.dye.base): void {
  sketch.line(path, { width: width + 4 });
  sketch.line(path, { colour: fill, width });
  sketch.line(path, { colour: sketch.dye.thread, width: width - 5, dash: '6 4', opacity: 0.7 });
  sketch.line(path, { colour: fill, width: width - 8 });
  sketch.line(path, { colour: '#fff5e2', width: width * 0.22, opacity: 0.16 });
}

/** The crescent of the house, pressed or printed. */
function drawMoon(sketch: Sketch, x: number, y: number, size: number, fill: string, opacity = 1): void {
  sketch.add(
    `<path transform="translate(${x} ${y})scale(${size})" d="M2 -10a10 10 0 1 0 6 18a8.4 8.4 0 1 1 -6 -18z" fill="${fill}" opacity="${opacity}"/>`,
  );
}

export function drawTote(sketch: Sketch): void {
  const back = 'M304 384C300 270 330 190 400 190';
  drawStrap(sketch, symmetricLine(back), 26, darken(sketch.dye.base, 0.15));
  sketch.piece(symmetric('M400 380C350 378 280 376 214 372L222 400L400 410'), { fill: sketch.dye.inside, isFlat: true });
  const body = 'M400 392C340 392 270 388 208 378C204 520 196 700 186 846C260 862 340 866 400 866';
  sketch.piece(symmetric(body), {
    folds: [
      lens([214, 400], [240, 600], [210, 850], 16),
      lens([330, 460], [350, 660], [320, 866], 16),
      lens([450, 420], [470, 640], [440, 868], 12),
      lens([570, 400], [540, 620], [590, 856], 24),
      lens([200, 800], [400, 826], [600, 800], 14),
    ],
    lights: [lens([270, 430], [280, 600], [262, 820], 20), lens([410, 460], [400, 640], [400, 820], 12)],
  });
  drawStitches(sketch, symmetricLine('M208 408C270 418 340 421 400 421') + symmetricLine('M208 414C270 424 340 427 400 427'), {
    width: 1.6,
  });
  drawStrap(sketch, symmetricLine('M300 500C296 340 320 232 400 232'), 26);
  for (const x of [300, 500])
    drawStitches(
      sketch,
      `M${x - 12} 440L${x + 12} 440L${x + 12} 496L${x - 12} 496ZM${x - 12} 440L${x + 12} 496M${x + 12} 440L${x - 12} 496`,
      { width: 1.5 },
    );
  if (sketch.weave === 'plain') drawMoon(sketch, 398, 650, 5.4, sketch.dye.second, 0.95);
  if (sketch.weave === 'leather') drawMoon(sketch, 398, 560, 2.2, sketch.dye.edge, 0.7);
}

/** A half-moon under a flap. */
export function drawShoulderBag(sketch: Sketch): void {
  drawStrap(sketch, 'M196 500C170 330 250 130 400 130C550 130 630 330 604 500', 22);
  const body = 'M400 478C330 476 240 470 176 462C160 560 186 690 270 752C310 780 360 790 400 790';
  sketch.piece(symmetric(body), {
    shadow: 0.12,
    folds: [lens([190, 620], [260, 760], [400, 786], 26), lens([610, 560], [580, 720], [430, 780], 40)],
  });
  const flap = 'M400 452C330 450 236 448 172 460C166 560 200 650 270 696C312 720 360 726 400 726';
  sketch.piece(symmetric(flap), {
    folds: [lens([190, 470], [400, 486], [610, 470], 12), lens([600, 500], [580, 640], [470, 716], 30)],
    lights: [lens([200, 500], [230, 610], [300, 680], 20), lens([240, 478], [360, 474], [470, 482], 9)],
  });
  drawStitches(sketch, symmetricLine('M183 470C178 560 210 642 276 686C316 708 360 714 400 714'), { width: 2 });
  for (const x of [188, 612]) {
    sketch.add(
      `<path d="M${x - 18} 464h36v40h-36z" fill="none" stroke="#8a6a33" stroke-width="9" stroke-linejoin="round"/><path d="M${x - 18} 464h36v40h-36z" fill="none" stroke="${brass}" stroke-width="5.6" stroke-linejoin="round"/>`,
    );
  }
  sketch.add(
    `<circle cx="400" cy="690" r="30" fill="#8a6a33"/><circle cx="399" cy="688" r="28" fill="${brass}"/><circle cx="396" cy="684" r="22" fill="#eed9a4" opacity=".6"/>`,
  );
  drawMoon(sketch, 398, 688, 1.5, '#6d5022');
}

export function drawBucketBag(sketch: Sketch): void {
  drawStrap(sketch, 'M262 420C236 270 300 120 400 120C500 120 564 270 538 420', 20);
  sketch.piece(symmetric('M400 372C340 372 292 366 268 352C292 334 340 330 400 330'), { fill: sketch.dye.inside, isFlat: true });
  const body = 'M400 376C360 380 300 372 262 352C240 420 232 470 226 540C216 640 204 740 206 836C260 862 330 868 400 868';
  const gathers = [268, 300, 330, 360, 392, 424, 456, 488, 518].flatMap((x) => [
    lens([x + 10, 372], [x + (x - 400) * 0.12, 450], [x + (x - 400) * 0.22, 540], 8),
  ]);
  sketch.piece(symmetric(body), {
    folds: [...gathers, lens([590, 560], [560, 720], [596, 850], 40), lens([220, 800], [400, 840], [590, 800], 12)],
    lights: [lens([276, 520], [262, 680], [258, 820], 22), lens([390, 540], [384, 680], [390, 800], 13)],
  });
  sketch.piece(symmetric('M400 812C330 812 260 806 205 790L204 838C260 866 330 872 400 872'), { fill: darken(sketch.dye.base, 0.12) });
  drawStitches(sketch, symmetricLine('M206 798C262 816 332 820 400 820'), { width: 1.8 });
  const cord = 'M240 432C300 456 352 462 400 462';
  sketch.line(symmetricLine(cord), { width: 12 });
  sketch.line(symmetricLine(cord), { colour: sketch.dye.deep, width: 8.5 });
  for (const x of [280, 332, 384, 436, 488, 524])
    sketch.add(
      `<circle cx="${x}" cy="${448 + 13 * (1 - ((x - 400) / 160) ** 2)}" r="9" fill="none" stroke="${brass}" stroke-width="4.5"/>`,
    );
  for (const path of ['M396 466C384 520 370 560 374 620', 'M406 466C424 520 426 556 418 600']) {
    sketch.line(path, { width: 11 });
    sketch.line(path, { colour: sketch.dye.deep, width: 7.5 });
  }
  sketch.add(`<path d="M368 616h14v30h-14zM411 596h14v30h-14z" fill="${brass}" stroke="#8a6a33" stroke-width="1.6"/>`);
  drawMoon(sketch, 398, 720, 2, sketch.dye.edge, 0.55);
}

export function drawBasket(sketch: Sketch): void {
  const handle = (from: string): void => {
    sketch.line(from, { colour: '#5d3b1d', width: 22 });
    sketch.line(from, { colour: tan, width: 18 });
    sketch.line(from, { colour: '#f0dcbb', width: 12, dash: '6 4', opacity: 0.5 });
    sketch.line(from, { colour: tan, width: 9 });
  };
  handle('M300 420C296 270 330 176 400 176C470 176 504 270 500 420');
  sketch.piece(symmetric('M400 382C300 382 210 396 156 424C210 450 300 462 400 462'), {
    fill: sketch.dye.inside,
    isFlat: true,
    folds: ['M150 380h500v50h-500z'],
  });
  const body = 'M400 468C300 468 210 452 154 424C168 560 204 720 250 806C296 838 350 844 400 844';
  sketch.piece(symmetric(body), {
    folds: [
      lens([600, 470], [560, 660], [520, 830], 40),
      lens([160, 430], [400, 492], [640, 430], 12),
      lens([250, 800], [400, 846], [550, 800], 16),
    ],
    lights: [lens([220, 480], [250, 640], [290, 800], 24), lens([360, 500], [364, 640], [370, 800], 15)],
  });
  sketch.line(symmetricLine('M154 424C210 452 300 468 400 468'), { width: 15 });
  sketch.line(symmetricLine('M154 424C210 452 300 468 400 468'), { colour: sketch.dye.pale, width: 11 });
  sketch.line(symmetricLine('M154 424C210 452 300 468 400 468'), { colour: sketch.dye.deep, width: 11, dash: '3 9' });
  handle('M286 520C278 350 312 236 400 236C488 236 522 350 514 520');
  for (const x of [286, 514])
    sketch.add(
      `<path d="M${x - 15} 506h30l-3 50l-12 14l-12 -14z" fill="${tan}" stroke="#5d3b1d" stroke-width="2"/><circle cx="${x}" cy="530" r="5" fill="${brass}"/>`,
    );
  drawSeam(sketch, symmetricLine('M250 806C296 838 350 844 400 844'), 0.4);
}
