// Takes the pictures of docs/screens/ from the built product: a sample shop with simulated shoppers, seen in a real browser at real sizes.
// `node scripts/build.mjs && node scripts/screenshots.mjs [names]`; about three minutes. Needs Chromium (CHROMIUM names another one).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import mqtt from 'mqtt';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs/screens');
const wanted = process.argv.slice(2);
const mostBytes = 250_000;
const sizes = {
  kiosk: { viewport: { width: 1080, height: 1920 }, locale: 'en-GB', hasTouch: true },
  signage: { viewport: { width: 1920, height: 1080 }, locale: 'en-GB' },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'en-GB' },
  console: { viewport: { width: 1440, height: 900 }, locale: 'en-GB' },
};

const folder = mkdtempSync(join(tmpdir(), 'aisle-screens-'));
const children = [];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, ask, seconds) {
  const endsAt = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > endsAt) throw new Error(`${what}: not within ${seconds} s`);
    await wait(500);
  }
}

/** Opens the shop; answers what its greeting says. */
async function openShop() {
  const hub = spawn(process.execPath, [join(root, 'dist/edge/main.mjs'), '--data', folder, '--port', '0', '--mqtt-port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(hub);
  let said = '';
  hub.stdout.on('data', (text) => (said += text));
  await until('the hub opens', () => said.includes('Stop with'), 60);
  return {
    url: /Console\s+(http:\/\/localhost:\d+)/.exec(said)[1],
    mqttUrl: /MQTT\s+(\S+)/.exec(said)[1],
    passwordOf: (login) => new RegExp(`${login}\\s+(\\S+)`).exec(said)[1],
    claims: [...said.matchAll(/(\S+)\/(kiosk|signage)\/#claim=(\S+)/g)].map(([, , screen, code]) => ({ screen, code })),
  };
}

function letPeopleIn() {
  const program = join(root, 'dist/simulator/simulator.mjs');
  if (!existsSync(program)) {
    console.warn('dist/simulator is not built: the shop stays empty');
    return undefined;
  }
  const simulator = spawn(process.execPath, [program, '--pass', join(folder, 'simulator.json'), '--crowd', '34', '--speed', '2'], {
    stdio: 'inherit',
  });
  children.push(simulator);
  return simulator;
}

async function keep(page, name) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  await page.evaluate(() => document.fonts.ready);
  const picture = sharp(await page.screenshot());
  let bytes = Buffer.alloc(0);
  for (const quality of [82, 76, 70, 62]) {
    bytes = await picture.clone().jpeg({ quality, mozjpeg: true }).toBuffer();
    if (bytes.length < mostBytes) break;
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `${name}.jpg`), bytes);
  console.log(`${name}.jpg  ${Math.round(bytes.length / 1000)} kB`);
}

async function open(browser, shop, path, size) {
  const context = await browser.newContext({ ...size, reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(shop.url + path);
  return page;
}

async function openConsole(browser, shop, size = sizes.console) {
  const page = await open(browser, shop, '/console/', size);
  await page.locator('input[autocomplete=username]').fill('camille');
  await page.locator('input[autocomplete=current-password]').fill(shop.passwordOf('camille'));
  await page.keyboard.press('Enter');
  await page.locator('console-floor').waitFor();
  return page;
}

/** Asks the hub as the person who is signed in on that page. */
const ask = (page, path, init) =>
  page.evaluate(
    async ([address, options]) => {
      const session = await (await fetch('/v1/session')).json();
      const headers = { 'x-csrf-token': session.csrfToken, ...(options?.body === undefined ? {} : { 'content-type': 'application/json' }) };
      return (await fetch(address, { ...options, headers })).json();
    },
    [path, init],
  );

async function takeKiosk(page) {
  await page.getByRole('button', { name: 'English', exact: true }).waitFor();
  await wait(2_000);
  await keep(page, 'kiosk-attract');
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page.locator('kiosk-product-card').nth(5).waitFor();
  await wait(2_500);
  await keep(page, 'kiosk-browse');
  await page.locator('kiosk-product-card').nth(1).click();
  await page.getByRole('group', { name: 'Size' }).waitFor();
  await wait(2_000);
  await keep(page, 'kiosk-product');
}

async function takeSignage(page) {
  // The season's first slide, in whichever language is its turn, is the one to show: it comes round every minute and a half.
  const words = () =>
    page.evaluate(() => {
      const stage = document.querySelector('signage-app')?.shadowRoot?.querySelector('signage-slide-stage')?.shadowRoot;
      const front = stage?.querySelector('slide-view.front')?.shadowRoot?.querySelector('.ground')?.firstElementChild;
      return [...(front?.shadowRoot?.querySelectorAll('slide-text') ?? [])].map(({ text }) => text).join(' ');
    });
  await until('the golden hour is on the glass', async () => (await words()).includes('The golden hour'), 240);
  await wait(2_500);
  await keep(page, 'signage');
}

async function takeConsole(browser, shop, page) {
  await wait(4_000);
  await keep(page, 'console-floor');
  const french = await openConsole(browser, shop, { ...sizes.console, locale: 'fr-FR' });
  await wait(4_000);
  await keep(french, 'console-floor-fr');
  await french.context().close();
  await page.goto(`${shop.url}/console/#/signage`);
  await page.locator('console-screens-now slide-view').first().waitFor();
  await wait(3_000);
  await keep(page, 'console-signage');
  await page.goto(`${shop.url}/console/#/devices`);
  await page.locator('console-devices').waitFor();
  await wait(2_500);
  await keep(page, 'console-devices');
  const visits = await until(
    'a dozen visits with a path',
    async () => {
      const answer = await ask(page, `/v1/visits?from=${Date.now() - 3_600_000}&to=${Date.now()}`);
      return answer.count >= 12 && answer.visits.some(({ stays }) => stays.length >= 4) ? answer.visits : undefined;
    },
    240,
  );
  const { visitId } = visits.toSorted((a, b) => b.stays.length - a.stays.length)[0];
  await page.goto(`${shop.url}/console/#/paths/${visitId}`);
  await page.locator('console-visit aisle-floor-plan svg .walk').waitFor();
  await wait(2_000);
  await keep(page, 'console-paths');
}

/** Stands a fob by the jeans: the simulated gateways have gone home, this script takes their place. */
async function standByTheJeans(shop, manager, tagKey) {
  const { receivers } = await ask(manager, '/v1/plan');
  const place = { xMetres: 4.4, yMetres: 1.7 };
  const gateways = await Promise.all(
    receivers.map(async ({ deviceId, at, heightMetres }) => {
      const { code } = await ask(manager, `/v1/devices/${deviceId}/claim-code`, { method: 'POST' });
      const { credential, storeId } = await ask(manager, '/v1/devices/claim', { method: 'POST', body: JSON.stringify({ code }) });
      const client = await mqtt.connectAsync(shop.mqttUrl, { clientId: deviceId, username: deviceId, password: credential });
      const metres = Math.hypot(place.xMetres - at.xMetres, place.yMetres - at.yMetres, heightMetres - 1.1);
      return { client, topic: `aisle/v1/${storeId}/gateway/${deviceId}/sightings`, rssiDbm: Math.round(-59 - 20 * Math.log10(metres)) };
    }),
  );
  let sequence = 0;
  const timer = setInterval(() => {
    sequence += 1;
    for (const { client, topic, rssiDbm } of gateways) {
      const sightings = [{ tag: tagKey, rssiDbm: rssiDbm + (sequence % 3) - 1, agoMs: 200, powerDbm: -59 }];
      client.publish(topic, JSON.stringify({ at: Date.now(), sequence, sightings, others: 4 }));
    }
  }, 1_000);
  return async () => {
    clearInterval(timer);
    await Promise.all(gateways.map(({ client }) => client.endAsync(true)));
  };
}

async function takePhone(browser, shop, manager) {
  const page = await open(browser, shop, '/phone/', sizes.phone);
  await page.getByRole('button', { name: 'Come in' }).waitFor();
  await wait(2_000);
  await keep(page, 'phone-join');
  for (const name of [/^Offers where I stand/, /^My path/]) await page.getByRole('switch', { name }).click();
  await page.getByRole('button', { name: 'Come in' }).click();
  const { tags } = await ask(manager, '/v1/tags');
  // From the back of the box: the simulated shoppers took theirs from the front.
  const fob = tags.filter(({ kind }) => kind === 'fob').at(-1);
  await page.getByLabel('Code on the fob').fill(fob.pairingCode);
  await page.getByRole('button', { name: 'Carry this fob' }).click();
  await page.getByText('No area has heard your fob yet.').waitFor();
  const leave = await standByTheJeans(shop, manager, fob.tagKey);
  await page.locator('phone-offer').waitFor({ timeout: 60_000 });
  await wait(2_500);
  await keep(page, 'phone-offer');
  await leave();
}

async function takeAll() {
  const shop = await openShop();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const simulator = letPeopleIn();
    const screens = [];
    for (const { screen, code } of shop.claims)
      screens.push({ screen, page: await open(browser, shop, `/${screen}/#claim=${code}`, sizes[screen]) });
    const pageOf = (name) => screens.find(({ screen }) => screen === name).page;
    const console = await openConsole(browser, shop);
    if (simulator !== undefined)
      await until('a dozen people are in the shop', async () => (await ask(console, '/v1/floor')).inShop >= 12, 180);
    await takeKiosk(pageOf('kiosk'));
    await takeConsole(browser, shop, console);
    await takeSignage(pageOf('signage'));
    if (simulator !== undefined) {
      const gone = new Promise((done) => simulator.once('exit', done));
      simulator.kill('SIGTERM');
      await gone;
    }
    await takePhone(browser, shop, console);
  } finally {
    await browser.close();
  }
}

try {
  await takeAll();
} finally {
  for (const child of children) child.kill('SIGTERM');
  await wait(1_000);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
