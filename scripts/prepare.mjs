// Makes a clone ready to run: installs what package-lock.json names, builds what changed. Says what it does and how long it took.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
const oldestNode = [20, 19];
const sources = [
  'edge',
  'beacons',
  'kiosk',
  'signage',
  'phone',
  'console',
  'simulator',
  'shared',
  'scripts/build.mjs',
  'package-lock.json',
];

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(`Aisle needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
  process.exit(1);
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!/\.[a-z]+$/.test(path))
    return readdirSync(path, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const child = join(path, entry.name);
        return entry.isDirectory() ? filesOf(child) : [child];
      });
  return [path];
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((path) => filesOf(join(root, path)))) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest('hex');
}

function isMarked(file, mark) {
  return existsSync(file) && readFileSync(file, 'utf8') === mark;
}

/** Runs a step; its output is shown only when it fails, a line a few seconds says it goes on. */
function step(words, command, args, seconds) {
  return new Promise((done, fail) => {
    const startedAt = Date.now();
    const elapsed = () => Math.round((Date.now() - startedAt) / 1000);
    process.stdout.write(`  ${words} (about ${seconds} s the first time) `);
    const dots = setInterval(() => process.stdout.write('.'), 2_000);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, npm_config_loglevel: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', fail);
    child.on('close', (code) => {
      clearInterval(dots);
      process.stdout.write(code === 0 ? ` done, ${elapsed()} s\n` : ' failed\n');
      if (code === 0) done();
      else fail(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.slice(-6000)}`));
    });
  });
}

export async function install() {
  const mark = hashOf(['package-lock.json']);
  const marker = join(root, 'node_modules', '.aisle-installed');
  if (isMarked(marker, mark)) return;
  await step('Installing libraries and compiling SQLite', 'npm', ['ci', '--no-audit', '--no-fund'], 120);
  writeFileSync(marker, mark);
}

export async function build() {
  const mark = hashOf(sources);
  const marker = join(root, 'dist', '.aisle-built');
  if (isMarked(marker, mark)) return;
  await step('Building the hub and its screens', process.execPath, ['scripts/build.mjs'], 30);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(marker, mark);
}
