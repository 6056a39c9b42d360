import type { MessageDefinition } from '#shared/contract/define-message.ts';
import { parseTopic, subjectOf, topicFor } from '#shared/contract/topics.ts';

// A shop has some thousand devices, products and zones; visits come and go, so the memory is emptied rather than grown.
const mostRemembered = 10_000;

/** What a topic says, with the id under its template name. */
export interface ReadTopic {
  readonly message: MessageDefinition;
  readonly params: Readonly<Record<string, string>>;
}

/** Takes topics apart, each one once: the same few thousand come all day. Answers undefined for a topic that is none of the contract's. */
export function createTopicReader(): (topic: string) => ReadTopic | undefined {
  const read = new Map<string, ReadTopic>();
  return (topic) => {
    const known = read.get(topic);
    if (known !== undefined) return known;
    const parsed = parseTopic(topic);
    if (parsed === undefined) return undefined;
    const made = { message: parsed.message, params: Object.freeze({ [subjectOf(parsed.message).idName]: parsed.subjectId }) };
    if (read.size >= mostRemembered) read.clear();
    read.set(topic, made);
    return made;
  };
}

/** Puts topics together, each one once. */
export function createTopics(storeId: string): { of(definition: MessageDefinition, params: object): string } {
  const made = new Map<MessageDefinition, Map<string, string>>();
  return {
    of(definition, params) {
      // Every template has one name besides the store's.
      const subjectId = String(Object.values(params)[0]);
      const known = made.get(definition) ?? new Map<string, string>();
      made.set(definition, known);
      const topic = known.get(subjectId) ?? topicFor(definition, storeId, subjectId);
      if (known.size >= mostRemembered) known.clear();
      known.set(subjectId, topic);
      return topic;
    },
  };
}
