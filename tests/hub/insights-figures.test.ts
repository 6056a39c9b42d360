import { describe, expect, test } from 'vitest';
import type { FigureBody } from '#shared/contract/figures.ts';
import { readFlows, readHours, readOverview, readZones } from '#shared/contract/insights.ts';
import { hour, openInsightShop, type InsightShop } from '../fixtures/insight-shop.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const window = { from: hour, to: hour + hourMs };

/** Ten visits: all at the door, eight at the jeans, six of those on to the coats, the rest turn back. */
async function tenVisits(shop: InsightShop): Promise<void> {
  for (let nth = 0; nth < 10; nth += 1) {
    const at = hour + nth * minuteMs;
    if (nth < 6)
      await shop.count(at, [
        ['door', 20],
        ['denim', 100 + nth * 10],
        ['coats', 40],
      ]);
    else if (nth < 8)
      await shop.count(at, [
        ['door', 30],
        ['denim', 60],
        ['door', 10],
      ]);
    else await shop.count(at, [['door', 40]]);
  }
}

const hiddenOnes = (figures: readonly FigureBody[]): number => figures.filter(({ hiddenBelowFive }) => hiddenBelowFive).length;

describe('the overview', () => {
  test('of ten in, ten out and four tickets is six visits without purchase, with no phone and no tag at all', async () => {
    const shop = openInsightShop();
    await shop.hear('door.counted', { id: 'door-1-0001', at: hour + minuteMs, in: 10, out: 4 });
    await shop.hear('door.counted', { id: 'door-1-0002', at: hour + 2 * minuteMs, in: 0, out: 6 });
    shop.db.sql('INSERT INTO ticket_hours (hour_at, tickets, matched, ambiguous) VALUES (?, 4, 0, 0)').run(hour);
    const overview = await shop.ask(readOverview, window);
    expect(overview).toMatchObject({
      about: { ...window, n: 0, hiddenBelowFive: false, coverage: { value: 0, n: 10 } },
      visits: { value: 0 },
      entries: { value: 10 },
      exits: { value: 10 },
      tickets: { value: 4 },
      withoutPurchase: { value: 6, n: 10 },
      conversionOfEntries: { value: 0.4, n: 10 },
      conversionOfVisits: { value: null, hiddenBelowFive: false },
      days: [{ businessDay: '2026-11-25', withoutPurchase: { value: 6 }, entries: { value: 10 }, tickets: { value: 4 } }],
    });
    expect(overview.hours).toMatchObject([{ hour: shop.time.hourOf(hour), withoutPurchase: { value: 6 } }]);
    expect(overview.conversionOfEntries.low).toBeCloseTo(0.168, 2);
    expect(overview.conversionOfEntries.high).toBeCloseTo(0.687, 2);
  });

  test('without a counter says that it does not know, not that nobody came', async () => {
    const shop = openInsightShop();
    await tenVisits(shop);
    expect(await shop.ask(readOverview, window)).toMatchObject({
      about: { n: 10, coverage: { value: null, hiddenBelowFive: false } },
      visits: { value: 10 },
      entries: { value: null, hiddenBelowFive: false },
      withoutPurchase: { value: null, hiddenBelowFive: false },
      occupancyPeak: { value: null },
    });
  });

  test('of four visits tells none of their figures', async () => {
    const shop = openInsightShop();
    for (let nth = 0; nth < 4; nth += 1) await shop.count(hour + nth, [['door', 90]]);
    await shop.hear('door.counted', { id: 'door-1-0001', at: hour, in: 20, out: 0 });
    const overview = await shop.ask(readOverview, window);
    const { about, visits, conversionOfVisits, dwellMeanSeconds, dwellMedianSeconds } = overview;
    expect([about.n, about.hiddenBelowFive, about.coverage.hiddenBelowFive]).toEqual([0, true, true]);
    expect(hiddenOnes([visits, conversionOfVisits, dwellMeanSeconds, dwellMedianSeconds])).toBe(4);
    expect(overview.days[0]?.visits.hiddenBelowFive).toBe(true);
    expect(overview.entries.value).toBe(20);
  });

  test('adds up hours and whole days to the same as hours alone', async () => {
    const shop = openInsightShop();
    const dayMs = 24 * hourMs;
    for (let nth = 0; nth < 60; nth += 1) await shop.count(hour + nth * 2 * hourMs, [['denim', 60 + nth]]);
    const whole = await shop.ask(readOverview, { from: hour - dayMs, to: hour + 8 * dayMs });
    const byHand = Array.from({ length: 60 }, (_, nth) => 60 + nth);
    expect(whole.visits.value).toBe(60);
    expect(whole.dwellMeanSeconds.value).toBeCloseTo(byHand.reduce((sum, seconds) => sum + seconds, 0) / 60, 6);
    const some = await shop.ask(readOverview, { from: hour + 5 * hourMs, to: hour + 3 * dayMs + 2 * hourMs });
    expect(some.visits.value).toBe(Array.from({ length: 60 }, (_, nth) => 2 * nth).filter((at) => at >= 5 && at < 74).length);
  });

  test('follows the occupancy from the day’s opening, also when the window begins later', async () => {
    const shop = openInsightShop();
    await shop.hear('door.counted', { id: 'door-1-0001', at: hour, in: 30, out: 0 });
    await shop.hear('door.counted', { id: 'door-1-0002', at: hour + hourMs, in: 5, out: 15 });
    const later = await shop.ask(readOverview, { from: hour + hourMs, to: hour + 2 * hourMs });
    expect(later).toMatchObject({ occupancyPeak: { value: 30 }, occupancyMean: { value: 25 }, entries: { value: 5 } });
    expect(later.days[0]?.drift).toBeNull();
  });
});

