import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatewaySightings } from '#shared/contract/gateways.ts';
import { validate } from '#shared/contract/validate.ts';
import { createSightingCollector, thinReadings } from '../../beacons/signal/collect-sightings.ts';
import type { Tag } from '#shared/radio/tag.ts';
import { createFakeClock } from './fakes/fake-clock.ts';

const cart: Tag = { key: `ib-${'0'.repeat(32)}-1-1`, powerDbm: -59 };
const basket: Tag = { key: `ib-${'0'.repeat(32)}-1-2` };
const tagNumber = (number: number): Tag => ({ key: `ib-${'0'.repeat(32)}-2-${number}` });

function startCollector() {
  const clock = createFakeClock();
  const collector = createSightingCollector({ clock });
  const hear = (tags: readonly Tag[], rssiDbm = -60, address = 'a1'): void =>
    collector.hear({ address, rssiDbm, bytes: new Uint8Array(), heardAtMs: clock.monotonic() }, tags);
  return { clock, collector, hear };
}

describe('a batch', () => {
  it('tells when each sighting was heard, how strong, and the power its frame names', async () => {
    const { clock, collector, hear } = startCollector();
    hear([cart], -67);
    await clock.advance(400);
    hear([basket], -71);
    await clock.advance(100);
    expect(collector.takeBatch()).toEqual({
      at: clock.now(),
      sequence: 0,
      sightings: [
        { tag: cart.key, rssiDbm: -67, agoMs: 500, powerDbm: -59 },
        { tag: basket.key, rssiDbm: -71, agoMs: 100 },
      ],
      others: 0,
    });
  });

  it('is not made when nothing was heard, and leaves no gap in the numbers then', () => {
    const { collector, hear } = startCollector();
    hear([cart]);
    expect(collector.takeBatch()?.sequence).toBe(0);
    expect(collector.takeBatch()).toBeUndefined();
    hear([cart]);
    expect(collector.takeBatch()?.sequence).toBe(1);
  });

  it('takes two frames of one tag within a quarter second as one sighting, the stronger', async () => {
    const { clock, collector, hear } = startCollector();
    hear([cart], -80);
    await clock.advance(5);
    hear([cart], -70);
    await clock.advance(5);
    hear([cart], -90);
    await clock.advance(240);
    hear([cart], -66);
    expect(collector.takeBatch()?.sightings.map(({ rssiDbm, agoMs }) => [rssiDbm, agoMs])).toEqual([
      [-70, 250],
      [-66, 0],
    ]);
  });

  it('counts strangers once each, and forgets them with the batch', () => {
    const { collector, hear } = startCollector();
    hear([], -60, 'phone-1');
    hear([], -61, 'phone-1');
    hear([], -62, 'phone-2');
    expect(collector.takeBatch()).toMatchObject({ sightings: [], others: 2 });
    hear([], -60, 'phone-1');
    expect(collector.takeBatch()).toMatchObject({ others: 1 });
  });

  it('does not count a tag’s other frames as a stranger’s', () => {
    const { collector, hear } = startCollector();
    hear([], -60, 'tag');
    hear([cart], -60, 'tag');
    hear([], -60, 'tag');
    expect(collector.takeBatch()).toMatchObject({ others: 0, sightings: [{ tag: cart.key }] });
  });

  it('never carries an address', () => {
    const { collector, hear } = startCollector();
    hear([cart], -60, 'c0:ff:ee:00:00:01');
    hear([], -60, 'c0:ff:ee:00:00:02');
    expect(JSON.stringify(collector.takeBatch())).not.toContain('c0:ff:ee');
  });

  it.each([127, 0, -5, -111, Number.NaN])('leaves out a strength of %d dBm, which radios answer when they do not know', (rssiDbm) => {
    const { collector, hear } = startCollector();
    hear([cart], rssiDbm);
    expect(collector.takeBatch()).toBeUndefined();
  });

  it('keeps its ages when the wall clock steps back an hour', async () => {
    const { clock, collector, hear } = startCollector();
    hear([cart]);
    clock.step(-3_600_000);
    await clock.advance(300);
    expect(collector.takeBatch()?.sightings).toMatchObject([{ agoMs: 300 }]);
  });

  it('keeps 500 sightings when 900 tags shout at once, and no tag twice before another once', () => {
    const { collector, hear } = startCollector();
    for (let number = 0; number < 900; number += 1) hear([tagNumber(number)], -60, `t${number}`);
    const batch = collector.takeBatch();
    expect(new Set(batch?.sightings.map(({ tag }) => tag)).size).toBe(500);
  });

  it('holds when 300,000 addresses rotate past in one second', () => {
    const { collector, hear } = startCollector();
    for (let number = 0; number < 300_000; number += 1) hear([], -60, `p${number}`);
    expect(collector.takeBatch()?.others).toBe(20_000);
  });

  it('is what the contract says, whatever was heard', async () => {
    const heard = fc.array(fc.record({ tag: fc.option(fc.nat(40)), rssiDbm: fc.double({ min: -140, max: 130 }), waitMs: fc.nat(90_000) }), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(heard, async (entries) => {
        const { clock, collector, hear } = startCollector();
        for (const { tag, rssiDbm, waitMs } of entries) {
          hear(tag === null ? [] : [tagNumber(tag)], rssiDbm);
          if (waitMs > 80_000) await clock.advance(waitMs);
        }
        const batch = collector.takeBatch();
        if (batch !== undefined) expect(validate(gatewaySightings.body, batch)).toMatchObject({ ok: true });
      }),
    );
  });

  it('thins to the last of every tag first, then the newest, in the order they were heard', () => {
    const reading = (number: number, heardAtMs: number) => ({ tag: tagNumber(number), heardAtMs });
    const readings = [reading(1, 10), reading(2, 20), reading(1, 30), reading(1, 40), reading(1, 50)];
    expect(thinReadings(readings, 3).map(({ heardAtMs }) => heardAtMs)).toEqual([20, 40, 50]);
    expect(thinReadings(readings, 2).map(({ heardAtMs }) => heardAtMs)).toEqual([20, 50]);
  });
});
