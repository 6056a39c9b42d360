import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDevices, listRefusals } from '#shared/contract/devices.ts';
import { readFlows, readOverview, readZones } from '#shared/contract/insights.ts';
import { listNotes } from '#shared/contract/notes.ts';
import { listSalesExceptions, readSalesDay } from '#shared/contract/sales.ts';
import { signIn } from '#shared/contract/staff.ts';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import { noteChange } from '../../simulator/weeks/manager.ts';
import { rehearse, type Rehearsed } from '../../simulator/weeks/rehearse.ts';
import type { TrueFigures } from '../../simulator/weeks/true-figures.ts';
import { buildWhatIsOld } from '../fakes/build-what-is-old.ts';

const hubProgram = resolve(import.meta.dirname, '../../dist/edge/rehearsal.mjs');
const hourMs = 3_600_000;
/** Five quarters of a Saturday: long enough for figures that are not hidden, short enough for every run of the tests. */
const day = {
  businessDay: '2026-11-14',
  weekday: 6,
  opensAt: Date.parse('2026-11-14T13:00:00Z'),
  closesAt: Date.parse('2026-11-14T14:15:00Z'),
  isChanged: false,
};
const window = { from: day.opensAt - hourMs, to: day.closesAt + 2 * hourMs };

let folder = '';
let played: Rehearsed;
let truth: TrueFigures;
let manager: HttpClient;
let overview: RouteReply<typeof readOverview>;

async function signInManager({ url, greeting }: Rehearsed): Promise<HttpClient> {
  let cookie = '';
  const http = createHttpClient({
    baseUrl: url,
    headers: () => ({ cookie }),
    onResponse: (response) => (cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie),
  });
  await http.call(signIn, { body: { login: 'camille', password: /camille\s+(\S+)/.exec(greeting)?.[1] ?? '' } });
  return http;
}

beforeAll(async () => {
  await buildWhatIsOld('edge');
  folder = await mkdtemp(join(tmpdir(), 'aisle-week-'));
  const startedMs = performance.now();
  const days: TrueFigures[] = [];
  played = await rehearse(
    {
      hubProgram,
      dataFolder: folder,
      seed: 5,
      days: [day],
      visitorsADay: 95,
      mostRate: Number.POSITIVE_INFINITY,
      say: () => undefined,
      onMorning: ({ opensAt, closesAt }, { url, greeting }) => noteChange(url, greeting, { from: opensAt, to: closesAt }),
      onDay: (_day, figures) => void days.push(figures),
    },
    new AbortController().signal,
  );
  const [figures] = days;
  if (figures === undefined) throw new Error('the day was not told');
  truth = figures;
  const seconds = (performance.now() - startedMs) / 1000;
  const lived = (day.closesAt - day.opensAt) / 1000;
  console.log(`${lived} s in ${seconds.toFixed(0)} s: ${(lived / seconds).toFixed(0)} times as fast as life`);
  manager = await signInManager(played);
  overview = await manager.call(readOverview, { query: window });
}, 600_000);

