import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heardKeyPattern } from '#shared/domain/tag.ts';
import { percentOfCoinCell } from '#shared/radio/beacon-report.ts';
import { addressHexOf } from '#shared/radio/bytes.ts';
import { readAdvert } from '#shared/radio/read-advert.ts';
import { hex, ibeaconAdvert, ibeaconTag } from '../beacons/vectors.ts';

const address = 'c4de1200aa01';
const minewAdvert = '020106 0303e1ff 1216e1ffa1034affe7004500fa55daba50e1fe';
const kontaktAdvert = '0f16 6afe 02 06 01 0f 64 04 616263646566';
/** Eddystone's own TLM vector: 3000 mV, 0x0000 a temperature, counters. */
const tlmAdvert = '0303aafe 1116aafe20000bb81500000003e800002710';

describe('what a beacon says of itself', () => {
  test('Minew’s acceleration frame carries its battery and its address', () => {
    expect(readAdvert(hex(minewAdvert))).toEqual({ tags: [{ key: 'ma-fee150bada55' }], report: { batteryPercent: 74 } });
  });

  test('a Minew frame without an address is named by its sender’s', () => {
    expect(readAdvert(hex('0716e1ffa1056301ab'), address)).toEqual({ tags: [{ key: `ma-${address}` }], report: { batteryPercent: 99 } });
  });

  test('Kontakt.io’s plain frame carries the id printed on the beacon', () => {
    expect(readAdvert(hex(kontaktAdvert))).toEqual({ tags: [{ key: 'kt-abcdef' }], report: { batteryPercent: 100 } });
  });

  test('Kontakt.io’s location frame says whether it moves', () => {
    const frame = (flags: string): unknown => readAdvert(hex(`0e16 6afe 05 f4 26 06 ${flags} 616263646566`));
    expect(frame('01')).toEqual({ tags: [{ key: 'kt-abcdef' }], report: { isMoving: true } });
    expect(frame('00')).toEqual({ tags: [{ key: 'kt-abcdef' }], report: { isMoving: false } });
  });

  test('Kontakt.io’s telemetry says its battery in a health or a battery field', () => {
    const health = '0b16 6afe 03 06 01 00e1f505 57';
    expect(readAdvert(hex(health), address)).toEqual({ tags: [{ key: `ma-${address}` }], report: { batteryPercent: 87 } });
    expect(readAdvert(hex('0716 6afe 03 02 0c 0b 00'), address).report).toEqual({ batteryPercent: 11 });
  });

  test('Kontakt.io’s shuffled identity names nobody', () => {
    expect(readAdvert(hex('1a16 6afe 01 06 01 0f 64 04 00112233445566778899 aabbccddeeff'), address)).toEqual({ tags: [] });
  });

  test('an Eddystone-TLM has a battery and no name, not even its address', () => {
    expect(readAdvert(hex(tlmAdvert), address)).toEqual({ tags: [], report: { batteryPercent: 100 } });
    expect(readAdvert(hex('1116aafe200000001500000003e800002710'))).toEqual({ tags: [], report: {} });
  });

  test('an Eddystone-EID has an identity for the moment, 41 dB below its power at zero metres', () => {
    expect(readAdvert(hex('0303aafe 0d16aafe 30 ee 0011223344556677'))).toEqual({ tags: [{ key: 'ei-0011223344556677', powerDbm: -59 }] });
  });

  test('a Shelly BLU button says its press, its battery and which report that was', () => {
    const advert = readAdvert(hex('020106 0a16 d2fc 44 0076 0164 3a01'), address);
    expect(advert).toEqual({ tags: [{ key: `ma-${address}` }], report: { packetId: 118, batteryPercent: 100, press: 'once' } });
  });

  test.each([
    ['02', 'twice'],
    ['03', 'thrice'],
    ['04', 'long'],
    ['80', 'long'],
    ['00', undefined],
    ['7f', undefined],
  ])('a BTHome button event %s is a press %s', (event, press) => {
    expect(readAdvert(hex(`0616 d2fc 44 3a${event}`), address).report?.press).toBe(press);
  });

  test('a BTHome device with four buttons tells the one that was pressed', () => {
    expect(readAdvert(hex('0c16 d2fc 44 3a00 3a00 3a02 3a00'), address).report).toEqual({ press: 'twice' });
  });

  test('BTHome’s other values are stepped over, an unknown one ends the frame', () => {
    expect(readAdvert(hex('0e16 d2fc 40 02ca09 03bf13 0161 2d01'), address).report).toEqual({ batteryPercent: 97 });
    expect(readAdvert(hex('0816 d2fc 40 99 01 61 00'), address).report).toEqual({});
  });

  test('a BTHome frame that carries its address needs no other', () => {
    expect(readAdvert(hex('0c16 d2fc 42 01aa0012dec4 0132'))).toEqual({ tags: [{ key: `ma-${address}` }], report: { batteryPercent: 50 } });
  });

  test('an encrypted BTHome frame and an older version say nothing', () => {
    expect(readAdvert(hex('0e16 d2fc 41 a47266c95f7300112233'), address)).toEqual({ tags: [] });
    expect(readAdvert(hex('0616 d2fc 20 0164'), address)).toEqual({ tags: [] });
  });

  test('an iBeacon with a sensor’s frame beside it is one tag, by the name it gives itself', () => {
    const both = Uint8Array.from([...ibeaconAdvert, ...hex('0816 d2fc 40 0001 0164')]);
    expect(readAdvert(both, address)).toEqual({ tags: [ibeaconTag], report: { packetId: 1, batteryPercent: 100 } });
  });

  test('a phone’s address leaves no trace', () => {
    expect(readAdvert(hex('02011a 0aff4c0010055b1c8f2b4a'), address)).toEqual({ tags: [] });
  });

  test('a battery no battery can have is left out', () => {
    expect(readAdvert(hex('0516 d2fc 40 01ff'), address).report).toEqual({});
    expect(readAdvert(hex('0f16 6afe 02 06 01 0f ff 04 616263646566')).report).toEqual({});
  });

  test('nothing breaks the reading, whatever the bytes, and every key is one of the contract', () => {
    const starts = [minewAdvert, kontaktAdvert, tlmAdvert, '0a16d2fc4400760164', '0d16aafe30ee0011223344556677'].map(hex);
    const broken = fc
      .tuple(fc.constantFrom(...starts), fc.nat(40), fc.nat(30), fc.nat(255), fc.uint8Array({ maxLength: 40 }))
      .map(([start, cut, at, value, tail]) => {
        const bytes = Uint8Array.from([...start.subarray(0, cut), ...tail]);
        if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    const service = fc
      .tuple(fc.constantFrom('d2fc', 'e1ff', '6afe', 'aafe'), fc.uint8Array({ maxLength: 27 }))
      .map(([uuid, data]) => Uint8Array.from([data.length + 3, 0x16, ...hex(uuid), ...data]));
    fc.assert(
      fc.property(fc.oneof(broken, service), (bytes) => {
        const { tags, report } = readAdvert(bytes, address);
        for (const { key } of tags) expect(key).toMatch(new RegExp(heardKeyPattern));
        const { batteryPercent = 0, packetId = 0 } = report ?? {};
        expect(Number.isInteger(batteryPercent) && batteryPercent >= 0 && batteryPercent <= 100).toBe(true);
        expect(packetId).toBeLessThanOrEqual(255);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a coin cell', () => {
  test.each([
    [3_000, 100],
    [3_300, 100],
    [2_950, 71],
    [2_900, 42],
    [2_740, 18],
    [2_440, 6],
    [2_100, 0],
    [1_900, 0],
    [500, undefined],
    [9_000, undefined],
    [Number.NaN, undefined],
  ])('at %i mV has %s %% left', (millivolts, percent) => {
    expect(percentOfCoinCell(millivolts)).toBe(percent);
  });

  test('never gains by losing voltage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 3699 }), (millivolts) => {
        expect(percentOfCoinCell(millivolts + 1) ?? 0).toBeGreaterThanOrEqual(percentOfCoinCell(millivolts) ?? 0);
      }),
    );
  });
});

test.each([
  ['AC:23:3F:C0:FF:EE', 'ac233fc0ffee'],
  ['ac-23-3f-c0-ff-ee', 'ac233fc0ffee'],
  ['AC233FC0FFEE', 'ac233fc0ffee'],
  ['AC233FC0FFE', undefined],
  ['zz233fc0ffee', undefined],
  ['', undefined],
])('an address written "%s" is %s', (text, addressHex) => {
  expect(addressHexOf(text)).toBe(addressHex);
});
