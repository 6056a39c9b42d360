import fc, { type Arbitrary } from 'fast-check';
import type { RouteDefinition } from '#shared/contract/define-route.ts';
import { arbitraryOfSchema } from './arbitrary-of-schema.ts';
import { isPlainObject } from './plain-object.ts';

/** A request to a route that exists, with something wrong in it; now and then with nothing wrong, which must be survived as well. */
export interface SpoiltRequest {
  readonly route: RouteDefinition;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** JSON that is no trouble to parse and much to a careless reader. */
const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  2 ** 53,
  -1e308,
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '\u202eabc',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '9'.repeat(400),
  '2026-02-30',
  '0000-00-00',
  '9999-99-99',
  'x'.repeat(70_000),
  [],
  {},
  [[[[]]]],
  Array.from({ length: 3_000 }, (_, nth) => nth),
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":1},"toString":"x"}'),
];

/** Bytes a server may be sent in the place of JSON. */
const oddBytes: readonly (string | Uint8Array)[] = [
  '',
  '{',
  '{"id":',
  '{"id":"a","id":"b"}',
  '[1,2',
  'null',
  '"text"',
  'NaN',
  '{"at":1e999}',
  '\uFEFF{}',
  '{"__proto__":{"x":1}}',
  '['.repeat(100_000),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  Uint8Array.of(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d),
  Uint8Array.of(0, 1, 2, 3, 255, 254),
  `{"name":"${'é'.repeat(400_000)}"}`,
  'x'.repeat(1_200_000),
];

const oddTypes = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/octet-stream',
  'json',
  ';;;',
];

const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'x-long': 'a'.repeat(14_000) },
  { 'x-longer': 'a'.repeat(40_000) },
  { cookie: `aisle_staff=%00%ff; ${'a=b; '.repeat(500)}` },
  { cookie: 'aisle_staff=__proto__; aisle_shopper=constructor; =; ;;;' },
  { authorization: 'Bearer __proto__.constructor' },
  { authorization: 'Bearer .' },
  { authorization: `Bearer ${'a'.repeat(8_000)}.b` },
  { authorization: 'Basic Og==' },
  { 'content-encoding': 'gzip' },
  { expect: '100-continue' },
  { range: 'bytes=9999999999-1' },
  { 'if-none-match': '*' },
  { accept: 'image/webp' },
  { 'x-csrf-token': 'guess' },
  { origin: 'https://elsewhere.example' },
  { 'x-http-method-override': 'DELETE' },
  Object.fromEntries(Array.from({ length: 300 }, (_, nth) => [`x-many-${nth}`, '1'])),
];

/** What stands in a path as it is; some of it no URL should hold. */
const oddIds = [
  'no-such-thing',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '%00',
  'a%00b',
  '%ff',
  '%c3%28',
  '%',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..',
  '%F0%9F%91%97',
  '-1',
  '0',
  '1e3',
  '99999999999999999999',
  'a'.repeat(3_000),
  '2026-02-30',
  '9999-99-99',
  '2026-11-21',
];

const oddQueries = ['', '?', '?%', '?%ff=%ff', '?__proto__=1&constructor=2', '?a[__proto__][b]=1', `?q=${'x'.repeat(6_000)}`, '?at=1&at=2'];

/** The value with its `nth` place (counted in depth) replaced, left out, or given a neighbour nobody knows. */
function spoilPlace(value: unknown, nth: number, change: 'replace' | 'leave-out' | 'add', odd: unknown): unknown {
  let place = nth;
  const visit = (part: unknown): unknown => {
    place -= 1;
    if (place === -1 && change === 'replace') return odd;
    if (place === -1 && change === 'add' && isPlainObject(part)) return { ...part, nobodyKnows: odd };
    if (Array.isArray(part)) return part.map(visit);
    if (!isPlainObject(part)) return part;
    return Object.fromEntries(
      Object.entries(part).flatMap(([name, inner]) => {
        const kept = visit(inner);
        return place === -1 && change === 'leave-out' ? [] : [[name, kept]];
      }),
    );
  };
  return visit(value);
}

function countPlaces(value: unknown): number {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return 1 + inner.reduce<number>((sum, part) => sum + countPlaces(part), 0);
}

const arbitrarySpoilt = (sound: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(sound, fc.nat(), fc.constantFrom('replace' as const, 'leave-out' as const, 'add' as const), fc.constantFrom(...oddValues))
    .map(([value, nth, change, odd]) => spoilPlace(value, nth % countPlaces(value), change, odd));

function arbitraryBody(route: RouteDefinition): Arbitrary<Buffer | undefined> {
  const sound = route.body === undefined ? fc.constantFrom(...oddValues) : arbitraryOfSchema(route.body);
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  return fc.oneof(
    { weight: 2, arbitrary: sound.map(json) },
    { weight: 8, arbitrary: arbitrarySpoilt(sound).map(json) },
    { weight: 2, arbitrary: fc.constantFrom(...oddBytes).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function arbitraryQuery(route: RouteDefinition): Arbitrary<string> {
  if (route.query === undefined) return fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.constantFrom(...oddQueries));
  const wordOf = (part: unknown): string =>
    Buffer.from(typeof part === 'string' ? part : JSON.stringify(part))
      .toString()
      .slice(0, 4_000);
  const told = (value: unknown): string => {
    if (!isPlainObject(value)) return '';
    const words = Object.entries(value).map(([name, part]) => `${name}=${encodeURIComponent(wordOf(part))}`);
    return `?${words.join('&')}`;
  };
  const sound = arbitraryOfSchema(route.query);
  return fc.oneof(
    { weight: 3, arbitrary: sound.map(told) },
    { weight: 3, arbitrary: arbitrarySpoilt(sound).map(told) },
    fc.constantFrom(...oddQueries),
  );
}

/** `knownIds` are some of this shop, so that a request gets further than "there is no such thing". */
export function arbitrarySpoiltRequest(route: RouteDefinition, knownIds: readonly string[]): Arbitrary<SpoiltRequest> {
  const ids = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...knownIds) }, { weight: 2, arbitrary: fc.constantFrom(...oddIds) });
  const type = fc.oneof({ weight: 9, arbitrary: fc.constant('application/json') }, fc.constantFrom(...oddTypes));
  const headers = fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, fc.constantFrom(...oddHeaders));
  const hasBody = route.method === 'POST' || route.method === 'PUT';
  return fc
    .record({
      ids: fc.array(ids, { minLength: 3, maxLength: 3 }),
      query: arbitraryQuery(route),
      type,
      headers,
      body: hasBody ? arbitraryBody(route) : fc.constant(undefined),
    })
    .map((parts) => {
      let nth = -1;
      const path = route.path.replace(/\{\w+\}/g, () => parts.ids[(nth += 1)] ?? 'none');
      return {
        route,
        path: path + parts.query,
        headers: { ...(parts.body === undefined ? {} : { 'content-type': parts.type }), ...parts.headers },
        body: parts.body,
      };
    });
}
