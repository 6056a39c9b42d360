// `npm test`: installs, builds, fetches the browser and the servers the tests talk to, then runs them all.
// `npm test -- tests/contract` runs only those.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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

/** One run of Vitest: its exit status and, by file, what it reported. */
function runTests(words) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words],
    { cwd: root, stdio: 'inherit' },
  );
  return { status, files: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [] };
}

const hasFailed = ({ status }) => status === 'failed';
const mostRepeated = 3;

const first = runTests(process.argv.slice(2));
let { status, files } = first;
const failed = files.filter(hasFailed);
// Browsers and hubs share two busy cores, and a deadline can be missed once. A file is asked again alone, with a hub of its own that no first
// try has left anything in; failing twice is a failure, and so are many at once.
if (process.env.CI !== undefined && status !== 0 && failed.length > 0 && failed.length <= mostRepeated) {
  console.log(`\n  Once more, alone: ${failed.map(({ name }) => relative(root, name)).join(', ')}`);
  const again = runTests([...failed.map(({ name }) => relative(root, name)), '--no-file-parallelism']);
  if (again.files.length === failed.length) {
    status = again.status;
    files = [...files.filter((file) => !hasFailed(file)), ...again.files];
  }
}
if (files.length > 0) {
  const results = files.flatMap(({ assertionResults }) => assertionResults);
  const countOf = (...states) => results.filter((result) => states.includes(result.status)).length;
  // A file that can't even be read has no results, and still has failed.
  const unread = files.filter((file) => hasFailed(file) && !file.assertionResults.some(hasFailed)).length;
  console.log(
    `\n${countOf('passed')} passed, ${countOf('failed') + unread} failed, ${countOf('pending', 'skipped', 'todo', 'disabled')} skipped`,
  );
}
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
