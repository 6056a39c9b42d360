import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Rgb = readonly [number, number, number];
type Dress = Readonly<Record<'theme' | 'contrast' | 'distance', string>>;

interface Rule {
  readonly selectors: readonly string[];
  readonly declarations: ReadonlyMap<string, string>;
  /** True inside `@media (prefers-contrast: more)`. */
  readonly isSystemContrast: boolean;
}

const folder = new URL('../../shared/ui/', import.meta.url);

function readTokens(): string {
  const entry = readFileSync(new URL('tokens.css', folder), 'utf8');
  const files = [...entry.matchAll(/@import '(\.\/tokens\/[a-z-]+\.css)'/g)].map(([, path]) => path ?? '');
  expect(files.length).toBeGreaterThan(3);
  return files
    .map((path) => readFileSync(new URL(path, folder), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '');
}

function readRules(css: string, isSystemContrast = false): readonly Rule[] {
  const rules: Rule[] = [];
  let rest = css;
  for (;;) {
    const open = rest.indexOf('{');
    if (open < 0) return rules;
    const head = rest.slice(0, open).trim();
    let depth = 1;
    let end = open + 1;
    for (; depth > 0; end += 1) depth += rest[end] === '{' ? 1 : rest[end] === '}' ? -1 : 0;
    const body = rest.slice(open + 1, end - 1);
    if (head.startsWith('@media')) {
      if (head.includes('prefers-contrast')) rules.push(...readRules(body, true));
    } else {
      const declarations = new Map(
        [...body.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', (value ?? '').trim()]),
      );
      rules.push({ selectors: head.split(',').map((selector) => selector.trim()), declarations, isSystemContrast });
    }
    rest = rest.slice(end);
  }
}

const rules = readRules(readTokens());

/** How specific a selector is for a root in this dress; 0 when it does not match. */
function weigh(selector: string, dress: Dress): number {
  const parts = [
    ...selector.matchAll(/:root|:not\(\[data-contrast='normal'\]\)|\[data-(theme|contrast|distance|motion)(?:='([a-z]+)')?\]/g),
  ];
  if (parts.map(([text]) => text).join('') !== selector) throw new Error(`this test can't read the selector ${selector}`);
  const matches = parts.every(([text, attribute, value]) => {
    if (text === ':root') return true;
    if (text.startsWith(':not')) return dress.contrast !== 'normal';
    if (attribute === 'theme' || attribute === 'contrast' || attribute === 'distance')
      return value === undefined || dress[attribute] === value;
    return false;
  });
  return matches ? parts.length : 0;
}

/** What the cascade leaves on a root element dressed like this. `system` in `contrast` stands for a system that asks for more. */
function settle(dress: Dress): ReadonlyMap<string, string> {
  const winners = new Map<string, { readonly weight: number; readonly value: string }>();
  for (const { selectors, declarations, isSystemContrast } of rules) {
    if (isSystemContrast && dress.contrast !== 'system') continue;
    const weight = Math.max(...selectors.map((selector) => weigh(selector, dress)));
    if (weight === 0) continue;
    for (const [name, value] of declarations) {
      if (weight >= (winners.get(name)?.weight ?? 0)) winners.set(name, { weight, value });
    }
  }
  return new Map([...winners].map(([name, { value }]) => [name, value]));
}

function colourOf(value: string, tokens: ReadonlyMap<string, string>): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(value);
  if (hex !== null) return [parseInt(hex[1] ?? '', 16), parseInt(hex[2] ?? '', 16), parseInt(hex[3] ?? '', 16)];
  const reference = /^var\((--[a-z0-9-]+)\)$/.exec(value);
  if (reference !== null) return colourOf(tokens.get(reference[1] ?? '') ?? `nothing (${value})`, tokens);
  const mixed = /^color-mix\(in srgb, (var\(--[a-z0-9-]+\)) ([0-9.]+)%, (var\(--[a-z0-9-]+\))\)$/.exec(value);
  if (mixed === null) throw new Error(`this test can't read the colour ${value}`);
  const share = Number(mixed[2]) / 100;
  return mix(colourOf(mixed[1] ?? '', tokens), colourOf(mixed[3] ?? '', tokens), share);
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] * share + b[0] * (1 - share), a[1] * share + b[1] * (1 - share), a[2] * share + b[2] * (1 - share)];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

const papers = ['paper', 'paper-raised', 'paper-sunken'] as const;
const tints = ['1', '2', '3', '4', '5', 'fitting', 'till'].map((name) => `plan-tint-${name}`);