describe('zones', () => {
  test('say who comes, who stays and who turns back', async () => {
    const shop = openInsightShop();
    await tenVisits(shop);
    const { zones, about } = await shop.ask(readZones, window);
    expect(about.n).toBe(10);
    expect(zones.map(({ zoneId }) => zoneId)).toEqual(['door', 'denim', 'coats', 'shoes', 'tills']);
    const [door, denim, coats, shoes] = zones;
    expect(door).toMatchObject({ visits: { value: 10 }, penetration: { value: 1 }, first: { value: 1 } });
    expect(denim).toMatchObject({ visits: { value: 8 }, penetration: { value: 0.8, n: 10 }, engagement: { value: 1, n: 8 } });
    expect(denim?.dwellMeanSeconds.value).toBeCloseTo((6 * 125 + 2 * 60) / 8, 6);
    expect(coats).toMatchObject({
      visits: { value: 6 },
      dwellMedianSeconds: { n: 6 },
      conversion: { value: null, hiddenBelowFive: false },
    });
    expect(shoes).toMatchObject({ visits: { value: 0 }, engagement: { value: null }, dwell: [] });
    for (const { penetration } of zones) expect(penetration.low ?? 0).toBeLessThanOrEqual(penetration.value ?? 1);
  });

  test('hide the last zone of the few and another one with it, for they add up to all', async () => {
    const shop = openInsightShop();
    await tenVisits(shop);
    const { zones } = await shop.ask(readZones, window);
    // Six leave from the coats, four from the door: the four are hidden, and the six could tell them.
    expect(zones.filter(({ last }) => last.hiddenBelowFive).map(({ zoneId }) => zoneId)).toEqual(['door', 'coats']);
  });

  test('that nobody reaches are there, in an empty shop too', async () => {
    const { ask } = openInsightShop();
    const { zones, dwell, about } = await ask(readZones, window);
    expect([zones.length, dwell.length, about.n, about.hiddenBelowFive]).toEqual([5, 0, 0, false]);
  });

  test('stand above or below the others only with their whole interval', async () => {
    const shop = openInsightShop();
    for (let nth = 0; nth < 200; nth += 1) {
      const walk: [string, number][] = [['denim', nth % 2 === 0 ? 300 : 250]];
      if (nth % 2 === 0) walk.push(['coats', 60]);
      if (nth % 10 === 0) walk.push(['shoes', 20]);
      await shop.count(hour + nth * 1000, walk);
    }
    const { zones } = await shop.ask(readZones, window);
    expect(Object.fromEntries(zones.map(({ zoneId, standing }) => [zoneId, standing.draws]))).toEqual({
      door: null,
      denim: 'above',
      coats: 'usual',
      shoes: 'below',
      tills: null,
    });
  });
});

