import { expect, test } from 'vitest';
import { walkableGrid } from '#shared/domain/walkable-grid.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { mapCoverage } from '../../edge/survey/coverage-rules.ts';
import { rightShares } from '../../edge/survey/right-zone-rules.ts';
import { rowPlan } from '../fixtures/insight-shop.ts';

const grid = walkableGrid(rowPlan);
const off = (metres: number) => rightShares({ grid, errorMetres: new Float64Array(grid.cellCount).fill(metres) }, rowPlan);

test('who is told without an error is told in the right zone; the farther off, the less', () => {
  const shares = [0.05, 1, 2, 4].map((metres) => off(metres).get('coats') ?? 0);
  expect(shares[0]).toBeCloseTo(1, 6);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
});

test('a zone at the wall loses to one neighbour, one in the middle to two', () => {
  const shares = off(2);
  expect(shares.get('door') ?? 0).toBeGreaterThan((shares.get('coats') ?? 0) + 0.05);
  expect([...shares.keys()]).toEqual(['door', 'denim', 'coats', 'shoes', 'tills']);
});

test('where nothing is known of a cell its zone is judged by the others', () => {
  const errorMetres = new Float64Array(grid.cellCount).fill(1);
  errorMetres[0] = Number.NaN;
  expect(rightShares({ grid, errorMetres }, rowPlan).get('door')).toBeGreaterThan(0.5);
});

test('the sample shop is told beforehand that about a third of the time would go to a neighbouring zone, less with more gateways', () => {
  const sharesOf = (plan: typeof sampleFloorPlan): readonly number[] => [
    ...rightShares(
      mapCoverage(plan, () => 0),
      plan,
    ).values(),
  ];
  const mean = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const six = sharesOf(sampleFloorPlan);
  expect(six).toHaveLength(sampleFloorPlan.zones.length);
  for (const share of six) expect(share).toBeGreaterThan(0.5);
  expect(mean(six)).toBeGreaterThan(0.6);
  expect(mean(six)).toBeLessThan(0.8);
  const between = sampleFloorPlan.receivers.map(({ deviceId, at, heightMetres }) => ({
    deviceId: `${deviceId}-2`,
    at: { xMetres: at.yMetres < 8 ? at.xMetres + 3 : at.xMetres - 3, yMetres: at.yMetres < 8 ? at.yMetres + 3 : at.yMetres - 3 },
    heightMetres,
  }));
  expect(mean(sharesOf({ ...sampleFloorPlan, receivers: [...sampleFloorPlan.receivers, ...between] }))).toBeGreaterThan(mean(six) + 0.03);
});
