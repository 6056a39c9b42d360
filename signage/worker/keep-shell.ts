import { pageFiles } from './page-files.ts';

export const shellCache = 'aisle-signage-shell';

/** Keeps a page with every file it needs, found by reading them; drops what no kept page names. Rejects, the older page untouched, when one is missing. */
export async function keepShell(page: Response): Promise<void> {
  if (!page.ok) throw new Error(`the page answered ${page.status}`);
  const cache = await caches.open(shellCache);
  const text = await page.clone().text();
  const needed = new Set<string>();
  let unread = pageFiles(text);
  while (unread.length > 0) {
    const named = await Promise.all(unread.map((file) => keepFile(cache, file)));
    for (const file of unread) needed.add(file);
    unread = [...new Set(named.flat())].filter((file) => !needed.has(file));
  }
  await cache.put('/signage/', page);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== '/signage/' && !needed.has(pathname)) await cache.delete(request);
  }
}

/** A file's name changes with its content, so one that is kept is never fetched again. Answers the files it names. */
async function keepFile(cache: Cache, file: string): Promise<readonly string[]> {
  const kept = await cache.match(file);
  const response = kept ?? (await fetch(file));
  if (!response.ok) throw new Error(`${file} answered ${response.status}`);
  if (kept === undefined) await cache.put(file, response.clone());
  return /\.(?:js|css)$/.test(file) ? pageFiles(await response.text()) : [];
}
