/** What a screen last said of itself. */
export interface Painted {
  readonly online: boolean;
  readonly stagedId: string | null;
  readonly paintedId: string | null;
  readonly slideId: string | null;
}

export interface ScreenFacts {
  readonly claimed: boolean;
  readonly connected: boolean;
  readonly desiredId: string | null;
  readonly painted: Painted | undefined;
}

/** painted: shows what was published · staging: has it, not yet on the glass · behind: not there yet · offline: plays from its own store, we hope. */
export function screenStateOf(facts: ScreenFacts): 'painted' | 'staging' | 'behind' | 'offline' | 'unclaimed' {
  if (!facts.claimed) return 'unclaimed';
  if (!facts.connected || facts.painted?.online !== true) return 'offline';
  if (facts.painted.paintedId === facts.desiredId) return 'painted';
  return facts.painted.stagedId === facts.desiredId ? 'staging' : 'behind';
}
