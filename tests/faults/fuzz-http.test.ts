import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRoutes } from '#shared/contract/catalogue-of-routes.ts';
import type { Caller } from '#shared/contract/define-route.ts';
import { listProducts } from '#shared/contract/products.ts';
import { deviceHeaders, shopperHeaders, staffHeaders, type CallerHeaders } from '../fakes/callers.ts';
import { startEcho } from '../fakes/echo.ts';
import { isPlainObject } from '../fakes/plain-object.ts';
import { arbitrarySpoiltRequest, type SpoiltRequest } from '../fakes/spoilt-request.ts';
import { startHub, type RunningHub } from '../fakes/start-hub.ts';
import { scale, tellEnding } from './ending.ts';

const requests = scale(1_000, 20_000);
const atOnce = 8;
const promisedMs = 200;
const seed = Number(process.env['AISLE_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
// Signing out and being forgotten would end the session the other requests need.
const routes = allRoutes.filter(({ name }) => !['staff.signOut', 'staff.changePassword', 'shoppers.forget'].includes(name));

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Undefined when the hub cut the connection instead of answering. */
function ask(hub: RunningHub, spoilt: SpoiltRequest, caller: CallerHeaders, nth: number): Promise<Answered | undefined> {
  return new Promise((done) => {
    const asking = request(`${hub.url}/`, {
      method: spoilt.route.method,
      path: spoilt.path,
      headers: { ...caller, ...spoilt.headers },
      // Every address of 127/8 is this machine: one of them alone would soon be told that it calls too often.
      localAddress: `127.9.${(nth >> 8) & 255}.${nth & 255}`,
      family: 4,
    });
    asking.on('response', (response) => {
      let text = '';
      response.on('data', (bytes: Buffer) => (text += bytes.toString('latin1').slice(0, 4_000)));
      response.on('end', () => done({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }));
      response.on('error', () => done(undefined));
    });
    asking.on('error', () => done(undefined));
    asking.end(spoilt.body);
  });
}

/** What is wrong with an answer to something wrong; undefined when nothing is. */
function faultOf(answered: Answered | undefined): string | undefined {
  if (answered === undefined || answered.status < 400) return undefined;
  if (answered.status >= 500) return `answered ${answered.status}: ${answered.text.slice(0, 200)}`;
  if (!answered.type.startsWith('application/problem+json'))
    return `${answered.status} as "${answered.type}": ${answered.text.slice(0, 120)}`;
  const problem: unknown = JSON.parse(answered.text);
  const isClear = isPlainObject(problem) && problem['status'] === answered.status && Boolean(problem['code']) && Boolean(problem['detail']);
  return isClear ? undefined : `${answered.status} without a code and words: ${answered.text.slice(0, 200)}`;
}

const describeRequest = ({ route, path, headers, body }: SpoiltRequest): string =>
  `${route.method} ${path.slice(0, 120)} ${JSON.stringify(headers).slice(0, 80)} ${body?.toString('utf8').slice(0, 300) ?? ''}`;

test(
  `${requests} fuzzed HTTP requests (seed ${seed}): each is answered or refused in words, none breaks anything`,
  { timeout: 120_000 + requests * 60 },
  async () => {
    const hub = await startHub();
    try {
      const echo = await startEcho(hub);
      const callers = new Map<Caller, CallerHeaders>([
        ['anyone', {}],
        ['shopper', await shopperHeaders(hub)],
        ['seller', await staffHeaders(hub, 'ines')],
        ['picker', await staffHeaders(hub, 'lucas')],
        ['editor', await staffHeaders(hub, 'jeanne')],
        ['manager', await staffHeaders(hub, 'camille')],
        ['installer', await staffHeaders(hub, 'oliver')],
        ['till', await deviceHeaders(hub, 'till-1')],
        ['kiosk', await deviceHeaders(hub, 'kiosk-entrance')],
        ['screen', await deviceHeaders(hub, 'screen-wall')],
      ]);
      const manager = await hub.signInAs('camille');
      const { products } = await manager.call(listProducts, {});
      const knownIds = [...products.slice(0, 5).map(({ id }) => id), 'hanger-05', 'denim', 'gateway-2', 'till-2'];

      const cases = fc.sample(
        fc.oneof(...routes.map((route) => fc.tuple(arbitrarySpoiltRequest(route, knownIds), fc.constantFrom(...route.who)))),
        { numRuns: requests, seed },
      );
      const faults = new Map<string, string>();
      const statuses = new Map<number, number>();
      let next = 0;
      const askers = Array.from({ length: atOnce }, async () => {
        for (;;) {
          const nth = next;
          const found = cases[nth];
          if (found === undefined) return;
          next += 1;
          const [spoilt, who] = found;
          const answered = await ask(hub, spoilt, callers.get(who) ?? {}, nth);
          const status = answered?.status ?? 0;
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          const fault = faultOf(answered);
          if (fault !== undefined) faults.set(`${spoilt.route.name} ${status}`, `${who}: ${describeRequest(spoilt)} -> ${fault}`);
        }
      });
      await Promise.all(askers);
      expect([...faults.values()]).toEqual([]);
      expect(hub.process.exitCode).toBe(null);
      const { count, p99Ms, worstMs } = echo.figures();
      expect(count).toBeGreaterThan(20);
      echo.stop();
      expect((await hub.log()).split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
      const answeredWell = [...statuses].filter(([status]) => status >= 200 && status < 400).reduce((sum, [, times]) => sum + times, 0);
      const refused = [...statuses].filter(([status]) => status >= 400).reduce((sum, [, times]) => sum + times, 0);
      tellEnding(
        `${requests} fuzzed requests to ${routes.length} routes (seed ${seed}): ${answeredWell} answered, ${refused} refused in words, ${statuses.get(0) ?? 0} cut off, 0 faults; ` +
          `${count} echoes of a healthy hanger, p99 ${Math.round(p99Ms)} ms, slowest ${Math.round(worstMs)} ms`,
        { words: `p99 under ${promisedMs} ms`, kept: p99Ms < promisedMs },
      );
    } finally {
      await hub.stop();
    }
  },
);
