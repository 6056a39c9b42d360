import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zonePurposes, type ZonePurpose } from '#shared/domain/floor-plan.ts';
import { settleStay, type Stay } from '#shared/domain/stay.ts';
import { countVisit } from '#shared/domain/visit-counts.ts';
import {
  beginProgress,
  dwellSeconds,
  endStays,
  isVisit,
  leaveZone,
  moveOn,
  opensVisit,
  type Progress,
  type VisitStay,
  visitRules,
} from '#shared/domain/visit.ts';
import { isParked, restOf, type Rest } from '../../edge/presence/rest.ts';

const opened = 1_795_600_000_000;

/** What a second may bring: a leading zone, none, or a silence that ends the stay. */
const leads = fc.array(fc.constantFrom('entrance', 'denim', 'coats', null, 'silence'), { minLength: 1, maxLength: 200 });

/** Leads that last a while, as people do. */
const visitOf = fc
  .array(fc.tuple(fc.constantFrom('entrance', 'denim', 'coats'), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.flatMap(([zone, seconds]) => Array.from({ length: seconds }, () => zone)));

function play(seconds: readonly (string | null)[]): { progress: Progress; closedAt: number; stays: readonly VisitStay[] } {
  let progress = beginProgress(opened);
  let at = opened;
  for (const lead of seconds) {
    at += 1000;
    progress = lead === 'silence' ? leaveZone(progress, at) : moveOn(progress, lead, at, opened);
  }
  return { progress, closedAt: at, stays: endStays(progress.stays, at) };
}

describe('a stay', () => {
  const inDenim: Stay = { zoneId: 'denim', sinceMs: opened, rival: undefined };

  test('moves to the next zone after it led for five seconds, and begins when it began to lead', () => {
    let stay = inDenim;
    for (let second = 10; second < 15; second += 1) stay = settleStay(stay, 'coats', opened + second * 1000);
    expect(stay.zoneId).toBe('denim');
    stay = settleStay(stay, 'coats', opened + 15_000);
    expect(stay).toEqual({ zoneId: 'coats', sinceMs: opened + 10_000, rival: undefined });
  });

  test('does not move for someone who walks past in four seconds', () => {
    let stay = inDenim;
    for (const [second, zone] of [
      [10, 'coats'],
      [14, 'coats'],
      [14.5, 'denim'],
      [15, 'coats'],
      [19, 'coats'],
    ] as const) {
      stay = settleStay(stay, zone, opened + second * 1000);
      expect(stay.zoneId).toBe('denim');
    }
  });

  test('never changes zone more often than once in five seconds, whatever leads', () => {
    fc.assert(
      fc.property(leads, (seconds) => {
        let stay: Stay = { zoneId: null, sinceMs: opened, rival: undefined };
        const changes: number[] = [];
        seconds.forEach((lead, nth) => {
          const next = settleStay(stay, lead, opened + nth * 1000);
          if (next.zoneId !== stay.zoneId) changes.push(nth);
          stay = next;
        });
        expect(changes.every((at, nth) => nth === 0 || at - (changes[nth - 1] ?? 0) >= 5)).toBe(true);
      }),
    );
  });
});

describe('a visit', () => {
  test('needs three sightings over five seconds to open, and half a minute to count', () => {
    expect(opensVisit(3, 0, 5000)).toBe(true);
    expect(opensVisit(2, 0, 9000)).toBe(false);
    expect(opensVisit(40, 0, 4999)).toBe(false);
    expect(isVisit(0, 30_000, 0)).toBe(true);
    expect(isVisit(0, 29_999, 4.9)).toBe(false);
    expect(isVisit(0, 12_000, 5)).toBe(true);
  });

  test('its stays follow one another without overlap, whatever happens', () => {
    fc.assert(
      fc.property(leads, (seconds) => {
        const { stays, closedAt } = play(seconds);
        let before = opened;
        for (const { enteredAt, leftAt } of stays) {
          expect(enteredAt).toBeGreaterThanOrEqual(before);
          expect(leftAt).toBeGreaterThanOrEqual(enteredAt);
          before = leftAt ?? before;
        }
        expect(before).toBeLessThanOrEqual(closedAt);
      }),
    );
  });

  test('its dwell adds up to its length once it settled anywhere', () => {
    fc.assert(
      fc.property(visitOf, fc.constantFrom('entrance', 'denim'), (seconds, first) => {
        const { stays, closedAt } = play([first, first, first, first, first, first, ...seconds]);
        const dwell = stays.reduce((sum, stay) => sum + dwellSeconds(stay, closedAt), 0);
        expect(dwell).toBe((closedAt - opened) / 1000);
      }),
    );
  });

  test('has every zone as a stay that led for six seconds in a row, and no other', () => {
    fc.assert(
      fc.property(visitOf, (seconds) => {
        const { progress } = play(seconds);
        const runs = seconds.join(' ').match(/(\w+)( \1)*/g) ?? [];
        const long = new Set(runs.filter((run) => run.split(' ').length >= 6).map((run) => run.split(' ')[0]));
        expect(new Set(progress.stays.map(({ zoneId }) => zoneId))).toEqual(long);
      }),
    );
  });

  test('a silence ends its stay at the last sighting, and the gap belongs to nowhere', () => {
    const { stays } = play([
      ...Array<string>(20).fill('denim'),
      'silence',
      ...Array<null>(10).fill(null),
      ...Array<string>(20).fill('denim'),
    ]);
    expect(stays.map(({ enteredAt, leftAt }) => [enteredAt - opened, (leftAt ?? 0) - opened])).toEqual([
      [0, 21_000],
      [32_000, 51_000],
    ]);
  });
});

describe('a tag at rest', () => {
  /** Estimates of a tag that lies still wander about a metre or two around it. */
  function lie(seconds: number, metresAt: (second: number) => number): Rest | undefined {
    let rest: Rest | undefined;
    for (let second = 0; second <= seconds; second += 1) {
      rest = restOf(rest, { xMetres: 5 + metresAt(second), yMetres: 5 }, opened + second * 1000, visitRules);
    }
    return rest;
  }
  const isAtRest = (rest: Rest | undefined, purpose: ZonePurpose | undefined, seconds: number): boolean =>
    rest !== undefined && isParked(rest, purpose, opened + seconds * 1000, visitRules);

  test('was put back after ten minutes at the door or a till, and forgotten after an hour anywhere', () => {
    const rest = lie(3600, (second) => 2 * Math.sin(second / 7));
    expect(rest?.sinceMs).toBe(opened);
    const parked = zonePurposes.filter((purpose) => isAtRest(rest, purpose, 600));
    expect(parked).toEqual(['entrance', 'exit', 'till', 'corral', 'stock']);
    expect(isAtRest(rest, 'entrance', 599)).toBe(false);
    expect(isAtRest(rest, 'sales', 3600)).toBe(true);
    expect(isAtRest(rest, undefined, 3600)).toBe(true);
  });

  test('was given back after a minute where baskets and fobs are given back', () => {
    const rest = lie(60, () => 0);
    expect(isAtRest(rest, 'corral', 59)).toBe(false);
    expect(zonePurposes.filter((purpose) => isAtRest(rest, purpose, 60))).toEqual(['corral']);
  });

  test('is none that someone carries about, however slowly they browse', () => {
    const rest = lie(1200, (second) => 0.25 * second);
    expect(isAtRest(rest, 'entrance', 1200)).toBe(false);
  });
});

describe('totals', () => {
  test('count a visit once per zone and once per way, however often it went there', () => {
    const at = opened - (opened % 3_600_000) + 3_500_000;
    const stays = ['denim', 'coats', 'denim', 'coats'].map((zoneId, nth) => ({
      zoneId,
      enteredAt: at + nth * 60_000,
      leftAt: at + (nth + 1) * 60_000,
    }));
    const hour = at - (at % 3_600_000);
    expect(countVisit(at, at + 240_000, stays)).toEqual({
      visit: { hourAt: hour, dwellSeconds: 240, bin: 12 },
      zones: [
        { zoneId: 'denim', hourAt: hour, dwellSeconds: 120, bin: 10, engaged: true, turnedBack: false },
        { zoneId: 'coats', hourAt: hour, dwellSeconds: 120, bin: 10, engaged: true, turnedBack: false },
      ],
      transitions: [
        { fromZoneId: '', toZoneId: 'denim', hourAt: hour },
        { fromZoneId: 'denim', toZoneId: 'coats', hourAt: hour },
        { fromZoneId: 'coats', toZoneId: 'denim', hourAt: hour + 3_600_000 },
        { fromZoneId: 'coats', toZoneId: '', hourAt: hour + 3_600_000 },
      ],
    });
  });

  test('hold as much dwell as the stays', () => {
    fc.assert(
      fc.property(leads, (seconds) => {
        const { stays, closedAt } = play(seconds);
        const counted = countVisit(opened, closedAt, stays).zones.reduce((sum, zone) => sum + zone.dwellSeconds, 0);
        expect(counted).toBeCloseTo(stays.reduce((sum, stay) => sum + dwellSeconds(stay, closedAt), 0));
      }),
    );
  });
});
