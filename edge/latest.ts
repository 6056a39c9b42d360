import type { Clock } from '#shared/link/clock.ts';

/** Passes values on; of one that changes faster than anyone reads, the latest. */
export interface Latest<Value> {
  /** Resolves once this value, or a later one of the same key, is passed on. */
  put(key: string, value: Value): Promise<void>;
  /** Passes on what still waits and stops waiting. */
  flush(): Promise<void>;
}

export interface LatestParts<Value> {
  readonly clock: Clock;
  readonly send: (key: string, value: Value) => Promise<void>;
}

/** Twenty changes a second are more than a person reads off a screen or a hanger; a hundred presses in one cost each subscriber a hundred packets. */
const restMs = 50;

interface Waiting<Value> {
  value: Value;
  readonly told: Told;
}

interface Told {
  readonly promise: Promise<void>;
  readonly resolve: (sent: Promise<void>) => void;
}

/** The first change goes out at once, further ones of that key every 50 ms: the latest is the truth. */
export function createLatest<Value>({ clock, send }: LatestParts<Value>): Latest<Value> {
  /** Keys that were sent a moment ago, with what came since. */
  const resting = new Map<string, Waiting<Value> | undefined>();
  let stopRest: (() => void) | undefined;

  function rest(): void {
    stopRest ??= clock.after(restMs, () => {
      stopRest = undefined;
      for (const [key, waiting] of resting) {
        if (waiting === undefined) {
          resting.delete(key);
          continue;
        }
        resting.set(key, undefined);
        waiting.told.resolve(send(key, waiting.value));
      }
      if (resting.size > 0) rest();
    });
  }

  return {
    put(key, value) {
      const waiting = resting.get(key);
      if (waiting !== undefined) {
        waiting.value = value;
        return waiting.told.promise;
      }
      if (resting.has(key)) {
        const told = makeTold();
        resting.set(key, { value, told });
        return told.promise;
      }
      resting.set(key, undefined);
      rest();
      return send(key, value);
    },
    async flush() {
      stopRest?.();
      stopRest = undefined;
      const left = [...resting];
      resting.clear();
      const sent = left.flatMap(([key, waiting]) => {
        if (waiting === undefined) return [];
        waiting.told.resolve(send(key, waiting.value));
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