describe('flows', () => {
  test('go from the street to the street, with shares of where they came from', async () => {
    const shop = openInsightShop();
    await tenVisits(shop);
    const { links } = await shop.ask(readFlows, window);
    expect(links[0]).toMatchObject({ fromZoneId: null, toZoneId: 'door', visits: { value: 10 }, share: { value: 1, n: 10 } });
    expect(links).toContainEqual(
      expect.objectContaining({ fromZoneId: 'denim', toZoneId: 'coats', share: expect.objectContaining({ value: 0.75, n: 8 }) }),
    );
    expect(links.find(({ fromZoneId, toZoneId }) => fromZoneId === 'denim' && toZoneId === 'door')?.visits.hiddenBelowFive).toBe(true);
    expect(links.findLastIndex(({ visits }) => !visits.hiddenBelowFive)).toBeLessThan(
      links.findIndex(({ visits }) => visits.hiddenBelowFive),
    );
  });

  test('of one zone are those from it and to it', async () => {
    const shop = openInsightShop();
    await tenVisits(shop);
    const { links, about } = await shop.ask(readFlows, { ...window, zone: 'coats' });
    expect(about.zoneId).toBe('coats');
    expect(links.every(({ fromZoneId, toZoneId }) => fromZoneId === 'coats' || toZoneId === 'coats')).toBe(true);
    expect(links).toHaveLength(2);
  });

  test('of one hour of the day are those of that hour, on every day', async () => {
    const shop = openInsightShop();
    const dayMs = 24 * hourMs;
    for (let nth = 0; nth < 12; nth += 1) {
      await shop.count(hour + (nth % 2) * dayMs, [['denim', 60]]);
      await shop.count(hour + hourMs, [['coats', 60]]);
    }
    const days = { from: hour, to: hour + 2 * dayMs };
    const { links, about } = await shop.ask(readFlows, { ...days, hourOfDay: shop.time.hourOf(hour) });
    expect(about.n).toBe(12);
    expect(links.map(({ toZoneId, visits }) => [toZoneId, visits.value])).toEqual([
      ['denim', 12],
      [null, 12],
    ]);
  });
});

describe('hours', () => {
  test('are of the store’s own day and week', async () => {
    const shop = openInsightShop();
    // 2026-11-25 is a Wednesday; Paris is an hour ahead.
    for (let nth = 0; nth < 12; nth += 1) await shop.count(Date.UTC(2026, 10, 25, 13, nth), [['denim', 60]]);
    for (let nth = 0; nth < 6; nth += 1) await shop.count(Date.UTC(2026, 10, 25, 23, nth), [['denim', 60]]);
    const days = { from: Date.UTC(2026, 10, 24, 23), to: Date.UTC(2026, 10, 26, 23) };
    const { shop: all, zones, weekdays } = await shop.ask(readHours, days);
    expect([all[14]?.value, all[0]?.value]).toEqual([12, 6]);
    expect(zones.find(({ zoneId }) => zoneId === 'denim')?.hours[14]?.value).toBe(12);
    expect(weekdays[2]).toMatchObject({ weekday: 3, days: 1 });
    expect([weekdays[2]?.hours[14]?.value, weekdays[3]?.hours[0]?.value]).toEqual([12, 6]);
    expect(weekdays.map(({ days: touched }) => touched)).toEqual([0, 0, 1, 1, 0, 0, 0]);
  });

  test('of one zone are that zone’s', async () => {
    const shop = openInsightShop();
    await tenVisits(shop);
    const { shop: all } = await shop.ask(readHours, { ...window, zone: 'coats' });
    expect(all.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(6);
  });
});
