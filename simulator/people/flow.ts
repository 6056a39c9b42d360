/** How people come to the shop. */
export interface Flow {
  /** Parties that come in a second now, with so many people inside. */
  partiesPerSecond(inside: number): number;
  /** People who are there when the simulation begins: a shop that has been open for a while, or none. */
  readonly alreadyInside: number;
}

export interface SteadyParts {
  /** People in the shop at a time, on average. */
  readonly size: number;
  /** What one party adds up to: people x seconds they stay, on average. */
  readonly personSeconds: number;
  /** The shop's own seconds. */
  readonly now: () => number;
}

const swingSeconds = 1_500;
const swing = 0.25;
const slowest = 0.2;
const pull = 0.6;

/** About as many people at any time, by Little's law: people in the shop = arrivals a second x seconds they stay. */
export function createSteadyFlow({ size, personSeconds, now }: SteadyParts): Flow {
  return {
    alreadyInside: size,
    partiesPerSecond(inside) {
      const wave = 1 + swing * Math.sin((2 * Math.PI * now()) / swingSeconds + size);
      const correction = 1 + (pull * (size - inside)) / size;
      return (size * Math.max(slowest, wave * correction)) / personSeconds;
    },
  };
}
