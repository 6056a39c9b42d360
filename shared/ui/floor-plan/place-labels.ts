import type { FloorPlan, Point, Zone } from '#shared/domain/floor-plan.ts';
import {
  boxAround,
  boxesOfWall,
  boxOfFixture,
  boxOfOutline,
  centreOf,
  clampInto,
  gapBetween,
  intersect,
  isBoxInside,
  overlap,
  type Box,
} from './boxes.ts';

/** A zone's name set on free floor. `value` follows the last line, as in "Denim 4". */
export interface NameLabel {
  readonly kind: 'name';
  readonly lines: readonly string[];
  readonly value: string;
  readonly centre: Point;
  readonly sizePx: number;
}

/** Where a name has no room: a letter on the plan, and the name beside that letter under it. Numbers count people and stays. */
export interface LetterLabel {
  readonly kind: 'letter';
  readonly letter: string;
  readonly centre: Point;
}

export type ZoneLabel = NameLabel | LetterLabel;

export interface LabelWishes {
  readonly plan: FloorPlan;
  /** A zone's name in the page's language. */
  readonly nameOf: (zone: Zone) => string;
  /** What stands after the name; empty for nothing. */
  readonly figureOf: (zone: Zone) => string;
  /** Width of a text in pixels when set at `sizePx`. */
  readonly measurePx: (text: string, sizePx: number) => number;
  readonly pxPerMetre: number;
  /** Sizes to try, largest first. */
  readonly sizesPx: readonly number[];
  /** The floor that is shown: labels stand wholly inside it, and zones outside it get none. */
  readonly view: Box;
  /** Floor that must stay free of labels, such as "you are here". */
  readonly keepFree: readonly Box[];
  /** Floor labels leave free when they can, such as a path. */
  readonly avoid: readonly Box[];
}

const leading = 1.18;
const stepMetres = 0.2;
const letterPx = 20;

/** Breaks words into `count` lines of as even a length as possible; undefined when there are fewer words than lines. */
export function breakIntoLines(text: string, count: number, widthOf: (line: string) => number): readonly string[] | undefined {
  const words = text.split(' ');
  if (count === 1) return [text];
  if (words.length < count) return undefined;
  let best: readonly string[] | undefined;
  let bestWidth = Infinity;
  for (let first = 1; first <= words.length - count + 1; first += 1) {
    const head = words.slice(0, first).join(' ');
    const rest = breakIntoLines(words.slice(first).join(' '), count - 1, widthOf);
    if (rest === undefined) continue;
    const width = Math.max(widthOf(head), ...rest.map(widthOf));
    if (width < bestWidth) {
      bestWidth = width;
      best = [head, ...rest];
    }
  }
  return best;
}

/** The free place for a box of this size that lies nearest the zone's centre, with air around it; undefined when there is none. */
function findPlace(
  zone: Zone,
  [widthMetres, depthMetres]: readonly [number, number],
  obstacles: readonly Box[],
  view: Box,
): Point | undefined {
  const bounds = intersect(boxOfOutline(zone.outline), view);
  const centre = clampInto(centreOf(zone.outline), bounds);
  let best: Point | undefined;
  let bestScore = Infinity;
  for (let yMetres = bounds.top + depthMetres / 2; yMetres <= bounds.bottom - depthMetres / 2; yMetres += stepMetres) {
    for (let xMetres = bounds.left + widthMetres / 2; xMetres <= bounds.right - widthMetres / 2; xMetres += stepMetres) {
      const at = { xMetres, yMetres };
      const box = boxAround(at, widthMetres, depthMetres);
      const away = Math.hypot(xMetres - centre.xMetres, yMetres - centre.yMetres);
      if (away - 1 >= bestScore || !isBoxInside(box, zone.outline) || obstacles.some((obstacle) => overlap(box, obstacle))) continue;
      const toEdge = Math.min(box.left - bounds.left, bounds.right - box.right, box.top - bounds.top, bounds.bottom - box.bottom);
      const air = obstacles.reduce((least, obstacle) => Math.min(least, gapBetween(box, obstacle)), Math.min(1, toEdge));
      const score = away - air;
      if (score >= bestScore) continue;
      bestScore = score;
      best = at;
    }
  }
  return best;
}

