import type { Static } from 'typebox';
import { answer, answerStream, type Answer, type StreamAnswer } from '#shared/contract/answer.ts';
import { explainPerson, floorStream, readFloor, type FloorNowBody, type WhyBody } from '#shared/contract/places.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Stop } from '#shared/link/bus.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { findAttention, type ShopFacts } from './attention-rules.ts';

type Happened = Omit<Static<(typeof floorStream)['events']['happened']>, 'at'>;
type FloorListener = Parameters<Parameters<typeof answerStream<typeof floorStream>>[1]>[0];

export interface FloorParts {
  readonly clock: Clock;
  readonly floor: () => FloorNowBody;
  /** Why a dot is where it is; undefined once it is gone. */
  readonly explain: (personId: string) => WhyBody | undefined;
  /** Everything attention looks at, read when asked. */
  readonly facts: () => Promise<Omit<ShopFacts, 'now'>>;
}

export interface Floor {
  readonly answers: readonly Answer[];
  readonly streams: readonly StreamAnswer[];
  /** Sends the floor to whoever watches. */
  showFloor(floor: FloorNowBody): void;
  tell(happened: Happened): void;
  stop: Stop;
}

const attentionMs = 3_000;

/** The console's live view: one stream for everyone who watches the floor. */
export function createFloor(parts: FloorParts): Floor {
  const { clock } = parts;
  const listeners = new Set<FloorListener>();
  let lastAttention = '';

  const attentionNow = async () => findAttention({ ...(await parts.facts()), now: clock.now() });

  async function showAttention(): Promise<void> {
    if (listeners.size === 0) return;
    const attention = await attentionNow();
    const text = JSON.stringify(attention.map(({ id, words }) => [id, words]));
    if (text === lastAttention) return;
    lastAttention = text;
    for (const listener of listeners) listener.send('attention', { attention });
  }

  const stop = clock.every(attentionMs, () => void showAttention().catch(() => undefined));

  return {
    answers: [
      answer(readFloor, async () => ({ ...parts.floor(), attention: await attentionNow() })),
      answer(explainPerson, async ({ params: { personId } }) => {
        const why = parts.explain(personId);
        if (why === undefined)
          throw new RefusedError(404, 'person-gone', 'nobody on the floor has this id any more: choose a dot that is there now');
        return why;
      }),
    ],
    streams: [
      answerStream(floorStream, (listener) => {
        listeners.add(listener);
        listener.send('floor', parts.floor());
        void attentionNow()
          .then((attention) => listener.send('attention', { attention }))
          .catch(() => undefined);
        return () => listeners.delete(listener);
      }),
    ],
    showFloor(floor) {
      for (const listener of listeners) listener.send('floor', floor);
    },
    tell(happened) {
      const body = { at: clock.now(), ...happened };
      for (const listener of listeners) listener.send('happened', body);
      void showAttention().catch(() => undefined);
    },
    stop,
  };
}
