import { expect, test } from 'vitest';
import { SlideContent } from '#shared/contract/screens.ts';
import { validate } from '#shared/contract/validate.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import type { OrderBody } from '#shared/contract/kiosks.ts';
import {
  claimPath,
  countdown,
  groupDevices,
  idProblem,
  nextDeviceId,
  searchDevices,
  showDevices,
} from '../../console/devices/device-rules.ts';
import { moveBy, withinPlan } from '../../console/devices/place-rules.ts';
import { strangersAmong } from '../../console/devices/stranger-rules.ts';
import { troublesOf } from '../../console/devices/trouble-rules.ts';
import { finishedOrders, hurryOf, missingLines, nextState, ordersIn } from '../../console/orders/order-rules.ts';
import { hashOf, placeOf, viewsFor } from '../../console/shell/views.ts';
import {
  countWords,
  freshSlideId,
  moveSlide,
  newSlide,
  productsOf,
  slideProblems,
  slideTemplates,
} from '../../console/signage/slide-rules.ts';

const names = (roles: Parameters<typeof viewsFor>[0]) => viewsFor(roles).map((view) => view.name);

test('a role finds its own work in the rail and nothing else', () => {
  expect(names(['seller'])).toEqual(['floor', 'orders', 'catalogue', 'sales', 'settings']);
  expect(names(['editor'])).toEqual(['floor', 'signage', 'offers', 'catalogue', 'settings']);
  expect(names(['installer'])).toEqual(['floor', 'plan', 'devices', 'journal', 'settings']);
  expect(names(['manager'])).toHaveLength(11);
});

test('an address one has no role for leads to the floor', () => {
  expect(placeOf('#/devices/screen-1', ['seller'])).toEqual({ view: 'floor', detail: '' });
  expect(placeOf('#/devices/screen-1', ['manager'])).toEqual({ view: 'devices', detail: 'screen-1' });
  expect(placeOf('#/paths/%', ['manager'])).toEqual({ view: 'paths', detail: '' });
  expect(placeOf(hashOf('catalogue', 'a b'), ['seller'])).toEqual({ view: 'catalogue', detail: 'a b' });
});

const device = (deviceId: string, part: Partial<DeviceRowBody> = {}): DeviceRowBody => ({
  deviceId,
  kind: 'screen',
  name: { fr: `Écran ${deviceId}`, en: `Screen ${deviceId}` },
  zoneId: 'tills',
  at: null,
  state: 'online',
  lastSeenAt: 1_795_600_000_000,
  words: '',
  batteryPercent: null,
  softwareVersion: null,
  errors: 0,
  refusals: 0,
  connections: 1,
  silentAfterSeconds: 180,
  isOwnSilence: false,
  credentialWaits: false,
  simulated: false,
  productId: null,
  ...part,
});

test('inside a kind, what needs someone stands first, then 2 before 10', () => {
  const devices = [device('screen-10'), device('screen-2'), device('screen-3', { state: 'silent' }), device('till-1', { kind: 'till' })];
  const groups = groupDevices(devices, ['gateway', 'screen', 'till']);
  expect(groups.map(({ kind, troubled }) => [kind, troubled])).toEqual([
    ['screen', 1],
    ['till', 0],
  ]);
  expect(groups[0]?.devices.map(({ deviceId }) => deviceId)).toEqual(['screen-3', 'screen-2', 'screen-10']);
});

test.each([
  ['silent for longer than its time', { state: 'silent' }, ['silent']],
  ['just gone off', { state: 'offline' }, []],
  ['at fifteen percent', { batteryPercent: 15 }, ['battery']],
  ['at sixteen percent', { batteryPercent: 16 }, []],
  ['connected five times in ten minutes', { connections: 5 }, ['storm']],
  ['refused twenty times since yesterday', { refusals: 20 }, ['refused']],
  ['whose page made three mistakes', { errors: 3 }, ['errors']],
  ['silent and flat', { state: 'silent', batteryPercent: 2 }, ['silent', 'battery']],
  ['revoked, whatever else', { state: 'revoked', batteryPercent: 3, connections: 90 }, []],
] as const)('a device %s needs someone for %j', (_words, part, troubles) => {
  expect(troublesOf(device('hanger-1', part))).toEqual(troubles);
});

test('one sees all devices, those that need someone, or one kind', () => {
  const devices = [device('screen-1'), device('till-1', { kind: 'till', state: 'silent' })];
  const shown = (which: Parameters<typeof showDevices>[1]) => showDevices(devices, which).map(({ deviceId }) => deviceId);
  expect([shown('all'), shown('troubled'), shown('screen'), shown('kiosk')]).toEqual([
    ['screen-1', 'till-1'],
    ['till-1'],
    ['screen-1'],
    [],
  ]);
});

test('who knocked under a name that is no device’s is gathered by that name, the last first', () => {
  const refusal = (deviceId: string, at: number, times = 1) => ({ at, deviceId, topic: '', reason: 'unknown-device', words: '', times });
  const refusals = [refusal('thief', 4), refusal('screen-1', 3), refusal('unknown', 2), refusal('thief', 1, 9)];
  expect(strangersAmong(refusals, [device('screen-1')]).map(({ name, last, times }) => [name, last.at, times])).toEqual([
    ['thief', 4, 10],
    ['unknown', 2, 1],
  ]);
});

test('a device moves on the plan by ten centimetres a key, and never out of the room', () => {
  const room = { widthMetres: 10, depthMetres: 8 };
  expect(withinPlan(moveBy({ xMetres: 9.95, yMetres: 4 }, 'ArrowRight') ?? { xMetres: 0, yMetres: 0 }, room)).toEqual({
    xMetres: 10,
    yMetres: 4,
  });
  expect(moveBy({ xMetres: 1, yMetres: 1 }, 'Enter')).toBeUndefined();
});

