import { describe, expect, it } from 'vitest';
import type { Clock } from '#shared/link/clock.ts';
import { startRounds } from '../../edge/presence/rounds.ts';
import { createHandClock, type HandClock } from '../fixtures/presence-shop.ts';

interface Tag {
  readonly name: number;
  readonly costMs: number;
}

/** Tags that cost time to locate, and how long everyone else waited for each stretch of it. */
function openRounds(): { clock: HandClock; tags: Map<number, Tag>; taken: number[]; waitsMs: number[]; stop: () => void } {
  const hand = createHandClock();
  const tags = new Map<number, Tag>();
  const taken: number[] = [];
  const waitsMs: number[] = [];
  let spentMs = 0;
  /** Time that passes while a task runs; the hand clock itself stands still then. */
  function timed(task: () => void): () => void {
    return () => {
      const beganMs = spentMs;
      task();
      waitsMs.push(spentMs - beganMs);
    };
  }
  const clock: Clock = {
    now: hand.now,
    monotonic: () => hand.monotonic() + spentMs,
    every: (everyMs, task) => hand.every(everyMs, timed(task)),
    after: (afterMs, task) => hand.after(afterMs, timed(task)),
  };
  const stop = startRounds({
    clock,
    everyone: () => tags.values(),
    take({ name, costMs }) {
      if (costMs === 0) return false;
      taken.push(name);
      spentMs += costMs;
      return true;
    },
  });
  return { clock: hand, tags, taken, waitsMs, stop };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, name) => name);

describe('rounds over the tags at hand', () => {
  it('a till waits for one slice and not for a thousand tags that appear at once', () => {
    const { clock, tags, taken, waitsMs } = openRounds();
    for (const name of numbers(1000)) tags.set(name, { name, costMs: 3 });
    clock.advance(600);
    expect(Math.max(...waitsMs)).toBe(6);
    expect(taken.slice(0, 1000)).toEqual(numbers(1000));
  });

  it('nobody has a second turn before everyone has had the first', () => {
    const { clock, tags, taken } = openRounds();
    for (const name of numbers(10)) tags.set(name, { name, costMs: 5 });
    clock.advance(200);
    const turns = numbers(10).map((name) => taken.filter((one) => one === name).length);
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
    expect(Math.min(...turns)).toBeGreaterThan(1);
  });

  it('a tag that appears or goes between two slices is taken in its turn or left out', () => {
    const { clock, tags, taken } = openRounds();
    for (const name of numbers(6)) tags.set(name, { name, costMs: 8 });
    clock.advance(20);
    expect(taken).toEqual([0]);
    tags.delete(1);
    tags.set(6, { name: 6, costMs: 8 });
    clock.advance(5);
    expect(taken).toEqual([0, 2, 3, 4, 5, 6]);
  });

  it('tags that need nothing cost no slice', () => {
    const { clock, tags, waitsMs } = openRounds();
    for (const name of numbers(100)) tags.set(name, { name, costMs: 0 });
    clock.advance(40);
    expect(waitsMs).toEqual([0, 0]);
  });

  it('stops between two slices', () => {
    const { clock, tags, taken, stop } = openRounds();
    for (const name of numbers(6)) tags.set(name, { name, costMs: 8 });
    clock.advance(21);
    stop();
    clock.advance(1000);
    expect(taken).toEqual([0, 1]);
  });
});
