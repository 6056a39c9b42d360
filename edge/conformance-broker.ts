import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#shared/link/clock.ts';
import { createBrokerStack } from './broker/broker-stack.ts';
import { openRules } from './broker/open-rules.ts';
import { createDatabase } from './database/database.ts';

/** The hub's broker with its guard and its persistence, open to all on loopback, on a database that goes with it: for conformance suites. */
async function run(port: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-conformance-'));
  const database = await createDatabase({
    file: join(folder, 'aisle.db'),
    threadFile: new URL('./database-thread.mjs', import.meta.url),
    onLost: (error) => console.error(`the database is gone: ${error.message}`),
  });
  const stack = await createBrokerStack({
    clock: systemClock,
    records: database,
    host: '127.0.0.1',
    port,
    rules: openRules,
    onRefused: ({ deviceId, reason, words }) => console.log(`refused ${deviceId}: ${reason}: ${words}`),
    onConnected: () => undefined,
    onTrouble: (what, error) => console.error(what, error),
  });
  console.log(`MQTT 3.1.1 on 127.0.0.1:${await stack.open()}, open to everyone on this machine; Ctrl-C ends it`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void stack
      .close()
      .then(() => database.close())
      .then(() => rm(folder, { recursive: true, force: true }))
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

const port = Number(process.argv[2]);
if (Number.isInteger(port) && port >= 0 && port <= 65_535) {
  run(port).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
} else {
  console.error('Usage: npm run conformance-broker -- PORT');
  process.exit(1);
}
