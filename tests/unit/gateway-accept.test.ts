import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TagKey } from '#shared/domain/tag.ts';
import type { BeaconReport } from '#shared/radio/beacon-report.ts';
import { createAcceptSightings, type HeardFacts } from '../../edge/gateways/accept-sightings.ts';
import { allFormats } from '../../edge/gateways/formats/all-formats.ts';
import type { HeardBeacon } from '../../edge/gateways/formats/heard.ts';
import { createHandClock, tagNumber } from '../fixtures/presence-shop.ts';

const tag = tagNumber(1);
const other = tagNumber(2);
const address = 'c4de1200aa01';

function open(registered: readonly TagKey[] = [tag, other]) {
  const clock = createHandClock();
  const reports: [TagKey, BeaconReport][] = [];
  const accepting = createAcceptSightings({
    clock,
    findTag: (tagKey) => (registered.includes(tagKey) ? { kind: 'fob' } : undefined),
    resolveEid: (eidHex) => (eidHex === '0011223344556677' ? 'ek-aaaabbbbccccdddd' : undefined),
    onReport: (tagKey, report) => reports.push([tagKey, report]),
  });
  const hear = (facts: HeardFacts, beacons: readonly HeardBeacon[], sentMs?: number) =>
    accepting.acceptForeign('gateway-9', facts, { beacons, sentMs });
  return { clock, accepting, reports, hear };
}

const { espresense, minew, moko, 'april-brother': aprilBrother } = allFormats;

describe('a gateway without a clock', () => {
  test('heard a beacon when its message came, and says how much it has averaged', () => {
    const { clock, hear } = open();
    clock.advance(60_000);
    expect(hear(espresense, [{ keys: [tag], rssiDbm: -71.42, powerDbm: -59 }])).toEqual([
      { tagKey: tag, receiverId: 'gateway-9', rssiDbm: -71.42, atMs: clock.now(), powerDbm: -59, sigmaDb: 7 },
    ]);
  });

  test('that collected for a second heard the packets of one beacon evenly in that second', () => {
    const { clock, hear } = open();
    const packets = [-60, -61, -62, -63].map((rssiDbm) => ({ keys: [tag], rssiDbm }));
    const heard = hear(minew, [...packets, { keys: [other], rssiDbm: -70 }]);
    expect(heard.map(({ atMs }) => clock.now() - atMs)).toEqual([750, 500, 250, 0, 0]);
    expect(heard[0]?.sigmaDb).toBeUndefined();
  });
});

describe('a gateway with a clock', () => {
  test('however wrong, dates its beacons in hub time', () => {
    const { clock, hear } = open();
    const wrongMs = -86_400_000;
    for (let nth = 0; nth < 3; nth += 1) {
      clock.advance(1_000);
      const sentMs = clock.now() + wrongMs;
      expect(hear(minew, [{ keys: [tag], rssiDbm: -60, heardMs: sentMs - 400 }], sentMs)[0]?.atMs).toBe(clock.now() - 400);
    }
  });

  test('that counts from its start is followed too, and a backlog of it is dropped', () => {
    const { clock, accepting, hear } = open();
    clock.advance(1_000);
    expect(hear(aprilBrother, [{ keys: [tag], rssiDbm: -60 }], 5_000)[0]?.atMs).toBe(clock.now());
    clock.advance(60_000);
    for (let second = 6; second < 40; second += 1) expect(hear(aprilBrother, [{ keys: [tag], rssiDbm: -60 }], second * 1_000)).toEqual([]);
    expect(accepting.refusals.stale).toBe(34);
    expect(hear(aprilBrother, [{ keys: [tag], rssiDbm: -60 }], 65_000)).toHaveLength(1);
  });

  test('of whole seconds heard several packets within one, and a message sent twice is still heard once', () => {
    const { clock, hear } = open();
    const sentMs = clock.now() - (clock.now() % 1_000);
    const packets = [-60, -61].map((rssiDbm) => ({ keys: [tag], rssiDbm, heardMs: sentMs }));
    expect(hear(moko, packets, sentMs)).toHaveLength(2);
    clock.advance(100);
    expect(hear(moko, packets, sentMs)).toEqual([]);
  });
});

