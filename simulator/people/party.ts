import { zoneAt, type Point } from '#shared/domain/floor-plan.ts';
import type { Chance } from '../chance.ts';
import type { StandingPlace } from '../floor/places.ts';
import type { Stop, Visit } from './draw-visit.ts';
import type { Person } from './person.ts';
import type { Scene, TillLine } from './scene.ts';
import { hasArrived, headingFrom, turnTo, walk } from './walker.ts';

/** One to three people who came together; the first decides. */
export interface Party {
  readonly members: readonly [Person, ...Person[]];
  /** Seconds spent looking around, by zone. */
  readonly visited: ReadonlyMap<string, number>;
  /** Hearts still to be pressed. */
  likesLeft: number;
  isInside(member: Person): boolean;
  isGone(): boolean;
  /** Something good was offered: they mean to buy now. */
  tempt(): void;
  /** The shop closes: they pay what they wanted to pay and go. */
  hurry(): void;
  advance(seconds: number): void;
}

export interface PartyListeners {
  readonly onBrowse: (party: Party, place: StandingPlace, seconds: number) => void;
  readonly onPaid: (party: Party, tillId: string) => void;
  /** Someone went out of the door. */
  readonly onOut: (person: Person) => void;
}

export interface PartyParts {
  readonly scene: Scene;
  readonly visit: Visit;
  readonly members: readonly [Person, ...Person[]];
  readonly chance: Chance;
  readonly listeners: PartyListeners;
}

type Step =
  | { readonly kind: 'going'; readonly seconds: number; readonly place: StandingPlace | undefined; readonly isGlance?: boolean }
  | { readonly kind: 'standing'; readonly untilSeconds: number; readonly facing: Point | undefined }
  | { readonly kind: 'in-line'; readonly line: TillLine; place: number; doneSeconds: number | undefined }
  | { readonly kind: 'leaving' };

const serviceSeconds = 38;
const shortestServiceSeconds = 15;
const setOffSeconds = 1.8;
const lookAboutRadians = 0.7;
const waitSeconds = 12;

