import type { Clock } from '#shared/link/clock.ts';

/** Puts states on their topics; of a state that changes faster than anyone reads, the latest. */
export interface LatestStates {
  /** Resolves once this body, or a later one of the same topic, is on its topic. */
  put(topic: string, body: unknown): Promise<void>;
  /** Puts what still waits and stops waiting. */
  flush(): Promise<void>;
}

export interface LatestStatesParts {
  readonly clock: Clock;
  readonly send: (topic: string, payload: string) => Promise<void>;
}

/** Twenty changes a second are more than a person reads off a screen or a hanger; a hundred presses in one cost each subscriber a hundred packets. */
const restMs = 50;

interface Waiting {
  body: unknown;
  readonly told: Told;
}

interface Told {
  readonly promise: Promise<void>;
  readonly resolve: (sent: Promise<void>) => void;
}

/** The first change goes out at once, further ones of that topic every 50 ms: the latest is the truth. */
export function createLatestStates({ clock, send }: LatestStatesParts): LatestStates {
  /** Topics that were sent a moment ago, with what came since. */
  const resting = new Map<string, Waiting | undefined>();
  let stopRest: (() => void) | undefined;

  const sendNow = (topic: string, body: unknown): Promise<void> => send(topic, JSON.stringify(body));

  function rest(): void {
    stopRest ??= clock.after(restMs, () => {
      stopRest = undefined;
      for (const [topic, waiting] of resting) {
        if (waiting === undefined) {
          resting.delete(topic);
          continue;
        }
        resting.set(topic, undefined);
        waiting.told.resolve(sendNow(topic, waiting.body));
      }
      if (resting.size > 0) rest();
    });
  }

  return {
    put(topic, body) {
      const waiting = resting.get(topic);
      if (waiting !== undefined) {
        waiting.body = body;
        return waiting.told.promise;
      }
      if (resting.has(topic)) {
        const told = makeTold();
        resting.set(topic, { body, told });
        return told.promise;
      }
      resting.set(topic, undefined);
      rest();
      return sendNow(topic, body);
    },
    async flush() {
      stopRest?.();
      stopRest = undefined;
      const left = [...resting];
      resting.clear();
      const sent = left.flatMap(([topic, waiting]) => {
        if (waiting === undefined) return [];
        waiting.told.resolve(sendNow(topic, waiting.body));
        return [waiting.told.promise];
      });
      await Promise.allSettled(sent);
    },
  };
}

function makeTold(): Told {
  let resolve: (sent: Promise<void>) => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
