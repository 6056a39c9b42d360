import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes, allStreams } from '#shared/contract/catalogue-of-routes.ts';
import type { Caller, RouteDefinition } from '#shared/contract/define-route.ts';
import { deviceHeaders, shopperHeaders, staffHeaders, type CallerHeaders } from '../fakes/callers.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';

let hub: RunningHub;
const headersOf = new Map<string, CallerHeaders>();

/** Who knocks, and as what the contract knows them. */
const knockers = [
  ['nobody', []],
  ['a shopper', ['shopper']],
  ['a seller', ['seller']],
  ['a picker', ['picker']],
  ['an editor', ['editor']],
  ['an installer', ['installer']],
  ['a till', ['till']],
  ['a kiosk', ['kiosk']],
  ['a screen', ['screen']],
  ['a hanger', []],
] as const satisfies readonly (readonly [string, readonly Caller[]])[];

beforeAll(async () => {
  hub = await startHub();
  headersOf.set('nobody', {});
  headersOf.set('a shopper', await shopperHeaders(hub));
  for (const [name, login] of [
    ['a seller', 'ines'],
    ['a picker', 'lucas'],
    ['an editor', 'jeanne'],
    ['an installer', 'oliver'],
  ] as const)
    headersOf.set(name, await staffHeaders(hub, login));
  for (const [name, id] of [
    ['a till', 'till-1'],
    ['a kiosk', 'kiosk-entrance'],
    ['a screen', 'screen-wall'],
    ['a hanger', 'hanger-01'],
  ] as const)
    headersOf.set(name, await deviceHeaders(hub, id));
});
afterAll(() => hub.stop());

/** The status of an empty call: whoever passes the door gets at least as far as a wrong body or an unknown id. */
async function knock(path: string, method: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const hasBody = method === 'POST' || method === 'PUT';
  const abort = new AbortController();
  const response = await fetch(hub.url + path.replace(/\{\w+\}/g, 'no-such-thing'), {
    method,
    headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: '{"unknown":true}' } : {}),
    signal: abort.signal,
  });
  abort.abort();
  return response.status;
}

const isLetIn = (route: Pick<RouteDefinition, 'who'>, as: readonly Caller[]): boolean =>
  route.who.includes('anyone') || route.who.some((caller) => as.includes(caller));

// Signing out and being forgotten would end the session the other knocks need.
const routes = allRoutes.filter((route) => !['staff.signOut', 'shoppers.forget'].includes(route.name));

describe.each(knockers)('%s', (name, as) => {
  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('at %s', async (_title, route) => {
    const status = await knock(route.path, route.method, headersOf.get(name) ?? {});
    if (isLetIn(route, as)) expect([401, 403]).not.toContain(status);
    else expect([401, 403]).toContain(status);
    expect(status).toBeLessThan(500);
  });

  test.each(allStreams.map((stream) => [stream.path, stream] as const))('at the stream %s', async (path, stream) => {
    const status = await knock(path, 'GET', headersOf.get(name) ?? {});
    expect(status === 200).toBe(isLetIn(stream, as));
  });
});

test('a write of staff without the page’s token is refused, and so is a shopper’s without the header', async () => {
  const staff = headersOf.get('a seller')?.['cookie'] ?? '';
  expect(await knock('/v1/orders', 'POST', { cookie: staff })).toBe(403);
  expect(await knock('/v1/orders', 'POST', { cookie: staff, 'x-csrf-token': 'guess' })).toBe(403);
  const shopper = headersOf.get('a shopper')?.['cookie'] ?? '';
  expect(await knock('/v1/shoppers/me/language', 'PUT', { cookie: shopper })).toBe(403);
});

test('cookies can’t be read by scripts nor sent from another site; pages may load nothing from elsewhere', async () => {
  const response = await fetch(`${hub.url}/v1/shoppers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language: 'fr', consents: { offers: false, path: false } }),
  });
  expect(response.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/);
  for (const page of ['/', '/kiosk/', '/signage/', '/phone/', '/console/']) {
    const { headers, status } = await fetch(hub.url + page);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  }
});

test('after five wrong passwords even the right one waits', async () => {
  const knockWith = (password: string) =>
    fetch(`${hub.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'theo', password }),
    }).then((response) => response.status);
  for (let tries = 0; tries < 5; tries += 1) expect([401, 429]).toContain(await knockWith('wrong'));
  expect(await knockWith(hub.passwords.get('theo') ?? '')).toBe(429);
});
