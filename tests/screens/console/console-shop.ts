import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** The sample shop, its hub really running in a folder of its own, without simulated shoppers. */
export interface ConsoleShop {
  readonly url: string;
  password(login: string): string;
  /** As when its plug is pulled. */
  cut(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

function newestChangeMs(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (newest, file) => Math.max(newest, statSync(join(folder, file)).mtimeMs),
    0,
  );
}

/** Builds the console, and what else the journeys open, when a source is newer than its build. */
function buildWhatIsOld(): void {
  const shared = newestChangeMs(join(root, 'shared'));
  const isOld = ([name, file]: readonly [string, string]): boolean => {
    const built = join(root, 'dist', name, file);
    return !existsSync(built) || statSync(built).mtimeMs < Math.max(shared, newestChangeMs(join(root, name)));
  };
  const wanted = (
    [
      ['edge', 'main.mjs'],
      ['console', 'index.html'],
      ['signage', 'index.html'],
    ] as const
  )
    .filter(isOld)
    .map(([name]) => name);
  if (wanted.length === 0) return;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', ...wanted], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export async function openConsoleShop(): Promise<ConsoleShop> {
  buildWhatIsOld();
  const folder = await mkdtemp(join(tmpdir(), 'aisle-console-'));
  const [port, mqttPort] = [await freePort(), await freePort()];
  const words = ['--no-simulator', '--port', String(port), '--mqtt-port', String(mqttPort), '--data', join(folder, 'data')];
  let hub: ChildProcess | undefined;
  let greeting = '';

  async function start(): Promise<void> {
    let said = '';
    const started = spawn(process.execPath, [join(root, 'dist/edge/main.mjs'), ...words], { cwd: root });
    hub = started;
    started.stdout.on('data', (part: Buffer) => (said += part.toString()));
    started.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const isOpen = (): Promise<boolean> =>
      fetch(`http://localhost:${port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    for (let tries = 0; tries < 900; tries += 1) {
      if ((await isOpen()) && said.includes('Stop with')) {
        if (greeting === '') greeting = said;
        return;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`the hub did not open: ${said}`);
  }

  async function cut(): Promise<void> {
    const going = hub;
    hub = undefined;
    if (going === undefined || going.exitCode !== null) return;
    const gone = new Promise((done) => going.once('exit', done));
    going.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    url: `http://localhost:${port}`,
    password(login) {
      const found = new RegExp(`${login}\\s+(\\S+)`).exec(greeting)?.[1];
      if (found === undefined) throw new Error(`the greeting names no ${login}: ${greeting}`);
      return found;
    },
    cut,
    restart: start,
    async close() {
      await cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
