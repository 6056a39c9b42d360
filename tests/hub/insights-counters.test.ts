import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOverview } from '#shared/contract/insights.ts';
import { hour, openInsightShop, type InsightShop } from '../fixtures/insight-shop.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

async function entriesByHour(shop: InsightShop, hours = 3): Promise<(number | null)[]> {
  const answers = [];
  for (let nth = 0; nth < hours; nth += 1)
    answers.push((await shop.ask(readOverview, { from: hour + nth * hourMs, to: hour + (nth + 1) * hourMs })).entries.value);
  return answers;
}

describe('a counter that tells what is new', () => {
  test('counts each message once, late or not, in the hour it happened', async () => {
    const shop = openInsightShop();
    const [first, second] = [
      { id: 'door-1-00001', at: hour + minuteMs, in: 4, out: 1 },
      { id: 'door-1-00002', at: hour + hourMs, in: 3, out: 3 },
    ];
    for (const message of [second, first, first, second, { ...first, in: 40 }]) await shop.hear('door.counted', message);
    expect(await entriesByHour(shop)).toEqual([4, 3, null]);
  });

  test('whose clock is a day ahead is counted when it is heard', async () => {
    const shop = openInsightShop();
    await shop.hear('door.counted', { id: 'door-1-00001', at: hour + 30 * hourMs, in: 4, out: 0 });
    expect(await entriesByHour(shop)).toEqual([null, null, 4]);
  });

  test('is one of several doors', async () => {
    const shop = openInsightShop();
    await shop.hear('door.counted', { id: 'door-1-00001', at: hour, in: 4, out: 0 }, 'door-1');
    await shop.hear('door.counted', { id: 'door-2-00001', at: hour, in: 6, out: 0 }, 'door-2');
    expect(await entriesByHour(shop, 1)).toEqual([10]);
  });
});

describe('a counter that counts on', () => {
  const reading = (minute: number, entered: number, left = 0) => ({
    id: `door-1-at-${Math.abs(minute)}`,
    at: hour + minute * minuteMs,
    in: entered,
    out: left,
  });

  test('is counted by what it grew, from its first reading on', async () => {
    const shop = openInsightShop();
    for (const message of [reading(0, 5000), reading(10, 5012), reading(70, 5020), reading(70, 5020)])
      await shop.hear('counter.totals', message);
    expect(await entriesByHour(shop)).toEqual([12, 8, null]);
  });

  test('that was switched off and on begins again at zero', async () => {
    const shop = openInsightShop();
    for (const message of [reading(0, 900), reading(10, 910), reading(20, 3), reading(30, 8)]) await shop.hear('counter.totals', message);
    expect(await entriesByHour(shop, 1)).toEqual([18]);
  });

  test('tells nothing by a reading from weeks ago, whose neighbours are gone', async () => {
    const shop = openInsightShop();
    for (const message of [reading(-40 * 24 * 60, 10), reading(0, 5000), reading(10, 5012)]) await shop.hear('counter.totals', message);
    expect(await entriesByHour(shop, 1)).toEqual([12]);
  });

  test('gives the same hours in whatever order its readings arrive', async () => {
    const readings = [reading(0, 100), reading(25, 130), reading(55, 160), reading(61, 4), reading(119, 40), reading(121, 45)];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(readings, { minLength: readings.length }), async (shuffled) => {
        const shop = openInsightShop();
        for (const message of shuffled) await shop.hear('counter.totals', message);
        expect(await entriesByHour(shop)).toEqual([60, 40, 5]);
      }),
      { numRuns: 30 },
    );
  });
});
