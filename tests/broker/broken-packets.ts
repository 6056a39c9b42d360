// Bytes as MQTT 3.1.1 puts them, and as it forbids them.

/** A string of the wire: two bytes of length, then UTF-8 (MQTT 3.1.1, 1.5.3). */
export const text = (words: string | Uint8Array): number[] => {
  const bytes = [...Buffer.from(words)];
  return [bytes.length >> 8, bytes.length & 0xff, ...bytes];
};

export function packet(first: number, body: readonly number[]): Buffer {
  const length: number[] = [];
  let rest = body.length;
  do {
    const more = rest > 127;
    length.push((rest % 128) + (more ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from([first, ...length, ...body]);
}

export interface ConnectBytes {
  readonly name?: string;
  readonly level?: number;
  readonly flags?: number;
  readonly clientId?: string | Uint8Array;
  /** After the client id, as the flags say. */
  readonly rest?: readonly number[];
}

export const connectBytes = ({ name = 'MQTT', level = 4, flags = 2, clientId = 'raw', rest = [] }: ConnectBytes = {}): Buffer =>
  packet(0x10, [...text(name), level, flags, 0, 60, ...text(clientId), ...rest]);

const illFormed = Buffer.from([0x61, 0xc3, 0x28]);
const surrogate = Buffer.from([0xed, 0xa0, 0x80]);
const deep = Array.from({ length: 17 }, () => 'a').join('/');
const willFlags = 0x06;

/** CONNECT packets that must be refused; with the code of the CONNACK where one is due. */
export const brokenConnects: readonly (readonly [string, Buffer, (1 | 2)?])[] = [
  ['a protocol that is not MQTT', connectBytes({ name: 'AMQP' })],
  ['version 5', connectBytes({ level: 5, rest: [] }), 1],
  ['a bridge’s version', connectBytes({ level: 0x84 }), 1],
  ['the old name with the new version', connectBytes({ name: 'MQIsdp', level: 4 }), 1],
  ['the reserved flag', connectBytes({ flags: 3 })],
  ['Will QoS 3', connectBytes({ flags: 0x1e, rest: [...text('w'), ...text('x')] })],
  ['Will QoS without a will', connectBytes({ flags: 0x0a })],
  ['Will Retain without a will', connectBytes({ flags: 0x22 })],
  ['a password without a user name', connectBytes({ flags: 0x42, rest: text('secret') })],
  ['an empty client id with a session to keep', connectBytes({ flags: 0, clientId: '' }), 2],
  ['a NUL in the client id', connectBytes({ clientId: 'a\0b' })],
  ['an ill-formed client id', connectBytes({ clientId: illFormed })],
  ['a surrogate in the client id', connectBytes({ clientId: surrogate })],
  ['a client id that every object has', connectBytes({ clientId: '__proto__' }), 2],
  ['a client id as long as a letter', connectBytes({ clientId: 'x'.repeat(200) }), 2],
  ['a NUL in the user name', connectBytes({ flags: 0x82, rest: text('us\0er') })],
  ['an ill-formed user name', connectBytes({ flags: 0x82, rest: text(illFormed) })],
  ['a NUL in the will topic', connectBytes({ flags: willFlags, rest: [...text('w\0'), ...text('x')] })],
  ['a wildcard in the will topic', connectBytes({ flags: willFlags, rest: [...text('w/#'), ...text('x')] })],
  ['an empty will topic', connectBytes({ flags: willFlags, rest: [...text(''), ...text('x')] })],
  ['a will longer than the packet', connectBytes({ flags: willFlags, rest: [...text('w'), 0xff, 0xff, 1] })],
  ['bytes too many', connectBytes({ rest: [1, 2, 3] })],
  ['reserved bits in the fixed header', Buffer.from([0x11, ...connectBytes().subarray(1)])],
  ['no CONNECT at first', packet(0xc0, [])],
  ['a packet larger than a CONNECT may be', connectBytes({ flags: 0x82, rest: text('u'.repeat(5_000)) })],
];

const publishBytes = (first: number, topic: string | Uint8Array, rest: readonly number[] = []): Buffer =>
  packet(first, [...text(topic), ...rest]);
const subscribeBytes = (filter: string | Uint8Array, qos = 1, id: readonly number[] = [0, 1]): Buffer =>
  packet(0x82, [...id, ...text(filter), qos]);

/** Packets that must end a connection that was let in. */
export const brokenPackets: readonly (readonly [string, Buffer])[] = [
  ['a type that does not exist', packet(0x00, [])],
  ['type 15', packet(0xf0, [])],
  ['a CONNACK from a client', packet(0x20, [0, 0])],
  ['a SUBACK from a client', packet(0x90, [0, 1, 0])],
  ['a second CONNECT', connectBytes()],
  ['a length of five bytes', Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x01])],
  ['more than may be announced', Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])],
  ['PUBLISH with QoS 3', publishBytes(0x36, 'a', [0, 1, 0x78])],
  ['PUBLISH, a duplicate with QoS 0', publishBytes(0x38, 'a', [0x78])],
  ['PUBLISH with packet id 0', publishBytes(0x32, 'a', [0, 0, 0x78])],
  ['PUBLISH without its packet id', publishBytes(0x32, 'a', [1])],
  ['PUBLISH of one byte', packet(0x30, [0])],
  ['PUBLISH with a topic longer than itself', packet(0x30, [0, 9, 0x61])],
  ['PUBLISH without a topic', publishBytes(0x30, '', [0x78])],
  ['PUBLISH to a wildcard', publishBytes(0x30, 'a/+', [0x78])],
  ['PUBLISH to a topic with NUL', publishBytes(0x30, 'a\0', [0x78])],
  ['PUBLISH to an ill-formed topic', publishBytes(0x30, illFormed, [0x78])],
  ['PUBLISH to a deep topic', publishBytes(0x30, deep, [0x78])],
  ['PUBLISH to a name that every object has', publishBytes(0x30, 'a/constructor', [0x78])],
  ['PUBACK with reserved bits', packet(0x42, [0, 1])],
  ['PUBACK with packet id 0', packet(0x40, [0, 0])],
  ['PUBACK of three bytes', packet(0x40, [0, 1, 0])],
  ['PUBREC of one byte', packet(0x50, [1])],
  ['PUBREL without its flags', packet(0x60, [0, 1])],
  ['PUBCOMP without anything', packet(0x70, [])],
  ['SUBSCRIBE without its flags', Buffer.from([0x80, ...subscribeBytes('a').subarray(1)])],
  ['SUBSCRIBE with packet id 0', subscribeBytes('a', 1, [0, 0])],
  ['SUBSCRIBE to nothing', packet(0x82, [0, 1])],
  ['SUBSCRIBE to an empty filter', subscribeBytes('')],
  ['SUBSCRIBE with QoS 3', subscribeBytes('a', 3)],
  ['SUBSCRIBE with reserved bits', subscribeBytes('a', 0x81)],
  ['SUBSCRIBE without its QoS', packet(0x82, [0, 1, ...text('a')])],
  ['SUBSCRIBE to a filter with NUL', subscribeBytes('a\0')],
  ['SUBSCRIBE to an ill-formed filter', subscribeBytes(illFormed)],
  ['SUBSCRIBE with "#" before the end', subscribeBytes('a/#/b')],
  ['SUBSCRIBE with "#" beside a letter', subscribeBytes('a#')],
  ['SUBSCRIBE with "+" beside a letter', subscribeBytes('a/b+')],
  ['SUBSCRIBE to a deep filter', subscribeBytes(deep)],
  ['SUBSCRIBE to a name that every object has', subscribeBytes('__proto__')],
  ['UNSUBSCRIBE from nothing', packet(0xa2, [0, 1])],
  ['UNSUBSCRIBE with packet id 0', packet(0xa2, [0, 0, ...text('a')])],
  ['PINGREQ with a body', packet(0xc0, [1])],
  ['DISCONNECT with reserved bits', packet(0xe1, [])],
];

