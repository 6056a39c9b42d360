import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemClock, type Clock } from '#shared/link/clock.ts';
import { backupName, findBackups, rankBackups } from '../../edge/keeping/backup-rules.ts';
import { believableFrom, believableUntil, createBelievableClock } from '../../edge/keeping/believable-clock.ts';
import { addForgotten, cleaningDueMs, leftAfterCleaning, settleMs } from '../../edge/keeping/cleaning-rules.ts';
import { timeBy, trustTime, weighTime } from '../../edge/keeping/leap-rules.ts';

const today = Date.parse('2026-11-22T12:00:00Z');
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('a machine whose clock can’t be right', () => {
  function machine(startAt: number) {
    const time = { at: startAt, monotonicMs: 5_000 };
    const clock: Clock = { ...systemClock, now: () => time.at, monotonic: () => time.monotonicMs };
    const pass = (ms: number): void => {
      time.at += ms;
      time.monotonicMs += ms;
    };
    return { clock, pass, turnTo: (at: number) => (time.at = at) };
  }

  test.each([
    ['1970', 0],
    ['2000', Date.UTC(2000, 0, 1)],
    ['2099', Date.UTC(2099, 11, 31)],
  ])('says %s: the hub goes on from when it last ran, until the network sets the clock', (_year, said) => {
    const box = machine(said);
    const clock = createBelievableClock(box.clock, today);
    expect(clock.now()).toBe(today);
    expect(clock.unbelievable()).toBe(said);
    box.pass(hourMs);
    expect(clock.now()).toBe(today + hourMs);
    box.turnTo(today + 9 * hourMs);
    expect(clock.now()).toBe(today + 9 * hourMs);
    expect(clock.unbelievable()).toBeUndefined();
    box.turnTo(said);
    box.pass(1_000);
    expect(clock.now()).toBe(today + 9 * hourMs + 1_000);
  });

  test('in a shop that never ran, or ran by such a clock: the hub begins with the first day there was one', () => {
    for (const last of [undefined, 0, Date.UTC(2099, 0, 1)])
      expect(createBelievableClock(machine(0).clock, last).now()).toBe(believableFrom);
  });

  test('never says a time that can’t be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * believableUntil }),
        fc.option(fc.integer({ min: 0, max: 2 * believableUntil })),
        (said, last) => {
          const at = createBelievableClock(machine(said).clock, last ?? undefined).now();
          return at >= believableFrom && at < believableUntil;
        },
      ),
    );
  });
});

describe('a clock that leaps', () => {
  const opened = trustTime(today, 0);

  test('by a month at most is taken at its word, and so is one that is turned back', () => {
    for (const leap of [-4_000 * dayMs, -hourMs, 0, dayMs, 29 * dayMs])
      expect(weighTime(opened, today + leap, 0)).toEqual(trustTime(today + leap, 0));
  });

  test('years ahead is doubted for eight hours, and believed when it still says so', () => {
    const leapt = today + 5_000 * dayMs;
    let trusted = weighTime(opened, leapt, 0);
    expect(trusted.doubtedSinceMs).toBe(0);
    for (let minute = 1; minute < 8 * 60; minute += 1) {
      trusted = weighTime(trusted, leapt + minute * 60_000, minute * 60_000);
      expect(trusted.doubtedSinceMs).toBe(0);
    }
    expect(timeBy(trusted, 8 * hourMs)).toBe(today + 8 * hourMs);
    expect(weighTime(trusted, leapt + 8 * hourMs, 8 * hourMs)).toEqual(trustTime(leapt + 8 * hourMs, 8 * hourMs));
  });

  test('years ahead and back again leaves nothing behind', () => {
    const doubted = weighTime(opened, today + 5_000 * dayMs, 0);
    expect(weighTime(doubted, today + hourMs, hourMs)).toEqual(trustTime(today + hourMs, hourMs));
  });
});

test('backups that a wrong clock named after a day to come are the oldest', () => {
  const days = [today + 900 * dayMs, today, today - dayMs, today + 901 * dayMs];
  const found = findBackups(days.map(backupName));
  expect(rankBackups(found, today).map(({ at }) => at)).toEqual([today, today - dayMs, today + 901 * dayMs, today + 900 * dayMs]);
});

describe('the backups are cleaned of those who are forgotten', () => {
  test('ten seconds after one who asks', () => {
    expect(cleaningDueMs(addForgotten(undefined, 1_000))).toBe(1_000 + settleMs);
  });

  test('once for many who ask one after the other, and none of them waits longer than half a minute', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 200 }), (asked) => {
        const times = asked.toSorted((a, b) => a - b);
        const cleanings: number[] = [];
        let forgotten = addForgotten(undefined, times[0] ?? 0);
        const cleanUntil = (nowMs: number): void => {
          for (;;) {
            const dueMs = cleaningDueMs(forgotten);
            if (dueMs > nowMs) return;
            cleanings.push(dueMs);
            const left = leftAfterCleaning(forgotten, dueMs);
            if (left === undefined) {
              forgotten = { firstMs: Number.POSITIVE_INFINITY, lastMs: Number.POSITIVE_INFINITY };
              return;
            }
            forgotten = left;
          }
        };
        for (const atMs of times.slice(1)) {
          cleanUntil(atMs);
          forgotten = addForgotten(Number.isFinite(forgotten.lastMs) ? forgotten : undefined, atMs);
        }
        cleanUntil(1e9);
        const isCleanedFor = (atMs: number): boolean => cleanings.some((dueMs) => dueMs >= atMs + settleMs && dueMs <= atMs + 30_000);
        const seldom = cleanings.every((dueMs, nth) => nth === 0 || dueMs - (cleanings[nth - 1] ?? 0) >= settleMs);
        return times.every(isCleanedFor) && seldom;
      }),
    );
  });
});
