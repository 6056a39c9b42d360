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
  /** What of attention's facts is in memory. */
  readonly known: () => KnownFacts;
  /** What of them only the database knows. */
  readonly asked: () => Promise<AskedFacts>;
}

export type KnownFacts = Pick<ShopFacts, 'devices' | 'databaseTrouble' | 'keeping'>;
export type AskedFacts = Omit<ShopFacts, 'now' | keyof KnownFacts> & {
  /** What else may need someone, ready-made. */
  readonly more: ShopFacts['keeping'];
};

const nothingAsked: AskedFacts = { openCalls: [], exceptions: 0, ordersWaiting: [], more: [] };

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
  let isAsking = false;
  let isDue = false;

  async function attentionNow() {
    const known = parts.known();
    const now = clock.now();
    try {
      const { more, ...asked } = await parts.asked();
      return findAttention({ ...known, ...asked, keeping: [...known.keeping, ...more], now });
    } catch (error) {
      // A database that does not answer is itself what needs someone first; what is in memory is told all the same.
      const databaseTrouble = known.databaseTrouble ?? (error instanceof Error ? error.message : 'it does not answer');
      return findAttention({ ...known, ...nothingAsked, databaseTrouble, now });
    }
  }

  async function sendAttention(): Promise<void> {
    const attention = await attentionNow();
    const text = JSON.stringify(attention.map(({ id, words }) => [id, words]));
    if (text === lastAttention) return;
    lastAttention = text;
    for (const listener of listeners) listener.send('attention', { attention });
  }

  /** Asks once at a time: all that happens meanwhile, ten likes or a hundred, is asked about once more. */
  async function showAttention(): Promise<void> {
    if (listeners.size === 0) return;
    isDue = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isDue) {
        isDue = false;
        await sendAttention();
      }
    } finally {
      isAsking = false;
    }
  }

  const stop = clock.every(attentionMs, () => void showAttention());

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
        void attentionNow().then((attention) => listener.send('attention', { attention }));
        return () => listeners.delete(listener);
      }),
    ],
    showFloor(floor) {
      for (const listener of listeners) listener.send('floor', floor);
    },
    tell(happened) {
      const body = { at: clock.now(), ...happened };
      for (const listener of listeners) listener.send('happened', body);
      void showAttention();
    },
    stop,
  };
}
