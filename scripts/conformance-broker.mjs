// Starts the hub's broker alone, open to everyone on this machine, so that third-party MQTT 3.1.1 suites can be run against it.
// `npm run conformance-broker -- PORT`; builds the hub first when it is not built yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const program = join(root, 'dist/edge/conformance-broker.mjs');

if (!existsSync(program)) {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'edge'], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const broker = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => broker.kill(signal));
broker.once('exit', (code) => process.exit(code ?? 0));
