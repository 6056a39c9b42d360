import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Transaction } from '#shared/contract/sales.ts';
import { validate } from '#shared/contract/validate.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { createChance } from '../../simulator/chance.ts';
import { createEventOutbox } from '../../simulator/devices/event-outbox.ts';
import { openMemory } from '../../simulator/kept/memory.ts';
import { createAir, type Heard } from '../../simulator/radio/air.ts';
import { bodyLossDb, hearingShare, pathLossDb } from '../../simulator/radio/path-loss.ts';
import { piecesOf, ringUp, takeBack, voidReceipt } from '../../simulator/sales/receipt-rules.ts';
import { readSettings } from '../../simulator/settings.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';

const folders: string[] = [];
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-simulator-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const receiver = { deviceId: 'gateway-1', at: { xMetres: 10, yMetres: 10 }, heightMetres: 1.05 };
const at = (xMetres: number): { xMetres: number; yMetres: number } => ({ xMetres, yMetres: 10 });

test('ten times the distance costs 21 dB at an exponent of 2.1, and each wall 4 dB more', () => {
  expect(pathLossDb(at(11), receiver, 2.1, [])).toBeCloseTo(0);
  expect(pathLossDb(at(20), receiver, 2.1, [])).toBeCloseTo(21);
  const wall = { from: { xMetres: 15, yMetres: 0 }, to: { xMetres: 15, yMetres: 20 } };
  expect(pathLossDb(at(20), receiver, 2.1, [wall])).toBeCloseTo(25);
  expect(pathLossDb(at(20), receiver, 2.1, [wall, wall, wall, wall, wall])).toBeCloseTo(33);
});

test('a back turned to the receiver weakens by all the body takes, a face by nothing', () => {
  expect(bodyLossDb(at(12), Math.PI, receiver, 9)).toBeCloseTo(0);
  expect(bodyLossDb(at(12), 0, receiver, 9)).toBeCloseTo(9);
});

test('weak packets get lost', () => {
  expect(hearingShare(-60)).toBeGreaterThan(0.9);
  expect(hearingShare(-91)).toBeCloseTo(0.46, 1);
  expect(hearingShare(-100)).toBeLessThan(0.02);
});

test('a tag is heard about 1.7 times a second by the gateways near it, with a spread of 4 to 5 dB', () => {
  const air = createAir({ receivers: sampleFloorPlan.receivers, walls: [] }, createChance(4));
  const near = sampleFloorPlan.receivers[0];
  if (near === undefined) throw new Error('the plan has a receiver');
  const heard: Heard[] = [];
  const seconds = 600;
  // Walks to and fro below the first gateway, so that shadowing has no time to stand still.
  for (let step = 1; step <= seconds * 5; step += 1) {
    const place = { xMetres: near.at.xMetres + Math.sin(step / 5), yMetres: near.at.yMetres };
    air.advance([{ tagKey: 'tag', kind: 'basket', at: place, heading: 0 }], step * 200, 200, (one) => heard.push(one));
  }
  const byNear = heard.filter(({ receiverId }) => receiverId === near.deviceId);
  expect(byNear.length / seconds).toBeGreaterThan(1.4);
  expect(byNear.length / seconds).toBeLessThan(1.75);
  expect(new Set(heard.map(({ receiverId }) => receiverId)).size).toBe(sampleFloorPlan.receivers.length);
  const mean = byNear.reduce((sum, { rssiDbm }) => sum + rssiDbm, 0) / byNear.length;
  const sigma = Math.sqrt(byNear.reduce((sum, { rssiDbm }) => sum + (rssiDbm - mean) ** 2, 0) / byNear.length);
  expect(sigma).toBeGreaterThan(3.8);
  expect(sigma).toBeLessThan(5.5);
  expect(heard.every(({ atMs }, place) => atMs >= (heard[place - 1]?.atMs ?? 0))).toBe(true);
});

const head = { tillId: 'till-1', at: 1_795_600_000_000, businessDay: '2026-11-22', sequence: 42, currency: 'EUR' };
const piece = fc.record({
  sku: fc.stringMatching(/^[A-Z]{2}-[0-9]{3}$/),
  productId: fc.constant('p-1'),
  family: fc.constantFrom('jeans', 'knitwear', 'coats'),
  unitCents: fc.integer({ min: 100, max: 90_000 }),
});

