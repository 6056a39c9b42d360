import { allMessages } from './catalogue-of-messages.ts';
import { delivery, type MessageDefinition } from './define-message.ts';
import { contractVersion } from './version.ts';

function channelOf(message: MessageDefinition): unknown {
  const names = [...message.topic.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return {
    address: message.topic,
    description: message.prose,
    parameters: Object.fromEntries(
      names.map((name) => [name, { description: name === 'store' ? 'the store’s id' : 'one plain level: a-z, 0-9 and "-"' }]),
    ),
    messages: {
      [message.name]: {
        name: message.name,
        contentType: 'application/json',
        payload: message.body,
        examples: message.examples.map((payload) => ({ payload })),
      },
    },
  };
}

function operationsOf(message: MessageDefinition): readonly (readonly [string, unknown])[] {
  const key = message.name.replace('.', '_');
  const { qos, retain } = delivery[message.kind];
  const channel = { $ref: `#/channels/${key}` };
  const bindings = { mqtt: { qos, retain } };
  return [
    [`${key}_publish`, { action: 'send', channel, bindings, description: `published by: ${message.publishers.join(', ')}` }],
    [`${key}_subscribe`, { action: 'receive', channel, bindings, description: `heard by: ${message.subscribers.join(', ')}` }],
  ];
}

/** The AsyncAPI 3.0 document of every message, made from the contract. */
export function asyncApiDocument(): unknown {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Aisle',
      version: contractVersion,
      license: { name: 'MIT' },
      description: 'MQTT 3.1.1. A device signs in with its id as client id and user name and its credential as password.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(allMessages.map((message) => [message.name.replace('.', '_'), channelOf(message)])),
    operations: Object.fromEntries(allMessages.flatMap(operationsOf)),
  };
}