/** A to Z, then AA, as the columns of a sheet are called. */
function letterOf(place: number): string {
  const before = Math.floor((place - 1) / 26);
  return (before > 0 ? letterOf(before) : '') + String.fromCharCode(65 + ((place - 1) % 26));
}

interface Setting {
  readonly lines: readonly string[];
  readonly sizePx: number;
  readonly widthPx: number;
}

/** The ways to set a name, best first: large before small, few lines before many. */
function settingsOf(name: string, value: string, { measurePx, sizesPx }: LabelWishes): readonly Setting[] {
  return sizesPx.flatMap((sizePx) =>
    [1, 2, 3].flatMap((count): Setting[] => {
      const lines = breakIntoLines(name, count, (line) => measurePx(line, sizePx));
      if (lines === undefined) return [];
      const last = value === '' ? '' : `${lines[lines.length - 1] ?? ''}  ${value}`;
      return [{ lines, sizePx, widthPx: Math.max(...lines.map((line) => measurePx(line, sizePx)), measurePx(last, sizePx)) }];
    }),
  );
}

function placeName(zone: Zone, obstacles: readonly Box[], wishes: LabelWishes): { label: NameLabel; box: Box } | undefined {
  const value = wishes.figureOf(zone);
  for (const { lines, sizePx, widthPx } of settingsOf(wishes.nameOf(zone), value, wishes)) {
    const widthMetres = (widthPx + sizePx * 0.9) / wishes.pxPerMetre;
    const depthMetres = (sizePx * (lines.length * leading + 0.35)) / wishes.pxPerMetre;
    const centre = findPlace(zone, [widthMetres, depthMetres], obstacles, wishes.view);
    if (centre === undefined) continue;
    return { label: { kind: 'name', lines, value, centre, sizePx }, box: boxAround(centre, widthMetres, depthMetres) };
  }
  return undefined;
}

/**
 * Finds every zone's label a place on free floor: never over a fixture, a wall or another label. Zones whose name has no
 * room at any size get letters from A in the plan's order; only such a letter may, at the very last, stand over a fixture.
 */
export function placeLabels(wishes: LabelWishes): ReadonlyMap<string, ZoneLabel> {
  const { plan, pxPerMetre } = wishes;
  const standing = [...plan.fixtures.map(boxOfFixture), ...plan.walls.flatMap((wall) => boxesOfWall(wall, 0.16))];
  const labelled = [...wishes.keepFree];
  const labels = new Map<string, ZoneLabel>();
  const sizeMetres = letterPx / pxPerMetre;
  let lettered = 0;
  for (const zone of plan.zones) {
    const bounds = boxOfOutline(zone.outline);
    const seen = intersect(bounds, wishes.view);
    if (seen.right - seen.left < sizeMetres || seen.bottom - seen.top < sizeMetres) continue;
    const near = [...standing, ...labelled].filter((box) => overlap(box, bounds));
    const clear = [...near, ...wishes.avoid.filter((box) => overlap(box, bounds))];
    const named = placeName(zone, clear, wishes) ?? placeName(zone, near, wishes);
    if (named !== undefined) {
      labels.set(zone.id, named.label);
      labelled.push(named.box);
      continue;
    }
    lettered += 1;
    const size = [sizeMetres, sizeMetres] as const;
    const centre =
      findPlace(zone, size, clear, wishes.view) ??
      findPlace(zone, size, near, wishes.view) ??
      findPlace(zone, size, labelled, wishes.view) ??
      clampInto(centreOf(zone.outline), seen);
    labels.set(zone.id, { kind: 'letter', letter: letterOf(lettered), centre });
    labelled.push(boxAround(centre, sizeMetres, sizeMetres));
  }
  return labels;
}