test('every receipt fits the contract and adds up to the cent, and a coupon is good for its family only', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      (pieces, percent, isUsed) => {
        const sale = ringUp(head, pieces, isUsed ? { code: 'CODE-123456', percent, family: 'jeans' } : undefined);
        expect(validate(Transaction, sale)).toMatchObject({ ok: true });
        expect(sale.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(sale.totalCents);
        sale.lines.forEach((line, place) => {
          const isCheaper = isUsed && pieces[place]?.family === 'jeans' && Math.round(((line.unitCents ?? 0) * percent) / 100) > 0;
          expect(line.discountCents !== undefined).toBe(isCheaper);
          expect(line.amountCents + (line.discountCents ?? 0)).toBe(line.unitCents);
        });
        for (const sold of piecesOf(sale)) expect(takeBack(head, sold).totalCents).toBe(-sold.amountCents);
      },
    ),
  );
});

test('a voided receipt carries nothing but what it undoes', () => {
  const sale = ringUp(head, [{ sku: 'A', productId: 'p', family: 'jeans', unitCents: 100 }], undefined);
  const undone = voidReceipt({ ...head, sequence: 43 }, sale);
  expect(validate(Transaction, undone)).toMatchObject({ ok: true });
  expect(undone).toMatchObject({ kind: 'void', totalCents: 0, lines: [], voids: { businessDay: '2026-11-22', sequence: 42 } });
});

test('till numbers go on after a restart, and never go back even when the file is lost', () => {
  const path = join(makeFolder(), 'simulator-memory.json');
  const now = 1_795_600_000_000;
  const first = openMemory(path, true, now).memory;
  expect([first.takeTillNumber('till-1'), first.takeTillNumber('till-1'), first.takeTillNumber('till-2')]).toEqual([1001, 1002, 1001]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(openMemory(path, false, now).memory.takeTillNumber('till-1')).toBe(1003);
  writeFileSync(path, '{ half a fi');
  const { memory, trouble } = openMemory(path, false, now);
  expect(trouble).toContain('simulator-memory.json');
  expect(memory.takeTillNumber('till-1')).toBeGreaterThan(1_000_000);
});

test('a phone that still carried its fob when all ended is known at the next start, until it handed it back', () => {
  const path = join(makeFolder(), 'memory.json');
  openMemory(path, true, 0).memory.noteCarrying('aisle_shopper=abc');
  const { memory } = openMemory(path, false, 0);
  expect(memory.leftCarrying).toEqual(['aisle_shopper=abc']);
  expect(openMemory(path, false, 0).memory.leftCarrying).toEqual(['aisle_shopper=abc']);
  memory.noteReturned('aisle_shopper=abc');
  expect(openMemory(path, false, 0).memory.leftCarrying).toEqual([]);
  expect(readFileSync(path, 'utf8')).not.toContain('abc');
});

test('events wait for the hub in order, one that it refuses is told and left out, and no more wait than there is room for', async () => {
  const clock = createHandClock();
  const sent: number[] = [];
  const refused: string[] = [];
  let isAway = true;
  const outbox = createEventOutbox<number>({
    most: 3,
    clock,
    onRefused: (words) => refused.push(words),
    async send(event) {
      if (isAway) throw new RefusedError(0, 'hub-away', 'away');
      if (event === 2) throw new RefusedError(400, 'wrong-schema', 'two is no event');
      sent.push(event);
    },
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  expect([1, 2, 3, 4].map((event) => outbox.offer(event))).toEqual([true, true, true, false]);
  await settle();
  clock.advance(60_000);
  await settle();
  expect(sent).toEqual([]);
  isAway = false;
  clock.advance(60_000);
  await settle();
  expect(sent).toEqual([1, 3]);
  expect(refused).toEqual(['two is no event']);
  expect(outbox.waiting()).toBe(0);
});

test('the command line says every mistake at once', () => {
  expect(readSettings(['--help'])).toBeUndefined();
  expect(readSettings(['--crowd', '60', '--seed', '7'])).toMatchObject({
    crowd: 60,
    seed: 7,
    speed: 1,
    verbose: false,
    passFile: 'data/simulator.json',
  });
  expect(() => readSettings(['--crowd', 'many', '--speed', '900', '--shop'])).toThrow(
    /--shop[\s\S]*--crowd: read "many"[\s\S]*--speed: read "900"/,
  );
});
