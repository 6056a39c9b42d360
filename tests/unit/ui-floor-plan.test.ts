import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside, type FloorPlan, type Zone } from '#shared/domain/floor-plan.ts';
import { boxAround, boxOfFixture, centreOf, isBoxInside, overlap, type Box } from '#shared/ui/floor-plan/boxes.ts';
import { breakIntoLines, placeLabels, type LabelWishes, type NameLabel } from '#shared/ui/floor-plan/place-labels.ts';
import { tintZones } from '#shared/ui/floor-plan/tint-zones.ts';
import { headingInto, headingsAlong, isOuter, traceWalk, traceWalls } from '#shared/ui/floor-plan/trace-path.ts';
import { placeHere, viewOf } from '#shared/ui/floor-plan/plan-view.ts';
import { sampleFloorPlan as plan } from '../../edge/sample/plan.ts';

/** About as wide as the interface's letters are. */
function measurePx(text: string, sizePx: number): number {
  return text.length * sizePx * 0.54;
}

function wish(widthPx: number, more: Partial<LabelWishes> = {}): LabelWishes {
  return {
    plan,
    nameOf: (zone) => zone.name.fr,
    figureOf: () => '',
    measurePx,
    pxPerMetre: widthPx / plan.widthMetres,
    sizesPx: [14, 12.5, 11],
    view: viewOf(plan, undefined),
    keepFree: [],
    avoid: [],
    ...more,
  };
}

/** The ink of a name, without the air that placing leaves around it. */
function inkOf({ lines, centre, sizePx, value }: NameLabel, pxPerMetre: number): Box {
  const widthPx = Math.max(
    ...lines.map((line, place) => measurePx(place === lines.length - 1 && value !== '' ? `${line}  ${value}` : line, sizePx)),
  );
  return boxAround(centre, widthPx / pxPerMetre, (lines.length * sizePx * 1.18) / pxPerMetre);
}

function namesOf(labels: ReturnType<typeof placeLabels>): readonly (readonly [string, NameLabel])[] {
  return [...labels].flatMap(([id, label]) => (label.kind === 'name' ? [[id, label] as const] : []));
}

test.each([300, 360, 520, 900, 1400])('at %i px no name stands on a fixture, on another name or outside its zone', (widthPx) => {
  const wishes = wish(widthPx, { figureOf: () => '12' });
  const labels = placeLabels(wishes);
  expect(labels.size).toBe(plan.zones.length);
  const inks = namesOf(labels).map(([id, label]) => [id, inkOf(label, wishes.pxPerMetre)] as const);
  for (const [id, ink] of inks) {
    const zone = plan.zones.find((candidate) => candidate.id === id);
    expect(zone !== undefined && isBoxInside(ink, zone.outline), id).toBe(true);
    expect(
      plan.fixtures.filter((fixture) => overlap(ink, boxOfFixture(fixture))).map((fixture) => fixture.id),
      id,
    ).toEqual([]);
    expect(
      inks.filter(([other, box]) => other !== id && overlap(ink, box)).map(([other]) => other),
      id,
    ).toEqual([]);
  }
});

test('on a desk every zone of the sample shop has its name; in a thumb those without room have a letter', () => {
  expect(namesOf(placeLabels(wish(1100))).length).toBe(plan.zones.length);
  const small = placeLabels(wish(300));
  const letters = [...small.values()].flatMap((label) => (label.kind === 'letter' ? [label.letter] : []));
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.join('')).toBe('ABCDEFGHIJKL'.slice(0, letters.length));
});

test('names leave "you are here" alone, and a path where they can', () => {
  const free = boxAround({ xMetres: 4, yMetres: 1.4 }, 7, 1.4);
  const wishes = wish(900, { keepFree: [free], avoid: [boxAround({ xMetres: 12.5, yMetres: 9.3 }, 8, 0.6)] });
  for (const [, label] of namesOf(placeLabels(wishes))) {
    expect(overlap(inkOf(label, wishes.pxPerMetre), free)).toBe(false);
    expect(wishes.avoid.some((box) => overlap(inkOf(label, wishes.pxPerMetre), box))).toBe(false);
  }
});

test('a frame shows only names that stand wholly inside it', () => {
  const view = { left: 0, top: 4, right: 12, bottom: 9 };
  const wishes = wish(900, { view });
  const labels = namesOf(placeLabels(wishes));
  expect(labels.map(([id]) => id)).toContain('knitwear');
  expect(placeLabels(wishes).has('coats')).toBe(false);
  for (const [, label] of labels) {
    const ink = inkOf(label, wishes.pxPerMetre);
    expect(ink.left >= view.left && ink.right <= view.right && ink.top >= view.top && ink.bottom <= view.bottom).toBe(true);
  }
});