afterAll(async () => {
  await played?.hub.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** How far apart, as a share of what is true. */
const error = (found: number | null, is: number): number => Math.abs((found ?? Number.NaN) - is) / is;
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

test('the door and the tills are right to one: who came in and went out, every ticket to the cent, nothing refused', async () => {
  expect(truth.persons).toBeGreaterThan(40);
  expect(overview.entries.value).toBe(truth.persons);
  expect(overview.exits.value).toBe(truth.persons);
  expect(overview.tickets.value).toBe(truth.tickets);
  const sales = await manager.call(readSalesDay, { params: { day: day.businessDay } });
  const total = sales.tills.reduce((sum, { totalCents }) => sum + totalCents, 0);
  expect(error(total, truth.revenueCents)).toBeLessThan(0.1);
  expect((await manager.call(listSalesExceptions)).exceptions).toEqual([]);
  expect((await manager.call(listRefusals, {})).refusals).toEqual([]);
});

test('visits are counted within a twentieth, and how long they last too', () => {
  const found = { visits: overview.visits.value, dwell: overview.dwellMeanSeconds.value };
  const is = { visits: truth.visits, dwell: truth.dwellSeconds / truth.visits };
  console.log(`visits ${found.visits} (truly ${is.visits}), mean ${found.dwell?.toFixed(0)} s (truly ${is.dwell.toFixed(0)} s)`);
  expect(error(found.visits, is.visits)).toBeLessThan(0.05);
  expect(error(found.dwell, is.dwell)).toBeLessThan(0.05);
});

test('who left without buying is who came in less the tickets; of those with a tag it is known truly', () => {
  const { withoutPurchase } = overview;
  const truly = truth.visits - truth.visitsWithPurchase;
  console.log(
    `without purchase ${withoutPurchase.value} of ${truth.persons}; of ${truth.visits} with a tag truly ${truly}, companions of buyers not among them`,
  );
  expect(withoutPurchase.value).toBe(truth.persons - truth.tickets);
});

test('zones are visited and held about as they truly were: the radio’s own error, no more', async () => {
  const { zones } = await manager.call(readZones, { query: window });
  const rows = zones.flatMap(({ zoneId, visits, dwellMeanSeconds }) => {
    const is = truth.zones[zoneId];
    return is === undefined || visits.value === null ? [] : [{ zoneId, is, visits: visits.value, dwell: dwellMeanSeconds.value ?? 0 }];
  });
  for (const { zoneId, is, visits, dwell } of rows)
    console.log(
      `${zoneId}: ${visits} visits (truly ${is.visits}), ${dwell.toFixed(0)} s (truly ${(is.dwellSeconds / is.visits).toFixed(0)} s)`,
    );
  const sales = rows.filter(({ zoneId }) => !['entrance', 'stockroom'].includes(zoneId));
  const total = (figure: (row: (typeof rows)[number]) => number): number => sales.reduce((sum, row) => sum + figure(row), 0);
  const visitError = total(({ visits, is }) => Math.abs(visits - is.visits)) / total(({ is }) => is.visits);
  const dwellError = total(({ visits, dwell, is }) => Math.abs(visits * dwell - is.dwellSeconds)) / total(({ is }) => is.dwellSeconds);
  console.log(`zone visits wrong by ${percent(visitError)}, seconds in zones by ${percent(dwellError)}`);
  expect(sales.length).toBeGreaterThanOrEqual(8);
  expect(visitError).toBeLessThan(0.28);
  expect(dwellError).toBeLessThan(0.25);
});

test('how far people go into the shop is told about as it was', async () => {
  const { zones } = await manager.call(readZones, { query: window });
  const inwards = zones
    .flatMap(({ zoneId, metresFromDoor, farthest }) =>
      metresFromDoor === null ? [] : [{ zoneId, metresFromDoor, farthest: farthest.value }],
    )
    .toSorted((a, b) => a.metresFromDoor - b.metresFromDoor);
  const [first] = inwards;
  expect(first?.zoneId).toBe('entrance');
  const all = inwards.reduce((sum, { zoneId }) => sum + (truth.zones[zoneId]?.farthest ?? 0), 0);
  let found = 0;
  let is = 0;
  for (const { zoneId, metresFromDoor, farthest } of inwards.toReversed()) {
    found += farthest ?? 0;
    is += (truth.zones[zoneId]?.farthest ?? 0) / all;
    console.log(`${zoneId}, ${metresFromDoor.toFixed(1)} m: ${percent(found)} come as far (truly ${percent(is)})`);
    expect(Math.abs(found - is)).toBeLessThan(0.2);
  }
});

test('hardly a way between zones is shown that nobody took', async () => {
  const { links } = await manager.call(readFlows, { query: window });
  const shown = links.flatMap(({ fromZoneId, toZoneId, visits }) => {
    const way = `${fromZoneId} > ${toZoneId}`;
    return fromZoneId === null || toZoneId === null || visits.value === null
      ? []
      : [{ way, visits: visits.value, is: truth.transitions[way] ?? 0 }];
  });
  const total = shown.reduce((sum, { visits }) => sum + visits, 0);
  const invented = shown.filter(({ is }) => is === 0).reduce((sum, { visits }) => sum + visits, 0);
  const most = shown.toSorted((a, b) => b.visits - a.visits).slice(0, 10);
  console.log(most.map(({ way, visits, is }) => `${way}: ${visits} (truly ${is})`).join('\n'));
  console.log(`${shown.length} ways shown; ${percent(invented / total)} of their visits on ways nobody took`);
  expect(shown.length).toBeGreaterThanOrEqual(10);
  expect(invented / total).toBeLessThan(0.2);
});

test('what the manager noted in the morning was written before the doors opened', async () => {
  const { notes } = await manager.call(listNotes, { query: window });
  expect(notes).toMatchObject([{ zoneId: 'knitwear', from: day.opensAt, to: day.closesAt }]);
  expect(notes[0]?.writtenAt).toBeLessThan(day.opensAt);
});

test('the rehearsal runs for a parent that turns its clock and for nobody else, and the product’s own start never comes to it', () => {
  const { status, stderr } = spawnSync(process.execPath, [hubProgram, '--data', join(folder, 'alone')], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('This hub is for rehearsals only');
  const edge = resolve(import.meta.dirname, '../../edge');
  const turning = readdirSync(edge, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /turned-clock|rehearsal\.ts/.test(readFileSync(join(edge, file), 'utf8')),
  );
  expect(turning).toEqual(['rehearsal.ts']);
});

test('every simulated device was heard on the hub’s own time', async () => {
  const { devices } = await manager.call(listDevices);
  const simulated = devices.filter(({ kind, simulated: is }) => is && kind !== 'till');
  expect(simulated.length).toBe(53);
  for (const { deviceId, lastSeenAt } of simulated) {
    expect(lastSeenAt, deviceId).toBeGreaterThanOrEqual(day.opensAt - hourMs);
    expect(lastSeenAt, deviceId).toBeLessThanOrEqual(day.closesAt + hourMs);
  }
});
