import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { buildWhatIsOld } from '../../fakes/build-what-is-old.ts';
import { startHub, type HubOptions, type RunningHub } from '../../fakes/start-hub.ts';

/** A browser on the built console of a hub that really runs. */
export interface OpenConsole {
  readonly shop: RunningHub;
  /** A page of someone's own, signed in when a login is given. What the content policy refuses is in `refusedByPolicy`. */
  openPage(login?: string, size?: { readonly width: number; readonly height: number }): Promise<ConsolePage>;
  close(): Promise<void>;
}

export interface ConsolePage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly refusedByPolicy: readonly string[];
  go(view: string): Promise<void>;
}

export async function openConsole(options: HubOptions = {}): Promise<OpenConsole> {
  await buildWhatIsOld('edge', 'console', 'signage');
  const shop = await startHub(options);
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

  /** Signs in once a login: the hub lets nobody try more than ten times a minute. */
  async function sessionOf(login: string): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
    const known = sessions.get(login);
    if (known !== undefined) return known;
    const context = await browser.newContext();
    const answer = await context.request.post(`${shop.url}/v1/session`, { data: { login, password: shop.password(login) } });
    if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()}`);
    const session = await context.storageState();
    sessions.set(login, session);
    await context.close();
    return session;
  }

  return {
    shop,
    async openPage(login, size = { width: 1440, height: 900 }) {
      const context = await browser.newContext({
        viewport: size,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        ...(login === undefined ? {} : { storageState: await sessionOf(login) }),
      });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const refusedByPolicy: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) refusedByPolicy.push(message.text());
      });
      await page.goto(`${shop.url}/console/`);
      return {
        page,
        context,
        refusedByPolicy,
        go: async (view) => {
          await page.evaluate((hash) => {
            location.hash = hash;
          }, `#/${view}`);
        },
      };
    },
    async close() {
      await browser.close();
      await shop.stop();
    },
  };
}
