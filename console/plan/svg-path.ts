import type { Point } from '#shared/domain/floor-plan.ts';

/** A line of corners in the drawing's own units. */
export interface Polyline {
  readonly points: readonly Point[];
  readonly isClosed: boolean;
}

/** Straight pieces a curve becomes: a shop's plan has few, and none that matters to a decimetre. */
const pieces = 12;

function at(xMetres: number, yMetres: number): Point {
  return { xMetres, yMetres };
}

function mix(a: Point, b: Point, share: number): Point {
  return at(a.xMetres + share * (b.xMetres - a.xMetres), a.yMetres + share * (b.yMetres - a.yMetres));
}

/** Points along a Bézier curve of any degree (de Casteljau), its first left out. */
function alongBezier(controls: readonly Point[]): readonly Point[] {
  return Array.from({ length: pieces }, (_, nth) => {
    const share = (nth + 1) / pieces;
    let row = controls;
    while (row.length > 1) row = row.slice(1).map((to, place) => mix(row[place] ?? to, to, share));
    return row[0] ?? at(0, 0);
  });
}

/** Points along an elliptical arc, its first left out (SVG 1.1, appendix F.6.5). */
function alongArc(from: Point, to: Point, [rx0 = 0, ry0 = 0, degrees = 0, isLarge = 0, isSweep = 0]: readonly number[]): readonly Point[] {
  const phi = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [dx, dy] = [(from.xMetres - to.xMetres) / 2, (from.yMetres - to.yMetres) / 2];
  const [x1, y1] = [cos * dx + sin * dy, -sin * dx + cos * dy];
  if (rx0 === 0 || ry0 === 0 || (dx === 0 && dy === 0)) return [to];
  const grow = Math.max(1, Math.sqrt(x1 ** 2 / rx0 ** 2 + y1 ** 2 / ry0 ** 2));
  const [rx, ry] = [Math.abs(rx0) * grow, Math.abs(ry0) * grow];
  const left = Math.max(0, (rx * ry) ** 2 - (rx * y1) ** 2 - (ry * x1) ** 2);
  const factor = (isLarge === isSweep ? -1 : 1) * Math.sqrt(left / ((rx * y1) ** 2 + (ry * x1) ** 2));
  const [cx, cy] = [(factor * rx * y1) / ry, (-factor * ry * x1) / rx];
  const middle = mix(from, to, 0.5);
  const begin = Math.atan2((y1 - cy) / ry, (x1 - cx) / rx);
  const end = Math.atan2((-y1 - cy) / ry, (-x1 - cx) / rx);
  const turn = 2 * Math.PI;
  const sweep = isSweep === 1 ? (((end - begin) % turn) + turn) % turn : -((((begin - end) % turn) + turn) % turn);
  return Array.from({ length: pieces }, (_, nth) => {
    if (nth === pieces - 1) return to;
    const angle = begin + (sweep * (nth + 1)) / pieces;
    const [x, y] = [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
    return at(cos * x - sin * y + middle.xMetres, sin * x + cos * y + middle.yMetres);
  });
}

const counts: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

interface Command {
  readonly letter: string;
  readonly numbers: readonly number[];
}

const numberPattern = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;
const flagPattern = /[\s,]*([01])/y;

/** The numbers after a letter. The two flags of an arc may stand without a gap: `0 01` is three numbers. */
function readNumbers(text: string, isArc: boolean): readonly number[] {
  const numbers: number[] = [];
  for (let from = 0; ;) {
    const isFlag = isArc && (numbers.length % 7 === 3 || numbers.length % 7 === 4);
    const pattern = isFlag ? flagPattern : numberPattern;
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[1];
    if (found === undefined) return numbers;
    numbers.push(Number(found));
    from = pattern.lastIndex;
  }
}

/** Splits path data into commands with the numbers each takes; more pairs after a move are lines. */
function readCommands(data: string): readonly Command[] {
  return [...data.matchAll(/([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/gi)].flatMap(([, letter = '', rest = '']): readonly Command[] => {
    const count = counts[letter.toUpperCase()] ?? 0;
    if (count === 0) return [{ letter, numbers: [] }];
    const numbers = readNumbers(rest, letter.toUpperCase() === 'A');
    return Array.from({ length: Math.floor(numbers.length / count) }, (_, nth) => ({
      letter: nth > 0 && letter === 'M' ? 'L' : nth > 0 && letter === 'm' ? 'l' : letter,
      numbers: numbers.slice(nth * count, (nth + 1) * count),
    }));
  });
}

/** Path data as lines of corners; curves become short straight pieces. Data it can't read ends the path where it stands. */
export function flattenPath(data: string): readonly Polyline[] {
  const lines: { points: Point[]; isClosed: boolean }[] = [];
  let now = at(0, 0);
  let control: Point | undefined;
  let before = '';
  for (const { letter, numbers } of readCommands(data)) {
    const kind = letter.toUpperCase();
    const origin = letter === kind ? at(0, 0) : now;
    const pair = (nth: number): Point => at(origin.xMetres + (numbers[nth] ?? 0), origin.yMetres + (numbers[nth + 1] ?? 0));
    const line = lines.at(-1);
    const mirrored = control === undefined ? now : at(2 * now.xMetres - control.xMetres, 2 * now.yMetres - control.yMetres);
    let added: readonly Point[] = [];
    let nextControl: Point | undefined;
    switch (kind) {
      case 'M':
        lines.push({ points: [pair(0)], isClosed: false });
        now = pair(0);
        break;
      case 'L':
        added = [pair(0)];
        break;
      case 'H':
        added = [at(origin.xMetres + (numbers[0] ?? 0), now.yMetres)];
        break;
      case 'V':
        added = [at(now.xMetres, origin.yMetres + (numbers[0] ?? 0))];
        break;
      case 'C':
        nextControl = pair(2);
        added = alongBezier([now, pair(0), pair(2), pair(4)]);
        break;
      case 'S':
        nextControl = pair(0);
        added = alongBezier([now, 'CS'.includes(before) ? mirrored : now, pair(0), pair(2)]);
        break;
      case 'Q':
        nextControl = pair(0);
        added = alongBezier([now, pair(0), pair(2)]);
        break;
      case 'T':
        nextControl = 'QT'.includes(before) ? mirrored : now;
        added = alongBezier([now, nextControl, pair(0)]);
        break;
      case 'A':
        added = alongArc(now, pair(5), numbers);
        break;
      case 'Z':
        if (line !== undefined) {
          line.isClosed = true;
          now = line.points[0] ?? now;
        }
        break;
    }
    if (line?.isClosed === true && added.length > 0) lines.push({ points: [now, ...added], isClosed: false });
    else line?.points.push(...added);
    now = added.at(-1) ?? now;
    control = nextControl;
    before = kind;
  }
  return lines.filter(({ points }) => points.length > 1);
}
