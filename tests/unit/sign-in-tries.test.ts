import { expect, test } from 'vitest';
import { createTries } from '../../edge/staff/tries.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';

const right = async () => true;
const wrong = async () => false;
const tooMany = expect.objectContaining({ status: 429, code: 'too-many-tries' });

test('after five wrong passwords even the right one waits a minute, for this login and no other', async () => {
  const clock = createHandClock();
  const tries = createTries(clock);
  for (let times = 0; times < 5; times += 1) expect(await tries.weigh('tablet theo', wrong)).toBe(false);
  await expect(tries.weigh('tablet theo', right)).rejects.toEqual(tooMany);
  expect(await tries.weigh('tablet ines', right)).toBe(true);
  clock.advance(59_000);
  await expect(tries.weigh('tablet theo', right)).rejects.toEqual(tooMany);
  clock.advance(1_000);
  expect(await tries.weigh('tablet theo', right)).toBe(true);
});

test('a hundred passwords sent at once are weighed one by one: the sixth is not looked at', async () => {
  const tries = createTries(createHandClock());
  let looks = 0;
  const look = async () => {
    looks += 1;
    await Promise.resolve();
    return false;
  };
  const ends = await Promise.allSettled(Array.from({ length: 100 }, () => tries.weigh('tablet theo', look)));
  expect(looks).toBe(5);
  expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(95);
});

test('twenty right passwords at once are all let in, and wrong ones count from the beginning after a right one', async () => {
  const tries = createTries(createHandClock());
  expect(await Promise.all(Array.from({ length: 20 }, () => tries.weigh('tablet theo', right)))).not.toContain(false);
  for (let round = 0; round < 3; round += 1) {
    for (let times = 0; times < 4; times += 1) expect(await tries.weigh('tablet theo', wrong)).toBe(false);
    expect(await tries.weigh('tablet theo', right)).toBe(true);
  }
});

test('a weighing that fails holds nobody up', async () => {
  const tries = createTries(createHandClock());
  const broken = tries.weigh('tablet theo', () => Promise.reject(new Error('no memory')));
  const next = tries.weigh('tablet theo', right);
  await expect(broken).rejects.toThrow('no memory');
  expect(await next).toBe(true);
});
