import assert from 'node:assert';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { systemClock } from '#shared/link/clock.ts';
import { createBrokerPersistence } from '../../edge/broker/persistence/broker-persistence.ts';
import { openRecords } from './open-records.ts';

type Assertion = (...words: readonly unknown[]) => void;

/** What the suite asks of node:test's context: a plan that must be met, assertions that count towards it. */
interface Context {
  plan(count: number): void;
  diagnostic(words: string): void;
  readonly assert: Readonly<Record<'equal' | 'notEqual' | 'deepEqual' | 'ok', Assertion>>;
}

interface Suite {
  (options: {
    test(name: string, body: (context: Context) => Promise<void>): void;
    persistence(): unknown;
    readonly testAsync: true;
  }): void;
}

const runSuite: Suite = createRequire(import.meta.url)('aedes-persistence/abstract.js');

let cases = 0;

runSuite({
  testAsync: true,
  persistence() {
    const records = openRecords(':memory:');
    const persistence = createBrokerPersistence({
      records,
      clock: systemClock,
      onDropped: (clientId, reason) => assert.fail(`${clientId}: ${reason}`),
      onTrouble: (what, error) => assert.fail(`${what}: ${String(error)}`),
    });
    const { destroy } = persistence;
    return Object.assign(persistence, { destroy: () => destroy().then(records.close) });
  },
  test(name, body) {
    cases += 1;
    test(`aedes’ own suite: ${name}`, async () => {
      let planned: number | undefined;
      let asserted = 0;
      const counted =
        (assertion: Assertion): Assertion =>
        (...words) => {
          asserted += 1;
          assertion(...words);
        };
      await body({
        plan: (count) => (planned = count),
        diagnostic: () => undefined,
        assert: {
          equal: counted((found, wanted, words) => assert.equal(found, wanted, String(words))),
          notEqual: counted((found, wanted, words) => assert.notEqual(found, wanted, String(words))),
          deepEqual: counted((found, wanted, words) => assert.deepEqual(found, wanted, String(words))),
          ok: counted((found, words) => assert.ok(found, String(words))),
        },
      });
      expect(asserted).toBe(planned ?? asserted);
    });
  },
});

test('the whole suite ran', () => expect(cases).toBe(50));
