import type { Placement } from '#shared/domain/floor-plan.ts';

/** A way to say which receiver a tag is at. All are asked once a second, after they heard everything up to then. */
export interface Decider {
  hear(receiver: number, rssiDbm: number, atMs: number): void;
  /** The receiver's number, -1 before there is one. */
  decide(atMs: number): number;
}

export interface Peer {
  readonly name: string;
  create(receivers: readonly Placement[]): Decider;
}

interface Reading {
  readonly atMs: number;
  readonly rssiDbm: number;
}

function distanceOf(rssiDbm: number, powerDbm: number, exponent: number): number {
  return 10 ** ((powerDbm - rssiDbm) / (10 * exponent));
}

function smallest(values: readonly (number | undefined)[]): number {
  let best = -1;
  values.forEach((value, nth) => {
    if (value !== undefined && (best === -1 || value < (values[best] ?? Number.POSITIVE_INFINITY))) best = nth;
  });
  return best;
}

/** The receiver that heard the tag best, on average over the last three seconds. */
const strongestReceiver: Peer = {
  name: 'strongest receiver',
  create(receivers) {
    const readings = receivers.map((): Reading[] => []);
    return {
      hear: (receiver, rssiDbm, atMs) => readings[receiver]?.push({ atMs, rssiDbm }),
      decide(atMs) {
        const levels = readings.map((list) => {
          const recent = list.filter((one) => one.atMs > atMs - 3000).map(({ rssiDbm }) => rssiDbm);
          return recent.length === 0 ? undefined : -recent.reduce((sum, rssiDbm) => sum + rssiDbm, 0) / recent.length;
        });
        return smallest(levels);
      },
    };
  },
};

/** ESPresense: per node a 15 s window whose outliers beyond 1.5 interquartile ranges are cut; absorption 2.7, reference -65 dBm, 16 m at most. */
const espresense: Peer = {
  name: 'ESPresense rule',
  create(receivers) {
    const readings = receivers.map((): Reading[] => []);
    const smoothed = (list: readonly Reading[], atMs: number): number | undefined => {
      const sorted = list
        .filter((one) => one.atMs > atMs - 15_000)
        .slice(-200)
        .map(({ rssiDbm }) => rssiDbm)
        .toSorted((a, b) => a - b);
      if (sorted.length === 0) return undefined;
      const quarter = sorted[Math.floor(sorted.length / 4)] ?? 0;
      const threeQuarters = sorted[Math.floor((sorted.length * 3) / 4)] ?? 0;
      const reach = 1.5 * (threeQuarters - quarter);
      const kept = sorted.filter((rssiDbm) => rssiDbm >= quarter - reach && rssiDbm <= threeQuarters + reach);
      return kept.reduce((sum, rssiDbm) => sum + rssiDbm, 0) / kept.length;
    };
    return {
      hear: (receiver, rssiDbm, atMs) => readings[receiver]?.push({ atMs, rssiDbm }),
      decide: (atMs) =>
        smallest(
          readings.map((list) => {
            const rssiDbm = smoothed(list, atMs);
            const metres = rssiDbm === undefined ? undefined : distanceOf(rssiDbm, -65, 2.7);
            return metres === undefined || metres > 16 ? undefined : metres;
          }),
        ),
    };
  },
};

/** room-assistant: a Kalman filter of the level in each instance (R 0.008, Q 4), least distance wins, 60 s until forgotten. */
const roomAssistant: Peer = {
  name: 'room-assistant rule',
  create(receivers) {
    const states = receivers.map((): { level: number; covariance: number; atMs: number } | undefined => undefined);
    return {
      hear(receiver, rssiDbm, atMs) {
        const state = states[receiver];
        if (state === undefined) {
          states[receiver] = { level: rssiDbm, covariance: 4, atMs };
          return;
        }
        const predicted = state.covariance + 0.008;
        const gain = predicted / (predicted + 4);
        states[receiver] = { level: state.level + gain * (rssiDbm - state.level), covariance: (1 - gain) * predicted, atMs };
      },
      decide: (atMs) =>
        smallest(states.map((state) => (state === undefined || atMs - state.atMs > 60_000 ? undefined : distanceOf(state.level, -59, 2)))),
    };
  },
};

interface Advert {
  readonly atMs: number;
  readonly metres: number;
}

/** Distances that grow no faster than someone walks, averaged over twenty with the running minimum from the newest back: biased to near. */
function bermudaDistance(adverts: readonly Advert[]): number | undefined {
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  const newestFirst = adverts.slice(-20).toReversed();
  for (const { metres } of newestFirst) {
    least = Math.min(least, metres);
    sum += least;
  }
  return newestFirst.length === 0 ? undefined : sum / newestFirst.length;
}

/** Bermuda: -55 dBm, exponent 3; a challenger must be 30 % nearer, or 15 % with its worst of five below the incumbent's best of five. */
const bermuda: Peer = {
  name: 'Bermuda rule',
  create(receivers) {
    const adverts = receivers.map((): Advert[] => []);
    const decided = receivers.map((): number[] => []);
    let incumbent = -1;
    return {
      hear(receiver, rssiDbm, atMs) {
        const list = adverts[receiver];
        const metres = distanceOf(rssiDbm, -55, 3);
        const last = list?.at(-1);
        const isTooFast =
          last !== undefined && metres > last.metres && (metres - last.metres) / Math.max(0.1, (atMs - last.atMs) / 1000) > 3;
        list?.push({ atMs, metres: isTooFast && last !== undefined ? last.metres : metres });
      },
      decide(atMs) {
        const distances = adverts.map((list) =>
          (list.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY) > atMs - 10_000 ? bermudaDistance(list) : undefined,
        );
        distances.forEach((metres, nth) => {
          if (metres !== undefined) decided[nth] = [...(decided[nth] ?? []).slice(-4), metres];
        });
        const held = distances[incumbent];
        if (held === undefined || held > 20)
          incumbent = smallest(distances.map((metres) => (metres !== undefined && metres <= 20 ? metres : undefined)));
        distances.forEach((metres, nth) => {
          const own = distances[incumbent];
          if (metres === undefined || own === undefined || nth === incumbent || metres >= own || metres > 20) return;
          const nearer = (own - metres) / ((own + metres) / 2);
          const isClear = nearer >= 0.3 || (nearer >= 0.15 && Math.max(...(decided[nth] ?? [])) < Math.min(...(decided[incumbent] ?? [])));
          if (isClear) incumbent = nth;
        });
        return incumbent;
      },
    };
  },
};

export const peers: readonly Peer[] = [strongestReceiver, espresense, roomAssistant, bermuda];
