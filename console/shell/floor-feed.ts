import type { Static } from 'typebox';
import { floorStream, readFloor, type Attention, type FloorNowBody } from '#shared/contract/places.ts';
import type { StreamEvents } from '#shared/contract/define-route.ts';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';

export type AttentionBody = Static<typeof Attention>;
export type Happening = StreamEvents<typeof floorStream>['happened'];

export interface FloorNews {
  readonly floor: FloorNowBody | undefined;
  readonly attention: readonly AttentionBody[];
  /** What happened since the console was opened, newest first. */
  readonly happenings: readonly Happening[];
  /** False while the stream is away: what is shown is the last answer. */
  readonly isLive: boolean;
  /** When the last word came from the hub. */
  readonly heardAt: number | undefined;
  readonly problem: RefusedError | undefined;
}

export interface FloorFeed {
  readonly news: FloorNews;
  /** Calls `onNews` after every change; returns its stop. */
  watch(onNews: (news: FloorNews) => void): () => void;
  /** Calls `onHappening` for each thing that happens; returns its stop. */
  onHappening(listener: (happening: Happening) => void): () => void;
  stop(): void;
}

const keptHappenings = 40;

/** One stream for the whole console: every view reads the floor from here. */
export function createFloorFeed(hub: HttpClient): FloorFeed {
  const leaving = new AbortController();
  const watchers = new Set<(news: FloorNews) => void>();
  const listeners = new Set<(happening: Happening) => void>();
  let news: FloorNews = { floor: undefined, attention: [], happenings: [], isLive: false, heardAt: undefined, problem: undefined };

  function change(part: Partial<FloorNews>): void {
    news = { ...news, ...part };
    for (const watcher of watchers) watcher(news);
  }

  async function readOnce(): Promise<void> {
    try {
      const { attention, ...floor } = await hub.call(readFloor, { signal: leaving.signal });
      change({ floor, attention, heardAt: systemClock.now(), problem: undefined });
    } catch (failure) {
      if (failure instanceof RefusedError && !leaving.signal.aborted) change({ problem: failure });
    }
  }

  void readOnce();
  hub.listen(
    floorStream,
    {
      floor: (floor) => change({ floor, heardAt: systemClock.now(), problem: undefined }),
      attention: ({ attention }) => change({ attention, heardAt: systemClock.now() }),
      happened(happening) {
        change({ happenings: [happening, ...news.happenings].slice(0, keptHappenings), heardAt: systemClock.now() });
        for (const listener of listeners) listener(happening);
      },
      onState(isLive: boolean) {
        // Back again, what needs someone may have changed meanwhile. Away, only a plain call tells a hub that is gone from a session that ended.
        if (!isLive || (!news.isLive && news.heardAt !== undefined)) void readOnce();
        change({ isLive });
      },
    },
    leaving.signal,
  );

  return {
    get news() {
      return news;
    },
    watch(onNews) {
      watchers.add(onNews);
      return () => watchers.delete(onNews);
    },
    onHappening(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => leaving.abort(),
  };
}
