import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '#shared/link/clock.ts';
import { ConfigError } from '#shared/link/errors.ts';
import { readCommand } from './config/command.ts';
import { usage } from './config/config.ts';
import { newestSchema } from './database/migrate.ts';
import { createBelievableClock, readLastSeen } from './keeping/believable-clock.ts';
import { runBackup, runRestore } from './keeping/commands.ts';
import { bringRelease, packRelease } from './releases/release-commands.ts';
import { runHub } from './run-hub.ts';

const here = import.meta.dirname;

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.cwd());
  switch (command.kind) {
    case 'help':
      console.log(usage);
      return;
    case 'backup':
      console.log(runBackup(command.config.dataFolder, command.to, nowIn(command.config.dataFolder)));
      return;
    case 'restore': {
      const { dataFolder } = command.config;
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      console.log(runRestore({ dataFolder, from: command.from, at: nowIn(dataFolder), newestSchema }));
      return;
    }
    case 'pack':
      console.log(await packRelease({ screensFolder: resolve(here, '..'), to: command.to, keyFile: command.key }));
      return;
    case 'update':
      console.log(await bringRelease({ ...command.config, from: command.from, trustedKeys: command.config.releaseKeys }));
      return;
    case 'run':
      await runHub({ config: command.config, clock: systemClock, programFolder: here });
  }
}

/** As a hub in this folder would say. */
function nowIn(dataFolder: string): number {
  return createBelievableClock(systemClock, readLastSeen(dataFolder)).now();
}

function explain(error: unknown): string {
  const [first] = process.argv.slice(2);
  const task = ['backup', 'restore', 'pack', 'update'].find((command) => command === first) ?? 'start';
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
