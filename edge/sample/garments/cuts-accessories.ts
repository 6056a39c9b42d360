import { lens, symmetric, symmetricLine } from './outline.ts';
import { darken, lighten, lightnessOf } from './shade.ts';
import type { Sketch } from './sketch.ts';
import { drawRibbing, drawSeam, drawStitches } from './trims.ts';

function drawFringe(sketch: Sketch, fromX: number, toX: number, y: number, tilt: number): void {
  let strands = '';
  for (let x = fromX + 5; x < toX; x += 9)
    strands += `M${x} ${y - 3}C${x + tilt} ${y + 16} ${x - tilt} ${y + 30} ${x + tilt * 0.6} ${y + 50}`;
  sketch.line(strands, { width: 5.4 });
  sketch.line(strands, { colour: sketch.dye.base, width: 3.4 });
}

/** Over a beech rod, one end longer than the other. */
export function drawScarf(sketch: Sketch): void {
  const rod =
    '<path d="M170 168h460" stroke="#9a7547" stroke-width="22" stroke-linecap="round"/><path d="M170 167h460" stroke="#d9b98c" stroke-width="18" stroke-linecap="round"/><path d="M172 162h456" stroke="#f0dcbb" stroke-width="4" stroke-linecap="round" opacity=".8"/>';
  drawFringe(sketch, 404, 556, 730, 3);
  sketch.piece('M398 160L540 160C548 330 552 540 560 736C510 742 450 742 400 736Z', {
    shadow: 0.14,
    folds: [lens([520, 180], [500, 460], [530, 740], 22), lens([440, 200], [460, 460], [440, 740], 12)],
  });
  sketch.add(rod);
  drawFringe(sketch, 240, 424, 842, -3);
  const front = 'M262 162C270 146 420 146 428 162C424 380 430 620 426 846C366 854 300 854 240 846C246 620 256 380 262 162Z';
  sketch.piece(front, {
    folds: [
      lens([300, 190], [318, 500], [288, 848], 15),
      lens([390, 200], [372, 520], [396, 850], 22),
      lens([262, 186], [340, 200], [428, 184], 7),
    ],
    lights: [lens([276, 200], [276, 500], [262, 830], 12), lens([346, 200], [348, 500], [344, 830], 15)],
  });
}

/** The moon from new to full and back around the border, and the full one in the middle. */
function drawPhases(sketch: Sketch, ink: string, ground: string): void {
  const radius = 25;
  const turns = 12;
  let moons = '';
  for (let nth = 0; nth < turns; nth += 1) {
    const angle = (nth / turns) * Math.PI * 2 - Math.PI / 2;
    const x = 400 + Math.cos(angle) * 168;
    const y = 500 + Math.sin(angle) * 168;
    const share = Math.cos((nth / turns) * Math.PI * 2);
    const sweep = nth < turns / 2 ? 1 : 0;
    const bulge = Math.abs(share) * radius;
    const inner = share > 0 ? sweep : 1 - sweep;
    moons += `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${ink}" stroke-width="2" opacity=".55"/><path fill="${ink}" d="M${x} ${y - radius}A${radius} ${radius} 0 0 ${sweep} ${x} ${y + radius}A${bulge} ${radius} 0 0 ${1 - inner} ${x} ${y - radius}z"/>`;
  }
  const stars = [
    [400, 262],
    [400, 738],
    [162, 500],
    [638, 500],
    [232, 332],
    [568, 332],
    [232, 668],
    [568, 668],
  ]
    .map(([x, y]) => `<path transform="translate(${x} ${y})" d="M0 -15L3.4 -3.4L15 0L3.4 3.4L0 15L-3.4 3.4L-15 0L-3.4 -3.4Z"/>`)
    .join('');
  sketch.add(
    `<g>${moons}<g fill="${ink}">${stars}</g><circle cx="400" cy="500" r="88" fill="${ink}"/><circle cx="436" cy="478" r="78" fill="${ground}"/><g fill="${ink}"><circle cx="452" cy="470" r="5"/><circle cx="486" cy="510" r="3.4"/><circle cx="434" cy="520" r="3"/></g></g>`,
  );
}

