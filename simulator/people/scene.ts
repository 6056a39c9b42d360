import { metresBetween, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import type { Agenda } from '../agenda.ts';
import type { Chance } from '../chance.ts';
import { findPath } from '../floor/find-path.ts';
import type { Places, StandingPlace, TillPlace } from '../floor/places.ts';
import type { WalkGrid } from '../floor/walk-grid.ts';
import type { Person } from './person.ts';
import { send } from './walker.ts';

/** The people waiting at a till, in order; each may be a party of several. */
export interface TillLine {
  readonly till: TillPlace;
  readonly waiting: { readonly leader: Person }[];
}

/** The room and who stands where in it. */
export interface Scene {
  readonly plan: FloorPlan;
  readonly places: Places;
  readonly agenda: Agenda;
  readonly lines: readonly TillLine[];
  /** Sends someone to a spot; they stay where they are when there is no way. */
  go(person: Person, to: Point): void;
  /** Those among some where nobody stands or is about to. */
  freeAmong(places: readonly StandingPlace[]): readonly StandingPlace[];
  /** One of those; any of them when none is free. */
  chooseFree(places: readonly StandingPlace[], chance: Chance): StandingPlace | undefined;
  /** A spot next to someone who stands at `at`. */
  beside(at: Point, chance: Chance): Point;
  leave(person: Person): void;
}

const elbowMetres = 0.55;
const togetherMetres = 0.75;

export function createScene(parts: {
  readonly plan: FloorPlan;
  readonly grid: WalkGrid;
  readonly places: Places;
  readonly agenda: Agenda;
}): Scene {
  const { plan, grid, places, agenda } = parts;
  const bound = new Map<Person, Point>();

  function isFree(at: Point): boolean {
    for (const other of bound.values()) if (metresBetween(other, at) < elbowMetres) return false;
    return true;
  }

  const freeAmong = (candidates: readonly StandingPlace[]): readonly StandingPlace[] => candidates.filter(({ at }) => isFree(at));

  return {
    plan,
    places,
    agenda,
    lines: places.tills.map((till) => ({ till, waiting: [] })),
    go(person, to) {
      bound.set(person, to);
      send(person.walker, findPath(grid, person.walker.at, to) ?? []);
    },
    freeAmong,
    chooseFree: (candidates, chance) => chance.pick(freeAmong(candidates)) ?? chance.pick(candidates),
    beside(at, chance) {
      const turn = chance.between(0, 2 * Math.PI);
      const around = Array.from({ length: 10 }, (_, nth) => ({
        xMetres: at.xMetres + togetherMetres * Math.cos(turn + (nth * Math.PI) / 5),
        yMetres: at.yMetres + togetherMetres * Math.sin(turn + (nth * Math.PI) / 5),
      })).filter((point) => grid.hasClearWay(at, point));
      return around.find(isFree) ?? around[0] ?? at;
    },
    leave: (person) => void bound.delete(person),
  };
}
