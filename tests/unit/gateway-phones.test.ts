import { describe, expect, test } from 'vitest';
import type { Answer } from '#shared/contract/answer.ts';
import type { reportRanging } from '#shared/contract/ranging.ts';
import type { RouteBody } from '#shared/contract/define-route.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import type { Sighting } from '#shared/domain/sighting.ts';
import { createPhones } from '../../edge/gateways/phones.ts';
import { createPresence } from '../../edge/presence/presence.ts';
import { coats, createHandClock, createNoise, createTestRecords, denim, tagNumber, threeZonePlan } from '../fixtures/presence-shop.ts';

type Body = RouteBody<typeof reportRanging>;

/** Eight fixed beacons where the gateways of the test shop hang. */
const places = threeZonePlan.receivers.map(({ at, heightMetres }, nth) => ({ tagKey: tagNumber(100 + nth), at, heightMetres }));
const plan: FloorPlan = { ...threeZonePlan, references: places };

function open(given: { offers: boolean; path: boolean } = { offers: true, path: false }) {
  const clock = createHandClock();
  const state = { consents: given, hasFob: false };
  const heard: Sighting[] = [];
  const phones = createPhones({
    clock,
    consentsOf: () => state.consents,
    carriesFob: () => state.hasFob,
    isFixed: (tagKey) => places.some((place) => place.tagKey === tagKey),
    isStaffPhone: (deviceId) => deviceId === 'phone-camille',
    onHeard: (sightings) => heard.push(...sightings),
  });
  const [route]: readonly (Answer | undefined)[] = phones.answers;
  const range = (beacons: Body['beacons'], shopperId = 'shopper-1'): unknown =>
    route?.handle({
      params: {},
      query: undefined,
      body: { beacons },
      caller: { kind: 'shopper', shopperId },
      address: '127.0.0.1',
      setCookie: () => undefined,
      cookie: () => undefined,
      upload: undefined,
      sendFile: () => undefined,
      setStatus: () => undefined,
    });
  return { clock, state, heard, phones, range };
}

const one = { tag: tagNumber(100), rssiDbm: -66, agoMs: 300 };

describe('a phone that hears the shop’s fixed beacons', () => {
  test('is the tag, the beacons are its receivers, and what it heard is dated by the hub', () => {
    const { clock, heard, range } = open();
    expect(range([{ ...one, powerDbm: -59 }])).toEqual({ heard: 1 });
    expect(heard).toMatchObject([{ receiverId: tagNumber(100), rssiDbm: -66, atMs: clock.now() - 300, powerDbm: -59 }]);
    expect(heard[0]?.tagKey).toMatch(/^ph-/);
    expect(heard[0]?.tagKey).not.toContain('shopper-1');
  });

  test('tells nothing of beacons that are not the shop’s', () => {
    const { heard, range } = open();
    expect(range([{ ...one, tag: tagNumber(7) }, one])).toEqual({ heard: 1 });
    expect(heard).toHaveLength(1);
  });

  test('is located only while a consent is in force', () => {
    const { clock, state, heard, phones, range } = open();
    range([one]);
    const key = heard[0]?.tagKey ?? '';
    expect(phones.tag(key)).toEqual({ kind: 'fob', shopperId: 'shopper-1', isListener: true });
    state.consents = { offers: false, path: false };
    expect(phones.tag(key)).toBeUndefined();
    clock.advance(1_000);
    expect(() => range([one])).toThrow(expect.objectContaining({ status: 403, code: 'no-consent' }));
    state.consents = { offers: false, path: true };
    clock.advance(1_000);
    range([one]);
    expect(heard[1]?.tagKey).not.toBe(key);
  });

  test('gives way to a fob, and is told when it speaks too often', () => {
    const { clock, state, range } = open();
    range([one]);
    expect(() => range([one])).toThrow(expect.objectContaining({ status: 429 }));
    clock.advance(1_000);
    range([one]);
    state.hasFob = true;
    clock.advance(1_000);
    expect(() => range([one])).toThrow(expect.objectContaining({ status: 409, code: 'carries-fob' }));
  });

  test('that comes back after a quarter of an hour is another', () => {
    const { clock, heard, range } = open();
    range([one]);
    clock.advance(900_001);
    range([one], 'shopper-2');
    clock.advance(1_000);
    range([one]);
    expect(new Set(heard.map(({ tagKey }) => tagKey)).size).toBe(3);
  });

  test('of the staff is turned round as such', () => {
    const { phones } = open();
    const heard: Sighting[] = [
      { tagKey: tagNumber(100), receiverId: 'phone-camille', rssiDbm: -60, atMs: 1 },
      { tagKey: tagNumber(7), receiverId: 'phone-camille', rssiDbm: -60, atMs: 1 },
    ];
    expect(phones.turn('phone-camille', heard)).toEqual([
      { tagKey: 'ps-phone-camille', receiverId: tagNumber(100), rssiDbm: -60, atMs: 1 },
    ]);
    expect(phones.tag('ps-phone-camille')).toEqual({ kind: 'staff', isListener: true });
    expect(phones.tag('ps-phone-gone')).toBeUndefined();
  });
});

test('a phone is located by the beacons it hears, though every gateway is deaf to it', async () => {
  const clock = createHandClock();
  const { records, db } = createTestRecords();
  db.sql("INSERT INTO shoppers (shopper_id, token_hash, language, joined_at, seen_at) VALUES ('shopper-1', 'x', 'fr', 0, 0)").run();
  const random = createNoise(3);
  const consents = { offers: true, path: false };
  const phone = { kind: 'fob', shopperId: 'shopper-1', isListener: true } as const;
  const presence = createPresence({ plan, findTag: () => phone, findConsents: () => consents, clock, records, listeners: {} });
  await presence.start();

  function stand(at: Point, seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1_000);
      // Gateways that hear the shop and not this phone say nothing about where it is.
      for (const { deviceId } of plan.receivers) presence.listened(deviceId, clock.now());
      presence.hear(
        places.flatMap(({ tagKey, at: place, heightMetres }) => {
          const metres = Math.hypot(place.xMetres - at.xMetres, place.yMetres - at.yMetres, heightMetres - 1.1);
          const rssiDbm = Math.round(-59 - 20 * Math.log10(metres) + (random() + random() + random() - 1.5) * 8);
          return rssiDbm < -95 ? [] : [{ tagKey: 'ph-a', receiverId: tagKey, rssiDbm, atMs: clock.now() - 200, powerDbm: -59 }];
        }),
      );
    }
  }

  stand(denim, 30);
  expect(presence.placeOf('shopper-1')?.zoneId).toBe('denim');
  stand(coats, 30);
  expect(presence.placeOf('shopper-1')?.zoneId).toBe('coats');
  await presence.stop();
});
