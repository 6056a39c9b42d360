import { expect, test } from 'vitest';
import { drawCode } from '#shared/ui/elements/draw-code.ts';

interface Extent {
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

/** Where ink begins and ends across a drawn code, in its own units, and the narrowest bar. */
function measure(svg: string): Extent & { readonly moduleUnits: number } {
  const [, width] = /viewBox="0 0 (\d+) \d+"/.exec(svg) ?? [];
  const inks = [...svg.matchAll(/<path([^>]*) d="([^"]+)"/g)].flatMap(([, attributes, data]) => {
    const half = Number(/stroke-width="([\d.]+)"/.exec(attributes ?? '')?.[1] ?? 0) / 2;
    return [...(data ?? '').matchAll(/[ML](-?[\d.]+) /g)].flatMap(([, x]) => [Number(x) - half, Number(x) + half]);
  });
  const strokes = [...svg.matchAll(/stroke-width="([\d.]+)"/g)].map(([, stroke]) => Number(stroke));
  return {
    width: Number(width),
    left: Math.min(...inks),
    right: Math.max(...inks),
    moduleUnits: strokes.length === 0 ? 2 : Math.min(...strokes),
  };
}

test('a QR code keeps four modules of white round it', () => {
  const { width, left, right, moduleUnits } = measure(drawCode('qr', 'https://aisle.example/p/1'));
  expect(left / moduleUnits).toBe(4);
  expect((width - right) / moduleUnits).toBe(4);
  // 21 modules and 4 more for each version: nothing else is a QR code.
  expect(((right - left) / moduleUnits - 21) % 4).toBe(0);
});

test.each([
  ['code128', 'AISLE-7K2Q-94', 10],
  ['ean13', '3760123456784', 11],
] as const)('%s keeps its quiet zones, so that tills can read it from glass', (kind, text, modules) => {
  const { width, left, right, moduleUnits } = measure(drawCode(kind, text));
  expect(left / moduleUnits).toBeGreaterThanOrEqual(modules);
  expect((width - right) / moduleUnits).toBeGreaterThanOrEqual(7);
  expect(width).toBeGreaterThan(90);
});

test('EAN-13 is 95 modules wide and refuses a wrong check digit', () => {
  const { left, right, moduleUnits } = measure(drawCode('ean13', '3760123456784'));
  expect((right - left) / moduleUnits).toBe(95);
  expect(() => drawCode('ean13', '3760123456789')).toThrow();
});

test('a drawn code carries no style attribute, which the policy would refuse', () => {
  for (const kind of ['qr', 'code128'] as const) expect(drawCode(kind, 'AISLE-1')).not.toContain('style');
});
