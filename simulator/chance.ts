/** Draws that are the same for the same seed on every machine. */
export interface Chance {
  /** In [0, 1). */
  uniform(): number;
  between(least: number, most: number): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  happens(probability: number): boolean;
  normal(mean: number, sigma: number): number;
  /** `sigma` is of the logarithm; half of the draws lie below `median`. */
  logNormal(median: number, sigma: number): number;
  exponential(mean: number): number;
  /** Undefined for an empty list. */
  pick<Item>(items: readonly Item[]): Item | undefined;
  /** Undefined when no item weighs anything. */
  weigh<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item | undefined;
  /** Draws of its own for one purpose: drawing more for one changes nothing for another. */
  fork(name: string): Chance;
}

/** FNV-1a, 32 bit. */
function hashText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
  return hash;
}

/** Uniform draws are mulberry32 by Tommy Ettinger, public domain; normal ones Box-Muller. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;

  function uniform(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const normal = (mean: number, sigma: number): number =>
    mean + sigma * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

  return {
    uniform,
    normal,
    between: (least, most) => least + (most - least) * uniform(),
    whole: (least, most) => least + Math.floor(uniform() * (most - least + 1)),
    happens: (probability) => uniform() < probability,
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    pick: (items) => items[Math.floor(uniform() * items.length)],
    weigh(items, weightOf) {
      const weights = items.map((item) => Math.max(0, weightOf(item)));
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      return items.find((_, place) => {
        left -= weights[place] ?? 0;
        return left < 0;
      });
    },
    fork: (name) => createChance(hashText(name, seed)),
  };
}
