import type { Static } from 'typebox';
import type { kioskRelease } from '#shared/contract/releases.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { aboutPage } from './about-page.ts';

export interface FollowParts {
  readonly clock: Clock;
  /** The page's folder on the hub, like `/kiosk/`. */
  readonly path: string;
  /** Whether the page may be loaded anew now without taking anything from anyone. */
  readonly mayLeave: () => boolean;
}

const lookMs = 1_000;
const yearSeconds = 31_536_000;
// Loaded once and still another one: the hub was too slow for the worker, or went away. Not again at once.
const restMs = 600_000;
const triedKey = 'aisle.release-tried';

/** Brings the page to the release the hub wants it to run: asks the hub for that one from now on, and loads anew as soon as nobody minds. */
export function createReleaseFollower({ clock, path, mayLeave }: FollowParts): (wanted: Static<typeof kioskRelease.body>) => void {
  let stop: Stop = () => undefined;

  return ({ releaseId, softwareVersion }) => {
    stop();
    document.cookie = `aisle_release=${releaseId}; path=${path}; max-age=${yearSeconds}; samesite=strict`;
    if (softwareVersion === aboutPage().softwareVersion) return;
    stop = clock.every(lookMs, () => {
      if (!mayLeave() || clock.now() - lastTried(releaseId) < restMs) return;
      stop();
      sessionStorage.setItem(triedKey, `${releaseId} ${clock.now()}`);
      location.reload();
    });
  };
}

/** When this page was last loaded anew for that release, Unix milliseconds; 0 for never. */
function lastTried(releaseId: string): number {
  const [tried, at] = (sessionStorage.getItem(triedKey) ?? '').split(' ');
  return tried === releaseId ? Number(at) : 0;
}
