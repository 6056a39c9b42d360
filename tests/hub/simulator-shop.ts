import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { claimDevice, addDevice, showClaimCode } from '#shared/contract/devices.ts';
import type { Bus } from '#shared/link/bus.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import type { RunningHub } from '../fakes/start-hub.ts';

const root = resolve(import.meta.dirname, '../..');
const simulatorProgram = join(root, 'dist/simulator/simulator.mjs');
const startMs = 60_000;

/** A program of ours as a process, with what it printed. */
export interface Running {
  readonly process: ChildProcess;
  printed(): string;
  /** SIGTERM; answers its exit code once it has ended. */
  end(): Promise<number | null>;
}

function run(program: string, words: readonly string[]): Running {
  if (!existsSync(program)) throw new Error(`${program} is not built: npm run build`);
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => void (printed += bytes.toString()));
  return {
    process: child,
    printed: () => printed,
    async end() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((done) => child.once('exit', done));
        child.kill('SIGTERM');
        await gone;
      }
      return child.exitCode;
    },
  };
}

async function untilPrinted(running: Running, words: string): Promise<string> {
  const endsAt = performance.now() + startMs;
  while (!running.printed().includes(words)) {
    if (performance.now() > endsAt || running.process.exitCode !== null)
      throw new Error(`"${words}" was not printed:\n${running.printed()}`);
    await new Promise((done) => setTimeout(done, 25));
  }
  return running.printed();
}

export const makeShopFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'aisle-simulated-'));
export const removeShopFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });

/** Runs a simulator that can't begin, to its end. */
export async function failSimulator(folder: string): Promise<{ readonly code: number | null; readonly printed: string }> {
  const simulator = run(simulatorProgram, ['--pass', join(folder, 'simulator.json')]);
  await new Promise((done) => simulator.process.once('close', done));
  return { code: simulator.process.exitCode, printed: simulator.printed() };
}

export async function startSimulator(folder: string, words: readonly string[]): Promise<Running> {
  const simulator = run(simulatorProgram, ['--pass', join(folder, 'simulator.json'), ...words]);
  await untilPrinted(simulator, 'Simulated shoppers are walking in');
  return simulator;
}

/** Another program of the shop that may hear what devices tell: what arrives there went through the hub. */
export async function connectListener({ url, mqttUrl }: RunningHub, manager: HttpClient): Promise<Bus> {
  const texts = { fr: 'Témoin', en: 'Witness' };
  await manager.call(addDevice, { body: { deviceId: 'witness', kind: 'integration', name: texts } });
  const { code } = await manager.call(showClaimCode, { params: { deviceId: 'witness' } });
  const { deviceId, storeId, credential } = await createHttpClient({ baseUrl: url }).call(claimDevice, { body: { code } });
  return connectMqttBus({ url: mqttUrl, storeId, clientId: deviceId, username: deviceId, password: credential });
}
