/** How long a kiosk may stay untouched. */
export interface IdleLimits {
  readonly warnAfterSeconds: number;
  readonly clearAfterSeconds: number;
}

export type Idleness =
  | { readonly phase: 'busy' }
  | { readonly phase: 'warning'; readonly secondsLeft: number }
  | { readonly phase: 'over' };

/** WCAG 2.2.1: whoever is warned has at least 20 s to ask for more time, as often as they like. */
const warningSeconds = 20;
const clearAfterSeconds = 60;
const unhurriedClearAfterSeconds = 180;

/** Someone who asked for more time, or who waits for a seller, is not hurried: three minutes instead of one. */
export function idleLimits(circumstances: { readonly unhurried: boolean; readonly waitsForSeller: boolean }): IdleLimits {
  const clear = circumstances.unhurried || circumstances.waitsForSeller ? unhurriedClearAfterSeconds : clearAfterSeconds;
  return { warnAfterSeconds: clear - warningSeconds, clearAfterSeconds: clear };
}

/** What `quietSeconds` without a touch mean. */
export function idlenessAfter(quietSeconds: number, limits: IdleLimits): Idleness {
  if (quietSeconds >= limits.clearAfterSeconds) return { phase: 'over' };
  if (quietSeconds < limits.warnAfterSeconds) return { phase: 'busy' };
  return { phase: 'warning', secondsLeft: Math.ceil(limits.clearAfterSeconds - quietSeconds) };
}