export function drawSilkSquare(sketch: Sketch): void {
  const { base, second } = sketch.dye;
  const ink = lightnessOf(base) > 0.6 ? darken(base, 0.55) : second;
  const square = 'M128 232C300 222 500 240 674 226C682 400 668 600 678 772C500 782 300 764 124 776C116 600 132 400 128 232Z';
  sketch.piece(square, { fill: darken(base, 0.24), edge: 'none' });
  sketch.piece('M146 250C300 242 500 258 656 244C664 400 650 600 660 754C500 762 300 746 142 758C136 600 150 400 146 250Z', {
    fill: ink,
    isFlat: true,
    edge: 'none',
  });
  sketch.piece('M158 262C300 255 500 270 644 257C651 400 638 600 647 741C500 749 300 734 155 745C149 600 162 400 158 262Z', {
    isFlat: true,
    edge: 'none',
  });
  if (sketch.weave === 'plain') drawPhases(sketch, ink, base);
  const corner = 'M674 226L584 234C620 262 650 290 676 330Z';
  sketch.add(
    `<path d="M580 236C616 272 646 302 674 344" stroke="#26182f" stroke-width="14" opacity=".2" fill="none" filter="url(#soft)"/>`,
  );
  sketch.piece(corner, { fill: lighten(darken(base, 0.1), 0.2) });
  const sheen = 'M128 232C300 222 500 240 674 226C682 400 668 600 678 772C500 782 300 764 124 776C116 600 132 400 128 232Z';
  sketch.piece(sheen, {
    fill: 'none',
    folds: [lens([250, 230], [330, 500], [280, 776], 26), lens([480, 240], [440, 520], [540, 780], 34)],
    lights: [lens([180, 240], [260, 500], [200, 770], 34), lens([400, 236], [380, 500], [440, 776], 30)],
  });
}

export function drawBeanie(sketch: Sketch): void {
  const dome = 'M400 268C300 268 214 360 204 560L204 640L400 660';
  sketch.piece(symmetric(dome), {
    folds: [
      lens([400, 276], [330, 400], [300, 620], 10),
      lens([404, 276], [470, 400], [500, 620], 13),
      lens([410, 280], [560, 400], [590, 600], 26),
      lens([396, 280], [280, 360], [240, 600], 8),
    ],
    lights: [lens([340, 310], [270, 400], [246, 560], 22), lens([390, 300], [372, 420], [366, 600], 12)],
  });
  const brim = 'M400 586C320 586 250 580 194 566C184 620 186 672 194 716C260 736 330 742 400 742';
  sketch.piece(symmetric(brim), {
    fill: sketch.dye.base,
    folds: [lens([194, 580], [400, 606], [606, 580], 10), lens([590, 580], [576, 660], [596, 720], 20)],
    lights: [lens([230, 620], [320, 640], [400, 640], 16)],
  });
  sketch.line(symmetricLine('M199 644C260 662 330 667 400 667'), { colour: sketch.dye.deep, width: 150, dash: '3.4 9', opacity: 0.6 });
  sketch.add(
    '<path d="M376 640h48v42h-48z" fill="#f6f0e4" stroke="#b9ad98" stroke-width="1.4"/><path d="M403 648a13 13 0 1 0 5 24a10.6 10.6 0 1 1 -5 -24z" fill="#2f3d5e"/>',
  );
}

