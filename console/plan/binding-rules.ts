import type { Fixture, FixtureKind, FloorPlan } from '#shared/domain/floor-plan.ts';
import { changeFixture, changeReceiver, changeReference, freeId } from './plan-edits.ts';
import type { Item } from './plan-items.ts';
import type { Placeable } from './plan-knowledge.ts';

/** What a mark of the plan stands for, and what else it could: everything of its sort that has no place yet. */
export interface Binding {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** '' for a mark that stands for no device yet. */
  readonly boundId: string;
  /** A gateway or a fixed tag without its device is no mark at all. */
  readonly mayBeNone: boolean;
}

/** Fixtures that are a device of the shop. Their id on the plan is the device's: by it a kiosk finds where it stands. */
export function isDeviceFixture(kind: FixtureKind): kind is 'kiosk' | 'screen' {
  return kind === 'kiosk' || kind === 'screen';
}

/** Undefined for what stands for nothing but itself. */
export function bindingOf(plan: FloorPlan, { kind, key }: Item, placeable: Placeable): Binding | undefined {
  const free = <One extends { readonly id: string }>(all: readonly One[], placed: readonly string[]): readonly One[] =>
    all.filter(({ id }) => id === key || !placed.includes(id));
  switch (kind) {
    case 'fixture': {
      const fixture = plan.fixtures.find(({ id }) => id === key);
      if (fixture === undefined || !isDeviceFixture(fixture.kind)) return undefined;
      const choices = free(
        placeable.standing.filter((device) => device.kind === fixture.kind),
        plan.fixtures.map(({ id }) => id),
      );
      return { choices, boundId: choices.some(({ id }) => id === key) ? key : '', mayBeNone: true };
    }
    case 'receiver': {
      const all = placeable.gateways.map(({ deviceId, name }) => ({ id: deviceId, name }));
      const placed = plan.receivers.map(({ deviceId }) => deviceId);
      return { choices: free(all, placed), boundId: key, mayBeNone: false };
    }
    case 'reference': {
      const all = placeable.references.map(({ tagKey, label }) => ({ id: tagKey, name: label }));
      const placed = (plan.references ?? []).map(({ tagKey }) => tagKey);
      return { choices: free(all, placed), boundId: key, mayBeNone: false };
    }
    default:
      return undefined;
  }
}

/** An id for a kiosk or screen that is drawn but is no device yet: none that a device could be given by itself. */
export function unboundId(plan: FloorPlan, kind: FixtureKind): string {
  return freeId(
    isDeviceFixture(kind) ? `mark-${kind}` : kind,
    plan.fixtures.map(({ id }) => id),
  );
}

/** The plan with a mark standing for another device, or with '' for none; and that mark under its new name. */
export function bindItem(plan: FloorPlan, { kind, key }: Item, id: string): { readonly plan: FloorPlan; readonly item: Item } {
  switch (kind) {
    case 'fixture': {
      const fixture = plan.fixtures.find((one) => one.id === key);
      const newId = id === '' && fixture !== undefined ? unboundId(plan, fixture.kind) : id;
      return { plan: changeFixture(plan, key, (one) => ({ ...one, id: newId })), item: { kind, key: newId } };
    }
    case 'receiver':
      return { plan: changeReceiver(plan, key, (one) => ({ ...one, deviceId: id })), item: { kind, key: id } };
    case 'reference':
      return { plan: changeReference(plan, key, (one) => ({ ...one, tagKey: id })), item: { kind, key: id } };
    default:
      return { plan, item: { kind, key } };
  }
}

/** Another kind of fixture. One that was a device of the old kind is none of the new one. */
export function changeFixtureKind(
  plan: FloorPlan,
  fixture: Fixture,
  kind: FixtureKind,
  { standing }: Placeable,
): { readonly plan: FloorPlan; readonly item: Item } {
  const wasDevice = isDeviceFixture(fixture.kind) && standing.some(({ id }) => id === fixture.id);
  const id = wasDevice && kind !== fixture.kind ? unboundId(plan, kind) : fixture.id;
  return { plan: changeFixture(plan, fixture.id, (one) => ({ ...one, kind, id })), item: { kind: 'fixture', key: id } };
}

/** Which device a mark is, for a link to its page; undefined for tags and for what is no device. */
export function deviceOf(item: Item, binding: Binding): string | undefined {
  return item.kind === 'reference' || binding.boundId === '' ? undefined : binding.boundId;
}

/** The mark of a device on a plan. */
export function itemOfDevice(plan: FloorPlan, deviceId: string): Item | undefined {
  if (plan.receivers.some((receiver) => receiver.deviceId === deviceId)) return { kind: 'receiver', key: deviceId };
  const isDrawn = plan.fixtures.some(({ id, kind }) => id === deviceId && isDeviceFixture(kind));
  return isDrawn ? { kind: 'fixture', key: deviceId } : undefined;
}