describe('who was heard', () => {
  test('is the first name the register knows', () => {
    const { hear } = open([other]);
    expect(hear(minew, [{ keys: [tag, other], rssiDbm: -60 }])[0]?.tagKey).toBe(other);
  });

  test('is who an identity that changes belongs to now', () => {
    const { hear } = open(['ek-aaaabbbbccccdddd']);
    expect(hear(minew, [{ keys: ['ei-0011223344556677'], rssiDbm: -60 }])[0]?.tagKey).toBe('ek-aaaabbbbccccdddd');
    expect(hear(minew, [{ keys: ['ei-7766554433221100'], rssiDbm: -60 }])).toEqual([]);
  });

  test('is who the address belonged to, for a frame that names nobody', () => {
    const { clock, hear, reports } = open();
    const telemetry = { keys: [`ma-${address}`], addressHex: address, rssiDbm: -60, report: { batteryPercent: 40 } };
    expect(hear(minew, [telemetry])).toEqual([]);
    clock.advance(1_000);
    hear(minew, [{ keys: [tag, `ma-${address}`], addressHex: address, rssiDbm: -60 }]);
    clock.advance(1_000);
    expect(hear(minew, [telemetry])[0]?.tagKey).toBe(tag);
    expect(reports).toEqual([[tag, { batteryPercent: 40 }]]);
  });

  test('is nobody when the same address comes with a stranger’s name', () => {
    const { clock, hear } = open();
    hear(minew, [{ keys: [tag], addressHex: address, rssiDbm: -60 }]);
    clock.advance(1_000);
    expect(hear(minew, [{ keys: [tagNumber(9), `ma-${address}`], addressHex: address, rssiDbm: -60 }])).toEqual([]);
  });
});

describe('what is not let in', () => {
  test.each([127, 0, -9, -111, 20, Number.NaN, Number.POSITIVE_INFINITY])('a strength of %s dBm', (rssiDbm) => {
    const { hear, accepting } = open();
    expect(hear(minew, [{ keys: [tag], rssiDbm }])).toEqual([]);
    expect(accepting.refusals.impossible).toBe(1);
  });

  test('a power no beacon has is left out, its sighting stands', () => {
    const { hear } = open();
    expect(hear(minew, [{ keys: [tag], rssiDbm: -60, powerDbm: 12 }])[0]).toMatchObject({ rssiDbm: -60, powerDbm: undefined });
  });

  test('strangers, who are a number, each once a second', () => {
    const { clock, hear, accepting } = open();
    for (let nth = 0; nth < 10; nth += 1) hear(espresense, [{ keys: ['ma-001122334455'], rssiDbm: -60 }]);
    hear(espresense, [{ keys: [], addressHex: '665544332211', rssiDbm: -60 }]);
    expect(accepting.takeOthers()).toBe(2);
    clock.advance(1_000);
    hear(espresense, [{ keys: ['ma-001122334455'], rssiDbm: -60 }]);
    expect(accepting.takeOthers()).toBe(1);
  });

  test('500 strangers a second for a minute leave no memory of themselves', () => {
    const { clock, hear, accepting } = open();
    for (let second = 0; second < 60; second += 1) {
      for (let nth = 0; nth < 500; nth += 1)
        hear(espresense, [{ keys: [`ma-${(second * 500 + nth).toString(16).padStart(12, '0')}`], rssiDbm: -60 }]);
      clock.advance(1_000);
    }
    expect(accepting.takeOthers()).toBe(30_000);
    expect(JSON.stringify(accepting.refusals)).not.toContain('ma-');
  });
});

test('what comes out is of the register, of now, and a strength, whatever came in', () => {
  const beacon = fc.record({
    keys: fc.array(fc.constantFrom(tag, other, tagNumber(3), 'ei-0011223344556677'), { maxLength: 3 }),
    rssiDbm: fc.option(fc.double(), { nil: undefined }),
    powerDbm: fc.option(fc.double(), { nil: undefined }),
    heardMs: fc.option(fc.double({ noNaN: true, min: -1e13, max: 1e13 }), { nil: undefined }),
    addressHex: fc.constantFrom(undefined, address),
  });
  const facts = fc.constantFrom(...Object.values(allFormats));
  fc.assert(
    fc.property(facts, fc.array(beacon, { maxLength: 20 }), fc.option(fc.integer(), { nil: undefined }), (format, beacons, sentMs) => {
      const { clock, hear } = open();
      for (const { tagKey, rssiDbm, atMs, powerDbm = 0 } of hear(format, beacons, sentMs)) {
        expect([tag, other]).toContain(tagKey);
        expect(rssiDbm >= -110 && rssiDbm <= -10).toBe(true);
        expect(clock.now() - atMs >= 0 && clock.now() - atMs <= 10_000).toBe(true);
        expect(powerDbm >= -110 && powerDbm <= 0).toBe(true);
      }
    }),
  );
});
