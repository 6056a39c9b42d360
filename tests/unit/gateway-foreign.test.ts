import { describe, expect, test } from 'vitest';
import { formatNames, type FormatName } from '#shared/contract/gateway-formats.ts';
import { createForeignGateways, type ForeignGateway } from '../../edge/gateways/foreign-gateways.ts';
import { allFormats } from '../../edge/gateways/formats/all-formats.ts';
import { filterOf, readPattern, spellTopic } from '../../edge/gateways/formats/topic-pattern.ts';
import { formatGuides } from '../../edge/gateways/format-guides.ts';
import { bytesOf, vectors } from '../fixtures/gateway-messages.ts';

const sourceOf = (name: FormatName): string => vectors.find(({ format }) => format === name)?.source ?? 'none';
const gatewayOf = (format: FormatName): ForeignGateway => ({ deviceId: `gateway-${format}`, format, source: sourceOf(format) });
const all = formatNames.map(gatewayOf);

function open(gateways: readonly ForeignGateway[] = all) {
  const foreign = createForeignGateways();
  foreign.replace(gateways);
  return foreign;
}

/** A topic of a make's pattern, with a level of anyone's where the make leaves it open. */
const topicOf = (pattern: string, source: string): string =>
  spellTopic(pattern, source).replaceAll('+', 'anyone').replaceAll('{address}', 'c4:de:12:00:aa:01').replaceAll('#', 'more/of/it');

describe.each(all)('a gateway of the make $format', ({ deviceId, format, source }) => {
  const { heard, ignored, subscribes } = allFormats[format];

  test.each([...heard, ...ignored].map((pattern) => [topicOf(pattern, source)]))('may publish on its own topic %s', (topic) => {
    expect(open().mayPublish(deviceId, topic)).toBe(true);
  });

  test.each([...heard, ...ignored].filter((pattern) => pattern.includes('{gateway}')).map((pattern) => [topicOf(pattern, 'another')]))(
    'may not publish as another gateway on %s',
    (topic) => {
      const foreign = open([gatewayOf(format)]);
      const isOpenToAll = [...heard, ...ignored].some((pattern) => !pattern.includes('{gateway}') && matchesPlain(pattern, topic));
      expect(foreign.mayPublish(deviceId, topic)).toBe(isOpenToAll);
    },
  );

  test.each(all.filter((other) => other.format !== format).map((other) => [other.format, other] as const))(
    'may not publish what only one of the make %s says',
    (_name, other) => {
      const mine = [...heard, ...ignored].map(readPattern);
      for (const pattern of allFormats[other.format].heard) {
        const topic = topicOf(pattern, other.source);
        const isShared = mine.some((own) => matchesPlain(own.join('/').replaceAll('{gateway}', source), topic));
        expect(open().mayPublish(deviceId, topic), topic).toBe(isShared);
      }
    },
  );

  test.each([
    'aisle/v1/lune/gateway/gateway-1/sightings',
    `aisle/v1/lune/gateway/${deviceId}/sightings`,
    'aisle/v1/lune/till/till-1/transaction',
    '$SYS/broker/uptime',
    '',
    'a/b/c/d/e/f/g',
  ])('may not publish on %s', (topic) => {
    expect(open().mayPublish(deviceId, topic)).toBe(false);
  });

  test.each([
    ...subscribes.map((filter) => [spellTopic(filter, source), true] as const),
    ['#', false],
    ['+/+', false],
    ['aisle/v1/+/till/+/#', false],
  ] as const)('asking for %s gets %s', (filter, isGranted) => {
    expect(open().maySubscribe(deviceId, filter)).toBe(isGranted);
  });

  test('is told how to set it up, in French and English', () => {
    const { title, sourceHint, steps, quirks } = formatGuides[format];
    expect(title).not.toBe('');
    for (const words of [sourceHint, ...steps, ...quirks]) expect(words.fr !== '' && words.en !== '').toBe(true);
  });
});

