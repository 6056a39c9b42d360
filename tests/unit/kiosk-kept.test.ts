import { expect, it } from 'vitest';
import { filesNamedIn, keptWay } from '../../kiosk/session/kept-rules.ts';

const origin = 'http://hub.local:8080';
const way = (path: string, method = 'GET') => keptWay(new URL(path, origin), origin, method);

it('pictures and built files come from the shelf, page and catalogue fresh when they can', () => {
  expect(way(`/assets/${'a'.repeat(64)}`)).toBe('kept-first');
  expect(way('/kiosk/assets/index-b9ETQaJm.js')).toBe('kept-first');
  expect(way('/kiosk/')).toBe('fresh-first');
  expect(way('/v1/products?limit=500')).toBe('fresh-first');
  expect(way('/v1/products/p-014')).toBe('fresh-first');
});

it('orders, likes, codes and other people’s addresses are never answered from a shelf', () => {
  expect(way('/v1/orders', 'POST')).toBe('not-ours');
  expect(way('/v1/products/p-014/likes', 'POST')).toBe('not-ours');
  expect(way('/v1/codes/2000000140018')).toBe('not-ours');
  expect(keptWay(new URL('http://elsewhere.example/v1/store'), origin, 'GET')).toBe('not-ours');
});

it('finds the files a page and a stylesheet name', () => {
  const page = '<script src="/kiosk/assets/a.js"></script><link href="/kiosk/assets/a.css">';
  expect(filesNamedIn(page, `${origin}/kiosk/`)).toEqual([`${origin}/kiosk/assets/a.js`, `${origin}/kiosk/assets/a.css`]);
  expect(filesNamedIn("@font-face{src:url(b.woff2) format('woff2'),url('data:x')}", `${origin}/kiosk/assets/a.css`)).toEqual([
    `${origin}/kiosk/assets/b.woff2`,
  ]);
});
