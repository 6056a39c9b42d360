import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from '#shared/ui/elements/likes.ts';
import type {} from '#shared/ui/elements/price.ts';

const root = resolve(import.meta.dirname, '../..');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
// What the hub sends with every page.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; connect-src 'self'";
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let folder = '';
let server: Server;
let browser: Browser;
let origin = '';

async function listen(): Promise<string> {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': types[extname(path === '/' ? '.html' : path)] ?? 'text/html',
            'content-security-policy': policy,
          })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-gallery-'));
  await build({
    configFile: false,
    root: resolve(root, 'shared/ui/gallery'),
    logLevel: 'error',
    oxc: { decorator: { legacy: true } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome111',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
  origin = await listen();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  /** Errors and refusals the browser spoke of, and requests that left the shop. */
  readonly complaints: string[];
}

async function visit(query: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) complaints.push(`left the shop: ${request.url()}`);
  });
  await page.goto(`${origin}/?${query}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, complaints };
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeFinding {
  readonly id: string;
  readonly targets: readonly string[];
}

/** Violations of WCAG 2.2 A and AA, as axe sees them. */
async function findBarriers(page: Page): Promise<readonly AxeFinding[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: await readFile(axePath, 'utf8') });
  const { result } = await client.send('Runtime.evaluate', {
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.flat().join(' ')) })))`,
  });
  return result.value;
}

test.each([
  ['console in English', 'locale=en', {}],
  ['console in the dark', 'theme=dark&locale=fr', {}],
  ['kiosk in French', 'distance=kiosk&locale=fr', { viewport: { width: 1080, height: 1920 } }],
  ['kiosk with more contrast', 'distance=kiosk&contrast=more', { viewport: { width: 1080, height: 1920 } }],
  ['phone in Arabic', 'distance=phone&locale=ar', { viewport: { width: 390, height: 844 } }],
] as const)(
  '%s: the strict policy refuses nothing, nothing leaves the shop, and nobody is shut out',
  async (_, query, options) => {
    const { page, complaints } = await visit(query, { ...options, reducedMotion: 'reduce' });
    await page.locator('aisle-qr svg').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.close();
  },
  90_000,
);

/** Tag names from the page down to what has focus. */
function focusTrail(page: Page): Promise<string> {
  return page.evaluate(() => {
    const trail: string[] = [];
    for (let at = document.activeElement; at !== null && at !== undefined; at = at.shadowRoot?.activeElement ?? null)
      trail.push(at.localName);
    return trail.join(' ');
  });
}