export function drawBeret(sketch: Sketch): void {
  sketch.piece('M394 330C392 306 396 292 402 284L412 288C408 300 408 316 410 332Z', {});
  const top = 'M120 520C110 420 260 322 420 322C580 322 700 400 690 500C684 570 600 640 470 660C320 676 136 630 120 520Z';
  sketch.piece(top, {
    folds: [
      lens([410, 334], [300, 400], [180, 560], 14),
      lens([410, 334], [520, 420], [640, 560], 20),
      lens([130, 540], [360, 690], [660, 560], 40),
    ],
    lights: [lens([200, 440], [310, 360], [440, 350], 34), lens([180, 520], [240, 570], [330, 600], 14)],
  });
  sketch.piece('M258 640C340 672 480 670 560 630L566 668C490 706 340 708 262 678Z', { fill: sketch.dye.deep });
  drawStitches(sketch, 'M262 672C340 700 490 698 562 662', { width: 1.8 });
}

export function drawHat(sketch: Sketch): void {
  const isStraw = sketch.weave === 'straw';
  const brim = 'M80 640C90 560 240 520 400 520C560 520 710 560 720 640C700 690 560 720 400 720C240 720 100 690 80 640Z';
  sketch.piece(brim, {
    folds: [lens([250, 560], [400, 620], [560, 560], 40), lens([560, 700], [660, 670], [716, 630], 26)],
    lights: [lens([110, 640], [180, 580], [270, 560], 18), lens([160, 680], [280, 706], [400, 708], 9)],
  });
  const crown =
    'M236 588C236 470 252 360 304 316C344 290 372 330 400 332C428 330 456 290 496 316C548 360 564 470 564 588C500 622 300 622 236 588Z';
  sketch.piece(crown, {
    folds: [
      lens([400, 336], [372, 400], [352, 470], 20),
      lens([400, 336], [436, 400], [446, 480], 24),
      lens([540, 370], [530, 480], [556, 590], 32),
    ],
    lights: [lens([300, 340], [268, 420], [262, 520], 20), lens([480, 340], [486, 400], [480, 470], 12)],
  });
  const ribbon = 'M236 530C300 566 500 566 564 530L565 590C500 624 300 624 235 590Z';
  sketch.piece(ribbon, {
    fill: isStraw ? '#2f3d5e' : darken(sketch.dye.base, 0.45),
    lights: [lens([250, 560], [300, 586], [370, 592], 12)],
  });
  sketch.piece('M262 556C248 560 246 596 260 606L292 600C298 586 298 574 292 562Z', {
    fill: isStraw ? '#3b4b70' : darken(sketch.dye.base, 0.35),
  });
}

export function drawGloves(sketch: Sketch): void {
  const glove =
    'M196 800C200 720 186 640 176 560C166 470 160 400 172 330C178 306 206 306 212 332C216 390 222 420 228 440C226 380 222 300 232 246C240 222 268 224 272 250C276 310 276 370 278 430C284 370 290 310 302 262C312 240 338 248 338 272C336 330 330 390 326 446C334 400 342 360 354 326C366 308 388 318 386 340C380 400 366 460 362 520C358 620 340 700 338 800C300 812 236 812 196 800Z';
  const thumb = 'M352 560C372 520 392 480 404 470C424 462 438 480 430 500C410 560 380 620 344 660Z';
  const seams = 'M220 440C222 480 226 520 236 560M278 430C280 480 282 520 284 556M326 446C324 490 324 520 326 552';
  const folds = [
    lens([330, 580], [300, 680], [330, 796], 20),
    lens([200, 640], [260, 656], [330, 650], 7),
    lens([196, 700], [260, 716], [330, 706], 7),
  ];
  const lights = [
    lens([196, 360], [194, 440], [206, 540], 9),
    lens([250, 270], [252, 360], [256, 460], 7),
    lens([220, 580], [224, 680], [228, 780], 14),
  ];
  const draw = (): void => {
    sketch.piece(thumb);
    sketch.piece(glove, { folds, lights });
    drawSeam(sketch, seams, 0.55);
    drawRibbing(sketch, 'M198 786C240 798 296 798 336 786', 30);
    sketch.add('<circle cx="266" cy="740" r="6" fill="#d8b56c" stroke="#8a6a33"/>');
  };
  sketch.add('<g transform="translate(880 10) scale(-1 1) rotate(7 266 500)">');
  draw();
  sketch.add('</g><g transform="translate(20 -10) rotate(-6 266 500)">');
  draw();
  sketch.add('</g>');
}

