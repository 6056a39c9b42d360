import { dirname, join } from 'node:path';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Clock } from '#shared/link/clock.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import type { Agenda } from './agenda.ts';
import { createChance } from './chance.ts';
import { claimDevices } from './devices/claim-devices.ts';
import { createConnector, type Connector } from './devices/connect-device.ts';
import { createDoorCounter } from './devices/door-counter.ts';
import { linkTills, placedOf } from './devices/devices.ts';
import { createGateway } from './devices/gateway.ts';
import { createHangers } from './devices/hangers.ts';
import { openMemory, type Memory } from './kept/memory.ts';
import { openShop, type OpenShop } from './open-hub.ts';
import type { CrowdParts } from './people/crowd.ts';
import type { Party } from './people/party.ts';
import type { Person } from './people/person.ts';
import { createTagRack } from './people/tag-rack.ts';
import { createPockets, type Pockets } from './phones/pockets.ts';
import { createAir } from './radio/air.ts';
import { takeSteps } from './real-time.ts';
import { createTill } from './sales/till.ts';
import type { Settings } from './settings.ts';
import { createShopFloor } from './shop-floor.ts';
import { openTruthFile } from './truth-file.ts';

export interface SimulateParts {
  readonly settings: Settings;
  readonly pass: SimulatorPass;
  readonly clock: Clock;
  /** The one line everybody sees, and what needs someone. */
  readonly tell: (words: string) => void;
  /** Everything else. */
  readonly say: (words: string) => void;
}

const stepMs = 200;
const stepsPerSecond = 1000 / stepMs;
const goodbyeMs = 600;
const longestTidyMs = 5_000;

/** Plays the whole shop until `signal` aborts. Throws a ConfigError or RefusedError when it can't begin. */
export async function simulate(parts: SimulateParts, signal: AbortSignal): Promise<void> {
  const { settings, pass, clock, tell, say } = parts;
  const folder = dirname(settings.passFile);
  const http = createHttpClient({ baseUrl: pass.http });
  const shop = await openShop({ http, clock, signal, onAway: () => tell(`the hub is not at ${pass.http} yet; waiting`) });
  if (shop === undefined) return;
  const { credentials, fresh, trouble } = await claimDevices({
    pass,
    path: join(folder, 'simulator-credentials.json'),
    http,
    clock,
    signal,
  });
  if (signal.aborted) return;
  if (trouble !== undefined) tell(trouble);
  const kept = openMemory(join(folder, 'simulator-memory.json'), fresh.length === pass.devices.length, clock.now());
  if (kept.trouble !== undefined) tell(kept.trouble);

  const troubled = new Set<string>();
  const connector = createConnector({
    pass,
    credentials,
    onTrouble(deviceId, words) {
      say(`${deviceId}: ${words}`);
      if (!/not authorized|bad user/i.test(words) || troubled.size > 0) return;
      troubled.add(deviceId);
      tell(`the hub does not know ${deviceId} with its credential any more: start the hub again, then the simulator`);
    },
  });
  const pockets = createPockets({
    baseUrl: pass.http,
    memory: kept.memory,
    chance: createChance(settings.seed).fork('phones'),
    clock,
    say,
  });
  // Before anyone takes a fob: one that is still linked to an earlier phone can't be paired.
  await Promise.race([pockets.returnLeftFobs(), new Promise<void>((done) => clock.after(longestTidyMs, done))]);
  const playing = play({ ...parts, shop, credentials, connector, pockets, memory: kept.memory });
  tell(
    `Simulated shoppers are walking in; seed ${settings.seed}. About ${Math.round(settings.crowd)} at a time, with simulated gateways, hangers, tills and phones: nobody here is real.`,
  );
  await new Promise<void>((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
    if (settings.seconds !== undefined) clock.after(settings.seconds * 1000, done);
  });
  await playing.stop();
}

interface PlayParts extends SimulateParts {
  readonly shop: OpenShop;
  readonly credentials: ReadonlyMap<string, string>;
  readonly connector: Connector;
  readonly memory: Memory;
  readonly pockets: Pockets;
}

