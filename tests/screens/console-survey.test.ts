import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readPlan, replacePlan } from '#shared/contract/places.ts';
import { forgetSurveyPoint, readSurvey, type SurveyPointBody } from '#shared/contract/survey.ts';
import { listTags } from '#shared/contract/tags.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { findBarriers } from '../fakes/find-barriers.ts';
import { openFloorRadio, type FloorRadio } from '../fakes/floor-radio.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './console/open-console.ts';

const phone = { width: 390, height: 844 };
let shop: OpenConsole;
let installer: HttpClient;
let radio: FloorRadio;
let tagKey = '';

/** A corner shop of 27 m²: four places to stand at, three gateways that hear all of it. */
beforeAll(async () => {
  shop = await openConsole();
  installer = await shop.shop.signInAs('oliver');
  const plan = await installer.call(readPlan);
  const corner = [
    { xMetres: 0.4, yMetres: 0.4 },
    { xMetres: 4.8, yMetres: 0.4 },
    { xMetres: 2.6, yMetres: 4.8 },
  ];
  const outline = [
    { xMetres: 0, yMetres: 0 },
    { xMetres: 5.2, yMetres: 0 },
    { xMetres: 5.2, yMetres: 5.2 },
    { xMetres: 0, yMetres: 5.2 },
  ];
  const body = {
    ...plan,
    widthMetres: 5.2,
    depthMetres: 5.2,
    walls: [],
    fixtures: [],
    entrances: [{ xMetres: 2.6, yMetres: 5.2 }],
    zones: [{ id: 'denim', name: { fr: 'Jeans', en: 'Denim' }, purpose: 'sales' as const, outline }],
    receivers: plan.receivers.slice(0, 3).map((receiver, nth) => ({ ...receiver, at: corner[nth] ?? receiver.at })),
  };
  await installer.call(replacePlan, { body });
  radio = await openFloorRadio(shop.shop);
  tagKey = (await installer.call(listTags)).tags.find(({ label }) => label === 'B-030')?.tagKey ?? '';
}, 400_000);

afterAll(async () => {
  await radio?.close();
  await shop?.close();
});

const pointsNow = async (): Promise<readonly SurveyPointBody[]> => (await installer.call(readSurvey)).points;
const statesNow = async (): Promise<readonly string[]> => (await pointsNow()).map(({ state }) => state);

/** Every test begins with nothing measured. */
beforeEach(async () => {
  for (const { pointId, measuredAt } of await pointsNow()) {
    if (measuredAt !== null) await installer.call(forgetSurveyPoint, { params: { pointId } });
  }
});

/** The surveyor walks to the nth place, tag in hand. */
async function walkTo(nth: number): Promise<void> {
  radio.place(tagKey, (await pointsNow())[nth - 1]?.at);
}

async function openSurvey(): Promise<ConsolePage> {
  const opened = await shop.openPage('oliver', phone);
  await opened.go('plan/survey');
  await opened.page.getByLabel('The tag you carry').selectOption(tagKey);
  await placeHeading(opened.page, 1);
  return opened;
}

async function placeHeading(page: Page, nth: number, withinMs = 10_000): Promise<void> {
  await page.getByRole('heading', { name: `Place ${nth}`, exact: true }).waitFor({ timeout: withinMs });
}

async function stand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I’m standing here' }).click();
  await page.getByRole('heading', { name: 'Listening. Stay here.' }).waitFor();
}

const measuringMs = 40_000;

