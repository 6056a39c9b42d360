import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignCheapest } from '#shared/domain/assignment.ts';
import { joinTickets, type TicketToJoin, type VisitToJoin } from '#shared/domain/ticket-join.ts';
import { createTillClocks } from '../../edge/insights/till-clocks.ts';
import { createNoise } from '../fixtures/presence-shop.ts';

const noon = 1_795_600_000_000;

/** Someone at the tills from and to so many seconds after noon. */
function atTills(from: number, to: number, xMetres?: number): VisitToJoin {
  const stays = [
    { zoneId: 'denim', enteredAt: noon + (from - 300) * 1000, leftAt: noon + from * 1000 },
    { zoneId: 'tills', enteredAt: noon + from * 1000, leftAt: noon + to * 1000 },
  ];
  const seconds = Array.from({ length: to - from }, (_, second) => second);
  const tillPoints = xMetres === undefined ? [] : seconds.map((second) => ({ at: noon + (from + second) * 1000, xMetres, yMetres: 2 }));
  return { stays, tillPoints };
}

function sold(second: number, xMetres?: number): TicketToJoin {
  return { at: noon + second * 1000, zoneId: 'tills', place: xMetres === undefined ? undefined : { xMetres, yMetres: 2 } };
}

describe('a ticket and its visit', () => {
  test('belong together when the only one at the tills leaves after it', () => {
    expect(joinTickets([sold(90)], [atTills(0, 100)])).toEqual([{ outcome: 'matched', visit: 0 }]);
  });

  test('do not when the visit left long before, was elsewhere, or stays on for minutes', () => {
    expect(joinTickets([sold(200)], [atTills(0, 100)])).toEqual([{ outcome: 'unmatched' }]);
    expect(joinTickets([{ ...sold(90), zoneId: 'kiosk' }], [atTills(0, 100)])).toEqual([{ outcome: 'unmatched' }]);
    expect(joinTickets([sold(10)], [atTills(0, 400)])).toEqual([{ outcome: 'unmatched' }]);
    expect(joinTickets([sold(90)], [])).toEqual([{ outcome: 'unmatched' }]);
  });

  test('may be a minute apart by their clocks', () => {
    expect(joinTickets([sold(105)], [atTills(0, 100)])).toEqual([{ outcome: 'matched', visit: 0 }]);
  });

  test('two who leave together are ambiguous, and neither is chosen', () => {
    expect(joinTickets([sold(90)], [atTills(0, 100), atTills(20, 103)])).toEqual([{ outcome: 'ambiguous' }]);
  });

  test('two who leave together are told apart by the tills they stood at', () => {
    const visits = [atTills(0, 100, 2), atTills(20, 103, 9)];
    expect(joinTickets([sold(90, 9), sold(92, 2)], visits)).toEqual([
      { outcome: 'matched', visit: 1 },
      { outcome: 'matched', visit: 0 },
    ]);
  });

  test('a queue is joined in its order', () => {
    const visits = [atTills(0, 60), atTills(10, 150), atTills(20, 240)];
    expect(joinTickets([sold(230), sold(52), sold(141)], visits)).toEqual([
      { outcome: 'matched', visit: 2 },
      { outcome: 'matched', visit: 0 },
      { outcome: 'matched', visit: 1 },
    ]);
  });

  test('a visit is never given to two tickets', () => {
    const instants = fc.integer({ min: 0, max: 600 });
    const stay = fc.tuple(instants, fc.integer({ min: 10, max: 300 })).map(([from, seconds]) => atTills(from, from + seconds));
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 12 }), fc.array(stay, { maxLength: 12 }), (times, visits) => {
        const given = joinTickets(
          times.map((second) => sold(second)),
          visits,
        ).flatMap((one) => (one.outcome === 'matched' ? [one.visit] : []));
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  test('of a busy afternoon’s true pairs nine in ten of those joined are right', () => {
    const random = createNoise(5);
    const visits: VisitToJoin[] = [];
    const tickets: TicketToJoin[] = [];
    for (let second = 0; second < 4 * 3600; second += 75 + Math.round(random() * 60)) {
      const waits = 40 + Math.round(random() * 90);
      visits.push(atTills(second, second + waits));
      // The till's clock and the moment a stay ends are both a few seconds out.
      tickets.push(sold(second + waits - 5 - Math.round(random() * 20)));
    }
    const outcomes = joinTickets(tickets, visits);
    const matched = outcomes.flatMap((one, ticket) => (one.outcome === 'matched' ? [one.visit === ticket] : []));
    expect(matched.length / tickets.length).toBeGreaterThan(0.6);
    expect(matched.filter((right) => right).length / matched.length).toBeGreaterThan(0.9);
  });
});

describe('the cheapest assignment', () => {
  function best(costs: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number {
    if (row === costs.length) return 0;
    const tries = (costs[row] ?? []).map((cost, column) =>
      used.includes(column) ? Number.POSITIVE_INFINITY : cost + best(costs, row + 1, [...used, column]),
    );
    return Math.min(...tries);
  }

  test('costs as little as the best of all tried one by one', () => {
    const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 2 })).chain(([rows, more]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: rows + more, maxLength: rows + more }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(table, (costs) => {
        const columns = assignCheapest(costs);
        expect(new Set(columns).size).toBe(costs.length);
        expect(columns.reduce((sum, column, row) => sum + (costs[row]?.[column] ?? Number.NaN), 0)).toBe(best(costs));
      }),
    );
  });

  test('of nobody is nothing', () => {
    expect(assignCheapest([])).toEqual([]);
  });
});

describe('a till’s clock', () => {
  test('that is two minutes ahead or behind is corrected by its tickets’ shortest way', () => {
    for (const offMs of [-120_000, 120_000]) {
      const clocks = createTillClocks();
      clocks.correct('till-1', noon - offMs, noon + 4_000);
      expect(clocks.correct('till-1', noon + 60_000 - offMs, noon + 60_300)).toBeCloseTo(noon + 60_300, -3);
    }
  });

  test('of a till that was offline for an hour is left as it is, and so is one that is right', () => {
    const clocks = createTillClocks();
    expect(clocks.correct('till-1', noon, noon + 3_600_000)).toBe(noon);
    expect(clocks.correct('till-2', noon, noon + 300)).toBe(noon);
  });

  test('is corrected no more once a ticket took no time', () => {
    const clocks = createTillClocks();
    clocks.correct('till-1', noon, noon + 60_000);
    expect(clocks.correct('till-1', noon + 60_000, noon + 60_200)).toBe(noon + 60_000);
  });
});
