import type { SlideContentBody } from '#shared/contract/screens.ts';
import type { HubClock } from './hub-clock.ts';
import { turnToShow, type Turn } from './next-slide.ts';

type SlideLanguage = 'fr' | 'en' | 'ar';

/** What the loop needs to know of a set. */
export interface PlayableSet {
  readonly manifestId: string;
  readonly slides: readonly SlideContentBody[];
  readonly languages: readonly SlideLanguage[];
}

/** One thing to put on the glass; without content the shop's resting slide. */
export interface Showing {
  readonly set: PlayableSet | undefined;
  readonly content: SlideContentBody | undefined;
  readonly language: SlideLanguage;
}

/** Puts things on the glass. */
export interface Glass {
  /** Resolves once it really is on the glass. Rejects, the old picture still up, when it can't be shown. */
  show(showing: Showing): Promise<{ readonly cutTexts: readonly string[]; readonly isSeen: boolean }>;
  /** Starts over with fresh layers, the present picture staying up meanwhile. */
  renew(): void;
}

export interface PlayLoopParts {
  readonly clock: HubClock;
  readonly glass: Glass;
  /** Painted: or drawn in a window that nobody sees (`isSeen` false), which is not played. */
  readonly onPainted: (showing: Showing, cutTexts: readonly string[], isSeen: boolean) => void;
  /** A slide left the glass after `seconds`. */
  readonly onPlayed: (showing: Showing, at: number, seconds: number) => void;
  /** A slide can't be shown and is left out for a while. */
  readonly onLeftOut: (slideId: string, cause: unknown) => void;
}

export interface PlayLoop {
  /** Plays this set from now on, whole. */
  activate(set: PlayableSet): void;
  stop(): void;
}

const leaveOutMs = 300_000;
const stallMs = 20_000;
const lookEveryMs = 5_000;
/** An empty plan is looked at again this often, for slides that were left out. */
const restMs = 30_000;
const shortestWaitMs = 250;

/** Shows slide after slide. Nothing that goes wrong with one slide, or with the loop itself, takes the present picture off the glass. */
export function createPlayLoop(parts: PlayLoopParts): PlayLoop {
  const { clock, glass } = parts;
  let set: PlayableSet | undefined;
  let leftOut = new Map<string, number>();
  let shown: { readonly showing: Showing; readonly at: number; readonly monotonic: number } | undefined;
  let dueAt = clock.monotonic();
  let generation = 0;
  let stopTimer = (): void => {};

  function skippedNow(): ReadonlySet<string> {
    const now = clock.monotonic();
    for (const [slideId, until] of leftOut) if (until <= now) leftOut.delete(slideId);
    return new Set(leftOut.keys());
  }

  function choose(): { readonly showing: Showing; readonly turn: Turn | undefined } {
    const turn = set === undefined ? undefined : turnToShow(set.slides, set.languages.length, clock.now(), skippedNow());
    const content = turn === undefined ? undefined : set?.slides[turn.place];
    const language = set?.languages[turn?.languagePlace ?? 0] ?? 'fr';
    return { showing: { set, content, language }, turn };
  }

  async function take(mine: number): Promise<void> {
    const { showing, turn } = choose();
    dueAt = clock.monotonic();
    let painted: Awaited<ReturnType<Glass['show']>>;
    try {
      painted = await glass.show(showing);
    } catch (cause) {
      if (mine !== generation) return;
      if (showing.content === undefined) throw cause;
      leftOut.set(showing.content.slideId, clock.monotonic() + leaveOutMs);
      parts.onLeftOut(showing.content.slideId, cause);
      return schedule(mine, shortestWaitMs);
    }
    if (mine !== generation) return;
    tellPlayed();
    shown = painted.isSeen ? { showing, at: clock.now(), monotonic: clock.monotonic() } : undefined;
    parts.onPainted(showing, painted.cutTexts, painted.isSeen);
    schedule(mine, turn === undefined ? restMs : Math.max(turn.endsAt - clock.now(), shortestWaitMs));
  }

  function tellPlayed(): void {
    if (shown === undefined || shown.showing.content === undefined) return;
    parts.onPlayed(shown.showing, shown.at, Math.round((clock.monotonic() - shown.monotonic) / 100) / 10);
  }

  function schedule(mine: number, waitMs: number): void {
    if (mine !== generation) return;
    stopTimer();
    dueAt = clock.monotonic() + waitMs;
    stopTimer = clock.after(waitMs, () => start(mine));
  }

  function start(mine: number): void {
    take(mine).catch((cause) => {
      console.error('the loop stumbled and goes on', cause);
      schedule(mine, restMs);
    });
  }

  function restart(): void {
    generation += 1;
    stopTimer();
    start(generation);
  }

  const stopWatching = clock.every(lookEveryMs, () => {
    if (clock.monotonic() - dueAt < stallMs) return;
    console.warn('a slide stalled: painting anew');
    glass.renew();
    restart();
  });
  restart();

  return {
    activate(next) {
      set = next;
      leftOut = new Map();
      restart();
    },
    stop() {
      generation += 1;
      stopTimer();
      stopWatching();
    },
  };
}
