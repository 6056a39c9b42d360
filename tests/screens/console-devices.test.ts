import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from '../fakes/find-barriers.ts';
import { openConsole, type ConsolePage, type OpenConsole } from './console/open-console.ts';
import { letDevicesMisbehave, letReleasesBeTried } from './console/troubled-devices.ts';

let shop: OpenConsole;

beforeAll(async () => {
  shop = await openConsole();
}, 240_000);
afterAll(() => shop.close());

async function openBadDay(
  appearance: { readonly language: string; readonly theme: string },
  size: { width: number; height: number },
): Promise<ConsolePage> {
  const opened = await shop.openPage('oliver', size);
  await opened.page.evaluate(({ language, theme }) => {
    localStorage.setItem('aisle-console-language', language);
    localStorage.setItem('aisle-console-theme', theme);
  }, appearance);
  const { now } = await (await opened.page.request.get(`${shop.shop.url}/v1/store`)).json();
  await letDevicesMisbehave(opened.page, now);
  await letReleasesBeTried(opened.page, now);
  await opened.page.reload();
  return opened;
}

test.each([
  ['French, by day, at a desk', { language: 'fr', theme: 'light' }, { width: 1440, height: 900 }],
  ['English, at night, on a tablet', { language: 'en', theme: 'dark' }, { width: 1024, height: 768 }],
])(
  'nothing about devices keeps anyone out: %s',
  async (_words, appearance, size) => {
    const { page, context, go, refusedByPolicy } = await openBadDay(appearance, size);
    for (const [view, drawn] of [
      ['devices', 'console-device-list .call'],
      ['devices/till-2', 'console-refusals .refusal'],
      ['devices/~versions', 'console-releases .release'],
      ['journal', 'console-journal table'],
    ] as const) {
      await go(view);
      await page.locator(drawn).first().waitFor();
      expect(await findBarriers(page), view).toEqual([]);
    }
    expect(refusedByPolicy).toEqual([]);
    await context.close();
  },
  120_000,
);

test('what needs someone stands first, with what to do, and alone when asked for', async () => {
  const { page, context, go } = await openBadDay({ language: 'en', theme: 'light' }, { width: 1440, height: 900 });
  await go('devices');
  const calls = page.locator('console-device-list .call');
  await calls.first().waitFor();
  const names = await calls.locator('a').allInnerTexts();
  expect(names).toEqual(['Window screen', 'Wall screen', 'Hanger 07', 'Hanger 03', 'Till 2']);
  expect(await calls.first().innerText()).toMatch(/Silent for 26 min.*Has it power, and the network\?/s);
  const strangers = page.locator('console-strangers tbody tr');
  expect(await strangers.allInnerTexts()).toEqual([expect.stringMatching(/mosquitto_sub_4711.*claim it again.*12 times/s)]);
  await page.getByRole('button', { name: /Need someone/ }).click();
  await expect.poll(() => page.locator('console-device-list tbody tr').count()).toBe(5);
  await context.close();
});

test('a device is put in its place by a press and by keys, gets a time of silence, and the journal tells it part by part', async () => {
  const { page, context, go, refusedByPolicy } = await shop.openPage('oliver');
  await go('devices/till-1');
  await page.locator('console-device').getByRole('button', { name: 'Change' }).click();
  const plan = page.locator('console-place .plan');
  await plan.click({ position: { x: 60, y: 60 } });
  const where = page.locator('console-place #where');
  const pressed = await where.innerText();
  expect(pressed).toMatch(/^\d+(\.\d)? m from the left, \d+(\.\d)? m from the top$/);
  await plan.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  expect(Number.parseFloat(await where.innerText()) - Number.parseFloat(pressed)).toBeCloseTo(0.5, 1);
  await page.getByLabel('Needs someone when silent for').selectOption('600');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('console-device dd', { hasText: 'Up to 10 min' }).waitFor();
  await go('journal');
  const line = page.locator('console-journal tr', { hasText: 'Changed a device' }).first();
  await line.waitFor();
  expect(await line.innerText()).toMatch(/silence in seconds.*→\s*.*600/s);
  expect(refusedByPolicy).toEqual([]);
  await context.close();
});

test('a credential is shown once, with all that is typed into the device, and leaves the page with its dialog', async () => {
  const { page, context, go } = await shop.openPage('oliver');
  await go('devices/till-2');
  await page.locator('console-device').getByRole('button', { name: 'Sign-in by hand' }).click();
  await page.getByRole('button', { name: 'Make a credential' }).click();
  const password = page.locator('console-credential .password');
  await password.waitFor();
  const shown = await password.innerText();
  expect(shown).toMatch(/^[\w-]{43}$/);
  expect(await page.locator('console-credential dl').innerText()).toContain('till-2');
  await page.getByRole('button', { name: 'I have typed it in' }).click();
  await expect.poll(() => password.count()).toBe(0);
  await page.getByText('A new credential waits to be used').waitFor();
  await context.close();
});

test('days on which nothing changes are set, and what is tried then is refused in words', async () => {
  const { page, context, go } = await shop.openPage('oliver');
  await go('devices/~versions');
  const rules = page.locator('console-update-rules');
  await rules.getByLabel('From', { exact: true }).fill('2026-12-18');
  await rules.getByLabel('To', { exact: true }).fill('2026-12-01');
  await rules.getByLabel('Why').fill('Christmas');
  await rules.getByRole('button', { name: 'Add' }).click();
  await page.getByText('It ends before it begins').waitFor();
  await rules.getByLabel('To', { exact: true }).fill('2027-01-03');
  await rules.getByRole('button', { name: 'Add' }).click();
  await rules.getByText('18 Dec 2026 to 3 Jan 2027').waitFor();
  await rules.getByRole('button', { name: 'Remove Christmas' }).click();
  await expect.poll(() => rules.getByText('18 Dec 2026').count()).toBe(0);
  await context.close();
});
