import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

// QUIC off: its sockets are slow to close. No GPU: shops' boxes and test machines have none.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One browser against one hub, and everything that went wrong on any of its pages. */
export interface Screens {
  /** A page in a browser profile of its own, as another device would be. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Throws when there was a console error, an exception, something the content policy refused or a request to another host. */
  expectNothingWrong(): void;
  /** From now on this is part of the story, such as a network error while the hub is down. */
  allow(pattern: RegExp): void;
  close(): Promise<void>;
}

/** Chromium itself writes this line when the console asks, before anyone has signed in, who is there. */
const askedWhoIsThere = /status of 401 .*\/v1\/(session|shoppers\/me) *$/;

export const kioskSize = { viewport: { width: 1080, height: 1920 }, hasTouch: true, locale: 'fr-FR' };
export const signageSize = { viewport: { width: 1920, height: 1080 }, locale: 'fr-FR' };
export const consoleSize = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' };
export const phoneSize = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'en-GB' };

/** With AISLE_PICTURES naming a folder, every page is kept there as it was at the end: the quickest way to see why a journey stopped. */
async function keepPictures(browser: Browser): Promise<void> {
  const folder = process.env['AISLE_PICTURES'];
  if (folder === undefined) return;
  for (const [nth, page] of browser
    .contexts()
    .flatMap((context) => context.pages())
    .entries()) {
    await page
      .screenshot({ path: join(folder, `${nth}.png`), timeout: 5_000 })
      .catch((cause: unknown) => console.warn('no picture of', page.url(), cause));
  }
}

export async function openScreens(hubUrl: string): Promise<Screens> {
  const browser: Browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
  const found: string[] = [];
  const allowed: RegExp[] = [askedWhoIsThere];
  const { host } = new URL(hubUrl);
  const note = (words: string): void => {
    if (!allowed.some((pattern) => pattern.test(words))) found.push(words);
  };
  const noteAddress = (address: string): void => {
    const url = new URL(address);
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.host !== host) note(`asked another host: ${address}`);
  };

  function watch(context: BrowserContext): void {
    context.on('request', (request) => noteAddress(request.url()));
    context.on('weberror', (error) => note(`${error.page()?.url() ?? ''}: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error' || /content security policy/i.test(message.text())) {
        note(`${message.text()} ${message.location().url}`);
      }
    });
    context.on('page', (page) => page.on('websocket', (socket) => noteAddress(socket.url())));
  }

  return {
    async open(path, options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(15_000);
      watch(context);
      const page = await context.newPage();
      await page.goto(hubUrl + path);
      return page;
    },
    expectNothingWrong() {
      if (found.length > 0) throw new Error(`the pages had trouble:\n${found.join('\n')}`);
    },
    allow: (pattern) => void allowed.push(pattern),
    async close() {
      await keepPictures(browser);
      await browser.close();
    },
  };
}
