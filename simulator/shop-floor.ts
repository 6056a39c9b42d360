import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { findPlaces } from './floor/places.ts';
import { createWalkGrid } from './floor/walk-grid.ts';
import { createCrowd, type CrowdParts } from './people/crowd.ts';
import type { Flow } from './people/flow.ts';
import type { Party } from './people/party.ts';
import type { Person } from './people/person.ts';
import { createScene } from './people/scene.ts';
import { createStaff } from './people/staff.ts';
import type { Tag } from './people/tag-rack.ts';
import type { Tastes } from './people/tastes.ts';

/** The shop and everyone in it, without any device: moves in the shop's own seconds, the same for the same seed. */
export interface ShopFloor {
  readonly agenda: Agenda;
  shoppers(): readonly Person[];
  staff(): readonly Person[];
  parties(): readonly Party[];
  /** Undefined for someone who has left. */
  partyOf(person: Person): Party | undefined;
  advance(seconds: number): void;
}

export interface ShopFloorParts {
  readonly plan: FloorPlan;
  readonly tills: readonly { readonly tillId: string; readonly at: Point }[];
  readonly staffTags: readonly Tag[];
  readonly chance: Chance;
  readonly tastes: Tastes;
  readonly flowFor: (agenda: Agenda, personSeconds: number) => Flow;
  /** How many of those who work here do now; all when left out. */
  readonly onDuty?: (() => number) | undefined;
  readonly listenersFor: (agenda: Agenda) => CrowdParts['listeners'];
}

export function createShopFloor({ plan, tills, staffTags, chance, tastes, flowFor, onDuty, listenersFor }: ShopFloorParts): ShopFloor {
  const agenda = createAgenda();
  const grid = createWalkGrid(plan);
  const scene = createScene({ plan, grid, places: findPlaces(plan, grid, tills), agenda });
  const staff = createStaff({ scene, tags: staffTags, chance: chance.fork('staff'), onDuty: onDuty ?? (() => staffTags.length) });
  const shoppers = createCrowd({
    scene,
    chance: chance.fork('crowd'),
    tastes,
    flowFor: (personSeconds) => flowFor(agenda, personSeconds),
    listeners: listenersFor(agenda),
  });
  return {
    agenda,
    shoppers: shoppers.people,
    staff: staff.people,
    parties: shoppers.parties,
    partyOf: (person) => shoppers.parties().find((party) => party.members.includes(person)),
    advance(seconds) {
      agenda.advance(seconds);
      staff.advance(seconds);
      shoppers.advance(seconds);
    },
  };
}
