import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAcceptSightings, type SightingsBatch } from '../../edge/gateways/accept-sightings.ts';
import { createClockOffset } from '../../edge/gateways/clock-offset.ts';
import { createHandClock, openingTime, tagNumber } from '../fixtures/presence-shop.ts';

const tag = tagNumber(1);

function batchAt(at: number, sequence: number, agoMs: readonly number[] = [200]): SightingsBatch {
  return { at, sequence, others: 0, sightings: agoMs.map((ago) => ({ tag, rssiDbm: -60, agoMs: ago })) };
}

function open() {
  const clock = createHandClock();
  const accepting = createAcceptSightings({ clock, findTag: (tagKey) => (tagKey === tag ? { kind: 'fob' } : undefined) });
  return { clock, accepting };
}

describe('a gateway’s sightings', () => {
  test('come out in hub time, however wrong the gateway’s clock is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), fc.integer({ min: 0, max: 900 }), (wrongMs, agoMs) => {
        const { clock, accepting } = open();
        clock.advance(60_000);
        for (let sequence = 0; sequence < 5; sequence += 1) {
          clock.advance(1000);
          const [sighting] = accepting.accept('gateway-1', batchAt(clock.now() + wrongMs, sequence, [agoMs]));
          expect(sighting?.atMs).toBe(clock.now() - agoMs);
        }
        expect(accepting.refusals.clockJumps).toBe(0);
      }),
    );
  });

  test('are dated by the fastest message of the last minutes: a slow one is not a younger one', () => {
    const { clock, accepting } = open();
    accepting.accept('gateway-1', batchAt(clock.now(), 0));
    clock.advance(3000);
    const [late] = accepting.accept('gateway-1', batchAt(clock.now() - 1500, 1, [100]));
    expect(late?.atMs).toBe(clock.now() - 1600);
  });

  test('a clock that is set forward is followed at once, one that is set back after three batches', () => {
    const { clock, accepting } = open();
    const ages: (number | undefined)[] = [];
    let sequence = 0;
    const hear = (wrongMs: number): void => {
      clock.advance(1000);
      const [sighting] = accepting.accept('gateway-1', batchAt(clock.now() + wrongMs, sequence, [300]));
      sequence += 1;
      ages.push(sighting === undefined ? undefined : clock.now() - sighting.atMs);
    };
    hear(0);
    hear(3_600_000);
    hear(3_600_000);
    expect(ages).toEqual([300, 300, 300]);
    for (let nth = 0; nth < 4; nth += 1) hear(0);
    expect(ages.slice(3)).toEqual([undefined, undefined, 300, 300]);
    expect(accepting.refusals).toMatchObject({ clockJumps: 2, stale: 2 });
  });

  test('a backlog after the network was away is dropped, not taken for now', () => {
    const { clock, accepting } = open();
    accepting.accept('gateway-1', batchAt(clock.now(), 0));
    const awayFrom = clock.now();
    clock.advance(60_000);
    let heard = 0;
    for (let second = 1; second < 60; second += 1) heard += accepting.accept('gateway-1', batchAt(awayFrom + second * 1000, second)).length;
    expect(heard).toBeLessThanOrEqual(10);
    expect(accepting.refusals.stale).toBeGreaterThanOrEqual(49);
    expect(accepting.refusals.clockJumps).toBe(0);
    clock.advance(1000);
    const [now] = accepting.accept('gateway-1', batchAt(clock.now(), 60, [0]));
    expect(now?.atMs).toBe(clock.now());
  });

  test('heard twice count once: a batch sent again, a packet in two batches, its copies on three channels', () => {
    const { clock, accepting } = open();
    const batch = batchAt(clock.now(), 0, [500, 496, 491, 100]);
    expect(accepting.accept('gateway-1', batch)).toHaveLength(2);
    expect(accepting.accept('gateway-1', batch)).toHaveLength(0);
    expect(accepting.accept('gateway-1', { ...batch, sequence: 1 })).toHaveLength(0);
    expect(accepting.accept('gateway-2', batch)).toHaveLength(2);
    expect(accepting.refusals).toMatchObject({ repeated: 8, repeatedBatches: 1 });
  });

  test('older than ten seconds are dropped and counted', () => {
    const { clock, accepting } = open();
    expect(accepting.accept('gateway-1', batchAt(clock.now(), 0, [10_001, 10_000, 60_000]))).toHaveLength(1);
    expect(accepting.refusals.stale).toBe(2);
  });

  test('a lost batch is a gap in the sequence; a restarted gateway is not', () => {
    const { clock, accepting } = open();
    for (const sequence of [0, 1, 4, 5, 0, 1]) {
      clock.advance(1000);
      accepting.accept('gateway-1', batchAt(clock.now(), sequence));
    }
    expect(accepting.refusals.lostBatches).toBe(2);
  });

  test('of unknown tags are a number', () => {
    const { clock, accepting } = open();
    const batch = { ...batchAt(clock.now(), 0), others: 3 };
    batch.sightings = [{ tag: tagNumber(9), rssiDbm: -60, agoMs: 10 }];
    expect(accepting.accept('gateway-1', batch)).toEqual([]);
    expect(accepting.takeOthers()).toBe(4);
  });

  test('never lie ahead of now and never come twice, in any order of delivery', () => {
    const arrivals = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1500 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(arrivals, (deliveries) => {
        const { clock, accepting } = open();
        const seen = new Set<number>();
        for (const [sequence, waitMs] of deliveries) {
          clock.advance(waitMs);
          const heard = accepting.accept('gateway-1', batchAt(openingTime + sequence * 1000, sequence, [250]));
          for (const { atMs } of heard) expect(atMs).toBeLessThanOrEqual(clock.now());
          if (heard.length > 0) expect(seen.has(sequence)).toBe(false);
          for (const _ of heard) seen.add(sequence);
        }
      }),
    );
  });
});

describe('the clock offset', () => {
  test('follows a clock that drifts by 200 ms a minute for an hour', () => {
    const offset = createClockOffset();
    for (let second = 0; second < 3600; second += 1) {
      const hubMs = openingTime + second * 1000;
      const drift = (second / 60) * 200;
      const { offsetMs, jumped } = offset.read(hubMs + 20, hubMs + drift);
      expect(jumped).toBe(false);
      expect(Math.abs(offsetMs - (20 - drift))).toBeLessThanOrEqual(2000);
    }
    // The other way round the minimum ages: it is forgotten after ten minutes.
    const slow = createClockOffset();
    let last = 0;
    for (let second = 0; second < 3600; second += 1) {
      const hubMs = openingTime + second * 1000;
      last = Math.abs(slow.read(hubMs, hubMs - second).offsetMs - second);
    }
    expect(last).toBeLessThanOrEqual(600);
  });
});
