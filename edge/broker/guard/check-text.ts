/** A string of the wire: two bytes of length, then UTF-8 (MQTT 3.1.1, 1.5.3). */
export interface WireText {
  readonly text: string;
  readonly next: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Names every JavaScript object answers to: as a key of a careless map they reach what was never stored there. */
const prototypeNames = new RegExp(`(^|/)(${Object.getOwnPropertyNames(Object.prototype).join('|')})(/|$)`);

/** Undefined when the packet ends before the string does. */
export function readBytes(body: Uint8Array, at: number): { readonly bytes: Uint8Array; readonly next: number } | undefined {
  const high = body[at];
  const low = body[at + 1];
  if (high === undefined || low === undefined) return undefined;
  const next = at + 2 + high * 256 + low;
  return next > body.length ? undefined : { bytes: body.subarray(at + 2, next), next };
}

/** A string, or what is wrong with it in words. */
export function readText(body: Uint8Array, at: number, what: string): WireText | string {
  const found = readBytes(body, at);
  if (found === undefined) return `the ${what} is longer than its packet`;
  // MQTT-1.5.3-2.
  if (found.bytes.includes(0)) return `the ${what} holds a NUL`;
  try {
    return { text: decoder.decode(found.bytes), next: found.next };
  } catch {
    // MQTT-1.5.3-1; surrogates are ill-formed too.
    return `the ${what} is no well-formed UTF-8`;
  }
}

/** What is wrong with a topic name; undefined when nothing is. */
export function faultOfTopic(topic: string, mostLevels: number): string | undefined {
  if (topic === '') return 'the topic is empty';
  // MQTT-3.3.2-2.
  if (/[+#]/.test(topic)) return 'the topic holds a wildcard';
  return faultOfLevels(topic, 'topic', mostLevels);
}

/** What is wrong with a topic filter (MQTT 3.1.1, 4.7.1); undefined when nothing is. */
export function faultOfFilter(filter: string, mostLevels: number): string | undefined {
  if (filter === '') return 'the filter is empty';
  const levels = filter.split('/');
  const last = levels.length - 1;
  const isMisplaced = (level: string, place: number): boolean =>
    (level.includes('#') && (level !== '#' || place !== last)) || (level.includes('+') && level !== '+');
  if (levels.some(isMisplaced)) return 'a wildcard stands beside other characters or, for "#", not at the end';
  return faultOfLevels(filter, 'filter', mostLevels);
}

export function faultOfName(name: string, what: string): string | undefined {
  return prototypeNames.test(name) ? `the ${what} bears a name that every object has` : undefined;
}

function faultOfLevels(text: string, what: string, mostLevels: number): string | undefined {
  const levels = text.split('/').length;
  if (levels > mostLevels) return `the ${what} has ${levels} levels; at most ${mostLevels} are taken`;
  return faultOfName(text, what);
}
