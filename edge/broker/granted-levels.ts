import { matcherOf } from './persistence/filter-tree.ts';
import { qosOf, type Qos } from './persistence/packets.ts';

/** What one connection's filters were granted. */
export interface GrantedLevels {
  grant(filter: string, qos: Qos): void;
  take(filter: string): void;
  /** The level a message goes out at: the highest of the filters that match, never above its own (MQTT-3.3.5-1, MQTT-3.8.4-6). */
  levelOf(topic: string, published: Qos): Qos;
}

interface Granted {
  readonly qos: Qos;
  readonly matches: (topic: string) => boolean;
}

// A connection hears some hundred topics; the memory is emptied rather than grown.
const mostRemembered = 1_000;

/** aedes lowers a message's level for a filter without wildcards only, and of overlapping filters takes the one it finds first. */
export function createGrantedLevels(): GrantedLevels {
  const byFilter = new Map<string, Granted>();
  const highest = new Map<string, Qos>();
  let lowest: Qos = 2;

  function changed(): void {
    highest.clear();
    lowest = qosOf(Math.min(2, ...[...byFilter.values()].map(({ qos }) => qos)));
  }

  function highestOf(topic: string): Qos {
    const known = highest.get(topic);
    if (known !== undefined) return known;
    const levels = [...byFilter.values()].filter(({ matches }) => matches(topic)).map(({ qos }) => qos);
    // A filter that is gone by now: its message is out of date, not out of rights.
    const found = levels.length === 0 ? 2 : qosOf(Math.max(...levels));
    if (highest.size >= mostRemembered) highest.clear();
    highest.set(topic, found);
    return found;
  }

  return {
    grant(filter, qos) {
      byFilter.set(filter, { qos, matches: matcherOf(filter) });
      changed();
    },
    take(filter) {
      if (byFilter.delete(filter)) changed();
    },
    levelOf: (topic, published) => (published <= lowest ? published : qosOf(Math.min(published, highestOf(topic)))),
  };
}
