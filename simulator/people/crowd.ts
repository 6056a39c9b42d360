import type { Chance } from '../chance.ts';
import { drawVisit, type Stop, type Visit, type Visitor } from './draw-visit.ts';
import { createParty, type Party, type PartyListeners } from './party.ts';
import type { Person } from './person.ts';
import type { Scene } from './scene.ts';
import { createTagWishes } from './tag-wish.ts';
import { createWalker } from './walker.ts';

/** All shoppers in the shop, and those to come. */
export interface Crowd {
  people(): readonly Person[];
  parties(): readonly Party[];
  advance(seconds: number): void;
}

export interface CrowdParts {
  readonly scene: Scene;
  readonly chance: Chance;
  /** People in the shop at a time, on average. */
  readonly size: number;
  readonly listeners: PartyListeners & {
    /** Someone is in: takes what they carry. `isEarly` for those who were there when the simulation began. */
    readonly onIn: (person: Person, visitor: Visitor, isEarly: boolean) => void;
  };
}

const probedVisits = 300;
const metresBetweenStops = 5;
const payingSeconds = 75;
const swingSeconds = 1500;
const swing = 0.25;

function secondsOf(stop: Stop): number {
  return (stop.kind === 'pay' ? payingSeconds : stop.seconds) + metresBetweenStops;
}

function lengthOf(visit: Visit): number {
  return visit.stops.reduce((sum, stop) => sum + secondsOf(stop), 20);
}

export function createCrowd({ scene, chance, size, listeners }: CrowdParts): Crowd {
  const { plan, agenda, places } = scene;
  let parties: Party[] = [];
  let drawn = 0;
  let nextArrival = 0;
  const drawTag = createTagWishes(chance.fork('tags'));

  // Little's law: people in the shop = arrivals a second x seconds they stay.
  const probe = chance.fork('probe');
  const probeTag = createTagWishes(probe);
  const visits = Array.from({ length: probedVisits }, () => drawVisit(plan, probe, probeTag));
  const personSeconds = visits.reduce((sum, visit) => sum + visit.visitors.length * lengthOf(visit), 0) / probedVisits;

  function admit(visit: Visit, draws: Chance, early: { readonly skipped: number } | undefined): void {
    const kept = early === undefined ? visit.stops : visit.stops.slice(early.skipped);
    const [first] = kept;
    const zoneId = first?.kind === 'browse' ? first.zoneId : undefined;
    const inside = places.browse.filter((place) => zoneId === undefined || place.zoneId === zoneId);
    const door = draws.pick(places.doors) ?? { xMetres: 0, yMetres: 0 };
    const start = early === undefined ? undefined : scene.chooseFree(inside, draws);
    const members = visit.visitors.map((visitor): Person => {
      drawn += 1;
      const at = start === undefined ? door : scene.beside(start.at, draws);
      return { id: drawn, walker: createWalker(at, visitor.metresPerSecond), tag: undefined, phone: undefined };
    });
    const [leader, ...companions] = members;
    if (leader === undefined) return;
    parties.push(createParty({ scene, visit: { ...visit, stops: kept }, members: [leader, ...companions], chance: draws, listeners }));
    members.forEach((member, place) => {
      const visitor = visit.visitors[place];
      if (visitor !== undefined) listeners.onIn(member, visitor, early !== undefined);
    });
  }

  const people = (): readonly Person[] => parties.flatMap((party) => party.members.filter((member) => party.isInside(member)));

  /** A shop that has been open for a while: longer visits are likelier to be met, each somewhere in its middle. */
  function fill(): void {
    const draws = chance.fork('already inside');
    while (people().length < size) {
      const visit = draws.weigh(visits, lengthOf);
      if (visit === undefined) return;
      const browsing = visit.stops.filter((stop) => stop.kind !== 'pay').length;
      const [first, ...others] = visit.visitors.map((visitor) => ({ ...visitor, tag: drawTag() }));
      if (first === undefined) return;
      admit({ ...visit, visitors: [first, ...others] }, chance.fork(`early ${drawn}`), {
        skipped: draws.whole(1, Math.max(1, browsing - 1)),
      });
    }
  }

  function arrive(): void {
    const draws = chance.fork(`party ${drawn}`);
    admit(drawVisit(plan, draws, drawTag), draws, undefined);
    const wave = 1 + swing * Math.sin((2 * Math.PI * agenda.now()) / swingSeconds + size);
    const correction = 1 + 0.6 * ((size - people().length) / size);
    nextArrival = agenda.now() + chance.exponential(personSeconds / (size * Math.max(0.2, wave * correction)));
  }

  fill();
  nextArrival = chance.exponential(personSeconds / size);

  return {
    people,
    parties: () => parties,
    advance(seconds) {
      if (agenda.now() >= nextArrival) arrive();
      for (const party of parties) party.advance(seconds);
      parties = parties.filter((party) => !party.isGone());
    },
  };
}
