import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { findPlanChanges } from '#shared/domain/plan-changes.ts';
import { areaOf, crossingOf, middleOf, nearestOn, selfCrossingOf } from '#shared/domain/plan-geometry.ts';
import { findPlanMistakes, findPlanWarnings, type PlanKnowledge } from '#shared/domain/plan-problems.ts';
import { suggestSurveyPlaces } from '#shared/domain/survey-places.ts';
import { isInside, metresBetween } from '#shared/domain/floor-plan.ts';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { at, box, smallPlan } from '../fixtures/small-plan.ts';

const known: PlanKnowledge = { isGateway: (id) => id.startsWith('g-'), isReferenceTag: (key) => key.startsWith('ib-') };

function mistakesOf(plan: FloorPlan): readonly string[] {
  return findPlanMistakes(plan, known).map(({ kind, subjects }) => [kind, ...subjects].join(' '));
}

function warningsOf(plan: FloorPlan): readonly string[] {
  return findPlanWarnings(plan).map(({ kind, subjects }) => [kind, ...subjects].join(' '));
}

describe('what is wrong with a plan', () => {
  test('nothing, when it was drawn with care', () => {
    expect(mistakesOf(smallPlan)).toEqual([]);
    expect(warningsOf(smallPlan)).toEqual([]);
    expect(findPlanWarnings(sampleFloorPlan)).toEqual([]);
  });

  test('walls that cross are told with the place; walls that meet are not', () => {
    const crossing = { ...smallPlan, walls: [...smallPlan.walls, { from: at(3, 2), to: at(7, 2) }] };
    expect(mistakesOf(crossing)).toEqual(['walls-cross 4 5']);
    expect(findPlanMistakes(crossing, known)[0]?.at).toEqual(at(5, 2));
    expect(mistakesOf({ ...smallPlan, walls: [...smallPlan.walls, { from: at(5, 5), to: at(8, 5) }] })).toEqual([]);
    expect(mistakesOf({ ...smallPlan, walls: [...smallPlan.walls, { from: at(5, 3), to: at(8, 3) }] })).toEqual([]);
  });

  test('whatever reaches outside the room is named', () => {
    const plan: FloorPlan = {
      ...smallPlan,
      walls: [{ from: at(0, 0), to: at(10.5, 0) }],
      zones: [{ id: 'far', name: { fr: 'Loin', en: 'Far' }, purpose: 'sales', outline: box(8, 1, 12, 4) }],
      fixtures: [{ id: 'lost', kind: 'shelf', centre: at(-1, 3), widthMetres: 1, depthMetres: 1 }],
      receivers: [{ deviceId: 'g-1', at: at(3, 9), heightMetres: 2 }],
      entrances: [at(4, -2)],
      references: [{ tagKey: 'ib-x', at: at(11, 1), heightMetres: 2 }],
    };
    expect(mistakesOf(plan)).toEqual([
      'wall-outside 1',
      'zone-outside far',
      'fixture-outside lost',
      'receiver-outside g-1',
      'reference-outside ib-x',
      'entrance-outside 1',
    ]);
  });

  test('unknown gateways and tags, ids that are there twice, outlines that cross themselves', () => {
    const bow = [at(1, 1), at(4, 4), at(4, 1), at(1, 4)];
    const plan: FloorPlan = {
      ...smallPlan,
      zones: [
        ...smallPlan.zones,
        { id: 'left', name: { fr: '', en: '' }, purpose: 'sales', outline: bow },
        { id: 'speck', name: { fr: '', en: '' }, purpose: 'sales', outline: box(1, 1, 1.2, 1.2) },
      ],
      receivers: [{ deviceId: 'kiosk-1', at: at(1, 1), heightMetres: 2 }],
      references: [{ tagKey: 'ed-1', at: at(1, 1), heightMetres: 2 }],
    };
    expect(mistakesOf(plan)).toEqual([
      'id-twice left',
      'zone-crosses-itself left',
      'zone-too-small speck',
      'receiver-unknown kiosk-1',
      'reference-unknown ed-1',
    ]);
  });

  test('worth a look: overlaps of more than a hand’s breadth, no entrance, few gateways, a room without a door', () => {
    const overlap = {
      ...smallPlan,
      zones: [
        ...smallPlan.zones.slice(0, 1),
        { ...smallPlan.zones[1], id: 'right', name: { fr: '', en: '' }, purpose: 'till' as const, outline: box(4.5, 0, 10, 8) },
      ],
    };
    expect(warningsOf(overlap)).toEqual(['zones-overlap left right']);
    expect(warningsOf({ ...smallPlan, entrances: [], receivers: [], zones: [] })).toEqual(['no-zones', 'no-entrance', 'few-receivers']);
    const shut = { ...smallPlan, walls: [...smallPlan.walls, { from: at(5, 5), to: at(5, 8) }], entrances: [at(2, 8)] };
    expect(warningsOf(shut)).toEqual(['zone-unreachable right']);
  });
});

