import type { DeviceRowBody } from '#shared/contract/devices.ts';
import type { TagBody } from '#shared/contract/tags.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { findPlanMistakes, findPlanWarnings, type PlanProblem } from '#shared/domain/plan-problems.ts';

/** The shop's gateways and reference tags, which a plan places. */
export interface Placeable {
  readonly gateways: readonly { readonly deviceId: string; readonly name: string }[];
  readonly references: readonly { readonly tagKey: string; readonly label: string }[];
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
  };
}

/** The first gateway, and the first reference tag, that the plan does not place yet; '' for none. */
export function nextToPlace(plan: FloorPlan, { gateways, references }: Placeable): { readonly gatewayId: string; readonly tagKey: string } {
  const placed = new Set(plan.receivers.map(({ deviceId }) => deviceId));
  const fixed = new Set((plan.references ?? []).map(({ tagKey }) => tagKey));
  return {
    gatewayId: gateways.find(({ deviceId }) => !placed.has(deviceId))?.deviceId ?? '',
    tagKey: references.find(({ tagKey }) => !fixed.has(tagKey))?.tagKey ?? '',
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
  ]);
}
