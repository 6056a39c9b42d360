import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';

/** A body on the floor. Only `walk`, `send` and `turnTo` change it. */
export interface Walker {
  at: Point;
  /** Where it faces: radians, 0 to the right, growing clockwise on the plan. */
  heading: number;
  path: readonly Point[];
  /** A usual pace; the walk itself is a little uneven. */
  readonly metresPerSecond: number;
  /** How far it got in the last step. */
  movedMetres: number;
}

const turnSeconds = 0.35;
const slowMetres = 0.7;
const slowShare = 0.6;

export function createWalker(at: Point, metresPerSecond: number): Walker {
  return { at, heading: -Math.PI / 2, path: [], metresPerSecond, movedMetres: 0 };
}

export function headingFrom(from: Point, to: Point): number {
  return Math.atan2(to.yMetres - from.yMetres, to.xMetres - from.xMetres);
}

export function send(walker: Walker, path: readonly Point[]): void {
  walker.path = path;
}

export function hasArrived(walker: Walker): boolean {
  return walker.path.length === 0;
}

/** Turns towards `heading` the short way round, as fast as people turn. */
export function turnTo(walker: Walker, heading: number, seconds: number): void {
  const difference = Math.atan2(Math.sin(heading - walker.heading), Math.cos(heading - walker.heading));
  walker.heading += difference * (1 - Math.exp(-seconds / turnSeconds));
}

/** Walks on along the path, slower on the last steps. */
export function walk(walker: Walker, seconds: number): void {
  walker.movedMetres = 0;
  const goal = walker.path.at(-1);
  if (goal === undefined) return;
  const isClose = walker.path.length === 1 && metresBetween(walker.at, goal) < slowMetres;
  let left = walker.metresPerSecond * seconds * (isClose ? slowShare : 1);
  for (let [next] = walker.path; next !== undefined && left > 0; [next] = walker.path) {
    const metres = metresBetween(walker.at, next);
    if (metres > 0.001) turnTo(walker, headingFrom(walker.at, next), Math.min(seconds, metres / walker.metresPerSecond));
    const share = metres <= left ? 1 : left / metres;
    walker.movedMetres += metres * share;
    walker.at = {
      xMetres: walker.at.xMetres + share * (next.xMetres - walker.at.xMetres),
      yMetres: walker.at.yMetres + share * (next.yMetres - walker.at.yMetres),
    };
    left -= metres;
    if (share === 1) walker.path = walker.path.slice(1);
  }
}
