import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '#shared/link/clock.ts';
import type { Config } from './config/config.ts';
import { createHub, type Hub } from './hub.ts';
import { createBelievableClock, readLastSeen } from './keeping/believable-clock.ts';
import { lockFolder } from './keeping/folder-lock.ts';
import { openLog } from './keeping/log.ts';
import { tellSystemd } from './keeping/systemd.ts';
import { describeAddresses } from './welcome.ts';

const drainMs = 5_000;

export interface RunParts {
  readonly config: Config;
  /** The machine's own, right or not. */
  readonly clock: Clock;
  /** Where the built programs of the hub are: this file itself may be built into any of them. */
  readonly programFolder: string;
}

/** Runs the hub as this process until a signal ends it; prints where everything is once the shop is open. */
export async function runHub({ config, clock: machine, programFolder }: RunParts): Promise<void> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  await chmod(config.dataFolder, 0o700);
  const unlock = lockFolder(config.dataFolder);
  const clock = createBelievableClock(machine, readLastSeen(config.dataFolder));
  const { log, flush, rotateLog } = openLog(join(config.dataFolder, 'hub.log'), config.logLevel, clock);
  // A state that nobody waits for may fail, above all while the broker closes: that is a line in the log, not the end of the shop.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'something nobody waited for failed; the rest goes on'));
  const hub = await createHub({
    config,
    clock,
    log,
    databaseThread: pathToFileURL(join(programFolder, 'database-thread.mjs')),
    screensFolder: resolve(programFolder, '..'),
    rotateLog,
  });
  process.on('SIGHUP', () => {
    hub.tls
      ?.renew()
      .then(() => log.info({ sha256: hub.tls?.fingerprint() }, 'new connections get the new certificate; open ones go on'))
      .catch((error: unknown) => log.error({ err: error }, 'the certificate was not renewed: the one in use goes on'));
  });
  stopOnSignal(hub, () => {
    unlock();
    return flush();
  });
  if (config.sampleShop && config.simulator) await writeSimulatorFile(hub, config);
  console.log(await describeAddresses(hub, config));
  tellSystemd({ environment: process.env, clock, isWell: hub.isWell, onTrouble: (words) => log.error(words) });
  log.info({ http: hub.httpPort, mqtt: hub.mqttPort }, 'the shop is open');
}

/** What the simulator may know to play the sample shop's devices and fobs from outside; readable by this user only. */
async function writeSimulatorFile(hub: Hub, config: Config): Promise<void> {
  const file = join(config.dataFolder, 'simulator.json');
  await writeFile(file, JSON.stringify(await hub.simulatorPass(), null, 1), { mode: 0o600 });
}

function stopOnSignal(hub: Hub, onStopped: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), drainMs);
    late.unref();
    void hub
      .stop()
      .then(onStopped)
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