/** Packets nobody may refuse, however they are cut. */
export const soundPackets: readonly (readonly [string, Buffer])[] = [
  ['PUBLISH with QoS 0', publishBytes(0x30, 'a/b', [0x78])],
  ['PUBLISH with QoS 0 and no payload', publishBytes(0x30, 'a/b')],
  ['PUBLISH with QoS 1', publishBytes(0x32, 'a/b', [0, 1, 0x78])],
  ['PUBLISH again', publishBytes(0x3a, 'a/b', [0, 1, 0x78])],
  ['PUBLISH with QoS 2, retained', publishBytes(0x35, 'é/ü', [255, 255, ...Array.from({ length: 300 }, () => 7)])],
  ['PUBLISH to a long topic', publishBytes(0x30, `${'x'.repeat(900)}/y`, [0])],
  ['PUBLISH to a topic that starts with a mark of byte order', publishBytes(0x30, '\uFEFFa', [1])],
  ['PUBACK', packet(0x40, [0, 1])],
  ['PUBREC', packet(0x50, [0, 1])],
  ['PUBREL', packet(0x62, [0, 1])],
  ['PUBCOMP', packet(0x70, [0, 1])],
  ['SUBSCRIBE', packet(0x82, [0, 1, ...text('a/+/c/#'), 2, ...text('#'), 0, ...text('/'), 1])],
  ['UNSUBSCRIBE', packet(0xa2, [0, 2, ...text('a/+/c/#'), ...text('+')])],
  ['PINGREQ', packet(0xc0, [])],
  ['DISCONNECT', packet(0xe0, [])],
];
