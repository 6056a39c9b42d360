// `npm start`: installs, builds, opens the shop and, in a sample shop, lets the simulator in.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
const words = process.argv.slice(2);
const valueOf = (flag) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);

try {
  await install();
  await build();
} catch (error) {
  console.error(`\nAisle can't start: ${error.message}`);
  process.exit(1);
}

const startedAt = Date.now();
const children = [];
const hub = spawn(process.execPath, [join(root, 'dist/edge/main.mjs'), ...words], { stdio: 'inherit' });
children.push(hub);

let stopping = false;
const stop = () => {
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
hub.on('exit', (code) => {
  stop();
  process.exit(stopping && code === null ? 0 : (code ?? 0));
});

if (!words.includes('--no-simulator') && !words.includes('--help')) await letSimulatorIn();

/** The hub leaves a pass for the simulator when its shop is a sample; without one nobody is simulated. */
async function letSimulatorIn() {
  const pass = join(resolve(valueOf('--data') ?? 'data'), 'simulator.json');
  const isFresh = () => existsSync(pass) && statSync(pass).mtimeMs >= startedAt;
  for (let tries = 0; tries < 300 && !stopping && !isFresh(); tries += 1) await new Promise((done) => setTimeout(done, 200));
  const program = join(root, 'dist/simulator/simulator.mjs');
  if (stopping || !isFresh() || !existsSync(program)) return;
  const simulator = spawn(process.execPath, [program, '--pass', pass], { stdio: 'inherit' });
  children.push(simulator);
  simulator.on('exit', (code) => {
    if (!stopping && code !== 0) console.error(`The simulator stopped (${code}); the shop goes on without simulated shoppers.`);
  });
}
