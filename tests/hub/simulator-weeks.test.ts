import { expect, test } from 'vitest';
import { joinShop } from '#shared/contract/shoppers.ts';
import type { TransactionBody } from '#shared/contract/sales.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import { createTurnedClock } from '#shared/link/turned-clock.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { createInFlight } from '../../simulator/in-flight.ts';
import { sampleTastes } from '../../simulator/people/tastes.ts';
import { createWalker } from '../../simulator/people/walker.ts';
import { change, changedTastes } from '../../simulator/weeks/change.ts';
import { staffOnShift, visitorsPerHour } from '../../simulator/weeks/footfall.ts';
import { readWeeksSettings } from '../../simulator/weeks/settings.ts';
import { shopDays } from '../../simulator/weeks/shop-days.ts';
import { createTally } from '../../simulator/weeks/tally.ts';
import { createTurn } from '../../simulator/weeks/turn.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const wednesday = Date.parse('2026-11-18T10:00:00Z');

test('a turned clock runs every timer at its own time, in order, and once for all after a skip', () => {
  const clock = createTurnedClock(1_000);
  const ran: string[] = [];
  const note = (name: string) => () => void ran.push(`${name} ${clock.now()} ${clock.monotonic()}`);
  const stop = clock.every(100, note('tick'));
  clock.after(150.5, note('once'));
  clock.turnTo(1_300);
  expect(ran).toEqual(['tick 1100 100', 'once 1150 150.5', 'tick 1200 200', 'tick 1300 300']);
  clock.skipTo(5_000);
  expect(ran.slice(4)).toEqual(['tick 5000 4000']);
  clock.turnTo(4_000);
  expect(clock.now()).toBe(5_000);
  stop();
  clock.turnTo(9_000);
  expect(ran).toHaveLength(5);
});

test('a timer that ends another one, or begins one, is obeyed at once', () => {
  const clock = createTurnedClock(0);
  const ran: number[] = [];
  const stop = clock.every(10, () => ran.push(clock.now()));
  clock.after(25, () => {
    stop();
    clock.after(5, () => ran.push(-clock.now()));
  });
  clock.turnTo(100);
  expect(ran).toEqual([10, 20, -30]);
  const stopOther = clock.every(10, () => ran.push(0));
  clock.after(10, stopOther);
  clock.skipTo(500);
  expect(ran.filter((at) => at === 0)).toHaveLength(1);
});

test('two weeks until yesterday are twelve open days, closed on Sundays, each from ten to seven by the shop’s own clock', () => {
  const days = shopDays(wednesday, 14, 'Europe/Paris');
  expect(days.map(({ businessDay }) => businessDay)).toEqual([
    ...['2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-09', '2026-11-10'],
    ...['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-11-16', '2026-11-17'],
  ]);
  expect(days.filter(({ isChanged }) => isChanged).map(({ businessDay }) => businessDay)[0]).toBe('2026-11-11');
  // Summer time ends on 25 October 2026: ten o'clock is an hour later in UTC.
  const autumn = shopDays(Date.parse('2026-10-28T10:00:00Z'), 5, 'Europe/Paris');
  expect(autumn.map(({ opensAt }) => new Date(opensAt).toISOString().slice(5, 16))).toEqual([
    ...['10-23T08:00', '10-24T08:00', '10-26T09:00', '10-27T09:00'],
  ]);
  expect(autumn.every(({ opensAt, closesAt }) => closesAt - opensAt === 9 * hourMs)).toBe(true);
});

test('a usual week brings as many as it was told, more on Saturday, most at lunch, nobody when it is closed', () => {
  const days = shopDays(wednesday, 7, 'Europe/Paris');
  const visitorsOf = (day: (typeof days)[number]): number => {
    let sum = 0;
    for (let at = day.opensAt - hourMs; at < day.closesAt + hourMs; at += minuteMs) sum += visitorsPerHour(day, at, 170) / 60;
    return sum;
  };
  const counts = days.map((day) => ({ weekday: day.weekday, count: visitorsOf(day) }));
  const mean = counts.reduce((sum, { count }) => sum + count, 0) / counts.length;
  expect(mean).toBeGreaterThan(160);
  expect(mean).toBeLessThan(175);
  expect(counts.toSorted((a, b) => b.count - a.count)[0]?.weekday).toBe(6);
  const [friday] = days.filter(({ weekday }) => weekday === 5);
  if (friday === undefined) throw new Error('a week has a Friday');
  const at = (hours: number): number => visitorsPerHour(friday, friday.opensAt + hours * hourMs, 170);
  expect(at(2.5)).toBeGreaterThan(at(0.5) * 1.8);
  expect(at(7.5)).toBeGreaterThan(at(4.5));
  expect([at(-0.1), at(8.9), at(9.1)]).toEqual([0, 0, 0]);
  for (const day of days) {
    const [early, late] = [staffOnShift(day, day.opensAt), staffOnShift(day, day.closesAt)];
    expect(early).toBeGreaterThanOrEqual(2);
    expect(late).toBeGreaterThan(early);
  }
});

