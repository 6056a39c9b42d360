import { Type, type Static } from 'typebox';
import { defineRoute } from './define-route.ts';
import { exact, PlainId, Texts } from './schemas.ts';

/** Makes of gateway that speak a language of their own. */
export const formatNames = [
  'espresense',
  'openmqttgateway',
  'theengs',
  'room-assistant',
  'mqtt-room',
  'raddec',
  'minew',
  'moko',
  'shelly',
  'april-brother',
  'blue-charm',
  'kontakt',
  'owntracks',
  'aisle-raw',
] as const;
export type FormatName = (typeof formatNames)[number];

/** none: nothing says when · wall: Unix time, right or wrong · boot: time since the gateway started. */
export const clockKinds = ['none', 'wall', 'boot'] as const;
export type ClockKind = (typeof clockKinds)[number];

/** How a gateway calls itself in its topics and messages: its address, its name or its room. */
export const SourceName = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$' });

const FormatEnum = Type.Enum([...formatNames]);

export const GatewayFormatRow = exact({
  format: FormatEnum,
  title: Type.String({ description: 'the maker’s own name for it' }),
  sourceHint: Texts,
  steps: Type.Array(Texts, { description: 'what to set on the gateway, in order' }),
  quirks: Type.Array(Texts, { description: 'what to know before buying one or trusting it' }),
  topics: Type.Array(Type.String(), { description: '`{gateway}` stands for its own name' }),
  clock: Type.Enum([...clockKinds]),
  averagedSeconds: Type.Number({
    minimum: 0,
    description: 'over how long it averages a strength before it tells it; 0 for single packets',
  }),
});
export type GatewayFormatBody = Static<typeof GatewayFormatRow>;

export const ForeignGateway = exact({
  deviceId: PlainId,
  format: FormatEnum,
  source: SourceName,
  topics: Type.Array(Type.String(), { description: 'where it may publish, with its own name in place' }),
  heardTags: Type.Integer({ minimum: 0, description: 'tags of the shop it heard in the last minute' }),
  heardOthers: Type.Integer({ minimum: 0, description: 'other beacons it heard in the last minute' }),
});
export type ForeignGatewayBody = Static<typeof ForeignGateway>;

export const listGatewayFormats = defineRoute({
  name: 'gateways.formats',
  prose: 'The makes of gateway the hub understands, and how each is set up.',
  method: 'GET',
  path: '/v1/gateway-formats',
  who: ['manager', 'installer'],
  reply: exact({ formats: Type.Array(GatewayFormatRow) }),
});

export const listForeignGateways = defineRoute({
  name: 'gateways.foreign',
  prose: 'The gateways of other makes, and what each of them hears.',
  method: 'GET',
  path: '/v1/gateways',
  who: ['manager', 'installer'],
  reply: exact({ gateways: Type.Array(ForeignGateway) }),
});

export const setGatewayFormat = defineRoute({
  name: 'gateways.setFormat',
  prose:
    'Says of which make a gateway is and how it calls itself. From then on it may publish on the topics of that make and name, and on no other; its connection is closed once.',
  method: 'PUT',
  path: '/v1/gateways/{deviceId}/format',
  who: ['manager', 'installer'],
  body: exact({ format: FormatEnum, source: SourceName }),
  reply: ForeignGateway,
});

export const forgetGatewayFormat = defineRoute({
  name: 'gateways.forgetFormat',
  prose: 'Makes a gateway one of the hub’s own make again.',
  method: 'DELETE',
  path: '/v1/gateways/{deviceId}/format',
  who: ['manager', 'installer'],
  reply: exact({ gateways: Type.Array(ForeignGateway) }),
});
