import { afterEach, expect, test, vi } from 'vitest';
import type { TransactionBody } from '#shared/contract/sales.ts';
import { systemClock, type Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { createPendingSales, type Shelf } from '../../console/sales/pending-sales.ts';

function makeShelf(): Shelf {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

/** A clock whose retry is run by hand. */
function makeClock(): Clock & { tick(): void } {
  const tasks = new Set<() => void>();
  return {
    ...systemClock,
    every(_everyMs, task) {
      tasks.add(task);
      return () => tasks.delete(task);
    },
    tick: () => {
      for (const task of tasks) task();
    },
  };
}

class FakeHub {
  isAway = false;
  refusal: RefusedError | undefined;
  readonly got: string[] = [];
  /** Answers as the hub does, over a real client: only the wire is faked. */
  readonly client = createHttpClient({ baseUrl: 'http://hub.test' });

  readonly fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (this.isAway) throw new TypeError('fetch failed');
    if (this.refusal !== undefined) {
      const { status, code, message } = this.refusal;
      return Response.json({ status, code, detail: message }, { status });
    }
    this.got.push(`${String(url)} ${String(init?.body)}`);
    return Response.json({ outcome: 'stored', words: '' }, { status: 201 });
  };
}

function makeHub(): FakeHub {
  const hub = new FakeHub();
  vi.stubGlobal('fetch', hub.fetch);
  return hub;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

function sale(id: string): TransactionBody {
  return {
    id,
    at: 1_795_600_000_000,
    businessDay: '2026-11-25',
    sequence: 1_000_000,
    kind: 'sale',
    currency: 'EUR',
    totalCents: 100,
    lines: [{ sku: 'DN-1', quantity: 1, amountCents: 100 }],
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a sale reaches the hub and leaves the shelf', async () => {
  const away = makeHub();
  const pending = createPendingSales({ hub: away.client, clock: makeClock(), shelf: makeShelf() });
  expect(await pending.ring('till-1', sale('console-1'))).toEqual({ outcome: 'stored', words: '' });
  expect(pending.waiting).toEqual([]);
});

test('a sale rung while the hub is away waits, survives a reload, and goes once with the same id', async () => {
  const away = makeHub();
  const shelf = makeShelf();
  const clock = makeClock();
  away.isAway = true;
  const before = createPendingSales({ hub: away.client, clock, shelf });
  expect(await before.ring('till-1', sale('console-1'))).toBeUndefined();
  before.stop();

  const reloaded = createPendingSales({ hub: away.client, clock, shelf });
  expect(reloaded.waiting.map(({ transaction }) => transaction.id)).toEqual(['console-1']);
  await settle();
  away.isAway = false;
  clock.tick();
  await settle();
  clock.tick();
  await settle();
  expect(reloaded.waiting).toEqual([]);
  expect(away.got).toHaveLength(1);
  expect(away.got[0]).toContain('till=till-1');
});

test('sales go in the order they happened', async () => {
  const away = makeHub();
  const clock = makeClock();
  away.isAway = true;
  const pending = createPendingSales({ hub: away.client, clock, shelf: makeShelf() });
  await pending.ring('till-1', sale('console-1'));
  await pending.ring('till-1', sale('console-2'));
  away.isAway = false;
  clock.tick();
  await settle();
  expect(away.got.map((body) => /console-\d/.exec(body)?.[0])).toEqual(['console-1', 'console-2']);
});

test('a refused sale is kept and its reason told, never dropped', async () => {
  const away = makeHub();
  away.refusal = new RefusedError(400, 'bad-body', 'the total does not add up');
  const pending = createPendingSales({ hub: away.client, clock: makeClock(), shelf: makeShelf() });
  expect(await pending.ring('till-1', sale('console-1'))).toBeUndefined();
  expect(pending.refusal).toBe('the total does not add up');
  expect(pending.waiting).toHaveLength(1);
});
