// Breaks things under a running shop and says how each ended: `npm run test:faults` breaks all of them in seconds each,
// `npm run test:faults -- kill power-cut` only those, `--long` with the numbers the project promises. See docs/faults.md.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

const folder = join(root, 'tests/faults');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.test\.ts$/, ''));
const words = process.argv.slice(2);
const isLong = words.includes('--long');
const asked = words.filter((word) => !word.startsWith('--'));
/** `fuzz` is all of `fuzz-http`, `fuzz-mqtt` and `fuzz-websocket`. */
const answersTo = (fault, name) => fault === name || fault.startsWith(`${name}-`);
const unknown = [
  ...asked.filter((name) => !all.some((fault) => answersTo(fault, name))),
  ...words.filter((word) => word.startsWith('--') && word !== '--long'),
];
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: no such fault.`);
  console.error(`Usage: npm run test:faults -- [${all.join(' | ')}] [--long]`);
  process.exit(1);
}

checkNode();
try {
  await install();
  await build();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
const work = mkdtempSync(join(tmpdir(), 'aisle-faults-'));
let failed = 0;
for (const fault of all) {
  if (asked.length > 0 && !asked.some((name) => answersTo(fault, name))) continue;
  const startedAt = Date.now();
  const ending = await breakWith(fault);
  if (ending.state === 'FAILED') failed += 1;
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  for (const [nth, line] of ending.lines.entries())
    console.log(`${(nth === 0 ? fault : '').padEnd(16)}${(nth === 0 ? `${ending.state}, ${seconds} s` : '').padEnd(16)}${line}`);
}
rmSync(work, { recursive: true, force: true });
process.exit(failed === 0 ? 0 : 1);

async function breakWith(fault) {
  const report = join(work, `${fault}.json`);
  const endings = join(work, `${fault}.txt`);
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `tests/faults/${fault}.test.ts`,
      '--reporter=json',
      `--outputFile=${report}`,
      '--silent',
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, AISLE_FAULTS: isLong ? 'long' : 'short', AISLE_FAULT_ENDINGS: endings },
    },
  );
  await new Promise((done) => child.once('exit', done));
  const told = existsSync(endings) ? readFileSync(endings, 'utf8').trim().split('\n') : [];
  if (!existsSync(report)) return { state: 'FAILED', lines: [...told, 'the test itself did not run: see above'] };
  const [file] = JSON.parse(readFileSync(report, 'utf8')).testResults;
  const tests = file.assertionResults;
  const broken = tests.filter(({ status }) => status === 'failed');
  const mistakes = broken.flatMap(({ title, failureMessages }) => [
    `${title}:`,
    ...failureMessages.map((text) => text.split('\n    at ')[0]),
  ]);
  if (file.message !== '') mistakes.push(file.message);
  if (broken.length > 0 || file.status === 'failed') return { state: 'FAILED', lines: [...told, ...mistakes] };
  const skipped = tests.filter(({ status }) => status !== 'passed');
  if (skipped.length === tests.length) return { state: 'skipped', lines: told.length > 0 ? told : skipped.map(({ title }) => title) };
  return { state: 'ok', lines: told.length > 0 ? told : tests.map(({ title }) => title) };
}
