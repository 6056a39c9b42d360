import type { SurveyPointBody } from '#shared/contract/survey.ts';
import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';

/** Points that still ask for someone to stand there, in walking order. */
export function leftToMeasure(points: readonly SurveyPointBody[]): readonly SurveyPointBody[] {
  return points.filter(({ state }) => state !== 'measured');
}

/** Where to walk on to from a point: the next of the walk that is still to measure, round the end of the list; undefined when all are done. */
export function nextPoint(
  points: readonly SurveyPointBody[],
  fromId: string | undefined,
  skipped: ReadonlySet<string>,
): SurveyPointBody | undefined {
  const from = points.findIndex(({ pointId }) => pointId === fromId);
  const walk = [...points.slice(from + 1), ...points.slice(0, from + 1)].filter(({ pointId }) => pointId !== fromId);
  const left = leftToMeasure(walk);
  return left.find(({ pointId }) => !skipped.has(pointId)) ?? left[0];
}

/** The point someone means who taps there: one within a finger's breadth, else a new place. */
export function tappedPoint(points: readonly SurveyPointBody[], at: Point, reachMetres: number): SurveyPointBody | undefined {
  return points
    .filter((point) => metresBetween(point.at, at) <= reachMetres)
    .toSorted((a, b) => metresBetween(a.at, at) - metresBetween(b.at, at))[0];
}
