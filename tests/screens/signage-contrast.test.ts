import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildSignage } from './signage-build.ts';
import { allSlides, manifestOf } from './signage-manifest.ts';
import { SignageShop } from './signage-shop.ts';

let browser: Browser;
let page: Page;
const shop = new SignageShop();

beforeAll(async () => {
  buildSignage();
  await shop.open();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await shop.kill();
});

/** The lowest contrast (WCAG 2.2) of any words on the slide that is up, in this theme, and how many pieces of words were measured. */
function lowestContrast(theme: 'light' | 'dark') {
  return page.evaluate(async (wanted) => {
    const stage = document.querySelector('signage-app')?.shadowRoot?.querySelector('signage-slide-stage')?.shadowRoot;
    const view = [...(stage?.querySelectorAll('slide-view') ?? [])].find((layer) => layer.className === 'front');
    view?.setAttribute('data-theme', wanted);
    await new Promise((done) => setTimeout(done, 300));
    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const parentOf = (element: Element): Element | null => {
      if (element.assignedSlot !== null || element.parentElement !== null) return element.assignedSlot ?? element.parentElement;
      const treeRoot = element.getRootNode();
      return treeRoot instanceof ShadowRoot ? treeRoot.host : null;
    };
    const ground = (element: Element): string => {
      for (let at: Element | null = element; at !== null; at = parentOf(at)) {
        const colour = getComputedStyle(at).backgroundColor;
        if (channels(colour)[3] !== 0) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const found: { ratio: number; words: string }[] = [];
    const visit = (treeRoot: ShadowRoot | Element): void => {
      for (const element of treeRoot.querySelectorAll('*')) {
        if (element.shadowRoot !== null) visit(element.shadowRoot);
        const words = [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent?.trim() ?? '')
          .join('');
        if (words === '' || ['STYLE', 'SCRIPT'].includes(element.tagName) || element.getBoundingClientRect().width === 0) continue;
        const [one = 0, other = 0] = [luminance(getComputedStyle(element).color), luminance(ground(element))].toSorted((a, b) => b - a);
        found.push({ ratio: (one + 0.05) / (other + 0.05), words });
      }
    };
    if (view?.shadowRoot) visit(view.shadowRoot);
    const [worst] = found.toSorted((one, other) => one.ratio - other.ratio);
    return { worst, count: found.length, paper: view === undefined ? '' : getComputedStyle(view).getPropertyValue('--slide-paper') };
  }, theme);
}

test('every word on every slide can be read, by day and by night', async () => {
  const papers = new Set<string>();
  await page.goto(`${shop.url}#claim=GOOD1234`);
  for (const slide of [...allSlides(), undefined]) {
    await shop.publishManifest(manifestOf(shop, slide === undefined ? [] : [slide]));
    const template = `slide-${slide?.template ?? 'resting'}`;
    await vi.waitFor(() => page.locator(`slide-view.front ${template}`).waitFor({ state: 'attached', timeout: 100 }), { timeout: 10_000 });
    await page.waitForTimeout(1_100);
    for (const theme of ['light', 'dark'] as const) {
      const { worst, count, paper } = await lowestContrast(theme);
      papers.add(paper);
      expect(count, `${template} has words`).toBeGreaterThan(0);
      expect(worst?.ratio, `${template}, ${theme}: “${worst?.words}”`).toBeGreaterThanOrEqual(4.5);
    }
  }
  // Were both themes the same, the night would not have been measured.
  expect(papers.size).toBe(2);
}, 60_000);
