import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { claimDevice, showClaimCode } from '#shared/contract/devices.ts';
import type { MessageDefinition } from '#shared/contract/define-message.ts';
import { signIn } from '#shared/contract/staff.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import type { Bus } from '#shared/link/bus.ts';

export const program = resolve(import.meta.dirname, '../../dist/edge/main.mjs');
export const storeId = 'lune';

export interface Credential {
  readonly deviceId: string;
  readonly credential: string;
}

/** The built hub as a process of its own, on free ports, in a folder that goes with it. */
export interface RunningHub {
  readonly url: string;
  readonly mqttUrl: string;
  readonly folder: string;
  readonly passwords: ReadonlyMap<string, string>;
  /** What the terminal showed when the shop opened. */
  readonly printed: string;
  readonly process: ChildProcess;
  /** Throws for a login whose password the terminal never showed. */
  password(login: string): string;
  /** The one-time code of a kiosk or screen by the name the terminal gives it, like `Entrance kiosk`. */
  claimCode(name: string): string;
  /** A signed-in member of staff; the sample shop's logins. */
  signInAs(login: string): Promise<HttpClient>;
  /** Claims a device of the sample shop through the console's way. */
  claim(deviceId: string): Promise<Credential>;
  connect(
    device: Credential,
    will?: { readonly definition: MessageDefinition; readonly subjectId: string; readonly body: unknown },
  ): Promise<Bus>;
  /** An HTTP client that speaks as this device. */
  as(device: Credential): HttpClient;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
  /** Opens the same shop again, on the same ports. */
  restart(): Promise<void>;
  /** SIGTERM; its folder goes with it unless it was given. */
  stop(): Promise<void>;
  log(): Promise<string>;
}

export interface HubOptions {
  /** Opens an existing folder: the hub starts again. */
  readonly folder?: string;
  readonly words?: readonly string[];
  readonly port?: number;
  readonly mqttPort?: number;
  /** Of an earlier start: they are shown only once. */
  readonly passwords?: ReadonlyMap<string, string>;
  /** Leaves its pass for the simulator. */
  readonly isSimulated?: boolean;
}

const startMs = 60_000;

export async function startHub(options: HubOptions = {}): Promise<RunningHub> {
  if (!existsSync(program)) throw new Error('build first: npm run build');
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'aisle-hub-')));
  let { child, printed } = await openShop(folder, options);
  const url = findIn(printed, /Console\s+(http:\/\/localhost:\d+)/);
  const mqttUrl = findIn(printed, /MQTT\s+(\S+)/);
  const passwords = new Map(options.passwords);
  for (const [, login = '', password = ''] of printed.matchAll(/^ {4}(\w+)\s+(\w{4}-\w{4}-\w{4}) /gm)) passwords.set(login, password);
  let manager: Promise<HttpClient> | undefined;

  const hub: RunningHub = {
    url,
    mqttUrl,
    folder,
    passwords,
    get printed() {
      return printed;
    },
    get process() {
      return child;
    },
    password(login) {
      const password = passwords.get(login);
      if (password === undefined) throw new Error(`the terminal showed no password of ${login}:\n${printed}`);
      return password;
    },
    claimCode: (name) => findIn(printed, new RegExp(`${name}\\s+\\S+#claim=(\\S+)`)),
    async signInAs(login) {
      const jar = { cookie: '', csrf: '' };
      const client = createHttpClient({
        baseUrl: url,
        headers: () => ({ cookie: jar.cookie, 'x-csrf-token': jar.csrf }),
        onResponse: (response) => {
          for (const cookie of response.headers.getSetCookie()) jar.cookie = cookie.split(';')[0] ?? '';
        },
      });
      jar.csrf = (await client.call(signIn, { body: { login, password: hub.password(login) } })).csrfToken;
      return client;
    },
    async claim(deviceId) {
      manager ??= hub.signInAs('camille');
      const { code } = await (await manager).call(showClaimCode, { params: { deviceId } });
      return createHttpClient({ baseUrl: url }).call(claimDevice, { body: { code } });
    },
    async connect(device, will) {
      const bus = connectMqttBus({
        url: mqttUrl,
        storeId,
        clientId: device.deviceId,
        username: device.deviceId,
        password: device.credential,
        ...(will === undefined ? {} : { will }),
      });
      await untilOnline(bus);
      return bus;
    },
    as: (device) =>
      createHttpClient({ baseUrl: url, headers: () => ({ authorization: `Bearer ${device.deviceId}.${device.credential}` }) }),
    kill: () => end(child, 'SIGKILL'),
    async restart() {
      ({ child, printed } = await openShop(folder, { ...options, port: portOf(url), mqttPort: portOf(mqttUrl) }));
    },
    async stop() {
      await end(child, 'SIGTERM');
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    log: () => readFile(join(folder, 'hub.log'), 'utf8'),
  };
  return hub;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function findIn(printed: string, pattern: RegExp): string {
  const found = pattern.exec(printed)?.[1];
  if (found === undefined) throw new Error(`the terminal showed nothing like ${String(pattern)}:\n${printed}`);
  return found;
}

async function openShop(folder: string, { port = 0, mqttPort = 0, isSimulated = false, words = [] }: HubOptions) {
  const ports = ['--port', String(port), '--mqtt-port', String(mqttPort)];
  const all = ['--data', folder, ...ports, ...(isSimulated ? [] : ['--no-simulator']), ...words];
  const child = spawn(process.execPath, [program, ...all], { stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, printed: await untilOpen(child) };
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

function untilOpen(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let printed = '';
    const late = setTimeout(() => fail(new Error(`the hub did not open in ${startMs} ms:\n${printed}`)), startMs);
    const read = (text: Buffer): void => {
      printed += text.toString();
      if (!printed.includes('Stop with Ctrl-C')) return;
      clearTimeout(late);
      done(printed);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(new Error(`the hub ended with ${code}:\n${printed}`));
    });
  });
}

function untilOnline(bus: Bus): Promise<void> {
  return new Promise((done) => {
    const stop = bus.onOnline((online) => {
      if (!online) return;
      queueMicrotask(() => stop());
      done();
    });
  });
}
