import type { TSchema } from 'typebox';
import { allMessages } from './catalogue-of-messages.ts';
import { allRoutes, allStreams } from './catalogue-of-routes.ts';
import { delivery, type MessageDefinition } from './define-message.ts';
import { contractVersion } from './version.ts';

function fieldsOf(schema: TSchema): string {
  if (!('properties' in schema) || typeof schema.properties !== 'object' || schema.properties === null) return '';
  const required: readonly unknown[] = 'required' in schema && Array.isArray(schema.required) ? schema.required : [];
  const rows = Object.entries(schema.properties).map(
    ([name, field]: [string, unknown]) => `| \`${name}\`${required.includes(name) ? '' : ' (optional)'} | ${describe(field)} |`,
  );
  return rows.length === 0 ? '' : `| field | what |\n|---|---|\n${rows.join('\n')}\n`;
}

function describe(field: unknown): string {
  const parts = new Map<string, unknown>(typeof field === 'object' && field !== null ? Object.entries(field) : []);
  const words = parts.get('enum');
  const least = parts.get('minimum');
  const most = parts.get('maximum');
  const pattern = parts.get('pattern');
  const range = least === undefined && most === undefined ? '' : ` ${String(least ?? '')}..${String(most ?? '')}`;
  const type = parts.get('type');
  const shape = Array.isArray(words)
    ? words.map((word) => `\`${String(word)}\``).join(', ')
    : `${typeof type === 'string' ? type : 'see the schema'}${range}`;
  return [shape, typeof pattern === 'string' ? `\`${pattern.replaceAll('|', '\\|')}\`` : '', parts.get('description')]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('; ');
}

function messageSection(message: MessageDefinition): string {
  const { qos, retain } = delivery[message.kind];
  const [example] = message.examples;
  return [
    `### ${message.name}`,
    message.prose,
    `\`${message.topic}\` · ${message.kind} · QoS ${qos}${retain ? ' · retained' : ''} · from ${message.publishers.join(', ')} · to ${message.subscribers.join(', ')}`,
    fieldsOf(message.body),
    example === undefined ? '' : `\`\`\`json\n${JSON.stringify(example)}\n\`\`\``,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `docs/messages.md`: every message, who may say and hear it, and every route; made from the contract by `npm run docs`. */
export function messagesPage(): string {
  const routes = allRoutes.map(
    (route) => `| \`${route.method} ${route.path}\` | ${route.prose.replaceAll('\n', ' ')} | ${route.who.join(', ')} |`,
  );
  const streams = allStreams.map(
    (stream) => `| \`GET ${stream.path}\` | ${stream.prose} (${Object.keys(stream.events).join(', ')}) | ${stream.who.join(', ')} |`,
  );
  return [
    '# Messages and routes',
    `Made from \`shared/contract\` by \`npm run docs\`; contract version ${contractVersion}. A running hub serves the same as \`/asyncapi.json\` and \`/openapi.json\`.`,
    'Times are Unix milliseconds in UTC. A device signs in to MQTT 3.1.1 with its id as client id and user name and its credential as password; over HTTP it sends `authorization: Bearer <deviceId>.<credential>`.',
    'A message that breaks its schema is acknowledged (so that the device does not send it for ever), stored nowhere, and shown under Devices as refused with the reason: `malformed`, `wrong-schema`, `too-large`, `not-granted`, `unknown-device`, `foreign-client-id`, `foreign-source` (a gateway of another make speaks in a name that is not its own), `taken-over`, `protocol` (a packet MQTT 3.1.1 forbids), `too-fast`, `too-many-connections`, `queue-full`, `queue-expired`, or the code of the part that refused it. A publish or subscription that is not granted closes the connection or answers 128.',
    '## Messages',
    ...allMessages.map(messageSection),
    '## Routes',
    `| route | what | for |\n|---|---|---|\n${routes.join('\n')}\n${streams.join('\n')}`,
    '',
  ].join('\n\n');
}
