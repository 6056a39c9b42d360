// Fills a new data folder with two weeks of the sample shop; `node scripts/simulate-week.mjs --help` lists the options.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
try {
  await install();
  await build();
} catch (error) {
  console.error(`\nThe week can't be simulated: ${error.message}`);
  process.exit(1);
}
const weeks = spawn(process.execPath, [join(root, 'dist/simulator/weeks.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => weeks.kill(signal));
weeks.on('exit', (code) => process.exit(code ?? 1));
