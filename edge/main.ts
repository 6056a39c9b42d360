import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemClock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { readCommand } from './config/command.ts';
import { usage, type Config } from './config/config.ts';
import { newestSchema } from './database/migrate.ts';
import { createHub, type Hub } from './hub.ts';
import { runBackup, runRestore } from './keeping/commands.ts';
import { openLog } from './keeping/log.ts';
import { lockFolder } from './keeping/folder-lock.ts';
import { tellSystemd } from './keeping/systemd.ts';
import { describeAddresses } from './welcome.ts';

const here = import.meta.dirname;
const drainMs = 5_000;

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.cwd());
  switch (command.kind) {
    case 'help':
      console.log(usage);
      return;
    case 'backup':
      console.log(runBackup(command.config.dataFolder, command.to, systemClock.now()));
      return;
    case 'restore': {
      const { dataFolder } = command.config;
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      console.log(runRestore({ dataFolder, from: command.from, at: systemClock.now(), newestSchema }));
      return;
    }
    case 'run':
      await open(command.config);
  }
}

async function open(config: Config): Promise<void> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  await chmod(config.dataFolder, 0o700);
  const unlock = lockFolder(config.dataFolder);
  const { log, flush, rotateLog } = openLog(join(config.dataFolder, 'hub.log'), config.logLevel);
  // A state that nobody waits for may fail, above all while the broker closes: that is a line in the log, not the end of the shop.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'something nobody waited for failed; the rest goes on'));
  const hub = await createHub({
    config,
    clock: systemClock,
    log,
    databaseThread: new URL('./database-thread.mjs', import.meta.url),
    screensFolder: resolve(here, '..'),
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
  tellSystemd({ environment: process.env, clock: systemClock, isWell: hub.isWell, onTrouble: (words) => log.error(words) });
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

function explain(error: unknown): string {
  const [first] = process.argv.slice(2);
  const task = first === 'backup' || first === 'restore' ? first : 'start';
  if (error instanceof ConfigError) return `Aisle can’t ${task}:\n${error.mistakes.map((words) => `  - ${words}`).join('\n')}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Aisle can’t start: something else already listens on port ${String(error.port)}. Stop it, or choose others: npm start -- --port 8081 --mqtt-port 1884`;
  }
  return `Aisle can’t ${task}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

if (!existsSync(resolve(here, 'database-thread.mjs'))) console.error('Aisle is not built yet: run "npm run build" first.');
else
  run().catch((error: unknown) => {
    console.error(explain(error));
    process.exit(1);
  });
