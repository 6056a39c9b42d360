import { expect, test } from 'vitest';
import { createRefusals } from '../../edge/devices/refusals.ts';
import { createHandClock, createTestRecords } from '../fixtures/presence-shop.ts';

const hourMs = 3_600_000;

async function openRefusals() {
  const clock = createHandClock();
  const { records } = createTestRecords();
  const failures: unknown[] = [];
  const refusals = await createRefusals({ records, clock, onFirst: () => undefined, onFailure: (_what, error) => failures.push(error) });
  const refuse = (deviceId: string) => refusals.note({ deviceId, topic: 'aisle/v1/lune/x', reason: 'not-granted', words: 'not its own' });
  /** Lets time pass and what was begun meanwhile end. */
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await new Promise((done) => setImmediate(done));
  };
  return { refusals, refuse, pass, failures };
}

test('a device that was refused the day before yesterday is not said to be refused today', async () => {
  const { refusals, refuse, pass, failures } = await openRefusals();
  for (let times = 0; times < 30; times += 1) refuse('hanger-1');
  await pass(1_000);
  expect(refusals.countOf('hanger-1')).toBe(30);
  await pass(20 * hourMs);
  refuse('hanger-1');
  await pass(1_000);
  expect(refusals.countOf('hanger-1')).toBe(31);
  await pass(5 * hourMs);
  expect(refusals.countOf('hanger-1')).toBe(1);
  await pass(24 * hourMs);
  expect(refusals.countOf('hanger-1')).toBe(0);
  expect(failures).toEqual([]);
});

test('a stranger who invents a new name each time fills a bounded part of the memory', async () => {
  const { refusals, refuse } = await openRefusals();
  refuse('hanger-1');
  for (let nth = 0; nth < 20_000; nth += 1) refuse(`stranger-${nth}`);
  refuse('hanger-1');
  expect(refusals.countOf('hanger-1')).toBe(2);
  expect(refusals.countOf('stranger-19999')).toBe(0);
});
