import { namedFiles, picturesCache, wayOf } from './rules/offline-rules.ts';

// The parts of the service worker's world that are used here: TypeScript's own library for it can't stand beside the DOM's.
interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends WaitingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface ToldEvent extends WaitingEvent {
  readonly data: unknown;
}
interface WorkerWorld {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: AskedEvent) => void): void;
  addEventListener(name: 'message', listener: (event: ToldEvent) => void): void;
}
declare const self: WorkerWorld & typeof globalThis;

const shell = 'aisle-phone-shell-1';
const mostPictures = 80;
const pageUrl = '/phone/';
/** Longer than this and a shop's Wi-Fi is as good as away: the kept page is shown, and asks by itself. */
const patienceMs = 2500;

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  event.waitUntil(keepLoaded(event.data));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const way = wayOf(new URL(request.url), location.origin, request.method, request.mode === 'navigate');
  if (way === 'page') event.respondWith(answerPage(request));
  if (way === 'kept-first') event.respondWith(answerKept(request));
});

/** Keeps the page and, following the names in each file, every script and stylesheet it can reach. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shell);
  const page = await fetch(pageUrl, { cache: 'no-cache' });
  if (!page.ok) throw new Error(`the page answered ${page.status}`);
  const waiting = [...namedFiles(await page.clone().text())];
  await cache.put(pageUrl, page);
  const seen = new Set(waiting);
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const file = await fetch(url);
    if (!file.ok) continue;
    for (const name of namedFiles(await file.clone().text())) {
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(name);
    }
    await cache.put(url, file);
  }
}

async function dropOldCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== shell && name !== picturesCache).map((name) => caches.delete(name)));
}

/** What the page loaded before the worker was there. */
async function keepLoaded(told: unknown): Promise<void> {
  if (typeof told !== 'object' || told === null || !('keep' in told) || !Array.isArray(told.keep)) return;
  const urls = told.keep.filter((name: unknown) => typeof name === 'string').map((name) => new URL(name));
  await Promise.allSettled(
    urls.filter((url) => wayOf(url, location.origin, 'GET', false) === 'kept-first').map((url) => answerKept(new Request(url))),
  );
}

/** The newest page when the network is quick, the kept one when it is not. */
async function answerPage(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const late = AbortSignal.timeout(patienceMs);
  try {
    const fresh = await fetch(request.url, { signal: late });
    if (fresh.ok) await cache.put(pageUrl, fresh.clone());
    return fresh;
  } catch (cause) {
    const kept = await cache.match(pageUrl);
    if (kept !== undefined) return kept;
    throw cause;
  }
}

async function answerKept(request: Request): Promise<Response> {
  const isPicture = new URL(request.url).pathname.startsWith('/assets/');
  const cache = await caches.open(isPicture ? picturesCache : shell);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const fresh = await fetch(request);
  if (!fresh.ok) return fresh;
  await cache.put(request, fresh.clone());
  if (isPicture) await dropOldest(cache);
  return fresh;
}

/** A cache lists its entries in the order they came. */
async function dropOldest(cache: Cache): Promise<void> {
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - mostPictures)).map((request) => cache.delete(request)));
}
