import type { HeardSignals } from './signal-window.ts';

const smoothing = 0.25;
const hysteresisDb = 3;
const holdSeconds = 2;
const forgetSeconds = 15;

/** The last resort where nothing is known of the room: the receiver that hears a tag best, changed with reluctance. */
export interface StrongestReceiver {
  /** Takes in a second's signals; answers the receiver's number, or -1 before anything was heard. */
  advance(heard: HeardSignals): number;
  /** The smoothed strength of a receiver, while it is remembered. */
  rssiDbm(receiver: number): number | undefined;
}

interface Level {
  rssiDbm: number;
  silentSeconds: number;
}

export function createStrongestReceiver(): StrongestReceiver {
  const levels = new Map<number, Level>();
  let leader = -1;
  let challenger = -1;
  let heldSeconds = 0;

  function smooth(heard: HeardSignals): void {
    for (const level of levels.values()) level.silentSeconds += 1;
    for (let nth = 0; nth < heard.count; nth += 1) {
      const receiver = heard.receivers[nth] ?? 0;
      const rssiDbm = heard.rssiDbm[nth] ?? 0;
      const level = levels.get(receiver);
      if (level === undefined) levels.set(receiver, { rssiDbm, silentSeconds: 0 });
      else {
        level.rssiDbm += smoothing * (rssiDbm - level.rssiDbm);
        level.silentSeconds = 0;
      }
    }
    for (const [receiver, level] of levels) if (level.silentSeconds > forgetSeconds) levels.delete(receiver);
  }

  function strongest(): number {
    let best = -1;
    let bestDbm = Number.NEGATIVE_INFINITY;
    for (const [receiver, { rssiDbm }] of levels) {
      if (rssiDbm <= bestDbm) continue;
      best = receiver;
      bestDbm = rssiDbm;
    }
    return best;
  }

  return {
    rssiDbm: (receiver) => levels.get(receiver)?.rssiDbm,
    advance(heard) {
      smooth(heard);
      const best = strongest();
      const leaderDbm = levels.get(leader)?.rssiDbm;
      const bestDbm = levels.get(best)?.rssiDbm;
      if (bestDbm === undefined || best === leader) {
        challenger = -1;
        return leader;
      }
      if (leaderDbm === undefined) {
        leader = best;
        return leader;
      }
      if (bestDbm < leaderDbm + hysteresisDb) {
        challenger = -1;
        return leader;
      }
      heldSeconds = best === challenger ? heldSeconds + 1 : 0;
      challenger = best;
      if (heldSeconds >= holdSeconds) leader = best;
      return leader;
    },
  };
}
