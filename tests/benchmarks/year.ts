import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteDefinition } from '#shared/contract/define-route.ts';
import {
  compareWindows,
  exportInsights,
  readFlows,
  readHeat,
  readHours,
  readOverview,
  readPaths,
  readZones,
} from '#shared/contract/insights.ts';
import { listNotes } from '#shared/contract/notes.ts';
import { listVisits } from '#shared/contract/places.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { openDatabase } from '../../edge/database/open.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { startHub } from '../fakes/start-hub.ts';
import { pidOf, readUsage } from './machine.ts';
import { percentile, say } from './report.ts';
import { fillYear } from './year-shop.ts';

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const kept = words.includes('--data') ? words[words.indexOf('--data') + 1] : undefined;
const visits = 550_000;
const rounds = 20;
const targetMs = 300;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const windows = { day: 1, week: 7, month: 30, year: 364 } as const;

interface Question {
  readonly name: string;
  readonly ask: (client: HttpClient, window: { readonly from: number; readonly to: number }) => Promise<unknown>;
}

function question(route: RouteDefinition, name: string = route.name, more: object = {}): Question {
  return { name, ask: (client, window) => client.call(route, { query: { ...window, ...more } }) };
}

/** Every read the pages of paths and figures make. */
const questions: readonly Question[] = [
  question(readOverview),
  question(readZones),
  question(readFlows),
  question(readFlows, 'insights.flows, one hour of the day', { hourOfDay: 15 }),
  question(readHeat),
  question(readHeat, 'insights.heat, one hour of the day', { hourOfDay: 15 }),
  question(readHours),
  question(readHours, 'insights.hours, one zone', { zone: 'denim' }),
  question(readPaths),
  question(listNotes),
  question(listVisits),
  {
    name: compareWindows.name,
    ask: (client, { from, to }) => client.call(compareWindows, { query: { from, to, beforeFrom: from - (to - from), beforeTo: from } }),
  },
];

const folder = kept ?? (await mkdtemp(join(tmpdir(), 'aisle-year-')));
say(`opening a shop in ${folder}`);
const first = await startHub({ folder });
const { passwords } = first;
await first.stop();

const file = join(folder, 'aisle.db');
const before = (await stat(file)).size;
say(`filling a year of ${visits.toLocaleString('en')} visits: four weeks through the hub's own writes, twelve copies of them`);
const fillStarted = performance.now();
const now = Date.now();
const db = openDatabase(file, { readOnly: false });
db.connection.pragma('synchronous = OFF');
fillYear({
  db,
  plan: sampleFloorPlan,
  timeZone: 'Europe/Paris',
  now,
  visits,
  onDay: (day) => day % 7 === 6 && say(`day ${day + 1} of 28`),
});
db.connection.pragma('wal_checkpoint(TRUNCATE)');
const counted = db.sql<{ visits: number; hours: number }>('SELECT sum(visits) AS visits, count(*) AS hours FROM visit_hours').get();
const largest = db
  .sql<{ name: string; bytes: number }>('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC LIMIT 12')
  .all();
db.connection.close();
const fillSeconds = (performance.now() - fillStarted) / 1000;
const bytes = (await stat(file)).size;

const hub = await startHub({ folder, passwords });
const manager = await hub.signInAs('camille');
const today = Math.floor(now / dayMs) * dayMs;
const figures: { question: string; window: string; p50Ms: number; p95Ms: number; cpuMs: number }[] = [];
for (const { name, ask } of questions) {
  for (const [window, days] of Object.entries(windows)) {
    const from = today - days * dayMs - hourMs;
    const times: number[] = [];
    const usedMs = readUsage(pidOf(hub.process)).cpuMs;
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      await ask(manager, { from: from - (round % 3) * hourMs, to: today - hourMs });
      times.push(performance.now() - started);
    }
    const cpuMs = (readUsage(pidOf(hub.process)).cpuMs - usedMs) / rounds;
    figures.push({ question: name, window, p50Ms: percentile(times, 50), p95Ms: percentile(times, 95), cpuMs });
  }
}
const exportStarted = performance.now();
const session = await fetchExport(hub.url);
const exported = { bytes: session, seconds: (performance.now() - exportStarted) / 1000 };
await hub.stop();
if (kept === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 });

/** A year's table of zones as the console's button gets it. */
async function fetchExport(url: string): Promise<number> {
  const login = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'camille', password: passwords.get('camille') }),
  });
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const query = `table=zones&format=parquet&from=${today - 364 * dayMs}&to=${today}`;
  const file = await fetch(`${url}${exportInsights.path}?${query}`, { headers: { cookie } });
  return (await file.arrayBuffer()).byteLength;
}

const worst = figures.reduce((most, { p95Ms }) => Math.max(most, p95Ms), 0);
const result = {
  visits: counted?.visits ?? 0,
  openHours: counted?.hours ?? 0,
  fillSeconds,
  emptyMegabytes: before / 1e6,
  databaseMegabytes: bytes / 1e6,
  largest: largest.map(({ name, bytes: own }) => ({ name, megabytes: own / 1e6 })),
  figures,
  exported,
  worstP95Ms: worst,
  target: { p95Ms: targetMs, met: worst < targetMs },
};
if (asJson) console.log(JSON.stringify(result, null, 1));
else {
  console.log(`${result.visits.toLocaleString('en')} visits in ${result.openHours} open hours, filled in ${fillSeconds.toFixed(0)} s`);
  console.log(`database: ${result.databaseMegabytes.toFixed(0)} MB (${result.emptyMegabytes.toFixed(0)} MB before)`);
  for (const { name, megabytes } of result.largest) console.log(`  ${name.padEnd(32)} ${megabytes.toFixed(1).padStart(8)} MB`);
  console.log(`${'question'.padEnd(40)} ${'window'.padEnd(8)} ${'p50 ms'.padStart(8)} ${'p95 ms'.padStart(8)} ${'CPU ms'.padStart(8)}`);
  for (const { question: name, window, p50Ms, p95Ms, cpuMs } of figures)
    console.log(
      `${name.padEnd(40)} ${window.padEnd(8)} ${p50Ms.toFixed(1).padStart(8)} ${p95Ms.toFixed(1).padStart(8)} ${cpuMs.toFixed(1).padStart(8)}`,
    );
  console.log(`a year of zones as Parquet: ${(exported.bytes / 1e6).toFixed(1)} MB in ${exported.seconds.toFixed(1)} s`);
  console.log(`worst p95 ${worst.toFixed(0)} ms, ${targetMs} ms promised: ${worst < targetMs ? 'kept' : 'MISSED'}`);
}
