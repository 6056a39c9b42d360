import { Type, type Static } from 'typebox';
import { defineRoute, type Caller } from './define-route.ts';
import { FloorPlanSchema } from './places.ts';
import { Count, exact, Instant, PlainId, PointSchema, TagKeyText } from './schemas.ts';

const surveyors = ['manager', 'installer'] as const satisfies readonly Caller[];

const Heard = exact({
  receiverId: PlainId,
  packets: Count,
  rssiDbm: Type.Number({ description: 'the median' }),
});

/** Someone stands at a place with a tag in hand while the hub listens. */
export const Measurement = exact({
  measurementId: Type.String(),
  pointId: PlainId,
  at: PointSchema,
  tagKey: TagKeyText,
  seconds: Type.Number({ minimum: 0, description: 'since it began' }),
  wantedSeconds: Count,
  receivers: Type.Array(Heard),
  state: Type.Enum(['listening', 'kept', 'unheard', 'failed'], {
    description: 'unheard: no receiver of the plan heard the tag, and nothing was kept; failed: it could not be stored',
  }),
});
export type MeasurementBody = Static<typeof Measurement>;

const SurveyPoint = exact({
  pointId: PlainId,
  at: PointSchema,
  state: Type.Enum(['todo', 'measured', 'weak', 'old'], {
    description: 'weak: fewer than three receivers heard it; old: over 180 days ago, or receivers were added or moved since',
  }),
  isSuggested: Type.Boolean({ description: 'false for a place a person added' }),
  measuredAt: Type.Union([Instant, Type.Null()]),
  receivers: Count,
});
export type SurveyPointBody = Static<typeof SurveyPoint>;

const Metres = Type.Union([Type.Number({ minimum: 0 }), Type.Null()]);

const Survey = exact({
  points: Type.Array(SurveyPoint),
  expected: exact({
    withoutMetres: Metres,
    nowMetres: Metres,
    wholeMetres: Metres,
  }),
  isBelieved: Type.Boolean({ description: 'true once enough places are measured for positions to use them' }),
  believedFrom: Type.Integer({ minimum: 0, description: 'so many measured places are enough' }),
  placedReceivers: Count,
});
export type SurveyBody = Static<typeof Survey>;

export const readSurvey = defineRoute({
  name: 'survey.read',
  prose:
    'Places to measure and what was measured, in the order of a short walk, with the position error to expect: without a survey, as it stands, and once all places are measured.',
  method: 'GET',
  path: '/v1/survey',
  who: surveyors,
  reply: Survey,
});

export const listSurveyTags = defineRoute({
  name: 'survey.tags',
  prose: 'Tags that may be carried for a survey, the best heard first: none that a shopper carries.',
  method: 'GET',
  path: '/v1/survey/tags',
  who: surveyors,
  reply: exact({
    tags: Type.Array(
      exact({
        tagKey: TagKeyText,
        label: Type.String(),
        kind: Type.Enum(['fob', 'basket', 'staff']),
        receivers: Type.Integer({ minimum: 0, description: 'that heard it in the last ten seconds' }),
      }),
    ),
  }),
});

export const startMeasurement = defineRoute({
  name: 'survey.measure',
  prose:
    'Begins to listen to the tag carried at a place, for about twelve seconds; one begun before by the same person ends. The tag counts for no visit while a survey goes on.',
  method: 'POST',
  path: '/v1/survey/measurements',
  who: surveyors,
  body: exact({
    at: PointSchema,
    tagKey: TagKeyText,
    tagHeightMetres: Type.Optional(Type.Number({ minimum: 0, maximum: 3 })),
  }),
  reply: Measurement,
  status: 201,
});

export const readMeasurement = defineRoute({
  name: 'survey.measurement',
  prose: 'A measurement as it goes; kept for a minute after its end.',
  method: 'GET',
  path: '/v1/survey/measurements/{measurementId}',
  who: surveyors,
  reply: Measurement,
});

export const stopMeasurement = defineRoute({
  name: 'survey.stop',
  prose: 'Ends a measurement without keeping it.',
  method: 'DELETE',
  path: '/v1/survey/measurements/{measurementId}',
  who: surveyors,
  reply: Survey,
});

export const forgetSurveyPoint = defineRoute({
  name: 'survey.forget',
  prose: 'Takes what was measured at a place out of the survey.',
  method: 'DELETE',
  path: '/v1/survey/points/{pointId}',
  who: surveyors,
  reply: Survey,
});

const ReferenceState = exact({
  tagKey: TagKeyText,
  label: Type.String(),
  at: Type.Union([PointSchema, Type.Null()], { description: 'null until it is placed on the plan' }),
  state: Type.Enum(['unplaced', 'silent', 'heard']),
  lastHeardAt: Type.Union([Instant, Type.Null()]),
  receivers: Type.Array(
    exact({
      receiverId: PlainId,
      rssiDbm: Type.Number(),
      lastHeardAt: Instant,
      isSilent: Type.Boolean({ description: 'used to hear it and does not any more, while others do' }),
      shiftDb: Type.Number({ description: 'how much stronger it is heard now than it used to be' }),
    }),
  ),
});
export type ReferenceStateBody = Static<typeof ReferenceState>;

export const listReferences = defineRoute({
  name: 'survey.references',
  prose: 'Reference tags and who hears them: a receiver that no longer does is off, covered or moved.',
  method: 'GET',
  path: '/v1/survey/references',
  who: surveyors,
  reply: exact({ references: Type.Array(ReferenceState) }),
});

const NextReceiver = exact({
  at: PointSchema,
  heightMetres: Type.Number(),
  meanMetres: Type.Number({ minimum: 0, description: 'the mean error to expect once it hangs there' }),
  worstZoneId: Type.Union([PlainId, Type.Null()], { description: 'the zone that gains most' }),
});
export type NextReceiverBody = Static<typeof NextReceiver>;

const Coverage = exact({
  cellMetres: Type.Number({ exclusiveMinimum: 0 }),
  columns: Count,
  rows: Count,
  errorMetres: Type.Array(Metres, { description: 'row by row from the top-left; null where nobody walks' }),
  meanMetres: Metres,
  worstMetres: Metres,
  zones: Type.Array(
    exact({
      zoneId: PlainId,
      meanMetres: Metres,
      rightShare: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], {
        description: 'of the time someone is in this zone, how much they will be told in it; null where nobody walks or nothing hears',
      }),
    }),
  ),
  next: Type.Array(NextReceiver, { description: 'where receivers gain most, each after those before it' }),
});
export type CoverageBody = Static<typeof Coverage>;

export const estimateCoverage = defineRoute({
  name: 'survey.coverage',
  prose:
    'The position error to expect everywhere on a plan, drawn or only thought of, from where its receivers hang and what was surveyed; and where the next receiver gains most.',
  method: 'POST',
  path: '/v1/coverage',
  who: surveyors,
  body: FloorPlanSchema,
  reply: Coverage,
});