test('lines are as even as words allow', () => {
  const width = (line: string): number => line.length;
  expect(breakIntoLines('Jeans et pantalons', 2, width)).toEqual(['Jeans et', 'pantalons']);
  expect(breakIntoLines('Maille', 2, width)).toBeUndefined();
  expect(breakIntoLines('a bb ccc dddd', 3, width)).toEqual(['a bb', 'ccc', 'dddd']);
});

test('neighbours on the sales floor never wear the same tint', () => {
  const tints = tintZones(plan.zones);
  const corners = (zone: Zone): Box => boxAround(centreOf(zone.outline), 0, 0);
  expect(tints.size).toBe(plan.zones.length);
  expect(corners(plan.zones[0] ?? { id: '', name: { fr: '', en: '' }, purpose: 'sales', outline: [] }).left).toBeGreaterThan(0);
  const touching = [
    ['denim', 'knitwear'],
    ['knitwear', 'shirts'],
    ['knitwear', 'dresses'],
    ['shirts', 'new-season'],
    ['coats', 'accessories'],
    ['new-season', 'coats'],
  ] as const;
  for (const [a, b] of touching) expect([a, b, tints.get(a)]).not.toEqual([a, b, tints.get(b)]);
});

const anyPoint = fc.record({ xMetres: fc.double({ min: 0, max: 40, noNaN: true }), yMetres: fc.double({ min: 0, max: 30, noNaN: true }) });

test('a walk of any shape is traced from its first point to its last, without a number that is none', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 2, maxLength: 12 }), (points) => {
      const data = traceWalk(points, 0.7);
      expect(data).not.toContain('NaN');
      expect(data.startsWith('M')).toBe(true);
      const last = points[points.length - 1];
      expect(data.endsWith(`${Math.round((last?.xMetres ?? 0) * 1000) / 10} ${Math.round((last?.yMetres ?? 0) * 1000) / 10}`)).toBe(true);
    }),
  );
  expect(traceWalk([{ xMetres: 1, yMetres: 1 }], 0.7)).toBe('');
});

test('arrows stand on long stretches and point the way walked', () => {
  const headings = headingsAlong(
    [
      { xMetres: 0, yMetres: 0 },
      { xMetres: 4, yMetres: 0 },
      { xMetres: 4, yMetres: 0.2 },
      { xMetres: 4, yMetres: -3 },
    ],
    1,
  );
  expect(headings.map(({ degrees }) => degrees)).toEqual([0, -90]);
});

test('the way in points into the shop, and its margin is left for the arrow', () => {
  expect(headingInto({ xMetres: 12.5, yMetres: 15.7 }, 25, 16)).toBe(-90);
  expect(headingInto({ xMetres: 0.2, yMetres: 8 }, 25, 16)).toBe(0);
  const view = viewOf(plan, undefined);
  expect(view.bottom - plan.depthMetres).toBeGreaterThan(1);
  expect(-view.top).toBeLessThan(0.5);
});

test('"you are here" stays in view anywhere on the floor', () => {
  const view = viewOf(plan, undefined);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 25, noNaN: true }), fc.double({ min: 0, max: 16, noNaN: true }), (xMetres, yMetres) => {
      const plate = placeHere({ xMetres, yMetres }, view, { words: 'Vous êtes ici', sizePx: 13, measurePx, cmPerPx: 100 / 14 });
      const box = boxAround(plate.centre, plate.widthCm / 100, plate.heightCm / 100);
      expect(box.left).toBeGreaterThanOrEqual(view.left - 1e-9);
      expect(box.right).toBeLessThanOrEqual(view.right + 1e-9);
      expect(box.top).toBeGreaterThanOrEqual(view.top - 1e-9);
      expect(box.bottom).toBeLessThanOrEqual(view.bottom + 1e-9);
    }),
  );
});

test('walls that meet run on in one line, and the shell is told from what divides the inside', () => {
  const corner = [
    { from: { xMetres: 0, yMetres: 0 }, to: { xMetres: 2, yMetres: 0 } },
    { from: { xMetres: 2, yMetres: 0 }, to: { xMetres: 2, yMetres: 1 } },
  ];
  expect(traceWalls(corner)).toBe('M0 0L200 0L200 100');
  const small: FloorPlan = { ...plan, widthMetres: 5, depthMetres: 5 };
  expect(corner.map((wall) => isOuter(wall, small))).toEqual([true, false]);
});

test('the centre of an area lies inside a simple shape and survives a shape without area', () => {
  for (const zone of plan.zones) expect(isInside(centreOf(zone.outline), zone.outline), zone.id).toBe(true);
  expect(centreOf([{ xMetres: 2, yMetres: 3 }])).toEqual({ xMetres: 2, yMetres: 3 });
});
