import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNames } from '#shared/contract/gateway-formats.ts';
import { heardKeyPattern } from '#shared/domain/tag.ts';
import { allFormats } from '../../edge/gateways/formats/all-formats.ts';
import { mostBeacons, type FormatReading } from '../../edge/gateways/formats/heard.ts';
import { readMessagePack } from '../../edge/gateways/formats/message-pack.ts';
import { readRaddecBytes } from '../../edge/gateways/formats/raddec-bytes.ts';
import { hex } from '../beacons/vectors.ts';
import { bytesOf, readMessage, vectors } from '../fixtures/gateway-messages.ts';

const key = new RegExp(heardKeyPattern);

function expectSane(read: FormatReading): void {
  if (read.kind !== 'heard') return;
  for (const { beacons, sentMs = 0 } of read.batches) {
    expect(beacons.length).toBeLessThanOrEqual(mostBeacons);
    expect(Number.isFinite(sentMs)).toBe(true);
    for (const { keys, rssiDbm = 0, heardMs = 0 } of beacons) {
      for (const one of keys) expect(one).toMatch(key);
      expect(Number.isFinite(rssiDbm) && Number.isFinite(heardMs)).toBe(true);
    }
  }
}

describe('no bytes break a reading', () => {
  const anyJson = fc.jsonValue({ maxDepth: 4 }).map((value) => bytesOf(JSON.stringify(value)));

  test.each(formatNames)('of %s: noise, JSON of any shape, its own messages damaged', (name) => {
    const own = vectors.filter(({ format }) => format === name);
    const topics = [...own.map(({ topic }) => topic), ...allFormats[name].heard, ''];
    const damaged = fc
      .tuple(
        fc.constantFrom(...own.map(({ payload }) => bytesOf(payload))),
        fc.nat(400),
        fc.nat(400),
        fc.nat(255),
        fc.uint8Array({ maxLength: 8 }),
      )
      .map(([start, cut, at, value, tail]) => {
        const bytes = Uint8Array.from([...start.subarray(0, cut), ...tail]);
        if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.constantFrom(...topics), fc.oneof(fc.uint8Array({ maxLength: 200 }), anyJson, damaged), (topic, payload) => {
        expectSane(allFormats[name].read(topic.split('/'), payload));
      }),
      { numRuns: 1_500 },
    );
  });

  test.each(formatNames)('of %s: each field of its messages replaced by anything', (name) => {
    const objects = vectors.filter(({ format, payload }) => format === name && typeof payload === 'string' && /^[[{]/.test(payload));
    for (const { topic, payload } of objects) {
      fc.assert(
        fc.property(fc.nat(60), fc.jsonValue({ maxDepth: 2 }), (nth, value) => {
          let seen = 0;
          const changed: unknown = JSON.parse(String(payload), (_key, old: unknown) => (seen++ === nth ? value : old));
          expectSane(readMessage(name, topic, JSON.stringify(changed) ?? ''));
        }),
        { numRuns: 300 },
      );
    }
    expect(objects.length + vectors.filter(({ format }) => format === name).length).toBeGreaterThan(0);
  });
});

describe('MessagePack', () => {
  test.each(['92a161', 'c1', 'dfffffffff', 'c6ffffffff00', 'c001', ''])('%s is refused', (bytes) => {
    expect(readMessagePack(hex(bytes))).toBeUndefined();
  });

  test('more than a gateway has to say is refused, whether it is there or only announced', () => {
    expect(readMessagePack(Uint8Array.from([0xdc, 0xff, 0xff, ...Array.from({ length: 65_535 }, () => 1)]))).toBeUndefined();
    expect(readMessagePack(hex('dd7fffffff01'))).toBeUndefined();
  });

  test('bytes are given as they are', () => {
    expect(readMessagePack(hex('c403010203'))).toEqual(Uint8Array.of(1, 2, 3));
  });
});

describe('a binary raddec', () => {
  const sumUp = (bytesHex: string): string => {
    const bytes = hex(`10 0000 ${bytesHex} 00`);
    bytes[2] = bytes.length;
    bytes[bytes.length - 1] = bytes.reduce((sum, byte) => sum + byte, 0) & 0xff;
    return Buffer.from(bytes).toString('hex');
  };

  test('with its time and packets', () => {
    const packet = '001a55daba50e1fe0201060303e1ff1216e1ffa1034affe7004500fa55daba50e1fe';
    const whole = sumUp(`03 fee150bada55 01 3a 01 01 001bc50940810000 f0 017f24ab6d8e f1 01 22 ${packet}`);
    expect(readRaddecBytes(hex(whole))).toEqual({
      transmitterId: 'fee150bada55',
      transmitterType: 3,
      receivers: [{ id: '001bc50940810000', rssiDbm: -69 }],
      packets: [hex(packet)],
      atMs: 0x017f24ab6d8e,
    });
    expect(readMessage('raddec', 'raddec', whole)).toMatchObject({ kind: 'heard' });
  });

  test('with a wrong sum, a wrong length, an unknown kind of id or an end too soon is none', () => {
    const good = '10001702aabbccddeeff013a0101001bc509408100000b';
    expect(readRaddecBytes(hex(good))).toBeDefined();
    for (const broken of [
      good.replace('3a', '3b'),
      `${good}00`,
      good.slice(0, -4),
      sumUp('09 aabbccddeeff 00'),
      sumUp('02 aabbccddeeff 02 3a 01 01 001bc50940810000'),
    ])
      expect(readRaddecBytes(hex(broken)), broken).toBeUndefined();
  });
});

describe('a binary Minew frame', () => {
  const frame = (bytesHex: string): Uint8Array => {
    const bytes = hex(`bb01 00000000 ac233fffffff ${bytesHex} dd`);
    new DataView(bytes.buffer).setUint32(2, bytes.length);
    return bytes;
  };
  const keysIn = (payload: Uint8Array): unknown => {
    const read = readMessage('minew', '/gw/ac233fffffff/status', payload);
    return read.kind === 'heard' ? read.batches[0]?.beacons.map(({ keys }) => keys) : read.kind;
  };

  test('of an address that changes names nobody, of a random one that stays names its beacon', () => {
    expect(keysIn(frame('0001 45e174126e00 0001 03 020106 02 b8'))).toEqual([[]]);
    expect(keysIn(frame('0001 c5e174126e00 0001 03 020106 02 b8'))).toEqual([['ma-c5e174126e00']]);
    expect(keysIn(frame('0001 45e174126e00 0001 03 020106 00 b8'))).toEqual([['ma-45e174126e00']]);
  });

  test('with two packets of one sender is two sightings', () => {
    expect(keysIn(frame('0001 c5e174126e00 0002 03 020106 00 b8 03 020106 00 b9'))).toHaveLength(2);
  });

  test('that says more than is there, or leaves bytes over, is refused', () => {
    for (const broken of [
      '0002 c5e174126e00 0001 03 020106 00 b8',
      '0001 c5e174126e00 0001 03 020106 00 b8 00',
      '0001 c5e174126e00 0001 ff 020106 00 b8',
    ])
      expect(keysIn(frame(broken)), broken).toBe('refused');
  });
});
