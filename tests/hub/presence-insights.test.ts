import { describe, expect, test } from 'vitest';
import { listVisits, readVisitPath } from '#shared/contract/places.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { hour, openInsightShop } from '../fixtures/insight-shop.ts';

const hourMs = 3_600_000;
const window = { from: hour, to: hour + hourMs };
const walk = [
  ['denim', 180],
  ['coats', 60],
] as const;

describe('visits with a path', () => {
  test('are not listed while there are four, and are when there are five', async () => {
    const { ask, keep } = openInsightShop();
    for (let nth = 0; nth < 4; nth += 1) await keep(nth, hour + nth * 60_000, walk);
    expect(await ask(listVisits, window)).toEqual({ ...window, count: 0, hiddenBelowFive: true, visits: [] });
    await keep(4, hour + 300_000, walk);
    expect(await ask(listVisits, window)).toMatchObject({ count: 5, hiddenBelowFive: false, visits: { length: 5 } });
    expect(await ask(listVisits, { ...window, limit: 2 })).toMatchObject({
      count: 5,
      visits: [{ visitId: 'v-visit-4' }, { visitId: 'v-visit-3' }],
    });
  });

  test('have nothing in them that says who it was', async () => {
    const { ask, keep } = openInsightShop();
    for (let nth = 0; nth < 5; nth += 1) await keep(nth, hour + nth * 60_000, walk);
    expect(JSON.stringify(await ask(listVisits, window))).not.toContain('shopper');
    const path = await ask(readVisitPath, {}, { params: { visitId: 'v-visit-2' } });
    expect(JSON.stringify(path)).not.toContain('shopper');
    expect(path.points[10]).toMatchObject({ xMetres: 1, yMetres: 2.5 });
    expect(path.stays).toMatchObject([
      { zoneId: 'denim', dwellSeconds: 180 },
      { zoneId: 'coats', dwellSeconds: 60 },
    ]);
  });

  test('answer the same to an id that never was and to one that is one of too few', async () => {
    const { ask, keep } = openInsightShop();
    for (let nth = 0; nth < 4; nth += 1) await keep(nth, hour + nth * 60_000, walk);
    await keep(9, hour + 36 * hourMs, walk);
    const refusals = await Promise.all(
      ['v-visit-2', 'v-nobody'].map((visitId) => ask(readVisitPath, {}, { params: { visitId } }).catch((refusal: unknown) => refusal)),
    );
    expect(refusals[0]).toBeInstanceOf(RefusedError);
    expect(refusals[0]).toMatchObject({ status: 404, code: 'visit-hidden' });
    expect(String(refusals[0])).toBe(String(refusals[1]));
  });
});
