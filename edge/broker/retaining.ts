import type { Client } from 'aedes';

/**
 * Retained publishes that wait for the disk. What their sender subscribes to next must find them: aedes works on all packets of one piece at once,
 * and would hand a new subscription the message as if it had come later.
 */
export interface Retaining {
  begin(client: Client, packet: object): void;
  end(packet: object): void;
  /** Calls back once everything the client published retained so far is on its way. At once when nothing is. */
  afterThose(client: Client, goOn: () => void): void;
}

export function createRetaining(): Retaining {
  const underway = new WeakMap<Client, Set<Promise<void>>>();
  const ends = new WeakMap<object, () => void>();

  return {
    begin(client, packet) {
      const own = underway.get(client) ?? new Set();
      underway.set(client, own);
      const done = new Promise<void>((resolve) => {
        ends.set(packet, () => {
          own.delete(done);
          resolve();
        });
      });
      own.add(done);
    },
    end: (packet) => ends.get(packet)?.(),
    afterThose(client, goOn) {
      const own = underway.get(client);
      if (own === undefined || own.size === 0) goOn();
      else void Promise.all(own).then(goOn);
    },
  };
}
