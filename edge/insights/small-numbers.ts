/** A figure about fewer people than this says too much about each of them. */
export const fewestPeople = 5;

export function isEnough(people: number): boolean {
  return people >= fewestPeople;
}
