import type { FloorNowBody, WhyBody } from '#shared/contract/places.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import type { VisitRules } from '#shared/domain/visit.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import type { SurveyReading } from './locate/survey-field.ts';
import type { PresenceListeners } from './presence-events.ts';

/** The consents of a shopper in force now. */
export interface ConsentsNow {
  readonly offers: boolean;
  readonly path: boolean;
}

export interface PresenceParts {
  /** Without a plan, or before receivers are placed on it, a tag is where its strongest receiver is. */
  readonly plan: FloorPlan | undefined;
  /** What was measured on the plan in force, none until the survey is worth using; asked when the plan changes and after `surveyChanged`. */
  readonly surveyReadings?: () => readonly SurveyReading[];
  /** Read every second for each tag at hand, so keep it in memory. */
  readonly findTag: (tagKey: string) => RegisteredTag | undefined;
  readonly findConsents: (shopperId: string) => ConsentsNow | undefined;
  readonly clock: Clock;
  readonly records: Records;
  readonly listeners: PresenceListeners;
  readonly rules?: VisitRules;
  /** Makes a visit's random id; a plain topic level of 8 to 60 characters. */
  readonly makeVisitId?: () => string;
}

export interface Presence {
  /** Closes what a previous run left open, then ticks once a second. Answers when it may be relied on. */
  start(): Promise<void>;
  /** Takes sightings from `AcceptSightings`, in any order. */
  hear(sightings: readonly Sighting[]): void;
  /** A receiver has told all that it heard until `untilAt`: a tag it did not hear by then is far from it. */
  listened(receiverId: string, untilAt: number): void;
  /** The floor as of the last tick. */
  floor(): FloorNowBody;
  /** Where a shopper's tag stands, only with a consent in force. */
  placeOf(shopperId: string): { readonly visitId: string; readonly zoneId: string | null } | undefined;
  /** Why a dot of the floor is in its zone, by its visit's id; undefined for a visit that is not open, or before it was located. */
  explain(visitId: string): WhyBody | undefined;
  /** Puts another plan in force: open visits go on, positions start afresh. */
  replacePlan(plan: FloorPlan): void;
  /** Takes the survey anew: open visits go on, positions start afresh. */
  surveyChanged(): void;
  /** To be called when consents change, so that nothing is kept a second longer. */
  consentsChanged(shopperId: string): void;
  /** Stops ticking and waits until what is kept is on disk. Open visits stay open in the database and are closed at the next start. */
  stop(): Promise<void>;
}
