import { drawHanger } from './hangers.ts';
import { lens, middle, mirror, symmetric } from './outline.ts';
import type { Sketch } from './sketch.ts';
import { drawLabel } from './torso.ts';
import { drawSeam } from './trims.ts';

/** One padded row of the front: its sides swell, its seams pucker. */
function drawRow(sketch: Sketch, [topY, bottomY]: readonly [number, number], [topHalf, bottomHalf]: readonly [number, number]): void {
  const swell = (bottomY - topY) * 0.24;
  const mid = (topY + bottomY) / 2;
  const half =
    `M${middle} ${topY + 8}C${middle - topHalf * 0.5} ${topY + 8} ${middle - topHalf * 0.8} ${topY + 3} ${middle - topHalf} ${topY}` +
    `C${middle - topHalf - swell} ${topY + 6} ${middle - bottomHalf - swell} ${bottomY - 8} ${middle - bottomHalf} ${bottomY}C${middle - bottomHalf * 0.8} ${bottomY + 5} ${middle - bottomHalf * 0.5} ${bottomY + 10} ${middle} ${bottomY + 10}`;
  const puckers = [-0.86, -0.6, -0.32, 0.3, 0.58, 0.84].flatMap((share, nth) => [
    lens(
      [middle + share * topHalf, topY + 4],
      [middle + share * topHalf + 3, topY + 14],
      [middle + share * topHalf + 7 - nth * 3, topY + 30],
      4,
    ),
    lens(
      [middle + (share + 0.1) * bottomHalf, bottomY + 6],
      [middle + (share + 0.1) * bottomHalf - 3, bottomY - 8],
      [middle + (share + 0.08) * bottomHalf, bottomY - 22],
      4,
    ),
  ]);
  sketch.piece(symmetric(half), {
    folds: [...puckers, `M${middle - bottomHalf - 30} ${bottomY - 12}h${bottomHalf * 2 + 60}v40h${-bottomHalf * 2 - 60}z`],
    lights: [
      lens([middle - topHalf * 0.92, mid - 10], [middle - topHalf * 0.4, mid - 16], [middle - 20, mid - 6], 9),
      lens([middle + 30, mid - 8], [middle + topHalf * 0.4, mid - 14], [middle + topHalf * 0.7, mid - 8], 6),
    ],
  });
}

/** The padded rows of the left sleeve, shoulder to wrist, and their twins. */
function drawSleeveRows(sketch: Sketch): void {
  const top = [258, 268] as const;
  const wrist = [156, 690] as const;
  const rows = 7;
  const [alongX, alongY] = [(wrist[0] - top[0]) / rows, (wrist[1] - top[1]) / rows];
  const length = Math.hypot(alongX, alongY);
  const [acrossX, acrossY] = [-alongY / length, alongX / length];
  for (let nth = rows - 1; nth >= 0; nth -= 1) {
    const halfTop = 56 - nth * 2;
    const halfEnd = 56 - (nth + 1) * 2;
    const corner = (step: number, half: number): string =>
      `${top[0] + alongX * step + acrossX * half} ${top[1] + alongY * step + acrossY * half}`;
    const path = `M${corner(nth, halfTop)}C${corner(nth + 0.2, halfTop + 17)} ${corner(nth + 0.8, halfEnd + 17)} ${corner(nth + 1, halfEnd)}C${corner(nth + 1.12, halfEnd * 0.4)} ${corner(nth + 1.12, -halfEnd * 0.4)} ${corner(nth + 1, -halfEnd)}C${corner(nth + 0.8, -halfEnd - 13)} ${corner(nth + 0.2, -halfTop - 13)} ${corner(nth, -halfTop)}Z`;
    const base = (step: number, half: number): readonly [number, number] => [
      top[0] + alongX * step + acrossX * half,
      top[1] + alongY * step + acrossY * half,
    ];
    const shade = [
      lens(base(nth + 0.9, halfEnd), base(nth + 1.02, 0), base(nth + 0.9, -halfEnd), 11),
      lens(base(nth, 10), base(nth + 0.2, 6), base(nth + 0.5, 8), 4),
    ];
    sketch.piece(path, { folds: shade, lights: [lens(base(nth + 0.35, halfTop * 0.7), base(nth + 0.3, 20), base(nth + 0.4, -10), 8)] });
    sketch.piece(mirror(path), { folds: shade.map(mirror), shadow: 0.05 });
  }
  const cuff = 'M122 686C136 700 176 706 192 700L188 722C172 728 132 722 118 708Z';
  sketch.piece(cuff, { fill: sketch.dye.deep });
  sketch.piece(mirror(cuff), { fill: sketch.dye.deep });
}

