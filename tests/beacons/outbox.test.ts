import { describe, expect, it } from 'vitest';
import { createStateKeeper } from '../../beacons/signal/keep-state.ts';
import { createOutbox } from '../../beacons/signal/outbox.ts';
import { createFakeClock } from './fakes/fake-clock.ts';

/** A publish whose answers the test gives. */
function createSlowHub() {
  const sent: number[] = [];
  const answers: { resolve: () => void; reject: (cause: Error) => void }[] = [];
  const publish = (item: number): Promise<void> => {
    sent.push(item);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  };
  return { sent, answers, publish };
}

describe('batches for the hub', () => {
  it('go out one at a time, in order', async () => {
    const clock = createFakeClock();
    const hub = createSlowHub();
    const outbox = createOutbox({ clock, publish: hub.publish });
    outbox.setOnline(true);
    for (const item of [1, 2, 3]) outbox.offer(item);
    expect(hub.sent).toEqual([1]);
    hub.answers[0]?.resolve();
    await clock.advance(0);
    expect(hub.sent).toEqual([1, 2]);
  });

  it('are kept for ten seconds while the hub is away, the newest ten of them', async () => {
    const clock = createFakeClock();
    const sent: number[] = [];
    const outbox = createOutbox({ clock, publish: async (item: number) => void sent.push(item) });
    for (let second = 0; second < 600; second += 1) {
      outbox.offer(second);
      await clock.advance(second < 590 ? 0 : 1_000);
    }
    expect(outbox.waiting()).toBe(10);
    expect(outbox.dropped()).toBe(590);
    outbox.setOnline(true);
    await clock.advance(0);
    expect(sent).toEqual([590, 591, 592, 593, 594, 595, 596, 597, 598, 599]);
  });

  it('are dropped when they are older than ten seconds by the time the hub is back', async () => {
    const clock = createFakeClock();
    const sent: number[] = [];
    const outbox = createOutbox({ clock, publish: async (item: number) => void sent.push(item) });
    outbox.offer(1);
    await clock.advance(10_001);
    outbox.offer(2);
    outbox.setOnline(true);
    await clock.advance(0);
    expect(sent).toEqual([2]);
    expect(outbox.dropped()).toBe(1);
  });

  it('go on after a connection that broke with one under way and never answers for it', async () => {
    const clock = createFakeClock();
    const hub = createSlowHub();
    const outbox = createOutbox({ clock, publish: hub.publish });
    outbox.setOnline(true);
    outbox.offer(1);
    outbox.setOnline(false);
    outbox.offer(2);
    outbox.setOnline(true);
    expect(hub.sent).toEqual([1, 2]);
    expect(outbox.dropped()).toBe(1);
    hub.answers[0]?.resolve();
    outbox.offer(3);
    await clock.advance(0);
    expect(hub.sent).toEqual([1, 2]);
    hub.answers[1]?.resolve();
    await clock.advance(0);
    expect(hub.sent).toEqual([1, 2, 3]);
  });

  it('count one that was refused and go on', async () => {
    const clock = createFakeClock();
    const hub = createSlowHub();
    const outbox = createOutbox({ clock, publish: hub.publish });
    outbox.setOnline(true);
    outbox.offer(1);
    outbox.offer(2);
    hub.answers[0]?.reject(new Error('no'));
    await clock.advance(0);
    expect(hub.sent).toEqual([1, 2]);
    expect(outbox.dropped()).toBe(1);
  });
});

describe('a gateway’s health', () => {
  it('is only the newest once the hub is back, however often it changed', async () => {
    const clock = createFakeClock();
    const hub = createSlowHub();
    const health = createStateKeeper(hub.publish);
    for (let change = 0; change < 100; change += 1) health.tell(change);
    expect(hub.sent).toEqual([]);
    health.setOnline(true);
    expect(hub.sent).toEqual([99]);
    for (let change = 100; change < 200; change += 1) health.tell(change);
    hub.answers[0]?.resolve();
    await clock.advance(0);
    expect(hub.sent).toEqual([99, 199]);
  });

  it('is settled when the broker has the last, or can’t be reached', async () => {
    const clock = createFakeClock();
    const hub = createSlowHub();
    const health = createStateKeeper(hub.publish);
    let settled = 0;
    health.tell(1);
    void health.settled().then(() => (settled += 1));
    await clock.advance(0);
    expect(settled).toBe(1);
    health.setOnline(true);
    void health.settled().then(() => (settled += 1));
    await clock.advance(0);
    expect(settled).toBe(1);
    hub.answers[0]?.resolve();
    await clock.advance(0);
    expect(settled).toBe(2);
  });
});
