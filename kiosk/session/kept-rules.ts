/** How the worker answers a GET: fresh if it can, from what it keeps first, or not at all. */
export type KeptWay = 'fresh-first' | 'kept-first' | 'not-ours';

const catalogue = /^\/v1\/(store|plan|products|products\/[a-z0-9-]+)$/;

/** Pictures and built files carry their hash in their name, so what is kept never ages; the page and the catalogue do. */
export function keptWay(url: URL, ownOrigin: string, method: string): KeptWay {
  if (method !== 'GET' || url.origin !== ownOrigin) return 'not-ours';
  if (/^\/assets\/[0-9a-f]{64}$/.test(url.pathname) || url.pathname.startsWith('/kiosk/assets/')) return 'kept-first';
  if (url.pathname === '/kiosk/' || catalogue.test(url.pathname)) return 'fresh-first';
  return 'not-ours';
}

/** The files a page or a stylesheet names, absolute. */
export function filesNamedIn(text: string, base: string): readonly string[] {
  const found = [...text.matchAll(/(?:src|href)="([^"]+)"|url\(\s*['"]?([^'")]+)['"]?\s*\)/g)].map(
    ([, quoted, called]) => quoted ?? called ?? '',
  );
  return [...new Set(found.filter((name) => name !== '' && !name.startsWith('data:')).map((name) => new URL(name, base).href))];
}
