import type { FormatName } from '#shared/contract/gateway-formats.ts';
import { formatNames } from '#shared/contract/gateway-formats.ts';
import { allFormats } from './formats/all-formats.ts';
import type { GatewayFormat } from './formats/gateway-format.ts';
import type { FormatReading, HeardBatch, HeardHealth } from './formats/heard.ts';
import {
  couldMatch,
  filterOf,
  matchesTopic,
  readPattern,
  sameSource,
  spellTopic,
  type Levels,
  type TopicPattern,
} from './formats/topic-pattern.ts';

/** A gateway of another make, as the register has it. */
export interface ForeignGateway {
  readonly deviceId: string;
  readonly format: FormatName;
  /** How it calls itself in its topics and messages. */
  readonly source: string;
}

/** What came of a message: which gateway of the shop it is about, and what it says. */
export type ForeignMessage =
  | { readonly kind: 'heard'; readonly deviceId: string; readonly format: GatewayFormat; readonly batch: HeardBatch }
  | { readonly kind: 'health'; readonly deviceId: string; readonly health: HeardHealth }
  | { readonly kind: 'refused'; readonly deviceId: string; readonly reason: string; readonly words: string };

/** Who the foreign gateways are, what each may do, and whose word a message is. Touches no disk and no broker. */
export interface ForeignGateways {
  replace(gateways: readonly ForeignGateway[]): void;
  list(): readonly ForeignGateway[];
  find(deviceId: string): ForeignGateway | undefined;
  /** On the topics of its own make and name, and on no other. */
  mayPublish(deviceId: string, topic: string): boolean;
  /** Only filters its firmware asks for by itself; nothing is ever sent there. */
  maySubscribe(deviceId: string, filter: string): boolean;
  /** Reads a message that came on a connection of `deviceId`, or, through a broker of the shop's own, from nobody knows whom. */
  read(deviceId: string | undefined, topic: string, payload: Uint8Array): readonly ForeignMessage[];
  /** What to subscribe to on a broker of the shop's own. */
  filters(): readonly string[];
}

interface Patterns {
  readonly format: GatewayFormat;
  readonly heard: readonly TopicPattern[];
  readonly mine: readonly TopicPattern[];
}

const patternsOf: ReadonlyMap<FormatName, Patterns> = new Map(
  formatNames.map((name) => {
    const format = allFormats[name];
    const heard = format.heard.map(readPattern);
    return [name, { format, heard, mine: [...heard, ...format.ignored.map(readPattern)] }];
  }),
);

/** A shop has some hundred gateways and some thousand beacons, each pair with a topic of its own in some makes. */
const mostTopics = 20_000;

interface KnownTopic {
  readonly levels: Levels;
  readonly isHeard: boolean;
}