test('what changes in the second week is knitwear and nothing else', () => {
  const now = changedTastes(sampleTastes);
  for (const { id } of sampleFloorPlan.zones) {
    if (id === change.zoneId) expect(now(id).pull).toBeGreaterThan(1.5 * sampleTastes(id).pull);
    else expect(now(id)).toEqual(sampleTastes(id));
  }
});

const tag = { tagKey: 'fob', label: 'F-001', kind: 'fob', pairingCode: null };
const person = (id: number, at: Point, carries = true) => ({
  id,
  walker: createWalker(at, 1),
  tag: carries ? tag : undefined,
  phone: undefined,
});
const receipt: TransactionBody = {
  ...{ id: 'till-1-20261118-1001', at: wednesday, businessDay: '2026-11-18', sequence: 1001, kind: 'sale', currency: 'EUR' },
  ...{ totalCents: 5_900, lines: [{ sku: 'A', quantity: 1, unitCents: 5_900, amountCents: 5_900 }] },
};

test('the tally counts people, visits, zones, a turn back and a sale as they were', () => {
  const tally = createTally(sampleFloorPlan);
  const [door, denim] = [
    { xMetres: 12.5, yMetres: 14.5 },
    { xMetres: 4, yMetres: 1.5 },
  ];
  const buyer = person(1, door);
  const stranger = person(2, door, false);
  const seller = { ...person(3, denim), tag: { ...tag, kind: 'staff' } };
  for (let second = 0; second < 80; second += 1) {
    buyer.walker.at = second >= 30 && second < 45 ? denim : door;
    if (second === 70) tally.noteReceipt([buyer], receipt, ['denim', 'denim']);
    tally.see([buyer, stranger, seller], second * 1_000);
  }
  expect(tally.take()).toMatchObject({ persons: 2, visits: 0, tickets: 1, revenueCents: 5_900 });
  tally.see([seller], 80_000);
  expect(tally.take()).toEqual({
    persons: 0,
    visits: 1,
    dwellSeconds: 79,
    visitsWithPurchase: 1,
    zones: {
      entrance: { visits: 1, dwellSeconds: 64, engaged: 1, turnedBack: 0, farthest: 0, tickets: 0 },
      denim: { visits: 1, dwellSeconds: 15, engaged: 1, turnedBack: 1, farthest: 1, tickets: 0 },
    },
    transitions: { 'entrance > denim': 1, 'denim > entrance': 1 },
    tickets: 0,
    returns: 0,
    revenueCents: 0,
  });
});

test('the clocks wait for what is on its way, the hub’s goes first, and a hub that ended is told', async () => {
  const clock = createTurnedClock(0);
  const inFlight = createInFlight();
  const seen: string[] = [];
  const slow: HttpClient = {
    call() {
      seen.push('call');
      return new Promise((_, refuse) => setImmediate(() => refuse(new Error('no'))));
    },
    listen: () => undefined,
  };
  const client = inFlight.http(slow);
  const hub = {
    async turnTo(at: number) {
      seen.push(`hub ${at}, ours ${clock.now()}`);
      await new Promise<void>((done) => setImmediate(done));
    },
    skipTo: (at: number) => Promise.resolve(void seen.push(`skip ${at}`)),
  };
  const turn = createTurn({ hub, inFlight, clock, mostRate: Number.POSITIVE_INFINITY, signal: new AbortController().signal });
  clock.after(1_500, () => {
    client.call(joinShop).catch(() => seen.push('refused'));
  });
  await turn.to(3_000);
  expect(seen).toEqual(['hub 1000, ours 0', 'hub 2000, ours 1000', 'call', 'refused', 'hub 3000, ours 2000']);
  await turn.skipTo(2 * minuteMs);
  expect(seen.slice(5)).toEqual(['skip 63000', 'skip 120000']);
  const gone = createTurn({
    ...{ inFlight, clock, mostRate: 1 },
    hub: { ...hub, turnTo: () => Promise.reject(new Error('the hub ended with 1')) },
    signal: new AbortController().signal,
  });
  await expect(gone.to(clock.now() + 1_000)).rejects.toThrow('the hub ended with 1');
});

test('settings are read, and every mistake is told at once', () => {
  expect(readWeeksSettings(['--days', '7', '--data', '/tmp/x'])).toMatchObject({
    days: 7,
    dataFolder: '/tmp/x',
    mostRate: Number.POSITIVE_INFINITY,
  });
  expect(readWeeksSettings(['--help'])).toBeUndefined();
  expect(() => readWeeksSettings(['--days', '0', 'week', '--visiters', '--rate'])).toThrow(
    expect.objectContaining({
      mistakes: ['--visiters', 'week', '--days', '--rate'].map((word) => expect.stringContaining(word)),
    }),
  );
});