/** Rolled up, with its buckle and its point in front. */
export function drawBelt(sketch: Sketch): void {
  const { base, edge, thread } = sketch.dye;
  const run = (path: string, shade = 0): void => {
    const fill = darken(base, shade);
    sketch.line(path, { colour: edge, width: 64 });
    sketch.line(path, { colour: fill, width: 60 });
    sketch.line(path, { colour: thread, width: 50, dash: '7 4.4', opacity: 0.8 });
    sketch.line(path, { colour: fill, width: 46 });
    sketch.line(path, { colour: '#fff5e2', width: 10, opacity: 0.1 });
  };
  run(
    'M300 500C300 440 350 410 420 410C500 410 560 460 560 540C560 630 490 690 400 690C280 690 210 620 210 520C210 400 290 320 410 320C530 320 640 380 646 520',
    0.12,
  );
  run('M646 516C650 660 590 780 400 786L180 786');
  sketch.piece('M184 754L120 758C104 762 92 774 90 786C92 798 104 810 120 814L184 818Z', { isFlat: true });
  drawStitches(sketch, 'M184 761L122 765C110 768 100 778 98 786C100 794 110 804 122 807L184 811', { width: 2 });
  for (const x of [150, 190, 230, 270]) sketch.add(`<ellipse cx="${x}" cy="786" rx="6" ry="5" fill="#26182f" opacity=".8"/>`);
  const buckle = 'M262 374h84a14 14 0 0 1 14 14v92a14 14 0 0 1 -14 14h-84a14 14 0 0 1 -14 -14v-92a14 14 0 0 1 14 -14z';
  sketch.add(
    `<g transform="translate(-4 66)"><path d="${buckle}" fill="none" stroke="#8a6a33" stroke-width="17"/><path d="${buckle}" fill="none" stroke="#d8b56c" stroke-width="12"/><path d="M252 384h84" fill="none" stroke="#f3dfae" stroke-width="3.4" opacity=".8"/><path d="M350 434H256" stroke="#8a6a33" stroke-width="11" stroke-linecap="round"/><path d="M350 433H256" stroke="#d8b56c" stroke-width="7" stroke-linecap="round"/></g>`,
  );
}

function drawSock(sketch: Sketch): void {
  const leg =
    'M330 180L480 180C482 320 486 440 480 560C476 620 440 660 390 696C330 740 270 780 220 786C170 786 150 740 182 704C230 660 310 620 326 540C336 440 330 300 330 180Z';
  sketch.piece(leg, {
    folds: [
      lens([336, 520], [400, 560], [478, 540], 11),
      lens([320, 570], [390, 610], [460, 620], 10),
      lens([470, 240], [450, 420], [480, 560], 18),
      lens([200, 776], [320, 740], [440, 640], 14),
    ],
    lights: [lens([352, 240], [360, 400], [350, 520], 14), lens([220, 716], [270, 680], [320, 640], 12)],
  });
  const patch = sketch.weave === 'rib' ? sketch.dye.deep : sketch.dye.second;
  sketch.piece('M182 704C150 740 170 786 220 786C246 783 270 774 296 762C286 724 256 690 212 680C200 690 190 696 182 704Z', {
    fill: patch,
  });
  sketch.piece('M480 560C478 606 450 642 418 672C390 640 390 590 424 556C446 544 466 546 480 560Z', { fill: patch });
  sketch.piece('M324 168L486 168L488 250L326 250Z', { fill: patch });
  sketch.line('M326 209L488 209', { colour: sketch.dye.edge, width: 76, dash: '3 8', opacity: 0.28 });
}

export function drawSocks(sketch: Sketch): void {
  sketch.add('<g transform="translate(150 -10) rotate(5 400 500)">');
  drawSock(sketch);
  sketch.add('</g><g transform="translate(-10 36)">');
  drawSock(sketch);
  sketch.add('</g>');
}
