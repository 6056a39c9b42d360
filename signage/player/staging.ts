import type { ManifestBody } from '#shared/contract/screens.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { PlayerStore } from './player-store.ts';
import { retryWaitMs } from './retry-wait.ts';
import { stageManifest, type StagedSet, type StagingParts, type StagingTrouble } from './stage-manifest.ts';

export interface Staging {
  /** The newest wish wins: an older staging is given up. The same manifest again changes nothing, unless it failed: then it is tried at once. */
  want(manifest: ManifestBody): void;
  stop(): void;
}

export interface StagingWork {
  readonly store: PlayerStore;
  readonly clock: Clock;
  readonly fetchPicture: StagingParts['fetchPicture'];
  /** From 0 to 1. */
  readonly random: () => number;
  readonly onStaged: (set: StagedSet) => void;
  /** Tried again in `waitSeconds`. */
  readonly onTrouble: (manifest: ManifestBody, trouble: StagingTrouble, waitSeconds: number) => void;
}

/** Stages what is wanted, again and again until it is whole; only then hands it on. */
export function createStaging(work: StagingWork): Staging {
  let wanted: { readonly manifest: ManifestBody; readonly stop: () => void; isWaiting: boolean } | undefined;

  function begin(manifest: ManifestBody): void {
    wanted?.stop();
    const abort = new AbortController();
    let stopWaiting = (): void => {};
    const mine = { manifest, isWaiting: false, stop: () => (abort.abort(), stopWaiting()) };
    wanted = mine;
    const attempt = async (count: number): Promise<void> => {
      mine.isWaiting = false;
      const staged = await stageManifest({ manifest, store: work.store, fetchPicture: work.fetchPicture, signal: abort.signal });
      if (abort.signal.aborted) return;
      if (!('trouble' in staged)) return work.onStaged(staged);
      const waitMs = retryWaitMs(count, work.random());
      mine.isWaiting = true;
      stopWaiting = work.clock.after(waitMs, () => void run(count + 1));
      work.onTrouble(manifest, staged, Math.round(waitMs / 1_000));
    };
    const run = (count: number): Promise<void> =>
      attempt(count).catch((cause) => {
        // Given up for a newer wish; anything else is ours and must be seen.
        if (!abort.signal.aborted) console.error('staging failed', cause);
      });
    void run(1);
  }

  return {
    want(manifest) {
      if (wanted?.manifest.manifestId === manifest.manifestId && !wanted.isWaiting) return;
      begin(manifest);
    },
    stop() {
      wanted?.stop();
      wanted = undefined;
    },
  };
}