export function createForeignGateways(): ForeignGateways {
  let gateways: readonly ForeignGateway[] = [];
  let byDevice = new Map<string, ForeignGateway>();
  let topics = new Map<string, KnownTopic | undefined>();

  const sourceOf = (format: FormatName, source: string): ForeignGateway | undefined =>
    gateways.find((gateway) => gateway.format === format && sameSource(gateway.source, source));

  /** What a topic is to a gateway: undefined where it may not publish. Each one is looked at once. */
  function topicOf(gateway: ForeignGateway, topic: string): KnownTopic | undefined {
    const key = `${gateway.deviceId} ${topic}`;
    if (topics.has(key)) return topics.get(key);
    const known = lookAt(gateway, topic);
    if (topics.size >= mostTopics) topics = new Map();
    topics.set(key, known);
    return known;
  }

  function read(
    gateway: ForeignGateway | undefined,
    format: GatewayFormat,
    levels: Levels,
    payload: Uint8Array,
  ): readonly ForeignMessage[] {
    const said = format.read(levels, payload);
    if (said.kind === 'nothing') return [];
    if (said.kind === 'refused') return [{ ...said, deviceId: gateway?.deviceId ?? 'unknown' }];
    return tellWhose(said, gateway, format);
  }

  function tellWhose(
    said: Extract<FormatReading, { kind: 'heard' | 'health' }>,
    gateway: ForeignGateway | undefined,
    format: GatewayFormat,
  ): readonly ForeignMessage[] {
    if (said.kind === 'health') {
      const whose = whoseWord(gateway, format, said.source);
      return 'words' in whose ? [whose] : [{ kind: 'health', deviceId: whose.deviceId, health: said }];
    }
    const messages: ForeignMessage[] = [];
    for (const batch of said.batches) {
      const whose = whoseWord(gateway, format, batch.source);
      // One message may speak of many receivers: one refusal tells it all.
      if (!('words' in whose)) messages.push({ kind: 'heard', deviceId: whose.deviceId, format, batch });
      else if (!messages.some(({ kind }) => kind === 'refused')) messages.push(whose);
    }
    return messages;
  }

  /** A gateway speaks for itself, and one that gathers what others hear speaks for those of its make that are registered. */
  function whoseWord(
    gateway: ForeignGateway | undefined,
    format: GatewayFormat,
    source: string | undefined,
  ): ForeignGateway | Extract<ForeignMessage, { kind: 'refused' }> {
    if (gateway !== undefined && (source === undefined || sameSource(source, gateway.source))) return gateway;
    const named = source === undefined ? undefined : sourceOf(format.name, source);
    if (named !== undefined && (gateway === undefined || format.isGathering === true)) return named;
    const deviceId = gateway?.deviceId ?? 'unknown';
    const words =
      source === undefined
        ? 'does not say which gateway heard it: give the gateway a name of its own in its settings'
        : named === undefined
          ? `comes from "${source}", which no gateway of the make ${format.name} here is called: put that name into the console`
          : `comes from "${source}", which is another gateway: each may speak for itself only`;
    return { kind: 'refused', deviceId, reason: 'foreign-source', words: words.slice(0, 400) };
  }

  return {
    list: () => gateways,
    find: (deviceId) => byDevice.get(deviceId),
    replace(list) {
      gateways = list;
      byDevice = new Map(list.map((gateway) => [gateway.deviceId, gateway]));
      topics = new Map();
    },
    mayPublish(deviceId, topic) {
      const gateway = byDevice.get(deviceId);
      return gateway !== undefined && topicOf(gateway, topic) !== undefined;
    },
    maySubscribe(deviceId, filter) {
      const gateway = byDevice.get(deviceId);
      return gateway !== undefined && allFormats[gateway.format].subscribes.some((own) => spellTopic(own, gateway.source) === filter);
    },
    read(deviceId, topic, payload) {
      if (deviceId !== undefined) {
        const gateway = byDevice.get(deviceId);
        const known = gateway === undefined ? undefined : topicOf(gateway, topic);
        return gateway === undefined || known === undefined || !known.isHeard
          ? []
          : read(gateway, allFormats[gateway.format], known.levels, payload);
      }
      const levels = topic.split('/');
      const format = [...new Set(gateways.map((gateway) => gateway.format))].find((name) =>
        patternsOf.get(name)?.heard.some((pattern) => couldMatch(pattern, levels)),
      );
      return format === undefined ? [] : read(undefined, allFormats[format], levels, payload);
    },
    filters() {
      const formats = new Set(gateways.map((gateway) => gateway.format));
      return [...new Set([...formats].flatMap((name) => patternsOf.get(name)?.heard.map(filterOf) ?? []))];
    },
  };
}

function lookAt({ format, source }: ForeignGateway, topic: string): KnownTopic | undefined {
  const patterns = patternsOf.get(format);
  // Our own topics and the broker's are never another make's, whatever it calls itself.
  if (patterns === undefined || topic.startsWith('aisle/') || topic.startsWith('$')) return undefined;
  const levels = topic.split('/');
  if (patterns.heard.some((pattern) => matchesTopic(pattern, levels, source))) return { levels, isHeard: true };
  return patterns.mine.some((pattern) => matchesTopic(pattern, levels, source)) ? { levels, isHeard: false } : undefined;
}
