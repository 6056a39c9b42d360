import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Agenda } from './agenda.ts';
import { createChance, type Chance } from './chance.ts';
import type { Connector } from './devices/connect-device.ts';
import { createDoorCounter } from './devices/door-counter.ts';
import { linkTills, placedOf } from './devices/devices.ts';
import { createGateway } from './devices/gateway.ts';
import { createHangers } from './devices/hangers.ts';
import { createDoings } from './doings.ts';
import type { Course } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { Memory } from './kept/memory.ts';
import type { OpenShop } from './open-hub.ts';
import type { CrowdParts } from './people/crowd.ts';
import type { Person } from './people/person.ts';
import type { Pockets } from './phones/pockets.ts';
import { createAir } from './radio/air.ts';
import { takeSteps } from './real-time.ts';
import { createTill } from './sales/till.ts';
import type { Settings } from './settings.ts';
import { createShopFloor, type ShopFloor } from './shop-floor.ts';
import type { Witness } from './witness.ts';

export interface PlayParts {
  readonly settings: Pick<Settings, 'seed' | 'speed'>;
  readonly pass: SimulatorPass;
  readonly clock: Clock;
  readonly say: (words: string) => void;
  readonly shop: OpenShop;
  readonly credentials: ReadonlyMap<string, string>;
  readonly connector: Connector;
  readonly inFlight: InFlight;
  readonly memory: Memory;
  readonly pockets: Pockets;
  readonly course: Course;
}

/** A shop that is being played. */
export interface Playing {
  readonly floor: ShopFloor;
  stop(): Promise<void>;
}

const stepMs = 200;
const stepsPerSecond = 1000 / stepMs;
const goodbyeMs = 600;
/** Phones and watches on people, as unknown advertisers, and those going by in the street. */
const otherShare = 0.6;
const passersBy = 5;
const usualHealthMs = 10_000;
const seldomHealthMs = 60_000;

/** Joins people, air and devices, and lets time pass; answers how to end it all. */
export function play(parts: PlayParts): Playing {
  const { settings, pass, clock, shop, connector, memory, pockets, course, say } = parts;
  const chance = createChance(settings.seed);
  const counters = placedOf(pass, 'counter').flatMap(({ deviceId }) => createDoorCounter(deviceId, connector, clock) ?? []);
  const links = linkTills(parts);
  const tillChance = chance.fork('tills');
  const tills = new Map(
    links.map((link) => [link.tillId, createTill({ ...link, ...shop, memory, chance: tillChance.fork(link.tillId), clock, say })]),
  );
  const stops: (() => void)[] = [];
  const witness = course.witnessFor(shop.plan);

  function listenersFor(agenda: Agenda): CrowdParts['listeners'] {
    const devices = placedOf(pass, 'hanger');
    const hangers = createHangers({ devices, connector, agenda, memory, chance: chance.fork('hangers'), clock, onTrouble: say });
    stops.push(hangers.stop);
    const partyOf = (person: Person) => floor.partyOf(person);
    const { tastes } = course;
    return createDoings({
      pass,
      clock,
      agenda,
      chance,
      counters,
      hangers,
      pockets,
      shelves: shop.shelves,
      tills,
      tastes,
      witness,
      partyOf,
      say,
    });
  }

  const floor = createShopFloor({
    plan: shop.plan,
    tills: placedOf(pass, 'till').flatMap(({ deviceId, at }) => (tills.has(deviceId) ? [{ tillId: deviceId, at }] : [])),
    staffTags: pass.tags.filter(({ kind }) => kind === 'staff'),
    ...course,
    chance,
    listenersFor,
  });
  const stopTime = letTimePass(parts, floor, chance, witness);

  /** Whoever is still inside stops being simulated: for the door they have gone out. */
  async function countEveryoneOut(): Promise<void> {
    for (const counter of counters) {
      counter.countOut(floor.shoppers().length);
      counter.send();
    }
    while (counters.some((counter) => counter.waiting() > 0)) await new Promise<void>((done) => clock.after(20, done));
  }
  const atMost = (milliseconds: number, task: Promise<unknown>): Promise<unknown> =>
    Promise.race([task, new Promise<void>((done) => clock.after(milliseconds, done))]);

  return {
    floor,
    async stop() {
      stopTime();
      for (const stop of stops) stop();
      pockets.closeAll();
      memory.save();
      await atMost(goodbyeMs, countEveryoneOut());
      for (const { stop } of [...counters, ...links.map(({ outbox }) => outbox)]) stop();
      await atMost(goodbyeMs / 2, Promise.all([connector.closeAll(), witness?.close()]));
    },
  };
}

/** Steps the floor, puts its tags on the air, and sends each gateway's batch at its own moment of the second. */
function letTimePass(
  { settings, pass, clock, shop, connector, course }: PlayParts,
  floor: ShopFloor,
  chance: Chance,
  witness: Witness | undefined,
): () => void {
  const healthEveryMs = course.isTurned ? seldomHealthMs : usualHealthMs;
  const gateways = placedOf(pass, 'gateway').flatMap(
    ({ deviceId }) => createGateway({ gatewayId: deviceId, connector, clock, healthEveryMs }) ?? [],
  );
  const byId = new Map(gateways.map((gateway) => [gateway.gatewayId, gateway]));
  const air = createAir(shop.plan, chance.fork('air'));
  const others = chance.fork('others');
  let steps = 0;

  const stop = takeSteps(clock, stepMs, (endMs) => {
    steps += 1;
    floor.advance((stepMs / 1000) * settings.speed);
    const people = [...floor.staff(), ...floor.shoppers()];
    const carriers = people.flatMap(({ tag, walker: { at, heading } }) =>
      tag === undefined ? [] : [{ tagKey: tag.tagKey, kind: tag.kind, at, heading }],
    );
    air.advance(carriers, endMs, stepMs, (heard) => byId.get(heard.receiverId)?.hear(heard));
    const mostOthers = Math.ceil(people.length * otherShare) + passersBy;
    gateways.forEach((gateway, place) => {
      if ((steps + (course.isTurned ? 0 : place)) % stepsPerSecond === 0) gateway.sendBatch(others.whole(0, mostOthers));
    });
    if (steps % stepsPerSecond === 0) witness?.see(people, Math.round(endMs));
  });

  return () => {
    stop();
    for (const gateway of gateways) gateway.stop();
  };
}
