import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** A sample shop whose hub really runs, without simulated shoppers, in a folder of its own. */
export interface OpenShop {
  readonly url: string;
  /** The one-time code of a device by the name the greeting gives it, like `Entrance kiosk`. */
  readonly claimCode: (name: string) => string;
  readonly password: (login: string) => string;
  /** Stops the hub as a power cut would; `restart` opens the same shop on the same ports. */
  cut(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

function newestChangeMs(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((newest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(newest, entry.isDirectory() ? newestChangeMs(path) : statSync(path).mtimeMs);
  }, 0);
}

/** Builds what is missing or older than its source. */
function buildWhatIsOld(): void {
  const shared = newestChangeMs(join(root, 'shared'));
  const isOld = (name: string, file: string): boolean => {
    const built = join(root, 'dist', name, file);
    return !existsSync(built) || statSync(built).mtimeMs < Math.max(shared, newestChangeMs(join(root, name)));
  };
  const wanted = [...(isOld('edge', 'main.mjs') ? ['edge'] : []), ...(isOld('kiosk', 'index.html') ? ['kiosk'] : [])];
  if (wanted.length === 0) return;
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), ...wanted], { encoding: 'utf8' });
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

export async function openShop(): Promise<OpenShop> {
  buildWhatIsOld();
  const folder = await mkdtemp(join(tmpdir(), 'aisle-kiosk-'));
  const [port, mqttPort] = [await freePort(), await freePort()];
  const words = ['--no-simulator', '--port', String(port), '--mqtt-port', String(mqttPort), '--data', join(folder, 'data')];
  let hub: ChildProcess | undefined;

  async function start(): Promise<string> {
    let said = '';
    const started = spawn(process.execPath, [join(root, 'dist/edge/main.mjs'), ...words], { cwd: root });
    hub = started;
    started.stdout.on('data', (part: Buffer) => (said += part.toString()));
    started.stderr.on('data', (part: Buffer) => (said += part.toString()));
    for (let tries = 0; tries < 600; tries += 1) {
      const isOpen = await fetch(`http://localhost:${port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isOpen && said.includes('Stop with')) return said;
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

  const greeting = await start();
  const find = (pattern: RegExp): string => {
    const found = pattern.exec(greeting)?.[1];
    if (found === undefined) throw new Error(`the hub's greeting has no ${pattern}: ${greeting}`);
    return found;
  };
  return {
    url: `http://localhost:${port}`,
    claimCode: (name) => find(new RegExp(`${name}\\s+\\S+#claim=(\\S+)`)),
    password: (login) => find(new RegExp(`${login}\\s+(\\S+)`)),
    cut,
    restart: async () => void (await start()),
    async close() {
      await cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
