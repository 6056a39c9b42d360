import type { Bus } from '#shared/link/bus.ts';
import type { HttpClient } from '#shared/link/http-client.ts';

/** What is on its way to the hub and not answered yet: a turned clock waits for it, or a shopper would pay minutes after paying. */
export interface InFlight {
  /** The same client, its calls counted while they last. */
  http(client: HttpClient): HttpClient;
  /** The same bus, its events counted until they are acknowledged. Readings and states are soon replaced: nobody waits for them. */
  bus(bus: Bus): Bus;
  /** Keeps back what sets out from now on. */
  hold(): void;
  /** Lets it go, in order. */
  release(): void;
  /** Resolves when nothing is on its way, also nothing that follows from what was; at once when nothing is now. */
  settled(): Promise<void>;
}

export function createInFlight(): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  /** Undefined while nothing is kept back. */
  let held: (() => void)[] | undefined;

  /** Sets out now, or when what is kept back is let go. */
  function setOut<Value>(task: () => Promise<Value>): Promise<Value> {
    const kept = held;
    if (kept === undefined) return task();
    return new Promise((done, fail) => kept.push(() => void task().then(done, fail)));
  }

  async function track<Value>(task: () => Promise<Value>): Promise<Value> {
    count += 1;
    try {
      return await setOut(task);
    } finally {
      count -= 1;
      if (count === 0) {
        for (const settle of waiting) settle();
        waiting = [];
      }
    }
  }

  return {
    http: (client) => ({ call: (route, parts) => track(() => client.call(route, parts)), listen: client.listen }),
    bus: (bus) => ({
      ...bus,
      publish(definition, params, body) {
        const send = (): Promise<void> => bus.publish(definition, params, body);
        return definition.kind === 'event' ? track(send) : setOut(send);
      },
    }),
    hold() {
      held ??= [];
    },
    release() {
      const kept = held ?? [];
      held = undefined;
      for (const go of kept) go();
    },
    async settled() {
      while (count > 0) {
        await new Promise<void>((done) => waiting.push(done));
        // An answer is often followed by the next question.
        await new Promise<void>((done) => setImmediate(done));
      }
    },
  };
}
