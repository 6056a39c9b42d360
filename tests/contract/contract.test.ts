import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allMessages } from '#shared/contract/catalogue-of-messages.ts';
import { allRoutes, allStreams } from '#shared/contract/catalogue-of-routes.ts';
import { contractText } from '#shared/contract/contract-hash.ts';
import { deviceKinds, type DeviceKind } from '#shared/contract/define-message.ts';
import { messagesPage } from '#shared/contract/messages-page.ts';
import { openApiDocument } from '#shared/contract/openapi.ts';
import { mayPublish, maySubscribe, parseTopic, subjectOf, topicFor, type Asker } from '#shared/contract/topics.ts';
import { validate } from '#shared/contract/validate.ts';
import { contractVersion } from '#shared/contract/version.ts';
import { isPlainId } from '#shared/domain/ids.ts';

const root = join(import.meta.dirname, '../..');
const storeId = 'lune';
const asker = (party: DeviceKind, id = `${party}-1`): Asker => ({ party, id, storeId });

test('the contract is what its history says: a change needs a new version and a line there', () => {
  const hash = createHash('sha256').update(contractText()).digest('hex').slice(0, 16);
  const history = readFileSync(join(root, 'docs/contract-history.md'), 'utf8');
  expect(
    history,
    `write "| ${contractVersion} | ${hash} | what changed |" into docs/contract-history.md, after raising shared/contract/version.ts`,
  ).toContain(`| ${contractVersion} | ${hash} |`);
});

test('docs/messages.md is what the contract says', () => {
  expect(readFileSync(join(root, 'docs/messages.md'), 'utf8')).toBe(messagesPage());
});

test.each(allMessages.map((message) => [message.name, message] as const))(
  '%s: topic has six plain levels, examples fit the schema',
  (_name, message) => {
    expect(message.topic).toMatch(/^aisle\/v1\/\{store\}\/[a-z]+\/\{[a-zA-Z]+\}\/[a-z]+$/);
    for (const example of message.examples) expect(validate(message.body, example)).toMatchObject({ ok: true });
    const topic = topicFor(message, storeId, 'some-id-7');
    expect(parseTopic(topic)).toEqual({ message, storeId, subjectId: 'some-id-7' });
  },
);

test('names and topics are there once, and so are routes', () => {
  const unique = (texts: readonly string[]): void => expect(new Set(texts).size).toBe(texts.length);
  unique(allMessages.map((message) => message.name));
  unique(allMessages.map((message) => message.topic));
  unique(allRoutes.map((route) => `${route.method} ${route.path}`));
  unique([...allRoutes.map((route) => route.name), ...allStreams.map((stream) => stream.name)]);
});

// The whole table: every kind of device x every message x publish and subscribe, own id and another's.
for (const kind of deviceKinds) {
  for (const message of allMessages) {
    const { noun, word } = subjectOf(message);
    const own = `aisle/v1/${storeId}/${noun}/${kind}-1/${word}`;
    const other = `aisle/v1/${storeId}/${noun}/other-9/${word}`;
    const every = `aisle/v1/${storeId}/${noun}/+/${word}`;
    test(`${kind} x ${message.name}`, () => {
      expect(mayPublish(asker(kind), own)).toBe(message.publishers.includes(kind));
      expect(mayPublish(asker(kind), other)).toBe(false);
      const hears = message.subscribers.includes(kind);
      expect(maySubscribe(asker(kind), own)).toBe(hears);
      expect(maySubscribe(asker(kind), other)).toBe(hears && noun !== kind);
      expect(maySubscribe(asker(kind), every)).toBe(hears && noun !== kind);
    });
  }
}

test.each([
  '#',
  '+/#',
  'aisle/#',
  'aisle/v1/lune/#',
  'aisle/v1/lune/hanger/hanger-1/#',
  'aisle/v1/+/hanger/hanger-1/display',
  'aisle/v1/other/hanger/hanger-1/display',
  'aisle/v1/lune/+/hanger-1/display',
  'aisle/v1/lune/hanger/hanger-1/+',
  '$SYS/#',
  '',
  '/',
  'aisle/v1/lune/hanger/hanger-1/display/',
])('nobody subscribes to %j', (filter) => {
  for (const kind of deviceKinds) expect(maySubscribe(asker(kind), filter)).toBe(false);
});

test('no text from outside makes a grant, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...deviceKinds), (text, kind) => {
      const isOurs = parseTopic(text) !== undefined;
      return isOurs || (!mayPublish(asker(kind), text) && !maySubscribe(asker(kind), text));
    }),
  );
});

test('an id that is no plain level never becomes a topic', () => {
  const [message] = allMessages;
  fc.assert(
    fc.property(fc.string(), (id) => {
      if (message === undefined || isPlainId(id)) return;
      expect(() => topicFor(message, storeId, id)).toThrow(RangeError);
    }),
  );
});

test('OpenAPI lists every route and stream, each with who may call it', () => {
  const text = JSON.stringify(openApiDocument());
  for (const route of allRoutes) expect(text).toContain(`"operationId":"${route.name}"`);
  for (const stream of allStreams) expect(text).toContain(`"operationId":"${stream.name}"`);
});
