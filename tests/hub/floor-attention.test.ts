import { expect, test } from 'vitest';
import { readFloor } from '#shared/contract/places.ts';
import { createFloor, type AskedFacts } from '../../edge/floor/floor.ts';
import { callAnswer } from '../fakes/call-answer.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';

const nothing: AskedFacts = { openCalls: [], exceptions: 0, ordersWaiting: [], more: [] };

function openFloor(asked: () => Promise<AskedFacts>) {
  const clock = createHandClock();
  const heard: string[] = [];
  const floor = createFloor({
    clock,
    floor: () => ({ at: clock.now(), inShop: 0, zones: [], people: [] }),
    explain: () => undefined,
    known: () => ({
      devices: [],
      databaseTrouble: undefined,
      keeping: [{ id: 'disk', since: clock.now(), severity: 'warning', words: { fr: 'le disque', en: 'the disk' } }],
    }),
    asked,
  });
  const listen = (): void => {
    const caller = { kind: 'staff', staffId: 'staff-1', name: 'Ines', roles: ['manager'] } as const;
    floor.streams[0]?.open({ caller, send: (name) => void heard.push(name) });
  };
  return { floor, heard, listen };
}

const turn = () => new Promise((done) => setImmediate(done));

test('a database that does not answer is what needs someone first, beside what is known without it', async () => {
  const { floor } = openFloor(() => Promise.reject(new Error('the database thread is gone')));
  const { attention } = await callAnswer(floor.answers, readFloor);
  expect(attention.map(({ id, severity }) => [id, severity])).toEqual([
    ['database', 'danger'],
    ['disk', 'warning'],
  ]);
  expect(attention[0]?.words.en).toContain('the database thread is gone');
  floor.stop();
});

test('a hundred things that happen at once ask the database twice, not a hundred times', async () => {
  let asks = 0;
  let answer: (facts: AskedFacts) => void = () => undefined;
  const { floor, heard, listen } = openFloor(() => {
    asks += 1;
    return new Promise((done) => (answer = done));
  });
  listen();
  answer(nothing);
  await turn();
  asks = 0;
  for (let nth = 0; nth < 100; nth += 1) floor.tell({ kind: 'like', words: { fr: 'j’aime', en: 'like' } });
  expect(asks).toBe(1);
  answer(nothing);
  await turn();
  expect(asks).toBe(2);
  answer(nothing);
  await turn();
  expect(asks).toBe(2);
  expect(heard.filter((name) => name === 'happened')).toHaveLength(100);
  floor.stop();
});