test('a dialog takes the focus, Escape closes it, and the focus goes back to what opened it', async () => {
  const { page } = await visit('only=parts');
  await page.getByRole('button', { name: 'Ask a question' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Take the slide off all screens?' });
  await dialog.waitFor();
  expect(await focusTrail(page)).toContain('aisle-dialog');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await focusTrail(page)).toBe('gallery-page gallery-parts aisle-button button');
  await page.getByRole('button', { name: 'Ask a question' }).press('Enter');
  await dialog.waitFor();
  await page.mouse.click(5, 5);
  await dialog.waitFor({ state: 'hidden' });
  await page.close();
});

test('arrow keys move along tabs, the other way round in Arabic', async () => {
  const { page } = await visit('only=parts');
  await page.getByRole('tab', { name: 'Today' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('This week');
  await page.keyboard.press('End');
  expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Orders');
  const arabic = await visit('only=parts&locale=ar');
  await arabic.page.getByRole('tab', { selected: true }).focus();
  await arabic.page.keyboard.press('ArrowLeft');
  expect(await arabic.page.getByRole('tab', { selected: true }).textContent()).toContain('هذا الأسبوع');
  await page.close();
  await arabic.page.close();
});

test('a price is read as one amount with its old one, in the page’s language', async () => {
  const { page } = await visit('only=parts&locale=fr');
  const heard = await page.evaluate(() => {
    const price = document.createElement('aisle-price');
    price.cents = 6990;
    price.wasCents = 9990;
    document.body.append(price);
    return price.updateComplete.then(() => price.shadowRoot?.querySelector('.visually-hidden')?.textContent ?? '');
  });
  expect(heard).toBe('69,90\u00a0€, au lieu de 99,90\u00a0€');
  await page.close();
});

test('fields and switches take part in a form, Enter and a submit button send it, a busy button does not', async () => {
  const { page } = await visit('only=parts');
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.id = 'form';
    const field = Object.assign(document.createElement('aisle-field'), { name: 'email', label: 'Write to' });
    const toggle = Object.assign(document.createElement('aisle-switch'), { name: 'news', label: 'News' });
    const button = Object.assign(document.createElement('aisle-button'), { type: 'submit', textContent: 'Send it' });
    form.append(field, toggle, button);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      form.dataset['sent'] =
        `${form.dataset['sent'] ?? ''}[${[...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`).join('&')}]`;
    });
    document.body.prepend(form);
  });
  await page.getByLabel('Write to').fill('lea@example.org');
  await page.getByRole('switch', { name: 'News' }).click();
  await page.getByLabel('Write to').press('Enter');
  await page.getByRole('button', { name: 'Send it' }).click();
  await page.evaluate(() => Object.assign(document.querySelector('#form aisle-button') ?? {}, { busy: true }));
  await page.getByRole('button', { name: 'Send it' }).press('Enter');
  const once = '[email=lea@example.org&news=on]';
  expect(await page.evaluate(() => document.getElementById('form')?.dataset['sent'])).toBe(once + once);
  await page.close();
});

test('a number of likes turns over only where its figures changed', async () => {
  const { page } = await visit('only=parts');
  const figures = await page.evaluate(async () => {
    const likes = Object.assign(document.createElement('aisle-likes'), { count: 128 });
    document.body.append(likes);
    await likes.updateComplete;
    const before = likes.shadowRoot?.querySelectorAll('.coming').length;
    likes.count = 130;
    await likes.updateComplete;
    const coming = [...(likes.shadowRoot?.querySelectorAll('.coming') ?? [])].map((figure) => figure.textContent);
    return { before, coming, words: likes.shadowRoot?.querySelector('.visually-hidden')?.textContent };
  });
  expect(figures).toEqual({ before: 0, coming: ['3', '0'], words: '130 likes' });
  await page.close();
});

test('a zone is chosen by pressing it on the plan, and by keyboard from the list beside it', async () => {
  const { page } = await visit('only=floor');
  const plan = page.locator('aisle-floor-plan[choosable]');
  await plan
    .locator('svg path.zone')
    .nth(7)
    .click({ position: { x: 20, y: 20 } });
  await page.getByText('Chosen: coats').waitFor();
  await plan.getByRole('button', { name: /^Denim and trousers/ }).focus();
  expect(await plan.locator('svg path.focus').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByText('Chosen: denim').waitFor();
  await page.close();
});

test('people keep their elements while they move, gliding, or at once where nothing may move', async () => {
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const { page } = await visit('only=floor', { reducedMotion });
    const person = page.locator('aisle-floor-plan').last().locator('.person').first();
    const handle = await person.elementHandle();
    const before = await person.getAttribute('style');
    await page.waitForTimeout(1_300);
    expect(await person.getAttribute('style')).not.toBe(before);
    expect(await handle?.evaluate((element) => element.isConnected)).toBe(true);
    const seconds = await person.evaluate((element) => getComputedStyle(element).transitionDuration.split(',')[0]);
    expect(seconds).toBe(reducedMotion === 'reduce' ? '0s' : '0.7s');
    await page.close();
  }
});

test('a QR is drawn in squares and says what it holds; a text that fits no barcode says so', async () => {
  const { page } = await visit('only=parts');
  const qr = page.getByRole('img', { name: 'QR code: https://aisle.example/p/blue-shirt' });
  await qr.locator('svg path').first().waitFor();
  await page.getByText('This code could not be drawn').waitFor();
  const plate = await page.locator('aisle-qr').evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return { isSquare: Math.abs(width - height) < 1, background: getComputedStyle(element).backgroundColor };
  });
  expect(plate).toEqual({ isSquare: true, background: 'rgb(255, 255, 255)' });
  await page.close();
});
