import { describe, expect, test } from 'vitest';
import type { Answer, CallerIdentity } from '#shared/contract/answer.ts';
import { listVisits, readVisitPath, readZoneFigures } from '#shared/contract/places.ts';
import { validate } from '#shared/contract/validate.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { createInsights } from '../../edge/insights/insights.ts';
import { countAnonymousVisit, closeVisit, keepVisit } from '../../edge/presence/presence-records.ts';
import { createStoreTime } from '../../edge/store-time.ts';
import { countVisit } from '#shared/domain/visit-counts.ts';
import { createHandClock, createTestRecords, openingTime } from '../fixtures/presence-shop.ts';

const hourMs = 3_600_000;
const hour = Math.floor(openingTime / hourMs) * hourMs;
const manager: CallerIdentity = { kind: 'staff', staffId: 'm1', name: 'Maud', roles: ['manager'] };

function open() {
  const { records, db } = createTestRecords();
  const clock = createHandClock(hour + 2 * hourMs);
  const recorders: ((body: unknown, params: unknown) => Promise<unknown>)[] = [];
  const stop = () => () => undefined;
  const { answers } = createInsights({
    records,
    clock,
    time: createStoreTime('Europe/Paris'),
    bus: {
      on: stop,
      publish: () => Promise.resolve(),
      isOnline: () => true,
      onOnline: stop,
      close: () => Promise.resolve(),
      record(_, recorder) {
        recorders.push((body, params) => Promise.resolve(Reflect.apply(recorder, undefined, [body, params])));
        return () => undefined;
      },
    },
  });

  async function ask(route: Answer['route'], query: object, params: object = {}): Promise<unknown> {
    const found = answers.find((one) => one.route === route);
    const call = {
      params,
      query,
      body: undefined,
      caller: manager,
      address: '',
      setCookie: stop,
      cookie: stop,
      upload: undefined,
      setStatus: stop,
    };
    const reply: unknown = await Reflect.apply(found?.handle ?? stop, undefined, [call]);
    const checked = validate(route.reply, reply);
    if (!checked.ok) throw new Error(`${route.name}: ${checked.words}`);
    return reply;
  }

  /** One visit of three minutes at the jeans and one at the coats. */
  async function keep(nth: number, openedAt: number): Promise<string> {
    const [visitId, shopperId] = [`v-visit-${nth}`, `shopper-${nth}`];
    db.sql('INSERT INTO shoppers (shopper_id, token_hash, language, joined_at, seen_at) VALUES (?, ?, ?, 0, 0)').run(
      shopperId,
      shopperId,
      'fr',
    );
    db.sql(`INSERT INTO consents (shopper_id, purpose, granted_at) VALUES (?, 'path', 0)`).run(shopperId);
    const stays = [
      { seq: 0, zoneId: 'denim', enteredAt: openedAt, leftAt: openedAt + 180_000 },
      { seq: 1, zoneId: 'coats', enteredAt: openedAt + 180_000, leftAt: openedAt + 240_000 },
    ];
    const points = [{ at: openedAt + 1000, xMetres: 1, yMetres: 2, radiusMetres: 1.5 }];
    await records.write(keepVisit, { visitId, shopperId, openedAt, stays, points });
    const closedAt = openedAt + 240_000;
    await records.write(closeVisit, { visitId, closedAt, piece: null, stays: [], counts: countVisit(openedAt, closedAt, stays) });
    return visitId;
  }

  return { ask, keep, records, db, recorders };
}

const window = { from: hour, to: hour + hourMs };

