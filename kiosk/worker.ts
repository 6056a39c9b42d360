// A worker is one file: nothing imported here may be used by the page too, or the build would put it in a third.
import { filesNamedIn, keptWay } from './session/kept-rules.ts';

// The parts of a service worker's world that are used here: TypeScript's own library for it can't stand beside the DOM's.
interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskedEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerWorld {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: AskedEvent) => void): void;
}
declare const self: WorkerWorld & typeof globalThis;

const shelf = 'aisle-kiosk-1';
const firstOfAll = ['/kiosk/', '/v1/store', '/v1/plan', '/v1/products?limit=500'];
/** Longer than this and the hub is as good as away: what is kept is shown. */
const patienceMs = 3_000;

self.addEventListener('install', (event) => event.waitUntil(keepFirst().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOldShelves().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const way = keptWay(new URL(request.url), location.origin, request.method);
  if (way === 'kept-first') event.respondWith(answerKept(request));
  if (way === 'fresh-first') event.respondWith(answerFresh(request));
});

/** Keeps the page with every file it names, and the catalogue: enough to start with the hub away. */
async function keepFirst(): Promise<void> {
  const waiting = firstOfAll.map((path) => new URL(path, location.origin).href);
  const seen = new Set(waiting);
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const answer = await fetch(url, { cache: 'no-cache' });
    if (!answer.ok) continue;
    const type = answer.headers.get('content-type') ?? '';
    const names = /html|css/.test(type) ? filesNamedIn(await answer.clone().text(), url) : [];
    for (const name of names) {
      if (seen.has(name) || !name.startsWith(location.origin)) continue;
      seen.add(name);
      waiting.push(name);
    }
    await keep(new Request(url), answer);
  }
}

async function dropOldShelves(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('aisle-kiosk-') && name !== shelf).map((name) => caches.delete(name)));
}

/** An answer keeps its own `date`: that is how the page knows, and says, how old it is. */
async function keep(request: Request, answer: Response): Promise<void> {
  await (await caches.open(shelf)).put(request.url, answer);
}

async function answerKept(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep(request, answer.clone());
  return answer;
}

async function answerFresh(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  const signal = kept === undefined ? null : AbortSignal.timeout(patienceMs);
  try {
    const answer = await fetch(request.url, { headers: request.headers, credentials: 'same-origin', signal });
    if (answer.ok) await keep(request, answer.clone());
    return answer;
  } catch (away) {
    if (kept !== undefined) return kept;
    throw away;
  }
}
