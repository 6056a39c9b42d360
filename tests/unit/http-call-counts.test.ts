import { expect, test } from 'vitest';
import { createTurnedClock } from '#shared/link/turned-clock.ts';
import { createCallCounts } from '../../edge/http/call-counts.ts';

const minuteMs = 60_000;

function open() {
  const clock = createTurnedClock(1_795_600_000_000);
  const CallCounts = createCallCounts(clock);
  const counts = new CallCounts({});
  const call = (caller: string, store: Pick<typeof counts, 'incr'> = counts): { current: number; ttl: number } => {
    let answered: { current: number; ttl: number } | undefined;
    store.incr(caller, (_error, result) => (answered = result), minuteMs, 10);
    if (answered === undefined) throw new Error('a count answers at once');
    return answered;
  };
  return { clock, counts, call };
}

test('calls add up for a minute from the first, and then begin again', () => {
  const { clock, call } = open();
  expect(call('a')).toEqual({ current: 1, ttl: minuteMs });
  clock.turnTo(clock.now() + 20_000);
  expect(call('a')).toEqual({ current: 2, ttl: 40_000 });
  expect(call('b')).toEqual({ current: 1, ttl: minuteMs });
  clock.turnTo(clock.now() + 40_000);
  expect(call('a')).toEqual({ current: 1, ttl: minuteMs });
  expect(call('b')).toEqual({ current: 2, ttl: 20_000 });
});

test('each route counts by itself', () => {
  const { counts, call } = open();
  call('a');
  const route = counts.child({ method: 'GET', url: '/', path: '/', prefix: '', handler: () => undefined });
  expect(call('a', route).current).toBe(1);
  expect(call('a').current).toBe(2);
});

test('of more callers than there is room for, those not heard of for longest are forgotten', () => {
  const { call } = open();
  call('first');
  call('second');
  for (let nth = 0; nth < 4_998; nth += 1) call(`caller-${nth}`);
  expect(call('first').current).toBe(2);
  call('one more');
  expect(call('first').current).toBe(3);
  expect(call('second').current).toBe(1);
});
