import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readOverview, readZones } from '#shared/contract/insights.ts';
import { openDatabase } from '../../edge/database/open.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { fillDays } from '../benchmarks/year-shop.ts';
import { buildWhatIsOld } from '../fakes/build-what-is-old.ts';
import { startHub } from '../fakes/start-hub.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './console/open-console.ts';

// Sixteen days of a shop, written as the hub writes them: what a page shows is compared with what the hub answers.
let folder: string;
let shop: OpenConsole;
const open: ConsolePage[] = [];

beforeAll(async () => {
  await buildWhatIsOld('edge', 'console', 'signage');
  folder = await mkdtemp(join(tmpdir(), 'aisle-paths-'));
  const first = await startHub({ folder });
  await first.stop();
  const db = openDatabase(join(folder, 'aisle.db'), { readOnly: false });
  fillDays({ db, plan: sampleFloorPlan, timeZone: 'Europe/Paris', now: Date.now(), days: 16, visits: 2_400 });
  db.connection.close();
  shop = await openConsole({ folder, passwords: first.passwords });
}, 240_000);

afterAll(async () => {
  await shop?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

afterEach(async () => {
  for (const { refusedByPolicy, context } of open.splice(0)) {
    if (refusedByPolicy.length > 0) throw new Error(`the content policy refused: ${refusedByPolicy.join('\n')}`);
    await context.close();
  }
});

async function enter(view: string): Promise<ConsolePage> {
  const opened = await shop.openPage('camille');
  open.push(opened);
  await opened.go(view);
  await opened.page.getByRole('heading', { name: 'Paths', exact: true }).waitFor();
  return opened;
}

function charts(page: Page): Locator {
  return page.locator('console-chart');
}

const pages = [
  ['paths', 'console-overview svg.chart'],
  ['paths/plan', 'console-plan-picture .cells path'],
  ['paths/plan?layer=visits&hour=15', 'console-plan-picture .cells path'],
  ['paths/plan?layer=flows', 'console-plan-picture .walk'],
  ['paths/plan?layer=paths', 'console-plan-picture .trace'],
  ['paths/plan?layer=sell', 'console-plan-picture .heat'],
  ['paths/zones?zone=denim', 'console-zones svg.chart .bar'],
  ['paths/flows', 'console-flows svg.chart .node'],
  ['paths/hours', 'console-hours svg.chart .cell'],
  ['paths/changes', 'console-changes svg.chart .dot'],
] as const;

test('no picture is drawn without its window, its n and its coverage', async () => {
  const { page, go } = await enter('paths');
  for (const [view, sign] of pages) {
    await go(view);
    await page.locator(sign).first().waitFor();
    const evidence = await charts(page).locator('.evidence').allInnerTexts();
    expect(evidence.length, view).toBeGreaterThan(0);
    expect(evidence.length, view).toBe(await charts(page).count());
    for (const words of evidence) expect(words, view).toMatch(/20\d\d[^]* n = [\d,]+ visits · coverage \d+% \(\d+–\d+%\)/);
  }
}, 120_000);

test('the first page answers in the hub’s own figures', async () => {
  const { page } = await enter('paths');
  await page.locator('console-overview .lead').waitFor();
  const manager = await shop.shop.signInAs('camille');
  const asked = page.waitForRequest(/insights\/overview/);
  await page.reload();
  const query = new URL((await asked).url()).searchParams;
  const window = { from: Number(query.get('from')), to: Number(query.get('to')) };
  const overview = await manager.call(readOverview, { query: window });
  const { zones } = await manager.call(readZones, { query: window });
  const number = (value: number | null): string => new Intl.NumberFormat('en-GB').format(value ?? Number.NaN);
  await page.getByText(`${number(overview.entries.value)} people came in by the door; ${number(overview.visits.value)} visits`).waitFor();
  const best = zones.filter(({ standing }) => standing.draws === 'above').sort((a, b) => (b.draw.value ?? 0) - (a.draw.value ?? 0))[0];
  const name = sampleFloorPlan.zones.find(({ id }) => id === best?.zoneId)?.name.en ?? '';
  const drawing = page.getByRole('heading', { name: /draws? (more )?people/ });
  expect(await drawing.innerText()).toContain(`“${name}”`);
  expect(await drawing.innerText()).toContain(`${Math.round((best?.draw.value ?? 0) * 100)}% (`);
}, 60_000);

test('a page has an address, the back key leads back, and a zone chosen in a chart is opened', async () => {
  const { page } = await enter('paths/zones?period=yesterday&with=none');
  await page.locator('console-zones table').waitFor();
  expect(await page.getByLabel('Period').inputValue()).toBe('yesterday');
  await page.getByRole('link', { name: 'Denim and trousers' }).click();
  await expect.poll(() => page.url()).toMatch(/zone=denim/);
  await page.getByRole('link', { name: 'Hours' }).click();
  await page.locator('console-hours svg.chart .cell').first().waitFor();
  expect(page.url()).toMatch(/paths\/hours\?period=yesterday&with=none&zone=denim$/);
  await page.goBack();
  await page.locator('console-zones tr.chosen').waitFor();
  await page.goBack();
  await expect.poll(() => page.locator('console-zones tr.chosen').count()).toBe(0);
}, 60_000);

test('arrow keys walk a chart, each mark says its figure, and the same stands in a table', async () => {
  const { page } = await enter('paths/hours');
  const grid = charts(page).first();
  const cells = grid.locator('svg.chart [data-point]');
  await cells.first().waitFor();
  expect(await grid.locator('svg.chart [tabindex="0"]').count()).toBe(1);
  await cells.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const focused = grid.locator('svg.chart :focus');
  const words = (await focused.getAttribute('aria-label')) ?? '';
  expect(words).toMatch(/^New season, \d\d:00–\d\d:00: /);
  expect(await grid.locator('.readout').innerText()).toBe(words);
  await grid.getByRole('button', { name: 'As a table' }).click();
  const row = grid.getByRole('row', { name: /^New season/ });
  expect(await row.getByRole('cell').count()).toBeGreaterThan(5);
  const value = /: ([\d,]+|fewer than five)/.exec(words)?.[1] ?? 'nothing';
  expect(await row.getByRole('cell').allInnerTexts()).toContain(value);
}, 60_000);

test('the hour scrubber asks for that hour of the day, and the address keeps it', async () => {
  const { page } = await enter('paths/plan?with=none');
  await page.locator('console-plan-picture .cells path').first().waitFor();
  const asked = page.waitForRequest(/insights\/heat.*hourOfDay=1[01]&?/);
  const slider = page.getByLabel('Hour of the day');
  await slider.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await asked;
  await expect.poll(() => page.url()).toMatch(/hour=1[01]$/);
  await page.getByRole('button', { name: 'All day' }).click();
  await expect.poll(() => page.url()).not.toMatch(/hour=/);
}, 60_000);

test('a note stands under every picture of its period until it is taken away', async () => {
  const { page } = await enter('paths');
  await page.locator('console-overview svg.chart').first().waitFor();
  await page.getByRole('button', { name: 'Add a note' }).click();
  const dialog = page.locator('console-notes aisle-dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Write what happened.').waitFor();
  await dialog.getByLabel('What happened').fill('Road works before the shop');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Edit the note “Road works before the shop”' }).waitFor();
  await expect.poll(() => charts(page).locator('.notes li', { hasText: 'Road works' }).count()).toBe(await charts(page).count());
  await page.getByRole('button', { name: 'Edit the note' }).click();
  await dialog.getByLabel('What happened').fill('Road works and rain');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Delete the note “Road works and rain”' }).click();
  await expect.poll(() => page.getByText('Road works and rain').count()).toBe(0);
}, 60_000);

test('an export says what is in it and is a file of that', async () => {
  const { page } = await enter('paths/overview?period=yesterday');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByText(/groups of one to four people are empty and marked/).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Zones by hour as CSV' }).click()]);
  expect(download.suggestedFilename()).toMatch(/zones.*\.csv$/);
  const rows: unknown = parse(await readFile(await download.path(), 'utf8'), { columns: true });
  if (!Array.isArray(rows)) throw new Error('the export is no table');
  expect(rows.length).toBeGreaterThan(20);
}, 60_000);

test('a picture is saved as a file that stands alone: its finding, its window and its own looks', async () => {
  const { page } = await enter('paths/plan?with=none');
  await page.locator('console-plan-picture .cells path').first().waitFor();
  const chart = charts(page).first();
  const heading = await chart.getByRole('heading').innerText();
  const save = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), chart.getByRole('button', { name }).click()]);
    return readFile(await download.path());
  };
  const svg = (await save('Save as SVG')).toString();
  expect(svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain(heading.replace(/\s+/g, ' ').slice(0, 20));
  expect(svg).toMatch(/n = [\d,]+ visits/);
  expect(svg).not.toMatch(/ class=|var\(--|color-mix/);
  expect(svg).toContain('Dresses');
  const png = await save('Save as PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Twice the pixels of the page, with the words around the plan.
  expect(png.readUInt32BE(16)).toBeGreaterThan(1_800);
}, 60_000);

test('a period nobody walked in says what is missing, and one of too few says that they are hidden', async () => {
  const { page, go } = await enter('paths/zones?days=2024-01-01..2024-01-07');
  await page.getByRole('heading', { name: 'Nothing was counted in this period' }).waitFor();
  expect(await charts(page).count()).toBe(0);
  await page.route('**/v1/insights/flows?*', async (route) => {
    const answer = await (await route.fetch()).json();
    return route.fulfill({ json: { ...answer, about: { ...answer.about, n: 0, hiddenBelowFive: true }, links: [] } });
  });
  await go('paths/flows');
  await page.getByRole('heading', { name: 'Hidden: fewer than five visits' }).waitFor();
  expect(await charts(page).count()).toBe(0);
}, 60_000);

test('while the hub is away the last picture stays, with its age', async () => {
  const { page } = await enter('paths/hours');
  await page.locator('console-hours svg.chart .cell').first().waitFor();
  const evidence = charts(page).locator('.evidence').first();
  const before = await evidence.innerText();
  await page.route('**/v1/insights/**', (route) => route.abort());
  await page.getByLabel('Period').selectOption({ label: 'Yesterday' });
  await page.locator('console-hours aisle-notice').waitFor();
  expect(await page.locator('console-hours svg.chart .cell').count()).toBeGreaterThan(20);
  // What is still drawn says its own window, not the one that was asked for.
  expect(await evidence.innerText()).toBe(before);
}, 60_000);
