import { describe, expect, test } from 'vitest';
import { bindingOf, bindItem, changeFixtureKind, itemOfDevice } from '../../console/plan/binding-rules.ts';
import { inHand, nextToPlace, problemsOf, type Placeable } from '../../console/plan/plan-knowledge.ts';
import { press, type Stroke } from '../../console/plan/tool-rules.ts';
import { at, smallPlan } from '../fixtures/small-plan.ts';

const shop: Placeable = {
  gateways: [
    ...smallPlan.receivers.map(({ deviceId }) => ({ deviceId, name: deviceId })),
    { deviceId: 'gateway-new', name: 'New gateway' },
  ],
  references: (smallPlan.references ?? []).map(({ tagKey }) => ({ tagKey, label: tagKey })),
  standing: [
    { id: 'kiosk-door', kind: 'kiosk', name: 'Door kiosk' },
    { id: 'kiosk-jeans', kind: 'kiosk', name: 'Jeans kiosk' },
    { id: 'screen-window', kind: 'screen', name: 'Window screen' },
  ],
};
const stroke: Stroke = {
  plan: smallPlan,
  tool: 'fixture',
  fixtureKind: 'kiosk',
  zonePurpose: 'sales',
  doorMetres: 1,
  gatewayId: '',
  tagKey: '',
  deviceId: '',
  points: [],
  reachMetres: 0.2,
};
const namesOf = (plan: Stroke['plan'], key: string): readonly string[] | undefined =>
  bindingOf(plan, { kind: 'fixture', key }, shop)?.choices.map(({ id }) => id);

describe('a kiosk drawn on the plan', () => {
  test('is the one that was in hand, and the next in hand is another one', () => {
    const { deviceId } = nextToPlace(smallPlan, shop, 'kiosk');
    expect(deviceId).toBe('kiosk-door');
    const { plan = smallPlan, select } = press({ ...stroke, deviceId }, at(2, 2));
    expect(select).toEqual({ kind: 'fixture', key: 'kiosk-door' });
    expect(itemOfDevice(plan, 'kiosk-door')).toEqual(select);
    expect(nextToPlace(plan, shop, 'kiosk').deviceId).toBe('kiosk-jeans');
    expect(nextToPlace(plan, shop, 'table').deviceId).toBe('');
  });

  test('without a device is a mark under a name no device is given by itself, and becomes one of those without a place', () => {
    const { plan = smallPlan, select } = press(stroke, at(2, 2));
    expect(select?.key).toBe('mark-kiosk');
    const second = press({ ...stroke, plan, deviceId: 'kiosk-door' }, at(3, 3)).plan ?? plan;
    expect(namesOf(second, 'mark-kiosk')).toEqual(['kiosk-jeans']);
    const bound = bindItem(second, { kind: 'fixture', key: 'mark-kiosk' }, 'kiosk-jeans');
    expect(bound.item).toEqual({ kind: 'fixture', key: 'kiosk-jeans' });
    expect(bindingOf(bound.plan, bound.item, shop)).toMatchObject({ boundId: 'kiosk-jeans', mayBeNone: true });
    const loose = bindItem(bound.plan, bound.item, '');
    expect(loose.item.key).toBe('mark-kiosk');
    expect(itemOfDevice(loose.plan, 'kiosk-jeans')).toBeUndefined();
    expect(loose.plan.fixtures.find(({ id }) => id === 'mark-kiosk')?.centre).toEqual(at(2, 2));
  });

  test('is never set down twice', () => {
    const { plan = smallPlan } = press({ ...stroke, deviceId: 'kiosk-door' }, at(2, 2));
    expect(press({ ...stroke, plan, deviceId: 'kiosk-door' }, at(3, 3)).select?.key).toBe('mark-kiosk');
  });

  test('that becomes a table is no device any more; a screen offers screens', () => {
    const { plan = smallPlan } = press({ ...stroke, deviceId: 'kiosk-door' }, at(2, 2));
    const fixture = plan.fixtures.find(({ id }) => id === 'kiosk-door');
    if (fixture === undefined) throw new Error('it was drawn');
    const table = changeFixtureKind(plan, fixture, 'table', shop);
    expect(table.item.key).not.toBe('kiosk-door');
    expect(bindingOf(table.plan, table.item, shop)).toBeUndefined();
    const screen = changeFixtureKind(plan, fixture, 'screen', shop);
    expect(namesOf(screen.plan, screen.item.key)).toEqual(['screen-window']);
  });
});

test('a gateway that is no device of the shop becomes one that is, and the plan may be published', () => {
  const [first] = smallPlan.receivers;
  if (first === undefined) throw new Error('gateways hang here');
  const foreign = {
    ...smallPlan,
    receivers: smallPlan.receivers.map((one) => (one === first ? { ...one, deviceId: 'drawn-elsewhere' } : one)),
  };
  expect(problemsOf(foreign, shop).map(({ kind }) => kind)).toEqual(['receiver-unknown']);
  const binding = bindingOf(foreign, { kind: 'receiver', key: 'drawn-elsewhere' }, shop);
  expect(binding?.choices.map(({ id }) => id)).toEqual([first.deviceId, 'gateway-new']);
  const { plan } = bindItem(foreign, { kind: 'receiver', key: 'drawn-elsewhere' }, 'gateway-new');
  expect(problemsOf(plan, shop).filter(({ isMistake }) => isMistake)).toEqual([]);
});

test('what a device’s page asks for is in hand: a gateway to hang up, a kiosk to set down, nothing for a hanger', () => {
  expect(inHand('gateway-new', shop)).toEqual({ tool: 'receiver', gatewayId: 'gateway-new' });
  expect(inHand('screen-window', shop)).toEqual({ tool: 'fixture', fixtureKind: 'screen', deviceId: 'screen-window' });
  expect(inHand('hanger-7', shop)).toEqual({});
});
