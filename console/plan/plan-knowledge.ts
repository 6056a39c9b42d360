import type { DeviceRowBody } from '#shared/contract/devices.ts';
import type { TagBody } from '#shared/contract/tags.ts';
import type { FixtureKind, FloorPlan } from '#shared/domain/floor-plan.ts';
import { findPlanMistakes, findPlanWarnings, type PlanProblem } from '#shared/domain/plan-problems.ts';
import type { ToolSettings } from './tool-rules.ts';

/** The shop's gateways and reference tags, and the kiosks and screens that stand on its floor, which a plan places. */
export interface Placeable {
  readonly gateways: readonly { readonly deviceId: string; readonly name: string }[];
  readonly references: readonly { readonly tagKey: string; readonly label: string }[];
  readonly standing: readonly { readonly id: string; readonly kind: 'kiosk' | 'screen'; readonly name: string }[];
}

export function placeableOf(
  devices: readonly DeviceRowBody[],
  tags: readonly TagBody[],
  nameOf: (device: DeviceRowBody) => string,
): Placeable {
  return {
    gateways: devices.flatMap((device) =>
      device.kind === 'gateway' && device.state !== 'revoked' ? [{ deviceId: device.deviceId, name: nameOf(device) }] : [],
    ),
    references: tags.flatMap(({ tagKey, label, kind }) => (kind === 'reference' ? [{ tagKey, label }] : [])),
    standing: devices.flatMap((device) =>
      (device.kind === 'kiosk' || device.kind === 'screen') && device.state !== 'revoked'
        ? [{ id: device.deviceId, kind: device.kind, name: nameOf(device) }]
        : [],
    ),
  };
}

/** Ids of everything that has its place on a plan already. */
export function placedOn({ receivers, references = [], fixtures }: FloorPlan): ReadonlySet<string> {
  return new Set([
    ...receivers.map(({ deviceId }) => deviceId),
    ...references.map(({ tagKey }) => tagKey),
    ...fixtures.map(({ id }) => id),
  ]);
}

/** The first gateway, reference tag, and device of a fixture's kind, that the plan does not place yet; '' for none. */
export function nextToPlace(
  plan: FloorPlan,
  { gateways, references, standing }: Placeable,
  fixtureKind: FixtureKind,
): { readonly gatewayId: string; readonly tagKey: string; readonly deviceId: string } {
  const placed = placedOn(plan);
  return {
    gatewayId: gateways.find(({ deviceId }) => !placed.has(deviceId))?.deviceId ?? '',
    tagKey: references.find(({ tagKey }) => !placed.has(tagKey))?.tagKey ?? '',
    deviceId: standing.find(({ id, kind }) => kind === fixtureKind && !placed.has(id))?.id ?? '',
  };
}

/** What is wrong first, what is worth a look after it. */
export function problemsOf(plan: FloorPlan, placeable: Placeable): readonly PlanProblem[] {
  const gateways = new Set(placeable.gateways.map(({ deviceId }) => deviceId));
  const references = new Set(placeable.references.map(({ tagKey }) => tagKey));
  const mistakes = findPlanMistakes(plan, {
    isGateway: (deviceId) => gateways.has(deviceId),
    isReferenceTag: (tagKey) => references.has(tagKey),
  });
  // Overlaps and ways are asked only of a plan whose shapes hold.
  return mistakes.length > 0 ? mistakes : findPlanWarnings(plan);
}

/** How things on the plan are called: zones in the page's language, gateways and tags as on their labels. */
export function namesOf(plan: FloorPlan, placeable: Placeable, isFrench: boolean): ReadonlyMap<string, string> {
  return new Map([
    ...plan.zones.map(({ id, name }) => [id, isFrench ? name.fr : name.en] as const),
    ...placeable.gateways.map(({ deviceId, name }) => [deviceId, name] as const),
    ...placeable.references.map(({ tagKey, label }) => [tagKey, label] as const),
    ...placeable.standing.map(({ id, name }) => [id, name] as const),
  ]);
}

/** What the tools are set to for setting a device down; nothing for one that has no mark on a plan. */
export function inHand(deviceId: string, { gateways, standing }: Placeable): Partial<ToolSettings> {
  if (gateways.some((gateway) => gateway.deviceId === deviceId)) return { tool: 'receiver', gatewayId: deviceId };
  const device = standing.find(({ id }) => id === deviceId);
  return device === undefined ? {} : { tool: 'fixture', fixtureKind: device.kind, deviceId };
}