/** Two padded rings around the neck and what shows inside. */
function drawPuffedCollar(sketch: Sketch, topY: number): void {
  sketch.piece(symmetric(`M400 ${topY + 12}C370 ${topY + 12} 344 ${topY + 6} 332 ${topY}L336 ${topY + 96}L400 ${topY + 110}`), {
    fill: sketch.dye.inside,
    isFlat: true,
  });
  drawLabel(sketch, topY + 30);
  const left = `M332 ${topY}C312 ${topY + 16} 306 ${topY + 60} 316 ${topY + 96}C340 ${topY + 112} 376 ${topY + 120} 396 ${topY + 118}L396 ${topY + 62}C372 ${topY + 52} 346 ${topY + 26} 332 ${topY}Z`;
  const seam = `M310 ${topY + 52}C340 ${topY + 78} 372 ${topY + 90} 396 ${topY + 92}`;
  sketch.piece(mirror(left), { shadow: 0.05, folds: [mirror(seam) + 'Z'] });
  sketch.piece(left, { lights: [lens([318, topY + 36], [346, topY + 60], [388, topY + 74], 7)] });
  drawSeam(sketch, seam + mirror(seam), 0.7);
}

function drawZip(sketch: Sketch, fromY: number, toY: number): void {
  sketch.add(
    `<path d="M400 ${fromY}V${toY}" stroke="${sketch.dye.edge}" stroke-width="11"/><path d="M400 ${fromY}V${toY}" stroke="#d9c08a" stroke-width="5" stroke-dasharray="2.4 2.4"/>` +
      `<path d="M395 ${fromY - 4}h10v16h-10z" fill="#d9c08a" stroke="#7b6233" stroke-width="1.2"/><path d="M397 ${fromY + 12}h6l3 30h-12z" fill="#d9c08a" stroke="#7b6233" stroke-width="1.2"/>`,
  );
}

const rowsY = [258, 322, 388, 454, 520, 588, 656, 724] as const;

function halfAt(y: number): number {
  return 160 + ((y - 258) / 466) * 8 - Math.max(0, 26 - (y - 258) * 0.5);
}

function drawFront(sketch: Sketch, halves: (y: number) => number): void {
  for (let nth = 0; nth < rowsY.length - 1; nth += 1) {
    const [topY = 0, bottomY = 0] = rowsY.slice(nth, nth + 2);
    drawRow(sketch, [topY, bottomY], [halves(topY), halves(bottomY)]);
  }
  sketch.piece(`M${middle - 166} 726C300 742 500 742 ${middle + 166} 726L${middle + 160} 752C500 768 300 768 ${middle - 160} 752Z`, {
    fill: sketch.dye.deep,
  });
  const pocket = 'M262 596L292 586L318 684L288 692Z';
  drawSeam(sketch, `${pocket}${mirror(pocket)}`, 0.8);
}

export function drawPuffer(sketch: Sketch): void {
  drawHanger(sketch, 178, 50);
  drawSleeveRows(sketch);
  sketch.piece(symmetric('M400 250C370 250 340 232 322 224C286 230 246 240 226 262C232 280 250 290 262 286L400 290'), {
    lights: [lens([250, 256], [290, 244], [330, 240], 7)],
  });
  drawFront(sketch, halfAt);
  drawPuffedCollar(sketch, 172);
  drawZip(sketch, 238, 758);
}

export function drawGilet(sketch: Sketch): void {
  const halves = (y: number): number => (y < 420 ? 122 + Math.max(0, (y - 322) / 66) * 22 + (y < 300 ? 6 : 0) : 150 + (y - 420) * 0.03);
  drawHanger(sketch, 178, 50);
  const armhole = 'M276 258L262 262C280 320 280 380 246 420L262 440L300 400Z';
  for (const shape of [armhole, mirror(armhole)]) sketch.piece(shape, { fill: sketch.dye.inside, isFlat: true });
  sketch.piece(symmetric('M400 250C370 250 330 236 316 230C296 236 280 246 270 258L400 280'));
  drawFront(sketch, halves);
  drawPuffedCollar(sketch, 172);
  drawZip(sketch, 238, 758);
}
