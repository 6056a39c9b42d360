import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../edge/database/open.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { median, reportRows, say } from './report.ts';
import { fillYear } from './year-shop.ts';

/** A year of a busy shop on disk: how large it is, and how soon the hub serves again on it. */
const visits = 550_000;
const pressesADay = 600;
const days = 364;
const rounds = Number(process.env['AISLE_BENCH_ROUNDS'] ?? 3);
/** What the hub warns at unless told otherwise: docs/installation.md. */
const budgetMegabytes = 8_000;
const targetSeconds = 5;
const dayMs = 86_400_000;

const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-filled-'));
const first = await startHub({ folder });
const { passwords } = first;
await first.stop();

const file = join(folder, 'aisle.db');
const now = Date.now();
const db = openDatabase(file, { readOnly: false });
db.connection.pragma('synchronous = OFF');
say(`filling a year: ${visits.toLocaleString('en')} visits, ${(pressesADay * days).toLocaleString('en')} presses of hearts`);
fillYear({ db, plan: sampleFloorPlan, timeZone: 'Europe/Paris', now, visits });
const products = db.sql<{ id: string }>('SELECT product_id AS id FROM products ORDER BY place').all();
db.connection.transaction(() => {
  for (let nth = 0; nth < pressesADay * days; nth += 1) {
    const product = products[nth % products.length]?.id ?? '';
    const at = now - Math.floor(nth / pressesADay) * dayMs;
    db.sql('INSERT INTO likes (event_id, product_id, source, at) VALUES (?, ?, ?, ?)').run(
      `hanger-01.year-${nth}`,
      product,
      'hanger-01',
      at,
    );
    db.sql('UPDATE like_counts SET likes = likes + 1 WHERE product_id = ?').run(product);
  }
})();
db.connection.pragma('wal_checkpoint(TRUNCATE)');
db.connection.close();
const megabytes = (await stat(file)).size / 1e6;

async function untilServing(): Promise<{ readonly hub: RunningHub; readonly seconds: number }> {
  const from = performance.now();
  const hub = await startHub({ folder, passwords });
  while (!(await fetch(`${hub.url}/readyz`)).ok) await new Promise((done) => setTimeout(done, 20));
  return { hub, seconds: (performance.now() - from) / 1_000 };
}

const afterStop: number[] = [];
const afterKill: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const stopped = await untilServing();
  afterStop.push(stopped.seconds);
  await stopped.hub.kill();
  const killed = await untilServing();
  afterKill.push(killed.seconds);
  await killed.hub.stop();
}
await rm(folder, { recursive: true, force: true, maxRetries: 3 });
say(`serving after ${[...afterStop, ...afterKill].map((seconds) => seconds.toFixed(2)).join(' ')} s`);

const bench = 'core-filled';
const target = (seconds: number) => ({ words: `< ${targetSeconds} s`, met: seconds < targetSeconds });
reportRows([
  {
    bench,
    what: 'a year of a busy shop on disk',
    unit: 'MB',
    ours: megabytes,
    target: { words: `<= ${budgetMegabytes} MB`, met: megabytes <= budgetMegabytes },
  },
  { bench, what: 'start to serving on that, after a stop', unit: 's', ours: median(afterStop), target: target(median(afterStop)) },
  { bench, what: 'start to serving on that, after kill -9', unit: 's', ours: median(afterKill), target: target(median(afterKill)) },
]);
