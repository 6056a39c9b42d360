import { isPlainId } from '#shared/domain/ids.ts';
import { allMessages } from './catalogue-of-messages.ts';
import type { MessageDefinition, Party } from './define-message.ts';

/** A topic taken apart: which message it is, of which store, about which id. */
export interface ParsedTopic {
  readonly message: MessageDefinition;
  readonly storeId: string;
  /** The id level: the device, product, zone, visit or order the message is about. */
  readonly subjectId: string;
}

const byNounAndWord = new Map<string, MessageDefinition>();
for (const message of allMessages) {
  const { noun, word } = subjectOf(message);
  byNounAndWord.set(`${noun}/${word}`, message);
}

/** The noun and word of a message's topic, and the name of its id in the template. */
export function subjectOf(message: MessageDefinition): { readonly noun: string; readonly idName: string; readonly word: string } {
  const [, , , noun = '', id = '', word = ''] = message.topic.split('/');
  return { noun, idName: id.slice(1, -1), word };
}

/** The topic of a message about `subjectId`, which must be one plain level. Throws a RangeError when it is not. */
export function topicFor(message: MessageDefinition, storeId: string, subjectId: string): string {
  if (!isPlainId(subjectId)) throw new RangeError(`"${subjectId}" can't be a level of a topic: a-z, 0-9 and "-" only, at most 64`);
  const { noun, word } = subjectOf(message);
  return `aisle/v1/${storeId}/${noun}/${subjectId}/${word}`;
}

/** Undefined when the topic is none of the contract's. */
export function parseTopic(topic: string): ParsedTopic | undefined {
  const levels = topic.split('/');
  if (levels.length !== 6 || levels[0] !== 'aisle' || levels[1] !== 'v1') return undefined;
  const [, , storeId = '', noun = '', subjectId = '', word = ''] = levels;
  const message = byNounAndWord.get(`${noun}/${word}`);
  if (message === undefined || !isPlainId(subjectId) || !isPlainId(storeId)) return undefined;
  return { message, storeId, subjectId };
}

/** Who asks: a device's kind and id, in a store. */
export interface Asker {
  readonly party: Party;
  readonly id: string;
  readonly storeId: string;
}

/** A device publishes what the contract lets its kind publish, under its own id. */
export function mayPublish(asker: Asker, topic: string): boolean {
  const parsed = parseTopic(topic);
  if (parsed === undefined || parsed.storeId !== asker.storeId) return false;
  if (!parsed.message.publishers.includes(asker.party)) return false;
  return asker.party === 'hub' || parsed.subjectId === asker.id;
}

/**
 * A filter is granted whole or not at all. Store, noun and word must be written out; only the id may be `+`,
 * and only where the topic is not about the asker's own kind.
 */
export function maySubscribe(asker: Asker, filter: string): boolean {
  const levels = filter.split('/');
  if (levels.length !== 6 || levels[0] !== 'aisle' || levels[1] !== 'v1' || levels[2] !== asker.storeId) return false;
  const [, , , noun = '', id = '', word = ''] = levels;
  const message = byNounAndWord.get(`${noun}/${word}`);
  if (message === undefined || !message.subscribers.includes(asker.party)) return false;
  if (noun === asker.party) return id === asker.id;
  return id === '+' || isPlainId(id);
}
