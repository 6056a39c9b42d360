import { describe, expect, test } from 'vitest';
import type { FigureBody } from '#shared/contract/figures.ts';
import { compareWindows, type ComparisonBody } from '#shared/contract/insights.ts';
import {
  compareCounts,
  compareMeans,
  compareRatios,
  compareShares,
  correctForMany,
  type Untested,
} from '../../edge/insights/compare-rules.ts';
import { foretoldIn } from '../../edge/insights/about.ts';
import { dispersionOf, type DailyShare } from '../../edge/insights/dispersion-rules.ts';
import { countFigure, hidden, meanFigure, shareFigure, ticketsByVisits, unknown, visitsFigure } from '../../edge/insights/figure-rules.ts';
import { hour, openInsightShop } from '../fixtures/insight-shop.ts';
import { createNoise } from '../fixtures/presence-shop.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const sides = (now: FigureBody, before: FigureBody, figure: ComparisonBody['figure'] = 'visits', zoneId: string | null = null) => ({
  figure,
  zoneId,
  now,
  before,
});
const hours = { nowHours: 10, beforeHours: 10 };

describe('two figures', () => {
  test('shares are told apart when chance could hardly do it', () => {
    // R: prop.test(c(60, 40), c(100, 100), correct = FALSE)$p.value is 0.00468
    const apart = compareShares(sides(shareFigure(60, 100), shareFigure(40, 100)));
    expect(apart.pValue).toBeCloseTo(0.00468, 4);
    expect(apart.change).toMatchObject({ value: expect.closeTo(0.2, 6), n: 200 });
    expect(apart.change.low).toBeCloseTo(0.064, 2);
    expect(compareShares(sides(shareFigure(52, 100), shareFigure(48, 100))).pValue).toBeGreaterThan(0.5);
  });

  test('means are told apart by Welch’s t', () => {
    const figure = (values: readonly number[]): FigureBody =>
      meanFigure(
        values.length,
        values.reduce((sum, value) => sum + value, 0),
        values.reduce((sum, value) => sum + value ** 2, 0),
      );
    // R: t.test(a, b)$p.value is 0.0205
    const compared = compareMeans(sides(figure([30, 34, 38, 42, 46, 50]), figure([20, 26, 28, 30, 36, 34])));
    expect(compared.test).toBe('welch');
    expect(compared.pValue).toBeGreaterThan(0.015);
    expect(compared.pValue).toBeLessThan(0.026);
  });

  test('counts of a few hours are told apart as Poisson counts, brought to the same length', () => {
    const compared = compareCounts(sides(countFigure(150), countFigure(200)), { nowHours: 10, beforeHours: 20 });
    expect(compared).toMatchObject({ test: 'counts', change: { value: 50 } });
    expect(compared.pValue).toBeLessThan(0.001);
  });

  test('counts of days that differ anyway are not beyond chance, however many they are', () => {
    const nowDays = [1500, 900, 1400, 1000, 1450, 950];
    const beforeDays = [1000, 1400, 950, 1500, 900, 1350];
    const total = (days: readonly number[]): FigureBody => visitsFigure(days.reduce((sum, day) => sum + day, 0));
    const compared = compareCounts(sides(total(nowDays), total(beforeDays)), { ...hours, nowDays, beforeDays });
    expect(compared.test).toBe('counts-by-day');
    expect(compared.pValue).toBeGreaterThan(0.5);
    expect(compareCounts(sides(visitsFigure(7200), visitsFigure(6500)), hours).pValue).toBeLessThan(0.001);
    expect(compareCounts(sides(visitsFigure(710), visitsFigure(640)), hours).pValue).toBeLessThan(0.06);
    expect(compareCounts(sides(visitsFigure(710), visitsFigure(640)), { ...hours, dispersion: 2 }).pValue).toBeGreaterThan(0.15);
  });

  test('tickets by visits are told apart on the logarithm', () => {
    expect(compareRatios(sides(ticketsByVisits(300, 1000), ticketsByVisits(200, 1000))).pValue).toBeLessThan(0.001);
    expect(compareRatios(sides(ticketsByVisits(0, 1000), ticketsByVisits(200, 1000)))).toMatchObject({ pValue: null });
  });

  test('of which one is hidden give nothing away', () => {
    for (const compare of [compareShares, compareMeans, compareRatios]) {
      expect(compare(sides(visitsFigure(80), hidden))).toMatchObject({ pValue: null, change: { value: null, hiddenBelowFive: true } });
      expect(compare(sides(visitsFigure(80), unknown))).toMatchObject({ pValue: null, change: { value: null, hiddenBelowFive: false } });
    }
    expect(compareCounts(sides(hidden, visitsFigure(80)), hours).change).toMatchObject({ value: null, hiddenBelowFive: true });
  });
});

