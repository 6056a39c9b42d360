import type { PlanProblem } from '#shared/domain/plan-problems.ts';

function at(problem: PlanProblem): string {
  return problem.at === undefined ? '' : ` at ${problem.at.xMetres.toFixed(2)}, ${problem.at.yMetres.toFixed(2)} m`;
}

/** A mistake in English, for whoever sends plans by machine; the console has words of its own. */
export function describeProblem(problem: PlanProblem): string {
  const [one = '', other = ''] = problem.subjects;
  switch (problem.kind) {
    case 'id-twice':
      return `"${one}" is there twice`;
    case 'wall-outside':
      return `wall ${one} reaches outside the room${at(problem)}`;
    case 'walls-cross':
      return `walls ${one} and ${other} cross${at(problem)}: end one at the other`;
    case 'zone-outside':
      return `the zone "${one}" reaches outside the room${at(problem)}`;
    case 'zone-crosses-itself':
      return `the outline of the zone "${one}" crosses itself${at(problem)}`;
    case 'zone-too-small':
      return `the zone "${one}" is smaller than a quarter of a square metre`;
    case 'fixture-outside':
      return `the fixture "${one}" stands outside the room${at(problem)}`;
    case 'receiver-outside':
      return `the receiver "${one}" hangs outside the room${at(problem)}`;
    case 'receiver-unknown':
      return `the receiver "${one}" is no gateway of this shop: add it under Devices first`;
    case 'reference-outside':
      return `the reference tag "${one}" is outside the room${at(problem)}`;
    case 'reference-unknown':
      return `"${one}" is no reference tag of this shop: add it under Devices first`;
    case 'entrance-outside':
      return `entrance ${one} is outside the room${at(problem)}`;
    case 'zones-overlap':
      return `the zones "${one}" and "${other}" share floor${at(problem)}: the first counts there`;
    case 'no-zones':
      return 'there are no zones';
    case 'no-entrance':
      return 'there is no entrance';
    case 'few-receivers':
      return 'fewer than three receivers are placed: people are told by the strongest one only';
    case 'zone-unreachable':
      return `nobody can walk from an entrance to the zone "${one}"`;
  }
}
