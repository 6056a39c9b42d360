// `npm run gateway -- ...`: installs and builds where needed, then starts the gateway with the given options.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
try {
  await install();
  await build();
} catch (error) {
  console.error(`\nThe gateway can't start: ${error.message}`);
  process.exit(1);
}
const gateway = spawn(process.execPath, [join(root, 'dist/beacons/gateway.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => gateway.kill(signal));
gateway.on('exit', (code) => process.exit(code ?? 0));
