import type { Chance } from '../chance.ts';
import { drawVisit, type Stop, type Visit, type Visitor } from './draw-visit.ts';
import type { Flow } from './flow.ts';
import { createParty, type Party, type PartyListeners } from './party.ts';
import type { Person } from './person.ts';
import type { Scene } from './scene.ts';
import { createTagWishes } from './tag-wish.ts';
import type { Tastes } from './tastes.ts';
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
  readonly tastes: Tastes;
  /** Made once it is known what a party's visit adds up to, in people x seconds. */
  readonly flowFor: (personSeconds: number) => Flow;
  readonly listeners: PartyListeners & {
    /** Someone is in: takes what they carry. `isEarly` for those who were there when the simulation began. */
    readonly onIn: (person: Person, visitor: Visitor, isEarly: boolean) => void;
  };
}

const probedVisits = 300;
const metresBetweenStops = 5;
const payingSeconds = 75;
/** When hardly anyone comes, it is looked again whether they come faster now. */
const longestGapSeconds = 60;

function secondsOf(stop: Stop): number {
  return (stop.kind === 'pay' ? payingSeconds : stop.seconds) + metresBetweenStops;
}

function lengthOf(visit: Visit): number {
  return visit.stops.reduce((sum, stop) => sum + secondsOf(stop), 20);
}

export function createCrowd({ scene, chance, tastes, flowFor, listeners }: CrowdParts): Crowd {
  const { plan, agenda, places } = scene;
  const ground = { plan, tastes, drawTag: createTagWishes(chance.fork('tags')) };
  let parties: Party[] = [];
  let drawn = 0;

  const probe = chance.fork('probe');
  const probeGround = { plan, tastes, drawTag: createTagWishes(probe) };
  const visits = Array.from({ length: probedVisits }, () => drawVisit(probeGround, probe));
  const flow = flowFor(visits.reduce((sum, visit) => sum + visit.visitors.length * lengthOf(visit), 0) / probedVisits);

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
    while (people().length < flow.alreadyInside) {
      const visit = draws.weigh(visits, lengthOf);
      if (visit === undefined) return;
      const browsing = visit.stops.filter((stop) => stop.kind !== 'pay').length;
      const [first, ...others] = visit.visitors.map((visitor) => ({ ...visitor, tag: ground.drawTag() }));
      if (first === undefined) return;
      admit({ ...visit, visitors: [first, ...others] }, chance.fork(`early ${drawn}`), {
        skipped: draws.whole(1, Math.max(1, browsing - 1)),
      });
    }
  }

  const arrivals = chance.fork('arrivals');
  /** The next arrival, or the next look: an exponential gap may be cut anywhere, it has no memory. */
  function drawGap(): { readonly seconds: number; readonly isArrival: boolean } {
    const perSecond = flow.partiesPerSecond(people().length);
    const seconds = perSecond > 0 ? arrivals.exponential(1 / perSecond) : Number.POSITIVE_INFINITY;
    return seconds < longestGapSeconds ? { seconds, isArrival: true } : { seconds: longestGapSeconds, isArrival: false };
  }

  fill();
  let gap = drawGap();
  let nextAt = agenda.now() + gap.seconds;

  return {
    people,
    parties: () => parties,
    advance(seconds) {
      if (agenda.now() >= nextAt) {
        const draws = chance.fork(`party ${drawn}`);
        if (gap.isArrival) admit(drawVisit(ground, draws), draws, undefined);
        gap = drawGap();
        nextAt = agenda.now() + gap.seconds;
      }
      for (const party of parties) party.advance(seconds);
      parties = parties.filter((party) => !party.isGone());
    },
  };
}
