/** A figure about fewer people than this says too much about each of them. */
export const fewestPeople = 5;

/** The figure, or null when it is about too few. */
export function unlessFew<Figure>(people: number, figure: Figure): Figure | null {
  return people >= fewestPeople ? figure : null;
}

export function isEnough(people: number): boolean {
  return people >= fewestPeople;
}