describe('visits with a path', () => {
  test('are not listed while there are four, and are when there are five', async () => {
    const { ask, keep } = open();
    for (let nth = 0; nth < 4; nth += 1) await keep(nth, hour + nth * 60_000);
    expect(await ask(listVisits, window)).toEqual({ ...window, count: 0, hiddenBelowFive: true, visits: [] });
    await keep(4, hour + 300_000);
    expect(await ask(listVisits, window)).toMatchObject({ count: 5, hiddenBelowFive: false, visits: { length: 5 } });
    expect(await ask(listVisits, { ...window, limit: 2 })).toMatchObject({
      count: 5,
      visits: [{ visitId: 'v-visit-4' }, { visitId: 'v-visit-3' }],
    });
  });

  test('have nothing in them that says who it was', async () => {
    const { ask, keep } = open();
    for (let nth = 0; nth < 5; nth += 1) await keep(nth, hour + nth * 60_000);
    expect(JSON.stringify(await ask(listVisits, window))).not.toContain('shopper');
    const path = await ask(readVisitPath, {}, { visitId: 'v-visit-2' });
    expect(JSON.stringify(path)).not.toContain('shopper');
    expect(path).toMatchObject({
      points: [{ xMetres: 1, yMetres: 2 }],
      stays: [
        { zoneId: 'denim', dwellSeconds: 180 },
        { zoneId: 'coats', dwellSeconds: 60 },
      ],
    });
  });

  test('answer the same to an id that never was and to one that is one of too few', async () => {
    const { ask, keep } = open();
    for (let nth = 0; nth < 4; nth += 1) await keep(nth, hour + nth * 60_000);
    await keep(9, hour + 36 * hourMs);
    const refusals = await Promise.all(
      ['v-visit-2', 'v-nobody'].map((visitId) => ask(readVisitPath, {}, { visitId }).catch((refusal: unknown) => refusal)),
    );
    expect(refusals[0]).toBeInstanceOf(RefusedError);
    expect(refusals[0]).toMatchObject({ status: 404, code: 'visit-hidden' });
    expect(String(refusals[0])).toBe(String(refusals[1]));
  });
});

describe('zone figures', () => {
  test('say nothing about four visits and count the fifth', async () => {
    const { ask, records } = open();
    const stays = [
      { zoneId: 'denim', enteredAt: hour, leftAt: hour + 60_000 },
      { zoneId: 'coats', enteredAt: hour + 60_000, leftAt: hour + 90_000 },
    ];
    const denimOnly = countVisit(hour, hour + 90_000, stays.slice(0, 1));
    for (let nth = 0; nth < 4; nth += 1) await records.write(countAnonymousVisit, countVisit(hour, hour + 90_000, stays));
    expect(await ask(readZoneFigures, window)).toEqual({
      ...window,
      visits: 0,
      zones: [
        { zoneId: 'coats', visits: null, meanDwellSeconds: null },
        { zoneId: 'denim', visits: null, meanDwellSeconds: null },
      ],
      transitions: [],
      door: [],
    });
    await records.write(countAnonymousVisit, denimOnly);
    expect(await ask(readZoneFigures, window)).toMatchObject({
      visits: 5,
      zones: [
        { zoneId: 'coats', visits: null },
        { zoneId: 'denim', visits: 5, meanDwellSeconds: 60 },
      ],
      transitions: [],
    });
    await records.write(countAnonymousVisit, countVisit(hour, hour + 90_000, stays));
    expect(await ask(readZoneFigures, window)).toMatchObject({ transitions: [{ fromZoneId: 'denim', toZoneId: 'coats', visits: 5 }] });
  });

  test('are of whole hours, whatever minutes are asked for', async () => {
    const { ask } = open();
    expect(await ask(readZoneFigures, { from: hour + 61_000, to: hour + 3_000_000 })).toMatchObject(window);
  });

  test('add up the door by the shop’s own days, each message once', async () => {
    const { ask, recorders } = open();
    // Paris, UTC+1: the shop's day turns at 23:00 UTC.
    const midnight = Date.UTC(2026, 10, 25, 23);
    const counted = { id: 'door-1-00001', at: midnight - 1000, in: 4, out: 1 };
    for (const body of [
      counted,
      counted,
      { ...counted, id: 'door-1-00002', in: 1 },
      { id: 'door-1-00003', at: midnight + 1000, in: 2, out: 3 },
    ]) {
      await recorders[0]?.(body, { counterId: 'door-1' });
    }
    expect(await ask(readZoneFigures, { from: midnight - hourMs, to: midnight + hourMs })).toMatchObject({
      door: [
        { businessDay: '2026-11-25', in: 5, out: 2 },
        { businessDay: '2026-11-26', in: 2, out: 3 },
      ],
    });
  });
});
