import type { Breach } from './breach.ts';
import { checkConnect } from './check-connect.ts';
import { faultOfFilter, faultOfTopic, readText } from './check-text.ts';
import type { BrokerLimits } from './limits.ts';

/** Control packets a client may send, with the flags each must have (MQTT 3.1.1, table 2.2). */
const names: ReadonlyMap<number, { readonly name: string; readonly flags: number }> = new Map([
  [1, { name: 'CONNECT', flags: 0 }],
  [4, { name: 'PUBACK', flags: 0 }],
  [5, { name: 'PUBREC', flags: 0 }],
  [6, { name: 'PUBREL', flags: 2 }],
  [7, { name: 'PUBCOMP', flags: 0 }],
  [8, { name: 'SUBSCRIBE', flags: 2 }],
  [10, { name: 'UNSUBSCRIBE', flags: 2 }],
  [12, { name: 'PINGREQ', flags: 0 }],
  [14, { name: 'DISCONNECT', flags: 0 }],
]);
const subscribeName = 'SUBSCRIBE';
const publishType = 3;
const connectType = 1;

export interface PacketHead {
  readonly first: number;
  readonly length: number;
  /** The first packet of its connection: CONNECT, and no other ever is. */
  readonly isFirst: boolean;
}

export const isPublish = ({ first }: Pick<PacketHead, 'first'>): boolean => first >> 4 === publishType;
export const qosOfPublish = ({ first }: Pick<PacketHead, 'first'>): number => (first >> 1) & 3;

const breach = (words: string): Breach => ({ reason: 'protocol', words });
const tooLarge = (bytes: number, most: number): Breach => ({
  reason: 'too-large',
  words: `announced a packet of ${bytes} bytes; at most ${most} are taken here`,
});

/** Type, flags and announced length: all that can be said before the body is there. */
export function checkHead(head: PacketHead, limits: BrokerLimits): Breach | undefined {
  const type = head.first >> 4;
  const flags = head.first & 0x0f;
  if (head.isFirst && type !== connectType) return breach('the first packet is no CONNECT');
  if (!head.isFirst && type === connectType) return breach('a second CONNECT');
  const most = head.isFirst ? limits.firstPacketBytes : limits.packetBytes;
  if (head.length > most) return tooLarge(head.length, most);
  if (type === publishType) {
    if (qosOfPublish(head) === 3) return breach('PUBLISH: QoS 3');
    return flags & 8 && qosOfPublish(head) === 0 ? breach('PUBLISH: a duplicate with QoS 0') : undefined;
  }
  const known = names.get(type);
  if (known === undefined) return breach(`a client may not send packets of type ${type}`);
  if (flags !== known.flags) return breach(`${known.name}: reserved flags ${flags.toString(2)}`);
  return faultOfLength(known.name, head.length, limits);
}

function faultOfLength(name: string, length: number, limits: BrokerLimits): Breach | undefined {
  switch (name) {
    case 'PINGREQ':
    case 'DISCONNECT':
      return length === 0 ? undefined : breach(`${name}: ${length} bytes too many`);
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return length === 2 ? undefined : breach(`${name}: ${length} bytes instead of 2`);
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
      return length > limits.filterListBytes ? tooLarge(length, limits.filterListBytes) : undefined;
    default:
      return undefined;
  }
}

/** Topic and packet id of a PUBLISH; the payload is nobody's business here. */
export function checkPublishHead(part: Uint8Array, head: PacketHead, limits: BrokerLimits): Breach | undefined {
  const topic = readText(part, 0, 'topic');
  if (typeof topic === 'string') return breach(`PUBLISH: ${topic}`);
  const wrong = faultOfTopic(topic.text, limits.topicLevels);
  if (wrong !== undefined) return breach(`PUBLISH: ${wrong}`);
  return checkPublishId(part, head);
}

/** The last two bytes of that part, where the level has a packet id. */
export function checkPublishId(part: Uint8Array, head: PacketHead): Breach | undefined {
  return qosOfPublish(head) > 0 ? checkId(part, part.length - 2, 'PUBLISH') : undefined;
}

/** Every other packet, whole. */
export function checkBody(body: Uint8Array, head: PacketHead, limits: BrokerLimits): Breach | undefined {
  const name = names.get(head.first >> 4)?.name ?? '';
  if (name === 'CONNECT') return checkConnect(body, limits);
  if (name === 'PINGREQ' || name === 'DISCONNECT') return undefined;
  const wrongId = checkId(body, 0, name);
  if (wrongId !== undefined || (name !== subscribeName && name !== 'UNSUBSCRIBE')) return wrongId;
  return checkFilters(body, name, limits);
}

/** MQTT-2.3.1-1: packet ids start at 1. */
function checkId(body: Uint8Array, at: number, name: string): Breach | undefined {
  const high = body[at];
  const low = body[at + 1];
  if (high === undefined || low === undefined) return breach(`${name}: ends before its packet id`);
  return high === 0 && low === 0 ? breach(`${name}: packet id 0`) : undefined;
}

function checkFilters(body: Uint8Array, name: string, limits: BrokerLimits): Breach | undefined {
  let next = 2;
  // MQTT-3.8.3-3, MQTT-3.10.3-2.
  if (body.length === next) return breach(`${name}: without a filter`);
  while (next < body.length) {
    const filter = readText(body, next, 'filter');
    if (typeof filter === 'string') return breach(`${name}: ${filter}`);
    const wrong = faultOfFilter(filter.text, limits.topicLevels);
    if (wrong !== undefined) return breach(`${name}: ${wrong}`);
    next = filter.next;
    if (name !== subscribeName) continue;
    const qos = body[next];
    if (qos === undefined) return breach(`${name}: ends before its QoS`);
    if (qos > 2) return breach(`${name}: QoS byte ${qos}`);
    next += 1;
  }
  return undefined;
}
