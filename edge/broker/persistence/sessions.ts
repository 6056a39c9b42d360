import type { Records } from '../../database/define.ts';
import { createFilterTree } from './filter-tree.ts';
import { qosOf, type MatchedSubscription, type SessionSubscription } from './packets.ts';
import { removeSubscriptions, storeSubscriptions, type SubscriptionRecord } from './session-records.ts';

// A shop has some thousand topics; visits come and go, so the memory is emptied rather than grown.
const mostRemembered = 10_000;

/** Subscriptions of sessions that outlive their connection: answered from memory, written through. */
export interface Sessions {
  load(records: readonly SubscriptionRecord[]): void;
  add(clientId: string, subscriptions: readonly SessionSubscription[]): Promise<void>;
  remove(clientId: string, filters: readonly string[]): Promise<void>;
  forget(clientId: string): boolean;
  of(clientId: string): SessionSubscription[];
  clients(): Iterable<string>;
  /** Those that queue, QoS 1 and 2, whose filter matches. */
  match(topic: string): readonly MatchedSubscription[];
  /** Clients that have this very filter. */
  clientsOf(filter: string): string[];
  counts(): { readonly subscriptions: number; readonly clients: number };
}

export function createSessions(records: Records): Sessions {
  const byClient = new Map<string, Map<string, SessionSubscription>>();
  const tree = createFilterTree<MatchedSubscription>();
  /** The same topics come all day; any change of a subscription makes this stale. */
  const matched = new Map<string, readonly MatchedSubscription[]>();

  function put(clientId: string, subscription: SessionSubscription): void {
    const own = byClient.get(clientId) ?? new Map<string, SessionSubscription>();
    byClient.set(clientId, own);
    matched.clear();
    own.set(subscription.topic, { ...subscription });
    const { subscriptionIdentifier: _own, ...shared } = subscription;
    if (subscription.qos > 0) tree.set(subscription.topic, clientId, { clientId, ...shared });
    else tree.delete(subscription.topic, clientId);
  }

  function take(clientId: string, filters: readonly string[]): void {
    const own = byClient.get(clientId);
    matched.clear();
    for (const filter of filters) {
      own?.delete(filter);
      tree.delete(filter, clientId);
    }
    if (own?.size === 0) byClient.delete(clientId);
  }

  return {
    load(found) {
      for (const { client_id, filter, qos, options } of found) put(client_id, { topic: filter, qos: qosOf(qos), ...readOptions(options) });
    },
    async add(clientId, subscriptions) {
      const rows = subscriptions.map(({ topic, qos, ...options }) => ({
        client_id: clientId,
        filter: topic,
        qos,
        options: JSON.stringify(options),
      }));
      if (rows.length > 0) await records.write(storeSubscriptions, rows);
      for (const subscription of subscriptions) put(clientId, subscription);
    },
    async remove(clientId, filters) {
      const known = filters.filter((filter) => byClient.get(clientId)?.has(filter) === true);
      if (known.length > 0) await records.write(removeSubscriptions, { client_id: clientId, filters: known });
      take(clientId, known);
    },
    forget(clientId) {
      const own = byClient.get(clientId);
      if (own === undefined) return false;
      take(clientId, [...own.keys()]);
      return true;
    },
    of: (clientId) => [...(byClient.get(clientId)?.values() ?? [])],
    clients: () => byClient.keys(),
    match(topic) {
      const known = matched.get(topic);
      if (known !== undefined) return known;
      const found = tree.match(topic);
      if (matched.size >= mostRemembered) matched.clear();
      matched.set(topic, found);
      return found;
    },
    clientsOf: (filter) => [...byClient].filter(([, own]) => own.has(filter)).map(([clientId]) => clientId),
    counts: () => ({ subscriptions: tree.size(), clients: byClient.size }),
  };
}

type Options = Omit<SessionSubscription, 'topic' | 'qos'>;

/** Only what `add` wrote; anything else in the column is left aside. */
function readOptions(text: string): Options {
  const found: unknown = JSON.parse(text);
  if (typeof found !== 'object' || found === null) return {};
  const { rh, rap, nl, subscriptionIdentifier } = {
    rh: undefined,
    rap: undefined,
    nl: undefined,
    subscriptionIdentifier: undefined,
    ...found,
  };
  return {
    ...(typeof rh === 'number' ? { rh } : {}),
    ...(typeof rap === 'boolean' ? { rap } : {}),
    ...(typeof nl === 'boolean' ? { nl } : {}),
    ...(typeof subscriptionIdentifier === 'number' ? { subscriptionIdentifier } : {}),
  };
}
