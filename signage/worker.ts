import { keepShell, shellCache } from './worker/keep-shell.ts';

/*
 * Lets the screen start with the hub down. Only the page and its own build go through here; pictures, manifest and plays are kept by the
 * player, which verifies them. A page is kept whole or not at all: its files first, itself last.
 */

const page = '/signage/';
const networkWithinMs = 4_000;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

function isExtendable(event: Event): event is Extendable {
  return 'waitUntil' in event;
}
function isFetching(event: Event): event is Fetching {
  return 'respondWith' in event && 'request' in event;
}

/** This project's types know no worker: what is missing is looked for by name. */
async function callOf(owner: unknown, name: string): Promise<void> {
  const found: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
  if (typeof found === 'function') await Reflect.apply(found, owner, []);
}

async function openPage(event: Fetching): Promise<Response> {
  const kept = await caches.match(page, { cacheName: shellCache });
  try {
    const response = await fetch(page, {
      cache: 'no-store',
      ...(kept === undefined ? {} : { signal: AbortSignal.timeout(networkWithinMs) }),
    });
    // A hub that starts up may answer with an error: that is no page to hang in a shop.
    if (!response.ok) return kept ?? response;
    event.waitUntil(keepShell(response.clone()));
    return response;
  } catch (cause) {
    if (kept !== undefined) return kept;
    throw cause;
  }
}

async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: shellCache })) ?? fetch(request);
}

addEventListener('install', (event) => {
  if (!isExtendable(event)) return;
  const keep = async (): Promise<void> => {
    await keepShell(await fetch(page, { cache: 'no-store' }));
    await callOf(globalThis, 'skipWaiting');
  };
  event.waitUntil(keep());
});

addEventListener('activate', (event) => {
  if (isExtendable(event)) event.waitUntil(callOf(Reflect.get(globalThis, 'clients'), 'claim'));
});

addEventListener('fetch', (event) => {
  if (!isFetching(event) || event.request.method !== 'GET') return;
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.mode === 'navigate' && (url.pathname === page || url.pathname === `${page}index.html`))
    event.respondWith(openPage(event));
  else if (url.pathname.startsWith('/signage/assets/')) event.respondWith(openFile(event.request));
});
