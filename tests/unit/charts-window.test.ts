import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../console');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

test('no chart is put on a page without the window, n and coverage it stands on', () => {
  const uses = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/<console-chart[\s>][^]*?<\/console-chart>/g)].map(([use]) => ({ file, use })),
  );
  expect(uses.length).toBeGreaterThan(8);
  expect(uses.filter(({ use }) => !use.includes('.evidence=${')).map(({ file }) => file)).toEqual([]);
});

test('nothing is drawn as a chart but by the frame that asks for its window', () => {
  const drawing = sources.filter(({ file, text }) => /<svg[^>]*class="chart"/.test(text) && !file.endsWith('console-chart.ts'));
  expect(drawing.map(({ file }) => file)).toEqual([]);
  // Pictures of the plan with figures on them are charts too: heat and ways are given to a plan only inside a frame.
  const plans = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/<aisle-floor-plan[^]*?<\/aisle-floor-plan>/g)].map(([use]) => ({ file, use })),
  );
  const bare = plans.filter(({ use }) => /\.(heat|cells)=/.test(use) && !use.includes('slot="picture"'));
  expect(bare.filter(({ file }) => file.startsWith('paths/')).map(({ file }) => file)).toEqual([]);
});

test('a table of zones says its window as well', () => {
  const zones = sources.find(({ file }) => file === 'paths/console-zones.ts');
  expect(zones?.text).toContain('evidenceWords({ about, before: past?.about }');
});
