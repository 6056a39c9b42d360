import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const lock = join(root, 'dist', '.building');
/** A build that was killed leaves its lock behind. */
const deadLockMs = 120_000;
const lookMs = 100;

/** What one run of a test file may ask for, and the file that is there once it is built. */
const results = {
  edge: 'main.mjs',
  simulator: 'simulator.mjs',
  console: 'index.html',
  kiosk: 'index.html',
  signage: 'index.html',
  phone: 'index.html',
} as const;
type Buildable = keyof typeof results;

function newestChangeMs(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (newest, file) => Math.max(newest, statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0),
    0,
  );
}

function isOld(name: Buildable): boolean {
  const built = join(root, 'dist', name, results[name]);
  if (!existsSync(built)) return true;
  return statSync(built).mtimeMs < Math.max(newestChangeMs(join(root, 'shared')), newestChangeMs(join(root, name)));
}

/** True for the one process that may build now. */
function takeLock(): boolean {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (since !== undefined && Date.now() - since > deadLockMs) rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Builds those of the programs and screens whose source is newer, one test file at a time: the others wait and find them built. */
export async function buildWhatIsOld(...names: readonly Buildable[]): Promise<void> {
  while (names.some(isOld)) {
    if (!takeLock()) {
      await new Promise((done) => setTimeout(done, lookMs));
      continue;
    }
    try {
      const old = names.filter(isOld);
      if (old.length > 0) await build(old);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

function build(names: readonly Buildable[]): Promise<void> {
  // Vitest sets NODE_ENV to test, and the screens would be built with Lit's development mode.
  const builder = spawn(process.execPath, ['scripts/build.mjs', ...names], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  builder.stderr.on('data', (part: Buffer) => void (said += part.toString()));
  return new Promise((done, fail) => {
    builder.once('exit', (code) => (code === 0 ? done() : fail(new Error(`the build of ${names.join(', ')} failed:\n${said}`))));
  });
}