/** MQTT's own matching, to know where two makes share a topic. */
function matchesPlain(pattern: string, topic: string): boolean {
  const own = pattern.split('/');
  const levels = topic.split('/');
  for (const [at, expected] of own.entries()) {
    if (expected === '#') return true;
    if (expected === '{address}' ? !/^[0-9a-f:]{12,17}$/i.test(levels[at] ?? '') : expected !== '+' && expected !== levels[at])
      return false;
    if (levels[at] === undefined) return false;
  }
  return own.length === levels.length;
}

describe('whose word a message is', () => {
  test.each(vectors.filter(({ reading }) => reading.kind !== 'nothing'))('$format: $title', ({ format, topic, payload, source }) => {
    const [message, ...more] = open([{ deviceId: 'gateway-1', format, source }]).read('gateway-1', topic, bytesOf(payload));
    expect(message?.deviceId).toBe('gateway-1');
    expect([message, ...more].map((one) => one?.kind)).not.toContain('refused');
  });

  test.each(vectors.filter(({ reading }) => reading.kind === 'heard'))(
    'through another broker, $format: $title',
    ({ format, topic, payload, source, title }) => {
      const [message] = open([{ deviceId: 'gateway-1', format, source }]).read(undefined, topic, bytesOf(payload));
      // One of Shelly’s scripts leaves it to the connection, which another broker does not tell.
      if (title.startsWith('the universal')) expect(message).toMatchObject({ kind: 'refused', reason: 'foreign-source' });
      else expect(message).toMatchObject({ kind: 'heard', deviceId: 'gateway-1' });
    },
  );

  const raddec = (receiverId: string): Uint8Array =>
    bytesOf(JSON.stringify({ transmitterId: 'aabbccddeeff', transmitterIdType: 2, rssiSignature: [{ receiverId, rssi: -60 }] }));
  const ears: readonly ForeignGateway[] = [
    { deviceId: 'gateway-1', format: 'raddec', source: '001bc50940810000' },
    { deviceId: 'gateway-2', format: 'raddec', source: '001bc50940810001' },
    { deviceId: 'gateway-3', format: 'minew', source: 'ac233fffffff' },
  ];

  test('one that gathers speaks for every receiver of its make', () => {
    expect(open(ears).read('gateway-1', 'raddec', raddec('001BC50940810001'))).toMatchObject([{ kind: 'heard', deviceId: 'gateway-2' }]);
  });

  test('and for no receiver the shop does not have, nor for another make’s', () => {
    for (const receiver of ['001bc5094081ffff', 'ac233fffffff']) {
      const [message] = open(ears).read('gateway-1', 'raddec', raddec(receiver));
      expect(message).toMatchObject({ kind: 'refused', deviceId: 'gateway-1', reason: 'foreign-source' });
    }
  });

  test('a Minew gateway does not speak in another’s name', () => {
    const payload = bytesOf('[{"gateway":"ac233f000000"},{"mac":"c4de1200aa01","rssi":-60}]');
    const gateways = [...ears, { deviceId: 'gateway-4', format: 'minew', source: 'ac233f000000' } as const];
    expect(open(gateways).read('gateway-3', '/gw/ac233fffffff/status', payload)).toMatchObject([
      { kind: 'refused', deviceId: 'gateway-3' },
    ]);
  });

  test('a gateway that is taken out of the register may do nothing more', () => {
    const foreign = open(ears);
    expect(foreign.mayPublish('gateway-1', 'raddec')).toBe(true);
    foreign.replace([]);
    expect(foreign.mayPublish('gateway-1', 'raddec')).toBe(false);
    expect(foreign.read('gateway-1', 'raddec', raddec('001bc50940810000'))).toEqual([]);
    expect(foreign.filters()).toEqual([]);
  });
});

test('on another broker each topic of the makes in use is asked for, once', () => {
  const filters = open().filters();
  expect(new Set(filters).size).toBe(filters.length);
  for (const name of formatNames) for (const pattern of allFormats[name].heard) expect(filters).toContain(filterOf(readPattern(pattern)));
  expect(open([{ deviceId: 'g', format: 'minew', source: 'x' }]).filters()).toContain('/gw/+/status');
});
