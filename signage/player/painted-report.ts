import type { Static } from 'typebox';
import type { screenPainted } from '#shared/contract/screens.ts';
import type { Clock } from '#shared/link/clock.ts';

export type PaintedBody = Static<typeof screenPainted.body>;
export type PaintedState = Omit<PaintedBody, 'at' | 'online'>;

export interface PaintedReport {
  /** Changes what is reported; the newest state is what the hub hears, not each one on the way. */
  update(change: Partial<PaintedState>): void;
  /** Says it again: after each connection, and each minute. */
  send(): void;
  stop(): void;
}

export interface PaintedReportParts {
  readonly clock: Clock;
  readonly publish: (body: PaintedBody) => Promise<void>;
  readonly isOnline: () => boolean;
}

const sayAgainMs = 60_000;
const longestWords = 400;

/** Tells the hub what is really on the glass. */
export function createPaintedReport({ clock, publish, isOnline }: PaintedReportParts): PaintedReport {
  let state: PaintedState = { stagedId: null, paintedId: null, slideId: null, words: '' };
  let isSending = false;
  let isStale = false;

  function send(): void {
    if (!isOnline()) return;
    if (isSending) {
      isStale = true;
      return;
    }
    isSending = true;
    isStale = false;
    publish({ at: clock.now(), online: true, ...state, words: state.words.slice(0, longestWords) })
      .catch((cause) => console.warn('the hub did not hear what is painted', cause))
      .finally(() => {
        isSending = false;
        if (isStale) send();
      });
  }

  const stopSayingAgain = clock.every(sayAgainMs, send);
  return {
    update(change) {
      state = { ...state, ...change };
      send();
    },
    send,
    stop: stopSayingAgain,
  };
}