test('devices are found by all the words typed', () => {
  const devices = [device('screen-1'), device('screen-2', { words: 'playing' })];
  expect(searchDevices(devices, 'écran play').map(({ deviceId }) => deviceId)).toEqual(['screen-2']);
});

test('a new device gets the first free id and is refused a taken or a bad one', () => {
  const devices = [device('screen-1'), device('screen-3')];
  expect(nextDeviceId('screen', devices)).toBe('screen-4');
  expect(idProblem('screen-3', devices)).toBe('taken');
  expect(idProblem('Écran 4', devices)).toBe('form');
  expect(idProblem('screen-4', devices)).toBeUndefined();
});

test('only what has a page gets a claim link', () => {
  expect(claimPath('kiosk', 'AB-12')).toBe('/kiosk/#claim=AB-12');
  expect(claimPath('screen', 'AB-12')).toBe('/signage/#claim=AB-12');
  expect(claimPath('gateway', 'AB-12')).toBeUndefined();
});

test('the countdown shows the second that is running and stops at nothing', () => {
  expect([600_000, 59_001, 0, -5].map((leftMs) => countdown(1_000_000 + leftMs, 1_000_000))).toEqual(['10:00', '1:00', '0:00', '0:00']);
});

const order = (number: string, placedAt: number, part: Partial<OrderBody> = {}): OrderBody => ({
  orderId: number.toLowerCase(),
  number,
  placedAt,
  kioskId: null,
  state: 'placed',
  stateAt: placedAt,
  totalCents: 0,
  lines: [],
  ...part,
});

test('orders go forward to the end and no further', () => {
  expect(nextState('placed')).toBe('preparing');
  expect(nextState('ready')).toBe('collected');
  expect(nextState('collected')).toBeUndefined();
});

test('the longest waiting order stands first, the last finished too', () => {
  const orders = [order('A-2', 200), order('A-1', 100), order('A-0', 50, { state: 'collected', stateAt: 90 })];
  expect(ordersIn(orders, 'placed').map(({ number }) => number)).toEqual(['A-1', 'A-2']);
  expect(finishedOrders(orders).map(({ number }) => number)).toEqual(['A-0']);
});

test('an order hurries in the last quarter of its hour and is late beyond it; a ready one rests', () => {
  const minutes = (count: number) => count * 60_000;
  expect([44, 45, 59, 60].map((waited) => hurryOf(order('A-1', 0), minutes(waited)))).toEqual(['calm', 'soon', 'soon', 'late']);
  expect(hurryOf(order('A-1', 0, { state: 'ready' }), minutes(90))).toBe('calm');
});

test('a line the shop has too few of is told', () => {
  const text = { fr: '', en: '' };
  const line = { sku: 'DN-1', productId: 'p-1', name: text, size: 'M', colour: text, unitCents: 1 };
  expect(
    missingLines(
      order('A-1', 0, {
        lines: [
          { ...line, quantity: 2, onHand: 1 },
          { ...line, quantity: 1, onHand: 1 },
        ],
      }),
    ),
  ).toHaveLength(1);
});

test('words are counted as a reader counts them', () => {
  expect(['', '  ', 'Les pulls sont là.', 'Jeans — 15 % off', '10 h – 19 h'].map(countWords)).toEqual([0, 0, 4, 3, 4]);
});

const productIds = ['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6'];

test('every new slide is accepted by the contract and asks only for words', () => {
  for (const template of slideTemplates) {
    const slide = newSlide({ template, slideId: 'slide-1', productIds, day: '2026-11-22' });
    expect(validate(SlideContent, slide).ok, template).toBe(true);
    expect(
      slideProblems(slide).filter(({ kind }) => kind === 'missing'),
      template,
    ).toEqual([]);
  }
});

test('a tenth word is refused, in the language it stands in', () => {
  const slide = newSlide({ template: 'looks', slideId: 'slide-1', productIds, day: '2026-11-22' });
  if (slide.template !== 'looks') throw new Error('another template');
  const nine = 'one two three four five six seven eight nine';
  expect(slideProblems({ ...slide, title: { fr: nine, en: nine } })).toEqual([]);
  expect(slideProblems({ ...slide, title: { fr: `${nine} dix`, en: nine } })).toEqual([
    { field: 'title', kind: 'long', language: 'fr', words: 10, limit: 9 },
  ]);
});

test('a product slide without its product is not ready', () => {
  const slide = newSlide({ template: 'product', slideId: 'slide-1', productIds: [], day: '2026-11-22' });
  expect(slideProblems(slide)).toEqual([{ field: 'productId', kind: 'missing' }]);
  expect(productsOf(slide)).toEqual([]);
});

test('a slide moves one place and stops at the ends', () => {
  const slides = ['a', 'b', 'c'].map((slideId) => newSlide({ template: 'product', slideId, productIds, day: '2026-11-22' }));
  const ids = (moved: readonly { slideId: string }[]) => moved.map(({ slideId }) => slideId).join('');
  expect(ids(moveSlide(slides, 'c', -1))).toBe('acb');
  expect(ids(moveSlide(slides, 'a', 1))).toBe('bac');
  expect(ids(moveSlide(slides, 'a', -1))).toBe('abc');
});

test('a fresh slide id fits the contract', () => {
  expect(freshSlideId(new Uint8Array([0, 171, 9, 255]))).toBe('slide-00ab09ff');
});
