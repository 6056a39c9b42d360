import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdStructure, joinAdStructures, readAdStructures } from '#shared/radio/ad-structures.ts';
import { hexOf } from '#shared/radio/bytes.ts';
import { writeIbeacon } from '#shared/radio/ibeacon.ts';
import { heardKeyPattern } from '#shared/domain/tag.ts';
import { hex, ibeaconAdvert, ibeaconTag, tagsIn } from '../beacons/vectors.ts';

const tagKey = new RegExp(heardKeyPattern);
const eddystoneData = 'aafe 00 ee 00112233445566778899 0a0b0c0d0e0f';
const altBeaconData = '1801 beac 00112233445566778899aabbccddeeff 0007 0102 c5';

describe('an advertisement', () => {
  it('of an iBeacon names its tag and its power at one metre', () => {
    expect(tagsIn(ibeaconAdvert)).toEqual([ibeaconTag]);
  });

  it('of a second maker’s iBeacon does too', () => {
    const bytes = hex('0201061aff4c000215eb6d469624be4663b15230d46b0e9cc9000d002ac0');
    expect(tagsIn(bytes)).toEqual([{ key: 'ib-eb6d469624be4663b15230d46b0e9cc9-13-42', powerDbm: -64 }]);
  });

  it('without flags still names its tag', () => {
    expect(tagsIn(ibeaconAdvert.subarray(3))).toEqual([ibeaconTag]);
  });

  it('reads major and minor big-endian', () => {
    const bytes = hex('1aff4c000215 e2c56db5dffb48d2b060d0f5a71096e0 0007 1092 c5');
    expect(tagsIn(bytes)).toEqual([{ key: 'ib-e2c56db5dffb48d2b060d0f5a71096e0-7-4242', powerDbm: -59 }]);
  });

  it('of an Eddystone-UID names its tag, 41 dB below its power at zero metres', () => {
    const tags = [{ key: 'ed-00112233445566778899-0a0b0c0d0e0f', powerDbm: -59 }];
    expect(tagsIn(hex(`0201060303aafe 17 16 ${eddystoneData} 0000`))).toEqual(tags);
  });

  it('of an Eddystone-UID without its two reserved bytes names its tag', () => {
    expect(tagsIn(hex(`0303aafe 15 16 ${eddystoneData}`))).toEqual([{ key: 'ed-00112233445566778899-0a0b0c0d0e0f', powerDbm: -59 }]);
  });

  it('of an AltBeacon names the tag its makers’ iBeacon would', () => {
    const key = 'ib-00112233445566778899aabbccddeeff-7-258';
    expect(tagsIn(hex(`1bff ${altBeaconData} 00`))).toEqual([{ key, powerDbm: -59 }]);
    expect(tagsIn(hex(`1aff ${altBeaconData}`))).toEqual([{ key, powerDbm: -59 }]);
  });

  it('leaves out a power no beacon can have', () => {
    const withPower = (powerDbm: number): unknown =>
      tagsIn(joinAdStructures([writeIbeacon({ uuidHex: 'ab'.repeat(16), major: 1, minor: 2, powerDbm })]));
    const key = `ib-${'ab'.repeat(16)}-1-2`;
    expect(withPower(4)).toEqual([{ key }]);
    expect(withPower(-128)).toEqual([{ key }]);
    expect(withPower(0)).toEqual([{ key, powerDbm: 0 }]);
    expect(withPower(-110)).toEqual([{ key, powerDbm: -110 }]);
  });

  it('with two frames names both tags, and the same tag only once', () => {
    const both = hex(`${hexOf(ibeaconAdvert)} 15 16 ${eddystoneData}`.replaceAll(' ', ''));
    expect(tagsIn(both).map(({ key }) => key)).toEqual([ibeaconTag.key, 'ed-00112233445566778899-0a0b0c0d0e0f']);
    expect(tagsIn(hex(hexOf(ibeaconAdvert).repeat(2)))).toEqual([ibeaconTag]);
  });

  it.each([
    ['an iPhone nearby', '02011a 0aff4c0010055b1c8f2b4a'],
    ['an AirTag of Find My', '1eff4c001219106d5a1c0e9f2b3a4c5d6e7f8091a2b3c4d5e6f708192a01b2'],
    ['an exposure notification', '02011a 03036ffd 17166ffd00112233445566778899aabbccddeeff01020304'],
    ['an Eddystone-URL', '0303aafe 0d16aafe10ee036578616d706c6507'],
    ['an Eddystone-TLM', '0303aafe 1116aafe20000bb81500000003e800002710'],
    ['an iBeacon cut one byte short', '19ff4c000215b5b182c7eab14988aa99b5c1517008d90001cf64'],
    ['a field that lies about its length', '0201061fff4c000215b5b182c7eab14988aa99b5c1517008d90001cf64c5'],
    ['nothing', ''],
    ['a length without a field', '05'],
    ['zeroes', '0000000000'],
  ])('of %s names no tag', (_what, bytes) => {
    expect(tagsIn(hex(bytes))).toEqual([]);
  });

  it('keeps the tag before a field that is broken, and none after', () => {
    expect(tagsIn(hex(`${hexOf(ibeaconAdvert)}ff16aafe`))).toEqual([ibeaconTag]);
    expect(tagsIn(hex(`00${hexOf(ibeaconAdvert)}`))).toEqual([]);
  });

  it('never throws and only names keys of the contract, whatever the bytes', () => {
    const starts = [ibeaconAdvert, hex(`1516${eddystoneData}`), hex(`1bff${altBeaconData}00`)];
    const broken = fc
      .tuple(fc.constantFrom(...starts), fc.nat(40), fc.nat(30), fc.nat(255), fc.uint8Array({ maxLength: 40 }))
      .map(([start, cut, at, value, tail]) => {
        const bytes = Uint8Array.from([...start.subarray(0, cut), ...tail]);
        if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), broken), (bytes) => {
        for (const { key, powerDbm = 0 } of tagsIn(bytes)) {
          expect(key).toMatch(tagKey);
          expect(powerDbm).toBeGreaterThanOrEqual(-110);
          expect(powerDbm).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('names exactly what an iBeacon was written with', () => {
    const identity = fc.record({
      uuidHex: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(hexOf),
      major: fc.nat(65_535),
      minor: fc.nat(65_535),
      powerDbm: fc.integer({ min: -110, max: 0 }),
    });
    fc.assert(
      fc.property(identity, fc.uint8Array({ maxLength: 20 }), (beacon, appended) => {
        const { type, data } = writeIbeacon(beacon);
        const bytes = joinAdStructures([
          { type: 0x01, data: Uint8Array.of(6) },
          { type, data: Uint8Array.from([...data, ...appended]) },
        ]);
        expect(tagsIn(bytes)).toEqual([{ key: `ib-${beacon.uuidHex}-${beacon.major}-${beacon.minor}`, powerDbm: beacon.powerDbm }]);
      }),
    );
  });

  it('cut anywhere names its tag only when the whole frame is there', () => {
    for (let length = 0; length < ibeaconAdvert.length; length += 1) expect(tagsIn(ibeaconAdvert.subarray(0, length))).toEqual([]);
  });

  it('is cut into the fields it was joined from', () => {
    const fields = fc.array(fc.record({ type: fc.nat(255), data: fc.uint8Array({ maxLength: 60 }) }), { maxLength: 6 });
    const plain = (structures: readonly AdStructure[]): unknown => structures.map(({ type, data }) => [type, [...data]]);
    fc.assert(
      fc.property(fields, (structures) => {
        expect(plain(readAdStructures(joinAdStructures(structures)))).toEqual(plain(structures));
      }),
    );
  });
});
