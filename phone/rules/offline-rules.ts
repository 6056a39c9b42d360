/** The worker's cache of what was shown of the shop; a forgotten phone empties it, because it tells what was looked at. */
export const picturesCache = 'aisle-phone-pictures-1';

/** How the worker answers one request: from the network only, from what is kept first, or the page itself. */
export type Way = 'network' | 'kept-first' | 'page';

/** The API is never kept: what it says must be true now. Built files and pictures are named after their content, so a kept one is right for ever. */
export function wayOf(url: URL, origin: string, method: string, isNavigation: boolean): Way {
  if (url.origin !== origin || method !== 'GET') return 'network';
  if (isNavigation && url.pathname.startsWith('/phone/')) return 'page';
  if (url.pathname.startsWith('/phone/assets/') || url.pathname.startsWith('/assets/')) return 'kept-first';
  return /^\/phone\/[\w.-]+\.(?:svg|png|webmanifest)$/.test(url.pathname) ? 'kept-first' : 'network';
}

/** The built files a page, a script or a stylesheet names; fonts only from stylesheets the page really used are kept, by asking. */
export function namedFiles(text: string): readonly string[] {
  const names = [...text.matchAll(/assets\/[\w.-]+-[\w-]{8}\.(?:js|css)\b/g)].map(([name]) => `/phone/${name}`);
  // A chunk beside the one that names it is written `./name-hash.js`.
  const beside = [...text.matchAll(/["'`]\.\/([\w.-]+-[\w-]{8}\.(?:js|css))["'`]/g)].map(([, name]) => `/phone/assets/${name}`);
  return [...new Set([...names, ...beside])];
}
