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

/** True when nothing makes the page wider than its screen. */
export async function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}
