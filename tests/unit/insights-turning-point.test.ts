import { describe, expect, test } from 'vitest';
import { withTurningPoint, zoneDepths } from '#shared/domain/turning-point.ts';
import { countVisit } from '#shared/domain/visit-counts.ts';
import { halfwayOf, reachOf } from '../../console/paths/reach-rules.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { zoneFiguresOf } from '../../edge/insights/zone-rules.ts';
import { hour, rowPlan, staysOf } from '../fixtures/insight-shop.ts';

type Walk = readonly (readonly [zoneId: string, seconds: number])[];

function turnedRoundIn(walk: Walk, plan = rowPlan) {
  const stays = staysOf(hour, walk);
  const counts = withTurningPoint(countVisit(hour, stays.at(-1)?.leftAt ?? hour, stays), zoneDepths(plan));
  return counts.transitions.filter(({ fromZoneId, toZoneId }) => fromZoneId === toZoneId);
}

describe('how far a zone is from the door', () => {
  test('is a walk around walls and furniture, not the flight of a bird', () => {
    const depths = zoneDepths(rowPlan);
    expect([...depths.keys()]).toEqual(['door', 'denim', 'coats', 'shoes']);
    expect(depths.get('coats')).toBeCloseTo(12.9, 0);
    const wall = { from: { xMetres: 10, yMetres: 0 }, to: { xMetres: 10, yMetres: 4.5 } };
    expect(zoneDepths({ ...rowPlan, walls: [wall] }).get('coats')).toBeGreaterThan((depths.get('coats') ?? 0) + 0.5);
  });

  test('is known of no zone where nobody looks around, nor of one behind a wall without a door', () => {
    expect(zoneDepths(rowPlan).has('tills')).toBe(false);
    const wall = { from: { xMetres: 10, yMetres: 0 }, to: { xMetres: 10, yMetres: 5 } };
    expect([...zoneDepths({ ...rowPlan, walls: [wall] }).keys()]).toEqual(['door', 'denim']);
    expect(zoneDepths({ ...rowPlan, entrances: [] }).size).toBe(0);
  });

  test('in the sample shop the entrance is nearest and the jeans at the back are farthest', () => {
    const inwards = [...zoneDepths(sampleFloorPlan)].toSorted(([, a], [, b]) => a - b).map(([zoneId]) => zoneId);
    expect([inwards[0], inwards.at(-1)]).toEqual(['entrance', 'denim']);
    expect(inwards).toHaveLength(9);
  });
});

describe('where a visit turned round', () => {
  test('is the farthest zone it settled in, in the hour it began, wherever it went before and after', () => {
    const walk: Walk = [
      ['door', 20],
      ['coats', 60],
      ['denim', 3_600],
      ['door', 20],
    ];
    expect(turnedRoundIn(walk)).toEqual([{ fromZoneId: 'coats', toZoneId: 'coats', hourAt: hour }]);
  });

  test('is not the till at the back, where someone only paid', () => {
    const walk: Walk = [
      ['denim', 60],
      ['tills', 60],
    ];
    expect(turnedRoundIn(walk)).toMatchObject([{ toZoneId: 'denim' }]);
  });

  test('is told of no visit that settled nowhere with a distance', () => {
    expect(turnedRoundIn([['tills', 60]])).toEqual([]);
    expect(turnedRoundIn([['denim', 60]], { ...rowPlan, entrances: [] })).toEqual([]);
  });
});

describe('the shop’s reach', () => {
  const shop = {
    visits: 100,
    dwellSeconds: 0,
    dwellSquares: 0,
    bins: new Map(),
    entered: 0,
    left: 0,
    tickets: 0,
    matched: 0,
    ambiguous: 0,
  };
  const reachAt = (turned: Readonly<Record<string, number>>) => {
    const transitions = Object.entries(turned).map(([zoneId, visits]) => ({ fromZoneId: zoneId, toZoneId: zoneId, visits }));
    return reachOf(zoneFiguresOf({ shop, zones: [], transitions }, rowPlan));
  };

  test('goes from the door inwards, each zone with the share of visits that came as far', () => {
    const reach = reachAt({ shoes: 20, door: 10, denim: 30, coats: 40 });
    expect(reach.map(({ zoneId }) => zoneId)).toEqual(['door', 'denim', 'coats', 'shoes']);
    expect(reach.map(({ atLeast }) => Number(atLeast.toFixed(3)))).toEqual([1, 0.9, 0.6, 0.2]);
    expect(halfwayOf(reach)?.zoneId).toBe('coats');
    expect(halfwayOf(reachAt({ door: 60, shoes: 40 }))?.zoneId).toBe('door');
  });

  test('hides a zone where one to four turned round, and a second one, so that it can’t be computed', () => {
    const reach = reachAt({ shoes: 3, door: 10, denim: 30, coats: 40 });
    expect(reach.filter(({ farthest }) => farthest.hiddenBelowFive).map(({ zoneId }) => zoneId)).toEqual(['door', 'shoes']);
  });

  test('is not told at all where nobody was counted', () => {
    expect(reachAt({})).toEqual([]);
    expect(halfwayOf([])).toBeUndefined();
  });
});
