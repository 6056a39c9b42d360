import { instantOf, type Follow } from './follow.ts';
import type { Track } from './locate/track.ts';

/** How often the path of an open visit is drawn anew; a track remembers about twice as long. */
const redrawSeconds = 60;
/** One takes about 10 ms, so they take turns with whatever else the hub does; a thousand paths have their turn within the minute. */
export const redrawMs = 50;

/**
 * Draws the paths that are kept anew, with hindsight: what was said within three seconds is replaced by what the whole minute around it
 * says. When many are due at once, as after a door closes behind the last of a crowd, they wait for their turn.
 */
export interface Redraws {
  /** Has a path drawn anew once a minute. */
  note(follow: Follow, nowMs: number): void;
  /** Has the rest of a path drawn anew: its tag fell silent, or is followed afresh from here. */
  lose(follow: Follow): void;
  /** Draws the one that has waited longest; to be called every `redrawMs`. */
  drawNext(): void;
  /** Draws all that waits of a visit, and its rest. */
  finish(follow: Follow): void;
}

interface Waiting {
  readonly follow: Follow;
  readonly track: Track;
  readonly isOver: boolean;
}

/** A path that can't be drawn anew stays as it was said at the time; why is told to `onFault`. */
export function createRedraws({ onFault }: { readonly onFault: (fault: unknown) => void }): Redraws {
  let waiting: Waiting[] = [];

  function draw({ follow, track, isOver }: Waiting): void {
    try {
      follow.kept?.redraw(
        track.retrace(isOver).map(({ atMs, at, radiusMetres }) => ({ ...at, at: instantOf(follow, atMs), radiusMetres })),
      );
    } catch (fault) {
      onFault(fault);
    }
  }

  return {
    note(follow, nowMs) {
      if (follow.kept === undefined || nowMs - follow.redrawnMs < redrawSeconds * 1000) return;
      follow.redrawnMs = nowMs;
      waiting.push({ follow, track: follow.track, isOver: false });
    },
    lose(follow) {
      if (follow.kept !== undefined) waiting.push({ follow, track: follow.track, isOver: true });
    },
    drawNext() {
      const next = waiting.shift();
      if (next !== undefined) draw(next);
    },
    finish(follow) {
      const own = waiting.filter((one) => one.follow === follow);
      if (own.length > 0) waiting = waiting.filter((one) => one.follow !== follow);
      for (const one of [...own, { follow, track: follow.track, isOver: true }]) draw(one);
    },
  };
}
