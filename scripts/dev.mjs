// `npm run dev`: builds on every change and starts the shop again. Options go to the shop, as with `npm start`.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();
await install();

const folders = ['edge', 'beacons', 'kiosk', 'signage', 'phone', 'console', 'simulator', 'shared'];
const settleMs = 300;
let shop;

function startShop() {
  shop = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
}

async function restart() {
  try {
    await build();
  } catch (error) {
    console.error(error.message);
    return;
  }
  if (shop !== undefined && shop.exitCode === null) {
    const gone = new Promise((done) => shop.once('exit', done));
    shop.kill('SIGTERM');
    await gone;
  }
  startShop();
}

let settled;
for (const folder of folders) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(settled);
    settled = setTimeout(restart, settleMs);
  });
}
await restart();
process.on('SIGINT', () => {
  shop?.kill('SIGTERM');
  process.exit(0);
});
