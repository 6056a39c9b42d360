import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../fakes/start-hub.ts';
import { freePort, sleep } from './machine.ts';
import { median, reportRows, say, type Row } from './report.ts';

/** From the process's start to the first 200 of /readyz: broker, database and the screens' manifests are up. */
const rounds = Number(process.env['AISLE_BENCH_ROUNDS'] ?? 5);
const targetSeconds = 5;
const longestMs = 60_000;

async function startOnce(folder: string): Promise<number> {
  const [port, mqttPort] = [await freePort(), await freePort()];
  const from = performance.now();
  const child = spawn(
    process.execPath,
    [program, '--data', folder, '--port', String(port), '--mqtt-port', String(mqttPort), '--no-simulator'],
    { stdio: 'ignore' },
  );
  const gone = new Promise((done) => child.once('exit', done));
  try {
    await untilReady(`http://127.0.0.1:${port}/readyz`, from + longestMs);
    return (performance.now() - from) / 1_000;
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

async function untilReady(url: string, endsAt: number): Promise<void> {
  while (performance.now() < endsAt) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(20);
  }
  throw new Error(`${url} did not answer 200 within ${longestMs} ms`);
}

const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-start-'));
const first = await startOnce(folder);
const later: number[] = [];
for (let round = 0; round < rounds; round += 1) later.push(await startOnce(folder));
await rm(folder, { recursive: true, force: true, maxRetries: 3 });
say(`first ${first.toFixed(2)} s, later ${later.map((seconds) => seconds.toFixed(2)).join(' ')} s`);

const bench = 'start';
const again = median(later);
reportRows([
  { bench, what: 'first start, opening the sample shop, to /readyz', unit: 's', ours: first },
  { bench, what: 'later start to /readyz', unit: 's', ours: again, target: { words: `< ${targetSeconds} s`, met: again < targetSeconds } },
] satisfies readonly Row[]);
