import type { Point } from '#shared/domain/floor-plan.ts';
import type { Chance } from '../chance.ts';
import type { StandingPlace } from '../floor/places.ts';
import type { Person } from './person.ts';
import type { Scene } from './scene.ts';
import type { Tag } from './tag-rack.ts';
import { createWalker, hasArrived, headingFrom, turnTo, walk } from './walker.ts';

/** The people who work here, each with a tag on a lanyard. */
export interface Staff {
  people(): readonly Person[];
  advance(seconds: number): void;
}

interface Spot {
  readonly at: Point;
  readonly facing: Point;
}

interface Worker {
  readonly person: Person;
  readonly chooseSpot: (chance: Chance) => Spot | undefined;
  readonly stayMedianSeconds: number;
  facing: Point | undefined;
  untilSeconds: number;
}

const staffPace = 1.15;

/** One at the first till, one at the fitting rooms, one at each other till, one who fetches from the stockroom, the others on the floor. */
export function createStaff({
  scene,
  tags,
  chance,
  onDuty,
}: {
  readonly scene: Scene;
  readonly tags: readonly Tag[];
  readonly chance: Chance;
  /** How many of them work now: the first ones. */
  readonly onDuty: () => number;
}): Staff {
  const { places, agenda, plan } = scene;
  const zonesFor = (purpose: string): readonly string[] => plan.zones.filter((zone) => zone.purpose === purpose).map((zone) => zone.id);
  const fitting = places.browse.filter((place) => zonesFor('fitting').includes(place.zoneId));
  const floor = places.browse.filter((place) => zonesFor('sales').includes(place.zoneId));

  const tillPosts = places.tills.map(({ cashier, counter }) => ({
    chooseSpot: () => ({ at: cashier, facing: counter }),
    stayMedianSeconds: 600,
  }));
  const among = (spots: readonly StandingPlace[]) => (draws: Chance) => scene.chooseFree(spots, draws);
  const posts: readonly Pick<Worker, 'chooseSpot' | 'stayMedianSeconds'>[] = [
    ...tillPosts.slice(0, 1),
    ...(fitting.length === 0 ? [] : [{ chooseSpot: among(fitting), stayMedianSeconds: 40 }]),
    ...tillPosts.slice(1),
    ...(places.stock.length === 0
      ? []
      : [{ chooseSpot: (draws: Chance) => scene.chooseFree(draws.happens(0.5) ? places.stock : floor, draws), stayMedianSeconds: 50 }]),
  ];

  const workers = tags.map((tag, place): Worker => {
    const post = posts[place] ?? { chooseSpot: among(floor), stayMedianSeconds: 45 };
    const spot = post.chooseSpot(chance);
    const walker = createWalker(spot?.at ?? plan.entrances[0] ?? { xMetres: 0, yMetres: 0 }, staffPace);
    return {
      ...post,
      person: { id: 100_000 + place, walker, tag, phone: undefined },
      facing: spot?.facing,
      untilSeconds: chance.between(5, post.stayMedianSeconds),
    };
  });

  function advanceWorker(worker: Worker, seconds: number): void {
    const { walker } = worker.person;
    walk(walker, seconds);
    if (!hasArrived(walker)) return;
    if (worker.facing !== undefined)
      turnTo(walker, headingFrom(walker.at, worker.facing) + 0.5 * Math.sin(agenda.now() / 7 + worker.person.id), seconds);
    if (agenda.now() < worker.untilSeconds) return;
    const spot = worker.chooseSpot(chance);
    worker.untilSeconds = agenda.now() + chance.logNormal(worker.stayMedianSeconds, 0.5);
    worker.facing = spot?.facing;
    if (spot !== undefined) scene.go(worker.person, spot.at);
  }

  const working = (): readonly Worker[] => workers.slice(0, onDuty());
  return {
    people: () => working().map(({ person }) => person),
    advance(seconds) {
      for (const worker of working()) advanceWorker(worker, seconds);
    },
  };
}
