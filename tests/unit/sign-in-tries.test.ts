import { expect, test } from 'vitest';
import { createTries } from '../../edge/staff/tries.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';

const tooMany = expect.objectContaining({ status: 429, code: 'too-many-tries' });

test('the sixth password within a minute waits, also when the first five are still being looked at', () => {
  const clock = createHandClock();
  const tries = createTries(clock);
  for (let times = 0; times < 5; times += 1) tries.take('tablet theo');
  expect(() => tries.take('tablet theo')).toThrow(tooMany);
  tries.take('tablet ines');
  // Trying on does not make the pause longer.
  clock.advance(59_000);
  expect(() => tries.take('tablet theo')).toThrow(tooMany);
  clock.advance(1_000);
  expect(() => tries.take('tablet theo')).not.toThrow();
});

test('after the right password wrong ones count from the beginning', () => {
  const tries = createTries(createHandClock());
  for (let times = 0; times < 20; times += 1) {
    tries.take('tablet theo');
    tries.forget('tablet theo');
  }
  for (let times = 0; times < 5; times += 1) tries.take('tablet theo');
  expect(() => tries.take('tablet theo')).toThrow(tooMany);
});
