/** Upper ends of the shades in metres; the last shade is everything beyond. */
export const errorSteps = [1, 1.5, 2, 3, 4, Number.POSITIVE_INFINITY] as const;

/** Which shade an error has, 0 the best. */
export function shadeOf(metres: number): number {
  return errorSteps.findIndex((step) => metres <= step);
}
