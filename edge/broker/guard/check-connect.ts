import type { Breach } from './breach.ts';
import { faultOfName, faultOfTopic, readBytes, readText } from './check-text.ts';
import type { BrokerLimits } from './limits.ts';

const usernameFlag = 0x80;
const passwordFlag = 0x40;
const willRetainFlag = 0x20;
const willQosMask = 0x18;
const willFlag = 0x04;
const cleanFlag = 0x02;
const reservedFlag = 0x01;

const unacceptableVersion = 1;
const identifierRejected = 2;

const breach = (words: string, returnCode?: Breach['returnCode']): Breach => ({
  reason: 'protocol',
  words: `CONNECT: ${words}`,
  ...(returnCode === undefined ? {} : { returnCode }),
});

/** CONNECT, looked at whole (MQTT 3.1.1, 3.1; and 3.1, which differs in its name only). */
export function checkConnect(body: Uint8Array, limits: BrokerLimits): Breach | undefined {
  const name = readText(body, 0, 'protocol name');
  if (typeof name === 'string') return breach(name);
  const level = body[name.next];
  const flags = body[name.next + 1];
  if (name.text !== 'MQTT' && name.text !== 'MQIsdp') return breach(`"${name.text.slice(0, 20)}" is not MQTT`);
  if (level === undefined) return breach('ends before its version');
  // MQTT-3.1.2-2: answered, then closed.
  if (level !== (name.text === 'MQTT' ? 4 : 3))
    return breach(`version ${level} of ${name.text} is not spoken here: 3.1.1 is`, unacceptableVersion);
  if (flags === undefined || body.length < name.next + 4) return breach('ends before its keep-alive');
  const wrongFlags = faultOfFlags(flags);
  if (wrongFlags !== undefined) return breach(wrongFlags);
  return checkPayload(body, { start: name.next + 4, flags, needsClientId: level === 3 || (flags & cleanFlag) === 0 }, limits);
}

function faultOfFlags(flags: number): string | undefined {
  if ((flags & reservedFlag) !== 0) return 'the reserved flag is set';
  if ((flags & willQosMask) === willQosMask) return 'the will has QoS 3';
  if ((flags & willFlag) === 0 && (flags & (willQosMask | willRetainFlag)) !== 0) return 'flags of a will without a will';
  if ((flags & usernameFlag) === 0 && (flags & passwordFlag) !== 0) return 'a password without a user name';
  return undefined;
}

interface Payload {
  readonly start: number;
  readonly flags: number;
  /** A session that is to be kept needs a name (MQTT-3.1.3-8); in MQTT 3.1 every one does. */
  readonly needsClientId: boolean;
}

function checkPayload(body: Uint8Array, { start, flags, needsClientId }: Payload, limits: BrokerLimits): Breach | undefined {
  const client = readText(body, start, 'client id');
  if (typeof client === 'string') return breach(client);
  const wrongName = faultOfName(client.text, 'client id');
  if (wrongName !== undefined) return breach(wrongName, identifierRejected);
  if (client.next - start - 2 > limits.clientIdBytes)
    return breach(`the client id is longer than ${limits.clientIdBytes} bytes`, identifierRejected);
  if (client.text === '' && needsClientId) return breach('an empty client id, with a session to keep or by MQTT 3.1', identifierRejected);
  let next = client.next;
  if ((flags & willFlag) !== 0) {
    const topic = readText(body, next, 'will topic');
    if (typeof topic === 'string') return breach(topic);
    const wrongTopic = faultOfTopic(topic.text, limits.topicLevels);
    if (wrongTopic !== undefined) return breach(`will: ${wrongTopic}`);
    const message = readBytes(body, topic.next);
    if (message === undefined) return breach('the will is longer than its packet');
    next = message.next;
  }
  if ((flags & usernameFlag) !== 0) {
    const username = readText(body, next, 'user name');
    if (typeof username === 'string') return breach(username);
    next = username.next;
  }
  if ((flags & passwordFlag) !== 0) {
    const password = readBytes(body, next);
    if (password === undefined) return breach('the password is longer than its packet');
    next = password.next;
  }
  return next === body.length ? undefined : breach(`${body.length - next} bytes too many`);
}
