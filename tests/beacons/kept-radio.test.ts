import { describe, expect, it } from 'vitest';
import { createKeptRadio, RadioTrouble, type SessionEvents } from '../../beacons/radio/keep-listening.ts';
import type { Advertisement, RadioReport } from '../../beacons/radio/radio.ts';
import { createFakeClock, type FakeClock } from './fakes/fake-clock.ts';
import { ibeaconAdvert } from './vectors.ts';

const off: RadioReport = { state: 'off', words: 'switch it on' };
const heard = { address: 'a1', rssiDbm: -60, bytes: ibeaconAdvert };

/** A radio whose every opening the test decides. */
function startRadio(openings: readonly ((events: SessionEvents, clock: FakeClock) => void | Promise<void>)[], renewAfterMs?: number) {
  const clock = createFakeClock();
  const reports: RadioReport[] = [];
  const advertisements: Advertisement[] = [];
  const openedAtMs: number[] = [];
  let closed = 0;
  const stop = new AbortController();
  const radio = createKeptRadio({
    clock,
    open: async (events) => {
      const opening = openings[Math.min(openedAtMs.length, openings.length - 1)];
      openedAtMs.push(clock.monotonic());
      await opening?.(events, clock);
      return { close: () => (closed += 1), ...(renewAfterMs === undefined ? {} : { renewAfterMs }) };
    },
  });
  const over = radio.listen(
    { onAdvertisement: (advertisement) => advertisements.push(advertisement), onReport: (report) => reports.push(report) },
    stop.signal,
  );
  return { clock, reports, advertisements, openedAtMs, closedTimes: () => closed, stop, over };
}

const states = (reports: readonly RadioReport[]): readonly string[] => reports.map(({ state }) => state);

describe('a radio', () => {
  it('that hears says so once', async () => {
    const { clock, reports, advertisements } = startRadio([
      (events) => {
        events.scanning();
        for (let time = 0; time < 5; time += 1) events.hear(heard);
      },
    ]);
    await clock.advance(10);
    expect(advertisements).toHaveLength(5);
    expect(reports).toEqual([
      { state: 'ok', words: 'listening, nothing heard yet' },
      { state: 'ok', words: 'listening' },
    ]);
  });

  it('that hears nothing for 60 s says so, is closed and opened anew, and is silent until it hears', async () => {
    const { clock, reports, openedAtMs, closedTimes } = startRadio([
      (events) => events.scanning(),
      (events) => events.scanning(),
      (events, clock) => {
        events.scanning();
        clock.after(500, () => events.hear(heard));
      },
    ]);
    await clock.advance(59_000);
    expect(states(reports)).toEqual(['ok']);
    await clock.advance(2_000);
    expect(openedAtMs).toEqual([0, 60_000]);
    expect(closedTimes()).toBe(1);
    await clock.advance(59_400);
    expect(openedAtMs).toEqual([0, 60_000, 120_000]);
    expect(states(reports)).toEqual(['ok', 'silent']);
    await clock.advance(600);
    expect(states(reports)).toEqual(['ok', 'silent', 'ok']);
  });

  it('that stops telling anything while it is being opened is opened anew too, and the late opening is closed', async () => {
    let openLate: () => void = () => undefined;
    const { clock, openedAtMs, closedTimes } = startRadio([
      () => new Promise<void>((resolve) => (openLate = resolve)),
      (events) => events.scanning(),
    ]);
    await clock.advance(61_000);
    expect(openedAtMs).toHaveLength(2);
    openLate();
    await clock.advance(0);
    expect(closedTimes()).toBe(1);
  });

  it('that can’t be opened says why and is tried after 5, 10, 20, 40, 60, 60 s', async () => {
    const { clock, reports, openedAtMs } = startRadio([
      () => {
        throw new RadioTrouble(off);
      },
    ]);
    await clock.advance(200_000);
    expect(openedAtMs).toEqual([0, 5_000, 15_000, 35_000, 75_000, 135_000, 195_000]);
    expect(reports).toEqual([off]);
  });

  it('that breaks after it had heard is tried again after 5 s', async () => {
    const { clock, openedAtMs } = startRadio([
      (events, clock) => {
        events.hear(heard);
        clock.after(1_000, () => events.end(off));
      },
    ]);
    await clock.advance(13_000);
    expect(openedAtMs).toEqual([0, 6_000, 12_000]);
  });

  it('that is switched off for an hour is not called silent', async () => {
    const { clock, reports, openedAtMs } = startRadio([(events) => events.pause(off)]);
    await clock.advance(3_600_000);
    expect(reports).toEqual([off]);
    expect(openedAtMs).toEqual([0]);
  });

  it('whose driver gathers addresses is opened anew in time', async () => {
    const { clock, openedAtMs } = startRadio(
      [
        (events, clock) => {
          clock.every(10_000, () => events.hear(heard));
        },
      ],
      600_000,
    );
    await clock.advance(1_300_000);
    expect(openedAtMs).toEqual([0, 600_000, 1_200_000]);
  });

  it('stops when told to, closed and without a timer', async () => {
    const { clock, closedTimes, stop, over } = startRadio([(events) => events.scanning()]);
    await clock.advance(1_000);
    stop.abort();
    await over;
    await clock.advance(0);
    expect(closedTimes()).toBe(1);
    expect(clock.timers()).toBe(0);
  });

  it('stops while it waits to be tried again', async () => {
    const { clock, stop, over } = startRadio([
      () => {
        throw new Error('no');
      },
    ]);
    await clock.advance(1_000);
    stop.abort();
    await over;
    expect(clock.timers()).toBe(0);
  });
});