/** Every pair of word and ground that an element or a page may set. */
const textPairs: readonly (readonly [string, string])[] = [
  ...papers.flatMap((paper) =>
    ['ink', 'quiet-ink', 'accent', 'warning', 'danger', 'ok', 'price-reduced'].map((word) => [word, paper] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['on-danger', 'plan-here'],
  ['on-accent-soft', 'accent-soft'],
  ['on-warning-soft', 'warning-soft'],
  ['on-danger-soft', 'danger-soft'],
  ['on-ok-soft', 'ok-soft'],
  ['paper', 'ink'],
  ['ink', 'plan-ground'],
  ...[...tints, 'plan-ground', 'paper-sunken'].map((tint) => ['quiet-ink', tint] as const),
];

const edgePairs: readonly (readonly [string, string])[] = papers.flatMap((paper) => [
  ['line-strong', paper] as const,
  ['control-border', paper] as const,
  ['focus', paper] as const,
]);

/** On a kiosk these reach 7:1, whatever the shop's light. */
const kioskPairs: readonly (readonly [string, string])[] = [
  ...papers.flatMap((paper) => ['ink', 'quiet-ink', 'warning', 'danger', 'ok'].map((word) => [word, paper] as const)),
  ['on-accent', 'accent'],
  ['on-accent-soft', 'accent-soft'],
  ['on-warning-soft', 'warning-soft'],
  ['on-danger-soft', 'danger-soft'],
  ['on-ok-soft', 'ok-soft'],
];

const dresses: readonly Dress[] = ['light', 'dark'].flatMap((theme) =>
  ['normal', 'more', 'system'].flatMap((contrast) =>
    ['console', 'kiosk', 'tablet', 'phone', 'signage'].map((distance) => ({ theme, contrast, distance })),
  ),
);

function tooWeak(pairs: readonly (readonly [string, string])[], least: number, tokens: ReadonlyMap<string, string>): readonly string[] {
  return pairs.flatMap(([word, ground]) => {
    const ratio = contrast(colourOf(`var(--${word})`, tokens), colourOf(`var(--${ground})`, tokens));
    return ratio >= least ? [] : [`${word} on ${ground} ${ratio.toFixed(2)}`];
  });
}

test.each(dresses)('words can be read: $theme, contrast $contrast, $distance', (dress) => {
  const tokens = settle(dress);
  expect(tooWeak(textPairs, 4.5, tokens)).toEqual([]);
  expect(
    tooWeak(
      papers.map((paper) => ['ink', paper] as const),
      7,
      tokens,
    ),
  ).toEqual([]);
  expect(tooWeak(edgePairs, 3, tokens)).toEqual([]);
  if (dress.distance === 'kiosk' || dress.contrast !== 'normal') expect(tooWeak(kioskPairs, 7, tokens)).toEqual([]);
});

test.each(dresses)('a zone’s name can be read on the hottest zone: $theme, contrast $contrast, $distance', (dress) => {
  const tokens = settle(dress);
  const hottest = mix(colourOf('var(--plan-heat)', tokens), colourOf('var(--plan-ground)', tokens), 0.53);
  expect(contrast(colourOf('var(--ink)', tokens), hottest)).toBeGreaterThanOrEqual(4.5);
});

test('a system that asks for contrast gets the very set of the access button', () => {
  for (const theme of ['light', 'dark']) {
    const asked = settle({ theme, contrast: 'more', distance: 'kiosk' });
    const system = settle({ theme, contrast: 'system', distance: 'kiosk' });
    const colours = [...asked.keys()].filter((name) => !name.startsWith('--raw') && /#|var|color-mix/.test(asked.get(name) ?? ''));
    expect(colours.length).toBeGreaterThan(40);
    for (const name of colours) expect([name, system.get(name)]).toEqual([name, asked.get(name)]);
  }
});

test('no token stands on one that does not exist', () => {
  const tokens = settle({ theme: 'dark', contrast: 'more', distance: 'kiosk' });
  const wanted = [...tokens.values()].flatMap((value) => [...value.matchAll(/var\((--[a-z0-9-]+)\)/g)].map(([, name]) => name ?? ''));
  expect(wanted.filter((name) => !tokens.has(name))).toEqual([]);
});

test('only tokens speak of raw values: elements and pages read meanings', () => {
  const raw = rules
    .flatMap(({ declarations }) => [...declarations])
    .filter(([name]) => name.startsWith('--plan') || name.startsWith('--control'));
  expect(raw.filter(([, value]) => value.includes('--raw'))).toEqual([]);
});
