import { dirname, join } from 'node:path';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Clock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { createChance } from './chance.ts';
import { claimDevices } from './devices/claim-devices.ts';
import { createConnector } from './devices/connect-device.ts';
import { openMemory } from './kept/memory.ts';
import { openShop } from './open-hub.ts';
import { createPockets } from './phones/pockets.ts';
import { play } from './play.ts';
import type { Settings } from './settings.ts';

export interface SimulateParts {
  readonly settings: Settings;
  readonly pass: SimulatorPass;
  readonly clock: Clock;
  /** The one line everybody sees, and what needs someone. */
  readonly tell: (words: string) => void;
  /** Everything else. */
  readonly say: (words: string) => void;
}

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
  if (trouble !== undefined && !pass.devices.some(({ deviceId }) => credentials.has(deviceId))) throw new ConfigError([trouble]);
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
