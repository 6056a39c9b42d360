import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStoreTime } from '../../edge/store-time.ts';

const zones = ['Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2037, 11, 31) });

describe('the store’s calendar', () => {
  test.each(zones)('of %s is the one Intl knows, at any instant', (timeZone) => {
    const time = createStoreTime(timeZone);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
    fc.assert(
      fc.property(instants, (at) => {
        expect(time.businessDayOf(at)).toBe(day.format(at));
        expect(time.hourOf(at)).toBe(Number(hour.format(at)));
      }),
    );
  });

  test('turns its clocks in the night it must', () => {
    const time = createStoreTime('Europe/Paris');
    const turn = Date.UTC(2026, 9, 25, 1);
    expect([time.hourOf(turn - 1), time.hourOf(turn), time.hourOf(turn + 3_600_000)]).toEqual([2, 2, 3]);
    expect([time.offsetMsAt(turn - 1), time.offsetMsAt(turn)]).toEqual([7_200_000, 3_600_000]);
  });

  test('does not exist for a zone that does not', () => {
    expect(() => createStoreTime('Europe/Atlantis')).toThrow(RangeError);
  });
});
