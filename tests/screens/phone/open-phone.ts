import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(extra: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...quiet, ...extra] });
}

/** A page as big as a phone's, and what went wrong on it: errors, broken rules of the policy, requests to elsewhere. */
export interface Phone {
  readonly page: Page;
  readonly wrongs: string[];
  close(): Promise<void>;
}

export async function openPhone(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'en',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrongs: string[] = [];
  page.on('pageerror', ({ message }) => wrongs.push(message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) wrongs.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !url.startsWith(origin)) wrongs.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  return { page, wrongs, close: () => context.close() };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on the page as it is, in words: rule and place. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  // Colours are measured once nothing moves any more.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`))',
  );
  return Array.isArray(found) ? found.map(String) : ['axe did not answer'];
}

/** True when nothing makes the page wider than its screen. */
export async function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}