/** Joins people, air and devices; answers how to end it all. */
function play(parts: PlayParts): { stop(): Promise<void> } {
  const { settings, pass, clock, shop, connector, memory, pockets, say } = parts;
  const chance = createChance(settings.seed);
  const rack = createTagRack(
    pass.tags.filter(({ kind }) => kind === 'fob' || kind === 'basket'),
    chance.fork('rack'),
  );
  const gateways = new Map(placedOf(pass, 'gateway').map(({ deviceId }) => [deviceId, createGateway(deviceId, connector, clock)]));
  const counters = placedOf(pass, 'counter').flatMap(({ deviceId }) => createDoorCounter(deviceId, connector, clock) ?? []);
  const links = linkTills({ ...parts, say });
  const tillChance = chance.fork('tills');
  const tills = new Map(
    links.map((link) => [link.tillId, createTill({ ...link, ...shop, memory, chance: tillChance.fork(link.tillId), clock, say })]),
  );

  function listenersFor(agenda: Agenda): CrowdParts['listeners'] {
    const draws = chance.fork('doings');
    const hangers = createHangers({
      devices: placedOf(pass, 'hanger'),
      connector,
      agenda,
      memory,
      chance: chance.fork('hangers'),
      clock,
      onTrouble: say,
    });
    stops.push(hangers.stop);
    return {
      onIn(person, { tag }, isEarly) {
        for (const counter of counters) counter.countIn();
        if (tag === 'none') return;
        person.tag = rack.take(tag, clock.monotonic());
        if (tag === 'fob')
          agenda.after(isEarly ? draws.between(0.5, 8) : draws.between(2, 9), () => void pockets.pair(person, () => tempt(person)));
      },
      onOut(person) {
        for (const counter of counters) counter.countOut();
        const { tag } = person;
        person.tag = undefined;
        void pockets.leave(person).then(() => tag !== undefined && rack.putBack(tag, clock.monotonic()));
      },
      onBrowse(party, { at, zoneId }, seconds) {
        party.likesLeft -= hangers.touch(at, seconds, party.likesLeft);
        const phone = party.members.find((member) => member.phone !== undefined)?.phone;
        if (phone !== undefined && draws.happens(wishShare)) agenda.after(seconds / 2, () => void wish(zoneId, phone.wish));
      },
      onPaid: (party, tillId) => void pay(party, tillId),
    };
  }

  /** An offer on the phone makes about half of those who get one want to use it. */
  function tempt(person: Person): void {
    if (temptChance.happens(temptedShare)) floor.partyOf(person)?.tempt();
  }

  async function wish(zoneId: string, add: (code: string) => Promise<void>): Promise<void> {
    try {
      const piece = await shop.shelves.choosePiece(zoneId, wishChance);
      if (piece !== undefined) await add(piece.sku);
    } catch (error) {
      say(`a wish was not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function pay(party: Party, tillId: string): Promise<void> {
    const phone = party.members.find((member) => member.phone !== undefined)?.phone;
    const coupons = (await phone?.readCoupons(clock.now()).catch(() => [])) ?? [];
    await tills.get(tillId)?.serve({ visited: party.visited, coupons });
  }

  const stops: (() => void)[] = [];
  const wishChance = chance.fork('wishes');
  const temptChance = chance.fork('offers');
  const otherChance = chance.fork('others');
  const floor = createShopFloor({
    plan: shop.plan,
    tills: links.flatMap(({ tillId }) =>
      placedOf(pass, 'till')
        .filter(({ deviceId }) => deviceId === tillId)
        .map(({ at }) => ({ tillId, at })),
    ),
    staffTags: pass.tags.filter(({ kind }) => kind === 'staff'),
    crowd: settings.crowd,
    chance,
    listenersFor,
  });
  const air = createAir(shop.plan, chance.fork('air'));
  const truth = settings.truthFile === undefined ? undefined : openTruthFile(settings.truthFile, shop.plan);

  let steps = 0;
  stops.push(
    takeSteps(clock, stepMs, (endMs) => {
      steps += 1;
      floor.advance((stepMs / 1000) * settings.speed);
      const people = [...floor.staff(), ...floor.shoppers()];
      const carriers = people.flatMap(({ tag, walker: { at, heading } }) =>
        tag === undefined ? [] : [{ tagKey: tag.tagKey, kind: tag.kind, at, heading }],
      );
      air.advance(carriers, endMs, stepMs, (heard) => gateways.get(heard.receiverId)?.hear(heard));
      // Each gateway has its own moment of the second.
      [...gateways.values()].forEach((gateway, place) => {
        if ((steps + place) % stepsPerSecond === 0)
          gateway?.sendBatch(otherChance.whole(0, Math.ceil(people.length * otherShare) + passersBy));
      });
      if (steps % stepsPerSecond === 0) truth?.write(people, Math.round(endMs));
    }),
  );

  return {
    async stop() {
      for (const stop of stops) stop();
      pockets.closeAll();
      // Whoever is still inside stops being simulated: for the door they have gone out.
      for (const counter of counters) {
        counter.countOut(floor.shoppers().length);
        counter.send();
      }
      memory.save();
      const told = async (): Promise<void> => {
        while (counters.some((counter) => counter.waiting() > 0)) await new Promise<void>((done) => clock.after(20, done));
      };
      await Promise.race([told(), new Promise<void>((done) => clock.after(goodbyeMs, done))]);
      for (const counter of counters) counter.stop();
      for (const { outbox } of links) outbox.stop();
      for (const gateway of gateways.values()) gateway?.stop();
      await Promise.race([
        Promise.all([connector.closeAll(), truth?.close()]),
        new Promise<void>((done) => clock.after(goodbyeMs / 2, done)),
      ]);
    },
  };
}

const wishShare = 0.12;
const temptedShare = 0.55;
/** Phones and watches on people, as unknown advertisers, and those going by in the street. */
const otherShare = 0.6;
const passersBy = 5;
