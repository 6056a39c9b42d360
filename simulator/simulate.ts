import { dirname, join } from 'node:path';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Clock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { createChance } from './chance.ts';
import { liveCourse, type Course } from './course.ts';
import { claimDevices } from './devices/claim-devices.ts';
import { createConnector } from './devices/connect-device.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import { openMemory } from './kept/memory.ts';
import { openShop } from './open-hub.ts';
import { createPockets } from './phones/pockets.ts';
import { play, type Playing } from './play.ts';
import type { Settings } from './settings.ts';

export interface BeginParts {
  readonly settings: Pick<Settings, 'passFile' | 'seed' | 'speed'>;
  readonly pass: SimulatorPass;
  readonly clock: Clock;
  /** The one line everybody sees, and what needs someone. */
  readonly tell: (words: string) => void;
  /** Everything else. */
  readonly say: (words: string) => void;
}

export interface SimulateParts extends BeginParts {
  readonly settings: Settings;
}

/** A shop that is being played, and what is on its way to the hub. */
export interface OpenPlay extends Playing {
  readonly inFlight: InFlight;
}

const longestTidyMs = 5_000;

/** Claims the devices and lets people in. Undefined when told to stop meanwhile. Throws a ConfigError or RefusedError when it can't begin. */
export async function beginPlay(parts: BeginParts, course: Course, signal: AbortSignal): Promise<OpenPlay | undefined> {
  const { settings, pass, clock, tell, say } = parts;
  const folder = dirname(settings.passFile);
  const inFlight = createInFlight();
  const http = inFlight.http(createHttpClient({ baseUrl: pass.http }));
  const shop = await openShop({ http, clock, signal, onAway: () => tell(`the hub is not at ${pass.http} yet; waiting`) });
  if (shop === undefined) return undefined;
  const { credentials, fresh, trouble } = await claimDevices({
    pass,
    path: join(folder, 'simulator-credentials.json'),
    http,
    clock,
    signal,
  });
  if (signal.aborted) return undefined;
  if (trouble !== undefined && !pass.devices.some(({ deviceId }) => credentials.has(deviceId))) throw new ConfigError([trouble]);
  if (trouble !== undefined) tell(trouble);
  const kept = openMemory(join(folder, 'simulator-memory.json'), fresh.length === pass.devices.length, clock.now());
  if (kept.trouble !== undefined) tell(kept.trouble);

  const troubled = new Set<string>();
  const connector = createConnector({
    pass,
    credentials,
    inFlight,
    onTrouble(deviceId, words) {
      say(`${deviceId}: ${words}`);
      if (!/not authorized|bad user/i.test(words) || troubled.size > 0) return;
      troubled.add(deviceId);
      tell(`the hub does not know ${deviceId} with its credential any more: start the hub again, then the simulator`);
    },
  });
  const pockets = createPockets({
    baseUrl: pass.http,
    inFlight,
    memory: kept.memory,
    chance: createChance(settings.seed).fork('phones'),
    clock,
    say,
  });
  // Before anyone takes a fob: one that is still linked to an earlier phone can't be paired.
  await Promise.race([pockets.returnLeftFobs(), new Promise<void>((done) => clock.after(longestTidyMs, done))]);
  return { inFlight, ...play({ ...parts, shop, credentials, connector, inFlight, pockets, memory: kept.memory, course }) };
}

/** Plays the whole shop, live, until `signal` aborts. Throws a ConfigError or RefusedError when it can't begin. */
export async function simulate(parts: SimulateParts, signal: AbortSignal): Promise<void> {
  const { settings, clock, tell } = parts;
  const playing = await beginPlay(parts, liveCourse(settings), signal);
  if (playing === undefined) return;
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
