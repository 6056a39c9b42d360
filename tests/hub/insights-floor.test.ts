import { describe, expect, test } from 'vitest';
import { readHeat, readPaths, readZones } from '#shared/contract/insights.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { hour, openInsightShop } from '../fixtures/insight-shop.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const window = { from: hour, to: hour + hourMs };

describe('heat', () => {
  const grid = { columns: 50, rows: 10, cellMetres: 0.5 };

  test('is told for cells of five visits, and their absence is not', async () => {
    const shop = openInsightShop();
    for (let nth = 0; nth < 6; nth += 1) {
      const cells = [{ cell: 51, seconds: 10, visits: 1 as const }, ...(nth < 4 ? [{ cell: 7, seconds: 30, visits: 1 as const }] : [])];
      await shop.count(hour + nth, [['denim', 60]], [{ ...grid, hourAt: hour, cells }]);
    }
    const heat = await shop.ask(readHeat, window);
    expect(heat).toMatchObject({ ...grid, hoursOnOtherPlans: 0, about: { n: 6 } });
    expect(heat.cells).toEqual([
      {
        column: 7,
        row: 0,
        n: 0,
        visitsPerSquareMetre: null,
        visitsLow: null,
        visitsHigh: null,
        secondsPerSquareMetre: null,
        hiddenBelowFive: true,
      },
      expect.objectContaining({ column: 1, row: 1, n: 6, visitsPerSquareMetre: 24, secondsPerSquareMetre: 240, hiddenBelowFive: false }),
    ]);
  });

  test('of a plan of another size is left out and said so', async () => {
    const shop = openInsightShop();
    const other = { columns: 4, rows: 4, cellMetres: 0.5 };
    await shop.count(hour, [['denim', 60]], [{ ...other, hourAt: hour, cells: [{ cell: 3, seconds: 5, visits: 1 }] }]);
    expect(await shop.ask(readHeat, window)).toMatchObject({ cells: [], hoursOnOtherPlans: 1 });
  });
});

describe('paths', () => {
  test('of four people are not shown; of five they carry no id and no time', async () => {
    const shop = openInsightShop();
    for (let nth = 0; nth < 4; nth += 1) await shop.keep(nth, hour + nth * minuteMs, [['denim', 60]]);
    expect(await shop.ask(readPaths, window)).toMatchObject({ kept: 0, hiddenBelowFive: true, paths: [] });
    await shop.keep(4, hour + 5 * minuteMs, [
      ['denim', 60],
      ['coats', 30],
    ]);
    const { paths, kept } = await shop.ask(readPaths, window);
    expect([kept, paths.length]).toEqual([5, 5]);
    expect(paths[4]).toEqual({
      seconds: 90,
      zoneIds: ['denim', 'coats'],
      points: [
        { xMetres: 0, yMetres: 2.5, atSeconds: 0 },
        { xMetres: 8.9, yMetres: 2.5, atSeconds: 89 },
      ],
    });
    expect(JSON.stringify(paths)).not.toMatch(/v-visit|shopper|179\d{10}/);
  });

  test('are at most fifty, spread over the window, and say how many there are', async () => {
    const shop = openInsightShop();
    for (let nth = 0; nth < 120; nth += 1) await shop.keep(nth, hour + nth * 20_000, [['denim', 60 + nth]]);
    const { paths, kept } = await shop.ask(readPaths, window);
    expect([kept, paths.length]).toEqual([120, 50]);
    expect([paths[0]?.seconds, paths.at(-1)?.seconds]).toEqual([60, 178]);
    expect((await shop.ask(readPaths, { ...window, zone: 'coats' })).kept).toBe(0);
  });
});

describe('a window', () => {
  test('is of whole hours, whatever minutes are asked for', async () => {
    const { ask } = openInsightShop();
    const { about } = await ask(readZones, { from: hour + 61_000, to: hour + 50 * minuteMs });
    expect(about).toMatchObject(window);
  });

  test.each([
    ['that ends before it begins', { from: hour + 2, to: hour }, 'window-empty'],
    ['of three years', { from: hour - 1100 * 24 * hourMs, to: hour }, 'window-long'],
  ])('%s is refused in words', async (_, asked, code) => {
    const { ask } = openInsightShop();
    const refusal = await ask(readZones, asked).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal).toMatchObject({ status: 400, code });
  });
});
