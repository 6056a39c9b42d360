// `npm test`: installs, builds, fetches the browser and the servers the tests talk to, then runs them all.
// `npm test -- tests/contract` runs only those.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

checkNode();

const needed = [
  { file: '/usr/bin/chromium', pkg: 'chromium' },
  { file: '/usr/sbin/mosquitto', pkg: 'mosquitto' },
  { file: '/usr/bin/socat', pkg: 'socat' },
  { file: '/usr/bin/dbus-daemon', pkg: 'dbus' },
  { file: '/usr/bin/faketime', pkg: 'faketime' },
];

function installPackages() {
  const missing = needed.filter(({ file }) => !existsSync(file)).map(({ pkg }) => pkg);
  if (missing.length === 0) return;
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) {
    console.log(`  Not here: ${missing.join(', ')}. The tests that need them are skipped.`);
    return;
  }
  console.log(`  Installing ${missing.join(', ')} for the tests`);
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...words) =>
    spawnSync([...prefix, ...words][0], [...prefix, ...words].slice(1), {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status;
  run('apt-get', 'update', '-qq');
  if (run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing) !== 0) {
    console.log('  apt-get could not install them: the tests that need them are skipped.');
  }
}

try {
  await install();
  await build();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
installPackages();

const folder = mkdtempSync(join(tmpdir(), 'aisle-test-'));
const report = join(folder, 'report.json');
const words = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...words.slice(1)], {
  cwd: root,
  stdio: 'inherit',
});
if (existsSync(report)) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`);
}
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