describe('geometry', () => {
  const metre = fc.integer({ min: -500, max: 500 }).map((centimetres) => centimetres / 100);
  const point = fc.tuple(metre, metre).map(([x, y]) => at(x, y));

  test('two walls cross in the same place whichever is asked first, and the place lies on both', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const one = { from: a, to: b };
        const other = { from: c, to: d };
        const found = crossingOf(one, other);
        const turned = crossingOf(other, one);
        expect(found === undefined).toBe(turned === undefined);
        if (found === undefined) return;
        expect(nearestOn(one, found).metres).toBeLessThan(1e-6);
        expect(nearestOn(other, found).metres).toBeLessThan(1e-6);
      }),
    );
  });

  test('a square has its area whichever way round, a bow tie crosses itself', () => {
    expect(areaOf(box(0, 0, 3, 2))).toBeCloseTo(6);
    expect(areaOf(box(0, 0, 3, 2).toReversed())).toBeCloseTo(6);
    expect(selfCrossingOf(box(0, 0, 3, 2))).toBeUndefined();
    expect(selfCrossingOf([at(0, 0), at(2, 2), at(2, 0), at(0, 2)])).toEqual(at(1, 1));
  });

  test('the middle of an L lies inside it', () => {
    const corner = [at(0, 0), at(10, 0), at(10, 1), at(1, 1), at(1, 10), at(0, 10)];
    expect(isInside(middleOf(corner), corner)).toBe(true);
  });
});

describe('what changed between two plans', () => {
  test('nothing, for the same plan', () => {
    expect(findPlanChanges(smallPlan, structuredClone(smallPlan))).toEqual([]);
  });

  test('what came, what went and what moved, with before and after', () => {
    const [first, ...others] = smallPlan.receivers;
    const after: FloorPlan = {
      ...smallPlan,
      widthMetres: 11,
      walls: smallPlan.walls.slice(1),
      receivers: first === undefined ? [] : [{ ...first, heightMetres: 3 }, ...others],
      fixtures: [...smallPlan.fixtures, { id: 'rail', kind: 'rail', centre: at(8, 4), widthMetres: 1, depthMetres: 1 }],
    };
    const changes = findPlanChanges(smallPlan, after);
    expect(changes.map(({ part, kind, id }) => `${part} ${kind} ${id}`.trim())).toEqual([
      'room changed',
      'walls removed',
      'fixtures added rail',
      'receivers changed g-1',
    ]);
    expect(changes.at(-1)?.before).toContain('"heightMetres":2.5');
    expect(changes.at(-1)?.after).toContain('"heightMetres":3');
  });
});

test('places to survey are on open floor, apart from one another, and the next one is near', () => {
  const places = suggestSurveyPlaces(sampleFloorPlan);
  const grid = walkableGrid(sampleFloorPlan);
  expect(places.length).toBeGreaterThan(40);
  expect(places.length).toBeLessThan(70);
  for (const [nth, place] of places.entries()) {
    const cell = Math.floor(place.yMetres / grid.cellMetres) * grid.columns + Math.floor(place.xMetres / grid.cellMetres);
    expect(grid.isOpen[cell]).toBe(1);
    for (const other of places.slice(nth + 1)) expect(metresBetween(place, other)).toBeGreaterThan(1.5);
    const next = places[nth + 1];
    if (next !== undefined) expect(metresBetween(place, next)).toBeLessThan(6);
  }
  expect(suggestSurveyPlaces(sampleFloorPlan)).toEqual(places);
});