test('stand, tap, walk on: a place is kept, taken back, measured again and stopped half-way', async () => {
  const { page, context, refusedByPolicy } = await openSurvey();
  await walkTo(1);
  await page.getByText('B-030, heard by 3 gateways').waitFor({ state: 'attached', timeout: 20_000 });
  await stand(page);
  await page.getByText('Heard by 3 gateways', { exact: true }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByText(/Kept: heard by 3 gateways\. Walk on\./).waitFor({ timeout: measuringMs });
  await placeHeading(page, 2);
  expect((await statesNow())[0]).toBe('measured');
  await page.getByRole('heading', { name: '1 of 4 places' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await placeHeading(page, 1);
  await page.getByRole('heading', { name: '0 of 4 places' }).waitFor();
  expect(await statesNow()).toEqual(['todo', 'todo', 'todo', 'todo']);

  await stand(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await placeHeading(page, 1);
  expect(await statesNow()).toEqual(['todo', 'todo', 'todo', 'todo']);
  expect(refusedByPolicy).toEqual([]);
  await context.close();
}, 120_000);

test('a phone that loses the hub between two access points says so, and the place is kept all the same', async () => {
  const { page, context } = await openSurvey();
  await walkTo(1);
  await stand(page);
  await context.setOffline(true);
  await page.locator('console-survey aisle-notice').waitFor();
  await context.setOffline(false);
  await page.getByText(/Kept: heard by 3 gateways/).waitFor({ timeout: measuringMs });
  await placeHeading(page, 2);
  expect((await statesNow())[0]).toBe('measured');
  await context.close();
}, 90_000);

test('a phone away for minutes finds in the survey whether the place was kept', async () => {
  const { page, context } = await openSurvey();
  await walkTo(1);
  await stand(page);
  const isKept = async (): Promise<boolean> => (await statesNow())[0] === 'measured';
  // What the hub answers to a measurement that ended more than a minute ago; before it has ended, nothing at all.
  await page.route('**/v1/survey/measurements/*', async (route) => {
    if (!(await isKept())) return route.abort();
    return route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'Not Found', status: 404, code: 'measurement-over', detail: 'over' },
    });
  });
  await page.getByText(/Kept: heard by/).waitFor({ timeout: measuringMs });
  await placeHeading(page, 2);

  await walkTo(2);
  await page.unroute('**/v1/survey/measurements/*');
  await stand(page);
  await page.route('**/v1/survey/measurements/*', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      json: { status: 404, code: 'measurement-over', detail: 'over' },
    }),
  );
  await page.getByText('The hub could not store this place. Tap again in a moment.').waitFor();
  await placeHeading(page, 2);
  expect(await statesNow()).toEqual(['measured', 'todo', 'todo', 'todo']);
  await context.close();
}, 120_000);

test('keys alone choose a place of one’s own and measure there', async () => {
  const { page, context } = await openSurvey();
  const [first] = await pointsNow();
  radio.place(tagKey, first?.at);
  await page.getByRole('application', { name: 'The plan with 4 places' }).focus();
  for (let nth = 0; nth < 2; nth += 1) await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'A place of your own' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Listening. Stay here.' }).waitFor();
  await page.getByText(/Kept: heard by/).waitFor({ timeout: measuringMs });
  const own = (await pointsNow()).filter(({ isSuggested }) => !isSuggested);
  expect(own).toMatchObject([{ state: 'measured', at: { yMetres: first?.at.yMetres } }]);
  expect(own[0]?.at.xMetres).toBeCloseTo((first?.at.xMetres ?? 0) + 1, 1);
  await context.close();
}, 90_000);

test('a tag nobody hears is told, and nothing is kept', async () => {
  const { page, context } = await openSurvey();
  radio.place(tagKey, undefined);
  await stand(page);
  await page.getByText('No gateway of the plan heard the tag. Check its battery, then tap again.').waitFor({ timeout: measuringMs });
  await placeHeading(page, 1);
  expect(await statesNow()).toEqual(['todo', 'todo', 'todo', 'todo']);
  await context.close();
}, 90_000);

test('with every place measured the survey is over, and the coverage map knows positions better', async () => {
  const { page, context, go } = await openSurvey();
  const meanError = async (): Promise<number> => {
    await go('plan/coverage');
    const words = await page.getByText(/Positions will be .* off on average/).innerText();
    return Number(/([\d.]+) m/.exec(words)?.[1]);
  };
  const before = await meanError();
  await go('plan/survey');
  for (const nth of [1, 2, 3, 4]) {
    await placeHeading(page, nth, measuringMs);
    await walkTo(nth);
    await stand(page);
  }
  await page.getByRole('heading', { name: 'All places are measured.' }).waitFor({ timeout: measuringMs });
  await page.getByRole('heading', { name: '4 of 4 places' }).waitFor();
  await page.getByText('The hub uses this survey. Changes take effect within a minute.').waitFor();
  expect(await statesNow()).toEqual(['measured', 'measured', 'measured', 'measured']);
  expect(await findBarriers(page)).toEqual([]);
  expect(await meanError()).toBeLessThan(before);
  await context.close();
}, 180_000);
