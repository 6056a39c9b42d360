import type { Static, TSchema } from 'typebox';

/** What a device of the shop can be; a device's credential is bound to one kind. */
export const deviceKinds = ['gateway', 'hanger', 'counter', 'till', 'kiosk', 'screen', 'integration'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Who may stand at one end of a message. */
export type Party = DeviceKind | 'hub';

/** reading: soon replaced · event: happened once, may arrive twice · state: the latest is the truth · command: do this now. */
export type MessageKind = 'reading' | 'event' | 'state' | 'command';

/** How each kind travels. */
export const delivery = {
  reading: { qos: 0, retain: false },
  event: { qos: 1, retain: false },
  state: { qos: 1, retain: true },
  command: { qos: 1, retain: false },
} as const satisfies Record<MessageKind, { qos: 0 | 1; retain: boolean }>;

/** The names in braces of a template, without `store`, which the bus knows. */
export type TopicParams<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends 'store' ? unknown : Readonly<Record<Name, string>>) & TopicParams<Rest>
  : unknown;

/** Every topic is `aisle/v1/{store}/{noun}/{id}/{word}`: six plain levels. */
export type TopicTemplate = `aisle/v1/{store}/${string}/{${string}}/${string}`;

/** One message, defined once: types, topic, grants, validation, documents and tests all come from here. */
export interface MessageDefinition<Template extends TopicTemplate = TopicTemplate, Body extends TSchema = TSchema> {
  /** `noun.word`, as the documents list it. */
  readonly name: string;
  readonly prose: string;
  readonly topic: Template;
  readonly kind: MessageKind;
  readonly body: Body;
  /** A device publishes under its own id only. */
  readonly publishers: readonly Party[];
  /** Where the topic's noun is the subscriber's own kind, it reads its own id only. */
  readonly subscribers: readonly Party[];
  readonly examples: readonly Static<Body>[];
}

export type BodyOf<Definition> = Definition extends MessageDefinition<TopicTemplate, infer Body> ? Static<Body> : never;
export type ParamsOf<Definition> = Definition extends MessageDefinition<infer Template, TSchema> ? TopicParams<Template> : never;

export function defineMessage<const Template extends TopicTemplate, const Body extends TSchema>(
  definition: MessageDefinition<Template, Body>,
): MessageDefinition<Template, Body> {
  return definition;
}
