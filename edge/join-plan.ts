import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { floorId, planVersion, type Attention } from '#shared/contract/places.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { TagKind } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { HubBus } from './broker/hub-bus.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Records } from './database/define.ts';
import type { Devices } from './devices/devices.ts';
import { createPlan } from './plan/plan.ts';
import { createPlanogram } from './plan/planogram.ts';
import { listTagRecords } from './shoppers/shopper-records.ts';
import { createSurvey, type SurveyTag } from './survey/survey.ts';

export interface PlanJoinParts {
  readonly bus: HubBus;
  readonly database: Records;
  readonly clock: Clock;
  readonly devices: Devices;
  readonly catalogue: Catalogue;
  readonly tag: (tagKey: string) => { readonly kind: TagKind; readonly shopperId: string | null } | undefined;
  readonly onPlan: (plan: FloorPlan) => void;
  readonly onSurvey: () => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

const TagKindText = Type.Enum(['fob', 'basket', 'staff', 'reference']);

/** Joins the floor plan to what lies on it, and to what was measured on it. */
export async function joinPlan(parts: PlanJoinParts) {
  const { database, clock, devices, catalogue } = parts;

  async function listTags(): Promise<readonly SurveyTag[]> {
    const tags = await database.read(listTagRecords, null);
    return tags.flatMap(({ tagKey, label, kind }) => (Value.Check(TagKindText, kind) ? [{ tagKey, label, kind }] : []));
  }

  const plan = await createPlan({
    records: database,
    clock,
    isGateway: (deviceId) => devices.find(deviceId)?.kind === 'gateway',
    isReferenceTag: (tagKey) => parts.tag(tagKey)?.kind === 'reference',
    onChanged(changed) {
      parts.onPlan(changed);
      publishVersion().catch((failure: unknown) => parts.onFailure('the plan in force', failure));
    },
  });
  /** Tells whoever shows the plan which one is in force. */
  async function publishVersion(): Promise<void> {
    await parts.bus.publish(planVersion, { floorId }, { at: clock.now(), planId: plan.planId() });
  }
  const survey = await createSurvey({
    records: database,
    clock,
    plan: plan.now,
    planId: plan.planId,
    listTags,
    tag: parts.tag,
    receiverName: (receiverId) => devices.find(receiverId)?.name ?? { fr: receiverId, en: receiverId },
    onChanged: parts.onSurvey,
    onFault: (fault) => parts.onFailure('survey', fault),
  });
  const planogram = await createPlanogram({
    records: database,
    clock,
    plan: plan.now,
    productIds: catalogue.productIds,
    productOf: (code) => (catalogue.hasProduct(code) ? code : catalogue.variant(catalogue.skuOfCode(code) ?? '')?.productId),
    productsOfFamily(family) {
      const found = catalogue.productIds().filter((productId) => catalogue.card(productId)?.family === family);
      return found.length === 0 ? undefined : found;
    },
  });
  catalogue.showPlaces(planogram.placeOf);
  /** Fixed tags and receivers that fell silent, and products whose fixture is gone. */
  async function attention(): Promise<readonly Static<typeof Attention>[]> {
    const lost = planogram.lost();
    const words = {
      fr: `${lost} produits sont sur des meubles qui ne sont plus sur le plan : voir Plan, Produits`,
      en: `${lost} products lie on fixtures that are no longer on the plan: see Plan, Products`,
    };
    const found = await survey.attention();
    return lost === 0 ? found : [...found, { id: 'products-lost', since: clock.now(), severity: 'info', words }];
  }

  return { plan, survey, attention, publishVersion, answers: [...plan.answers, ...survey.answers, ...planogram.answers] };
}