describe('many figures', () => {
  const familyOf = ({ figure }: Untested): string => figure;
  const zone = (nth: number, pValue: number | null): Untested => ({
    ...compareShares(sides(shareFigure(60, 100), shareFigure(50, 100), 'draw', `zone-${nth}`)),
    pValue,
  });

  test('are judged by how many were looked at (Benjamini and Hochberg)', () => {
    const judged = correctForMany(
      [0.012, 0.03, 0.011, 0.6, null].map((pValue, nth) => zone(nth, pValue)),
      familyOf,
    );
    expect(judged.map(({ beyondChance }) => beyondChance)).toEqual([true, true, true, false, null]);
    const alone = correctForMany(
      [0.03, 0.4, 0.9, 0.6, 0.7].map((pValue, nth) => zone(nth, pValue)),
      familyOf,
    );
    expect(alone.some(({ beyondChance }) => beyondChance)).toBe(false);
    expect(correctForMany([zone(0, 0.03)], familyOf)[0]?.beyondChance).toBe(true);
  });

  test('which were asked about first, the shop’s and the draw of each zone, are not judged by the hundred beside them', () => {
    const draws = [0.003, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((pValue, nth) => zone(nth, pValue));
    const others = Array.from({ length: 100 }, (_, nth) => ({ ...zone(nth, 0.003 + nth / 101), figure: 'engagement' as const }));
    const judged = correctForMany([...draws, ...others], familyOf);
    expect(judged.filter(({ beyondChance }) => beyondChance).map(({ zoneId, figure }) => `${zoneId} ${figure}`)).toEqual(['zone-0 draw']);
  });

  test('of a zone that a note named beforehand are asked about first of all; a note written afterwards asks nothing', () => {
    const note = (zoneId: string | null, writtenAt: number, editedAt: number | null = null) => ({
      noteId: `note-${zoneId}-${writtenAt}`,
      from: 7 * dayMs,
      to: 13 * dayMs,
      zoneId,
      words: 'a new table',
      author: 'Camille',
      writtenAt,
      editedAt,
    });
    const [before, afterwards] = [7 * dayMs - hourMs, 12 * dayMs];
    const notes = [note('knitwear', before), note(null, before), note('denim', afterwards), note('shoes', before, afterwards)];
    expect([...foretoldIn(notes)]).toEqual(['knitwear']);
  });

  test('of two weeks in which nothing changed cry wolf in hardly one comparison of twenty, parties and all', () => {
    const noise = createNoise(7);
    const named = Array.from({ length: 300 }, () => {
      const [now, before] = [quietWeek(noise), quietWeek(noise)];
      const dispersion = dispersionOf([...now, ...before]);
      const compare = (spread: number) =>
        correctForMany(
          now.map((zoneNow, nth) => {
            const then = before[nth] ?? zoneNow;
            return compareShares(sides(totalOf(zoneNow), totalOf(then), 'draw', `zone-${nth}`), spread);
          }),
          familyOf,
        ).some(({ beyondChance }) => beyondChance);
      return { widened: compare(dispersion), bare: compare(1) };
    });
    const share = (pick: (one: (typeof named)[number]) => boolean): number => named.filter(pick).length / named.length;
    expect(share(({ widened }) => widened)).toBeLessThan(0.12);
    // Without the dispersion, parties of two and three look like so many separate opinions.
    expect(share(({ bare }) => bare)).toBeGreaterThan(0.3);
  });

  test('a zone that truly drew half as many again is named all the same', () => {
    const noise = createNoise(8);
    const [now, before] = [quietWeek(noise, 1.5), quietWeek(noise)];
    const dispersion = dispersionOf([...now, ...before]);
    const judged = correctForMany(
      now.map((zoneNow, nth) => compareShares(sides(totalOf(zoneNow), totalOf(before[nth] ?? zoneNow), 'draw', `zone-${nth}`), dispersion)),
      familyOf,
    );
    expect(judged.flatMap(({ zoneId, beyondChance }) => (beyondChance === true ? [zoneId] : []))).toEqual(['zone-0']);
  });

  test('days say nothing of their spread where there are too few, and never that they are too much alike', () => {
    expect(dispersionOf([])).toBe(1);
    expect(dispersionOf([{ wholes: [100, 0, 100], parts: [90, 0, 10] }])).toBe(1);
    const alike = Array.from({ length: 12 }, () => 100);
    expect(dispersionOf([{ wholes: alike, parts: alike.map(() => 30) }])).toBe(1);
    expect(dispersionOf([{ wholes: alike, parts: alike.map((_, day) => (day % 2 === 0 ? 45 : 15)) }])).toBeGreaterThan(5);
  });
});

/** Six days of parties of one to three who each go to a zone or not together; the first zone may draw more of them. */
function quietWeek(noise: () => number, lift = 1): readonly DailyShare[] {
  const wholes = Array.from({ length: 6 }, () => 0);
  const zones = [0.4, 0.3, 0.25, 0.45, 0.2, 0.35, 0.3, 0.15].map(() => wholes.map(() => 0));
  for (let party = 0; party < 560; party += 1) {
    const day = party % 6;
    const size = 1 + Math.floor(noise() * 3);
    wholes[day] = (wholes[day] ?? 0) + size;
    for (const [nth, pull] of [0.4, 0.3, 0.25, 0.45, 0.2, 0.35, 0.3, 0.15].entries()) {
      const parts = zones[nth];
      if (parts !== undefined && noise() < pull * (nth === 0 ? lift : 1)) parts[day] = (parts[day] ?? 0) + size;
    }
  }
  return zones.map((parts) => ({ wholes, parts }));
}

function totalOf({ wholes, parts }: DailyShare): FigureBody {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return shareFigure(sum(parts), sum(wholes));
}

describe('two windows', () => {
  test('side by side say what changed and what may be chance', async () => {
    const shop = openInsightShop();
    for (let nth = 0; nth < 120; nth += 1) {
      await shop.count(hour + nth, nth % 3 === 0 ? [['denim', 100 + (nth % 7)]] : [['coats', 60]]);
      await shop.count(hour - dayMs + nth, nth % 3 !== 0 ? [['denim', 100 + (nth % 7)]] : [['coats', 60]]);
    }
    const reply = await shop.ask(compareWindows, {
      from: hour,
      to: hour + hourMs,
      beforeFrom: hour - dayMs,
      beforeTo: hour - dayMs + hourMs,
    });
    expect([reply.about.n, reply.before.n]).toEqual([120, 120]);
    const find = (figure: string, zoneId: string | null) => reply.comparisons.find((one) => one.figure === figure && one.zoneId === zoneId);
    expect(find('visits', null)).toMatchObject({ now: { value: 120 }, before: { value: 120 }, change: { value: 0 }, beyondChance: false });
    expect(find('penetration', 'denim')).toMatchObject({ change: { value: expect.closeTo(-1 / 3, 6) }, beyondChance: true });
    expect(find('dwellMeanSeconds', 'denim')).toMatchObject({ beyondChance: false });
    expect(find('entries', null)).toMatchObject({ change: { value: null }, beyondChance: null });
  });

  test('of whole days are compared day with day, zones too', async () => {
    const shop = openInsightShop();
    const monday = Date.UTC(2026, 10, 15, 23);
    for (let day = 0; day < 14; day += 1) {
      // Each week has a loud and a quiet day, not the same ones; the coats have twice the visits every day of the second week.
      const jeans = day % 7 === (day < 7 ? 2 : 5) ? 60 : 20;
      for (let nth = 0; nth < jeans; nth += 1) await shop.count(monday + day * dayMs + 12 * hourMs + nth, [['denim', 60]]);
      for (let nth = 0; nth < (day < 7 ? 12 : 24) + (day % 3); nth += 1)
        await shop.count(monday + day * dayMs + 12 * hourMs + nth, [['coats', 60]]);
    }
    shop.clock.setWall(monday + 15 * dayMs);
    const { comparisons } = await shop.ask(compareWindows, {
      from: monday + 7 * dayMs,
      to: monday + 14 * dayMs,
      beforeFrom: monday,
      beforeTo: monday + 7 * dayMs,
    });
    const find = (zoneId: string | null) => comparisons.find((one) => one.figure === 'visits' && one.zoneId === zoneId);
    expect(find('denim')).toMatchObject({ test: 'counts-by-day', change: { value: 0 }, beyondChance: false });
    expect(find('coats')).toMatchObject({ test: 'counts-by-day', beyondChance: true });
    // The days' differences are 12, give or take one: a t of 26 over six degrees of freedom.
    const { pValue, change } = find('coats') ?? { pValue: null, change: { low: null, high: null } };
    expect(pValue).toBeGreaterThan(0);
    expect((change.high ?? 0) - (change.low ?? 0)).toBeGreaterThan(5);
    // The shop's days differ by the jeans' loud ones, so its growth by half is not sure.
    expect(find(null)).toMatchObject({ test: 'counts-by-day', beyondChance: false });
  });

  test('of which one is from before the hub was there show no rise', async () => {
    const shop = openInsightShop();
    for (let nth = 0; nth < 120; nth += 1) await shop.count(hour + nth, [['denim', 100]]);
    const { comparisons } = await shop.ask(compareWindows, {
      from: hour,
      to: hour + hourMs,
      beforeFrom: hour - dayMs,
      beforeTo: hour - dayMs + hourMs,
    });
    expect(comparisons.filter(({ beyondChance, change }) => beyondChance !== null || change.value !== null)).toEqual([]);
  });

  test('of one zone leave the others out', async () => {
    const { ask } = openInsightShop();
    const query = { from: hour, to: hour + hourMs, beforeFrom: hour - dayMs, beforeTo: hour - dayMs + hourMs, zone: 'denim' };
    const { comparisons } = await ask(compareWindows, query);
    expect(new Set(comparisons.map(({ zoneId }) => zoneId))).toEqual(new Set([null, 'denim']));
  });
});
