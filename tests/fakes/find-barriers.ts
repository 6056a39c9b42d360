import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page as it is now (WCAG 2.2 A and AA, best practices): one line a finding, none when all is well. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  // Colours are measured once nothing moves any more.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  await page.evaluate(axe);
  const found: unknown = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.flat().join(' ') + ': ' + failureSummary)))`);
  if (!Array.isArray(found)) throw new Error('axe answered nothing');
  return found.map(String);
}
