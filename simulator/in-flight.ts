import type { Bus } from '#shared/link/bus.ts';
import type { HttpClient } from '#shared/link/http-client.ts';

/** What is on its way to the hub and not answered yet: a turned clock waits for it, or a shopper would pay minutes after paying. */
export interface InFlight {
  /** The same client, its calls counted while they last. */
  http(client: HttpClient): HttpClient;
  /** The same bus, its events counted until they are acknowledged. Readings and states are soon replaced: nobody waits for them. */
  bus(bus: Bus): Bus;
  /** Resolves when nothing is on its way, also nothing that follows from what was; at once when nothing is now. */
  settled(): Promise<void>;
}

export function createInFlight(): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];

  async function track<Value>(task: Promise<Value>): Promise<Value> {
    count += 1;
    try {
      return await task;
    } finally {
      count -= 1;
      if (count === 0) {
        for (const settle of waiting) settle();
        waiting = [];
      }
    }
  }

  return {
    http: (client) => ({ call: (route, parts) => track(client.call(route, parts)), listen: client.listen }),
    bus: (bus) => ({
      ...bus,
      publish(definition, params, body) {
        const sent = bus.publish(definition, params, body);
        return definition.kind === 'event' ? track(sent) : sent;
      },
    }),
    async settled() {
      while (count > 0) {
        await new Promise<void>((done) => waiting.push(done));
        // An answer is often followed by the next question.
        await new Promise<void>((done) => setImmediate(done));
      }
    },
  };
}