export function createParty({ scene, visit, members, chance, listeners }: PartyParts): Party {
  const [leader] = members;
  const { agenda } = scene;
  const visited = new Map<string, number>();
  const inside = new Set(members);
  let stops = [...visit.stops];
  let step: Step = { kind: 'standing', untilSeconds: agenda.now(), facing: undefined };

  function goTogether(to: Point): void {
    scene.go(leader, to);
    for (const companion of members.slice(1)) {
      agenda.after(chance.between(0.3, setOffSeconds), () => {
        if (inside.has(companion)) scene.go(companion, scene.beside(to, chance));
      });
    }
  }

  function lookAt(zoneId: string, seconds: number, isGlance: boolean): Step {
    const place = scene.chooseFree(
      scene.places.browse.filter((one) => one.zoneId === zoneId),
      chance,
    );
    if (place === undefined) return nextStep();
    goTogether(place.at);
    return { kind: 'going', seconds, place, isGlance };
  }

  /** Into a free cabin, the others to the bench; all to the bench while none is free. */
  function tryOn(seconds: number): Step {
    const [anyCabin] = scene.places.cabins;
    if (anyCabin === undefined) return nextStep();
    const cabin = chance.pick(scene.freeAmong(scene.places.cabins));
    const waitingRoom = scene.places.browse.filter((one) => one.zoneId === anyCabin.zoneId);
    for (const companion of cabin === undefined ? members : members.slice(1)) {
      const bench = scene.chooseFree(waitingRoom, chance);
      if (bench !== undefined && !isIn(companion, anyCabin.zoneId)) scene.go(companion, bench.at);
    }
    if (cabin === undefined) {
      stops = [{ kind: 'fit', seconds }, ...stops];
      return { kind: 'standing', untilSeconds: agenda.now() + waitSeconds, facing: anyCabin.at };
    }
    scene.go(leader, cabin.at);
    return { kind: 'going', seconds, place: cabin };
  }

  function isIn({ walker }: Person, zoneId: string): boolean {
    return hasArrived(walker) && zoneAt(scene.plan, walker.at)?.id === zoneId;
  }

  function joinLine(): Step {
    const line = scene.lines.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    if (line === undefined) return nextStep();
    line.waiting.push({ leader });
    return { kind: 'in-line', line, place: -1, doneSeconds: undefined };
  }

  function nextStep(): Step {
    const stop = stops.shift();
    if (stop === undefined) {
      for (const member of members) scene.go(member, chance.pick(scene.places.doors) ?? member.walker.at);
      return { kind: 'leaving' };
    }
    return beginStop(stop);
  }

  function beginStop(stop: Stop): Step {
    switch (stop.kind) {
      case 'arrive':
        goTogether(scene.beside(leader.walker.at, chance));
        return { kind: 'going', seconds: stop.seconds, place: undefined };
      case 'browse':
      case 'glance':
        return lookAt(stop.zoneId, stop.seconds, stop.kind === 'glance');
      case 'fit':
        return tryOn(stop.seconds);
      case 'pay':
        return joinLine();
    }
  }

  /** Moves up as the line does; pays at its head. */
  function advanceInLine(current: Extract<Step, { kind: 'in-line' }>): void {
    const { line } = current;
    const place = line.waiting.findIndex((one) => one.leader === leader);
    if (place !== current.place) {
      current.place = place;
      goTogether(line.till.line[Math.min(place, line.till.line.length - 1)] ?? line.till.counter);
      return;
    }
    if (place !== 0 || !hasArrived(leader.walker)) return;
    current.doneSeconds ??= agenda.now() + Math.max(shortestServiceSeconds, chance.logNormal(serviceSeconds, 0.35));
    if (agenda.now() < current.doneSeconds) return;
    line.waiting.shift();
    listeners.onPaid(party, line.till.tillId);
    step = nextStep();
  }

  function advanceLeaving(): void {
    for (const member of inside) {
      if (!hasArrived(member.walker)) continue;
      inside.delete(member);
      scene.leave(member);
      listeners.onOut(member);
    }
  }

  function lookAround(seconds: number): void {
    for (const member of inside) {
      const facing = step.kind === 'standing' ? step.facing : undefined;
      if (facing === undefined || !hasArrived(member.walker)) continue;
      const sway = lookAboutRadians * Math.sin(agenda.now() / 5 + member.id);
      turnTo(member.walker, headingFrom(member.walker.at, facing) + sway, seconds);
    }
  }

  const party: Party = {
    members,
    visited,
    likesLeft: visit.likes,
    isInside: (member) => inside.has(member),
    isGone: () => inside.size === 0,
    tempt() {
      if (step.kind === 'in-line' || step.kind === 'leaving' || stops.some((stop) => stop.kind === 'pay')) return;
      stops = [...stops, { kind: 'pay' }];
    },
    hurry() {
      stops = stops.filter((stop) => stop.kind === 'pay');
      if (step.kind === 'standing') step = { ...step, untilSeconds: agenda.now() };
    },
    advance(seconds) {
      for (const member of inside) walk(member.walker, seconds);
      lookAround(seconds);
      if (step.kind === 'in-line') advanceInLine(step);
      else if (step.kind === 'leaving') advanceLeaving();
      else if (step.kind === 'standing') {
        if (agenda.now() >= step.untilSeconds) step = nextStep();
      } else if (hasArrived(leader.walker)) {
        const { place } = step;
        if (place !== undefined && step.isGlance !== true) {
          visited.set(place.zoneId, (visited.get(place.zoneId) ?? 0) + step.seconds);
          listeners.onBrowse(party, place, step.seconds);
        }
        step = { kind: 'standing', untilSeconds: agenda.now() + step.seconds, facing: place?.facing };
      }
    },
  };
  return party;
}
