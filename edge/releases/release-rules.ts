/** The screens a release holds; the console is the hub's own and comes with the program. */
export const releasedScreens = ['kiosk', 'signage', 'phone'] as const;
export type ReleasedScreen = (typeof releasedScreens)[number];

/** The store's own days between which nothing changes on a screen, both included. */
export interface Freeze {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export interface UpdateRules {
  /** all: what the program brings is given to every screen at its start. try-first: it waits until somebody gives it. */
  readonly newReleases: 'all' | 'try-first';
  readonly freezes: readonly Freeze[];
}

/** The freeze of a business day, undefined on any other. */
export function freezeOn(day: string, freezes: readonly Freeze[]): Freeze | undefined {
  return freezes.find(({ from, to }) => from <= day && day <= to);
}

export interface ReleaseChoice {
  /** What every screen ran until now; undefined in a new shop, or when its files are gone or damaged. */
  readonly given: string | undefined;
  /** What came with the program. */
  readonly own: string;
  /** Whether the program's was here before: then somebody decided about it already. */
  readonly isOwnKnown: boolean;
  readonly rules: UpdateRules;
  readonly isFrozen: boolean;
}

/** What every screen shall run after a start of the hub. */
export function chooseGiven({ given, own, isOwnKnown, rules, isFrozen }: ReleaseChoice): string {
  if (given === undefined) return own;
  return rules.newReleases === 'all' && !isOwnKnown && !isFrozen ? own : given;
}

export interface TrialFacts {
  readonly wanted: string;
  readonly startedAt: number;
  readonly now: number;
  readonly reports: string | undefined;
  readonly isOnline: boolean;
  /** Mistakes the page made by itself since it was loaded. */
  readonly errors: number;
}

/** asked: it has not loaded the release yet · runs: not long enough to be sure · well: give it to all · failed: undo it. */
export type TrialState = 'asked' | 'runs' | 'well' | 'failed';

// A kiosk waits until nobody stands in front of it; longer than this nobody stands there.
const loadWithinMs = 15 * 60_000;
const provenAfterMs = 10 * 60_000;
/** One may be a shopper's odd scan; this many are the release's. */
export const mostErrors = 3;

/** How a release does on the one screen it is tried on. A screen that is off is asked for as long as it takes. */
export function judgeTrial({ wanted, startedAt, now, reports, isOnline, errors }: TrialFacts): TrialState {
  const ageMs = now - startedAt;
  if (reports !== wanted) return isOnline && ageMs > loadWithinMs ? 'failed' : 'asked';
  if (errors >= mostErrors) return 'failed';
  if (!isOnline) return ageMs > loadWithinMs ? 'failed' : 'runs';
  return ageMs > provenAfterMs ? 'well' : 'runs';
}

/** The releases whose files may go: neither given, nor the one before, nor tried, nor the program's; newest first in, oldest out. */
export function surplusReleases(
  releases: readonly { readonly releaseId: string; readonly cameAt: number }[],
  needed: ReadonlySet<string>,
  kept: number,
): readonly string[] {
  return releases
    .toSorted((a, b) => b.cameAt - a.cameAt)
    .slice(kept)
    .map(({ releaseId }) => releaseId)
    .filter((releaseId) => !needed.has(releaseId));
}
