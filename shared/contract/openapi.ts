import type { TSchema } from 'typebox';
import { allRoutes, allStreams } from './catalogue-of-routes.ts';
import type { RouteDefinition } from './define-route.ts';
import { contractVersion } from './version.ts';

const problem = {
  description: 'Refused: RFC 9457 problem details. `code` is stable, `detail` says what to do.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['status', 'code', 'detail'],
        properties: { status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

function parametersOf(route: RouteDefinition): unknown[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return [...inPath, ...queryParameters(route.query)];
}

function queryParameters(query: TSchema | undefined): unknown[] {
  if (query === undefined || !('properties' in query) || typeof query.properties !== 'object' || query.properties === null) return [];
  const required: readonly unknown[] = 'required' in query && Array.isArray(query.required) ? query.required : [];
  return Object.entries(query.properties).map(([name, schema]: [string, unknown]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function contentOf({ produces, reply }: RouteDefinition): unknown {
  if (produces === undefined) return { 'application/json': { schema: reply } };
  return Object.fromEntries(produces.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
}

function operationOf(route: RouteDefinition): unknown {
  return {
    operationId: route.name,
    tags: [route.name.split('.')[0]],
    description: `${route.prose}\n\nFor: ${route.who.join(', ')}.`,
    parameters: parametersOf(route),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: {
      [route.status ?? 200]: { description: 'done', content: contentOf(route) },
      default: problem,
    },
    security: route.who.includes('anyone') ? [] : [{ device: [] }, { staff: [] }, { shopper: [] }],
  };
}

/** The OpenAPI 3.1 document of every route, made from the contract; nothing in it is written by hand. */
export function openApiDocument(): unknown {
  const paths = new Map<string, Record<string, unknown>>();
  for (const route of allRoutes) paths.set(route.path, { ...paths.get(route.path), [route.method.toLowerCase()]: operationOf(route) });
  for (const stream of allStreams) {
    const events = Object.entries(stream.events).map(([name, schema]) => ({ title: name, ...schema }));
    paths.set(stream.path, {
      get: {
        operationId: stream.name,
        tags: [stream.name.split('.')[0]],
        description: `${stream.prose}\n\nServer-sent events: \`event:\` is the title of a schema below, \`data:\` its JSON. For: ${stream.who.join(', ')}.`,
        responses: {
          200: { description: 'a stream of events', content: { 'text/event-stream': { schema: { oneOf: events } } } },
          default: problem,
        },
      },
    });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aisle',
      version: contractVersion,
      license: { name: 'MIT' },
      description: 'The hub of a connected store. Times are Unix milliseconds in UTC, money is in minor units.',
    },
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer', description: '`<deviceId>.<credential>` from POST /v1/devices/claim' },
        staff: {
          type: 'apiKey',
          in: 'cookie',
          name: 'aisle_staff',
          description: 'from POST /v1/session; writes also need the header x-csrf-token',
        },
        shopper: {
          type: 'apiKey',
          in: 'cookie',
          name: 'aisle_shopper',
          description: 'from POST /v1/shoppers; writes also need the header x-aisle',
        },
      },
    },
  };
}
