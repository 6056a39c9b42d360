import { describe, expect, it } from 'vitest';
import { namedFiles, wayOf } from '../../phone/rules/offline-rules.ts';

const origin = 'https://shop.example';

describe('what the phone keeps for when the network is gone', () => {
  it.each([
    ['/phone/', true, 'page'],
    ['/phone/assets/index-BQYPrIfZ.js', false, 'kept-first'],
    ['/phone/icon-192.png', false, 'kept-first'],
    [`/assets/${'a'.repeat(64)}`, false, 'kept-first'],
    ['/v1/shoppers/me', false, 'network'],
    ['/console/', true, 'network'],
    ['/phone/sw.js', false, 'network'],
  ] as const)('%s is answered: %s %s', (path, isNavigation, way) => {
    expect(wayOf(new URL(path, origin), origin, 'GET', isNavigation)).toBe(way);
  });

  it('never answers a write or another origin from what it keeps', () => {
    expect(wayOf(new URL('/phone/', origin), origin, 'POST', true)).toBe('network');
    expect(wayOf(new URL('/phone/assets/a-12345678.js', 'https://elsewhere.example'), origin, 'GET', false)).toBe('network');
  });

  it('finds every part a built file names, from the page or from a part beside it', () => {
    const page = '<script type="module" src="/phone/assets/index-BQYPrIfZ.js"></script><link href="/phone/assets/index-DVusSJcU.css">';
    expect(namedFiles(page)).toEqual(['/phone/assets/index-BQYPrIfZ.js', '/phone/assets/index-DVusSJcU.css']);
    expect(namedFiles('import("./draw-code-DgqKbF_U.js");import"./phone-look-BSGbsh2H.js"')).toEqual([
      '/phone/assets/draw-code-DgqKbF_U.js',
      '/phone/assets/phone-look-BSGbsh2H.js',
    ]);
  });
});
