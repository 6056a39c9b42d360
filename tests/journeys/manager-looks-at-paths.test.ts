import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listVisits, readVisitPath } from '#shared/contract/places.ts';
import { changeConsents } from '#shared/contract/shoppers.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { openFloorRadio, type FloorRadio } from '../fakes/floor-radio.ts';
import { joinShopper, readFobs } from '../fakes/join-shopper.ts';
import { consoleSize, openScreens, type Screens } from '../fakes/open-screens.ts';
import { signInOn } from '../fakes/sign-in-page.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

let hub: RunningHub;
let screens: Screens;
let manager: HttpClient;
let radio: FloorRadio;

beforeAll(async () => {
  hub = await startHub();
  manager = await hub.signInAs('camille');
  radio = await openFloorRadio(hub);
  screens = await openScreens(hub.url);
});

afterAll(async () => {
  await radio?.close();
  await screens?.close();
  await hub?.stop();
});

afterEach(() => screens.expectNothingWrong());

const at = (xMetres: number, yMetres: number): Point => ({ xMetres, yMetres });
/** In at the door, past the new season, along the dresses and over to the coats: 25 m, 40 s at a looking shopper's pace. */
const way = [at(12.5, 14.5), at(13.9, 12), at(13.9, 7.8), at(17.6, 7.8), at(20.5, 9.2), at(20.5, 11.6)];
const metresPerSecond = 0.45;

async function lastHour() {
  const now = Date.now();
  return manager.call(listVisits, { query: { from: now - 3_600_000, to: now + 1 } });
}

async function chooseWindow(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Period' }).selectOption({ label: name });
}

/** The console asks anew when another window is chosen. */
async function lookAgain(page: Page): Promise<void> {
  await chooseWindow(page, 'Yesterday');
  await page.getByText(/No paths in this/).waitFor();
  await chooseWindow(page, 'Last hour');
}

test('six agreed paths are listed and one is drawn where it was walked; with fewer than five there is nothing to see', async () => {
  const fobs = (await readFobs(manager)).slice(0, 6);
  const phones: HttpClient[] = [];
  for (const fob of fobs) phones.push(await joinShopper(hub, { offers: false, path: true }, fob));
  // A seventh walks the same way without having agreed: counted, never listed.
  const [stranger] = (await readFobs(manager)).slice(6, 7);
  if (stranger === undefined) throw new Error('the sample shop has seven fobs');

  const walks = fobs.slice(0, 4).map(({ tagKey }) => radio.walk(tagKey, way, metresPerSecond));
  walks.push(radio.walk(stranger.tagKey, way, metresPerSecond));
  const page = await screens.open('/console/#/paths/visits', consoleSize);
  await signInOn(page, hub, 'camille');
  await new Promise((done) => setTimeout(done, 6_000));
  walks.push(...fobs.slice(4).map(({ tagKey }) => radio.walk(tagKey, way, metresPerSecond)));

  // A visit is one from its thirtieth second on: the first four are, the last two are not yet.
  await expect.poll(async () => (await lastHour()).hiddenBelowFive, { timeout: 45_000, interval: 250 }).toBe(true);
  expect(await lastHour()).toMatchObject({ count: 0, visits: [] });
  await lookAgain(page);
  await page.getByText('Hidden: fewer than five visits').waitFor();

  await Promise.all(walks);
  await expect.poll(async () => (await lastHour()).count, { timeout: 20_000, interval: 250 }).toBe(6);
  // They stand at the coats now; a stay is told some seconds after it began, when it is sure.
  const walked = await until(
    'a visit that ends at the coats',
    async () => (await lastHour()).visits.find(({ stays }) => stays.length >= 2 && stays.at(-1)?.zoneId === 'coats'),
    25_000,
  );
  // Who came fifth and sixth opened last; both ways are the same, so the nearest start is the visit's own.
  const truth = fobs.map(({ tagKey }) => radio.wayOf(tagKey)).toSorted((a, b) => startGap(a) - startGap(b))[0] ?? [];
  function startGap(steps: readonly { readonly at: number }[]): number {
    return Math.abs((steps[0]?.at ?? 0) - walked.openedAt);
  }
  // Points reach the disk in pieces of five seconds: the path is whole once it goes on after the last step.
  const arrivedAt = truth.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const { points, stays } = await until(
    'the whole path',
    async () => {
      const path = await manager.call(readVisitPath, { params: { visitId: walked.visitId } });
      return (path.points.at(-1)?.at ?? 0) > arrivedAt ? path : undefined;
    },
    25_000,
  );
  const errors = points.map((point) => {
    const step = truth.findLast((one) => one.at <= point.at) ?? truth[0];
    return step === undefined ? Number.NaN : Math.hypot(step.point.xMetres - point.xMetres, step.point.yMetres - point.yMetres);
  });
  const meanMetres = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  console.log(
    `${points.length} points, ${meanMetres.toFixed(2)} m from the way walked on average; ${stays.map(({ zoneId }) => zoneId).join(' > ')}`,
  );
  expect(points.length).toBeGreaterThan(15);
  expect(meanMetres).toBeLessThan(2.5);
  expect(['entrance', 'new-season']).toContain(stays[0]?.zoneId);
  expect(stays.at(-1)?.zoneId).toBe('coats');

  await lookAgain(page);
  const list = page.getByRole('list', { name: 'Visits' });
  await expect.poll(() => list.getByRole('link').count()).toBe(6);
  await page.getByRole('heading', { name: '6 visits' }).waitFor();
  await list.locator(`a[href*="${walked.visitId}"]`).click();
  const plan = page.locator('console-visit aisle-floor-plan');
  await plan.locator('svg .walk path.path').waitFor();
  // What is drawn is as long as what was kept: 20 m and more, in centimetres on the plan.
  const drawnCm = await plan
    .locator('svg .walk path.path')
    .evaluate((path) => (path instanceof SVGPathElement ? path.getTotalLength() : 0));
  expect(drawnCm).toBeGreaterThan(1_000);
  await expect.poll(() => page.locator('console-visit ol.stays li').count()).toBeGreaterThanOrEqual(stays.length);

  // Two change their minds: their paths go, and four are too few to show.
  for (const phone of phones.slice(0, 2)) await phone.call(changeConsents, { body: { offers: false, path: false } });
  await expect.poll(lastHour).toMatchObject({ count: 0, hiddenBelowFive: true, visits: [] });
  screens.allow(/status of 404 .*\/v1\/visits\//);
  await expect(manager.call(readVisitPath, { params: { visitId: walked.visitId } })).rejects.toMatchObject({ code: 'visit-hidden' });
  await page
    .getByRole('link', { name: /All visits/ })
    .first()
    .click();
  await lookAgain(page);
  await page.getByText('Hidden: fewer than five visits').waitFor();
}, 120_000);
