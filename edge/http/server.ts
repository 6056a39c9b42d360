import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Answer, StreamAnswer } from '#shared/contract/answer.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Clock } from '#shared/link/clock.ts';
import { createCallCounts } from './call-counts.ts';
import type { DoorParts } from './door.ts';
import { mountFiles, type FilesParts } from './files.ts';
import { sendProblem } from './problem.ts';
import { mountRoutes } from './routes.ts';
import { mountStreams } from './streams.ts';
import { refuseAddress, refuseBrokenRequest } from './unreadable.ts';

export interface ServerParts extends DoorParts, FilesParts {
  readonly log: Logger;
  readonly clock: Clock;
  readonly answers: readonly Answer[];
  readonly streams: readonly StreamAnswer[];
  /** Ready-made documents by path: `/openapi.json`, `/asyncapi.json`, `/`. */
  readonly documents: Readonly<Record<string, { readonly type: string; readonly text: string }>>;
  readonly health: () => { readonly ready: boolean; readonly parts: Readonly<Record<string, boolean>> };
  readonly metrics: () => Promise<string>;
}

const mostBodyBytes = 1_048_576;
const mostPictureBytes = 20_971_520;
const generalCallsPerMinute = 6_000;
/** Far more than a shop has pages open; beyond it a caller is turned away, not the broker or the database that need files too. */
const mostConnections = 2_000;

/** The hub's one HTTP port: screens, API, streams, pictures, health. Every page gets a strict policy and asks nothing of anyone else. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    logger: false,
    bodyLimit: mostBodyBytes,
    trustProxy: false,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBrokenRequest,
  });
  app.server.maxConnections = mostConnections;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['lit-html', 'default'],
      },
    },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: generalCallsPerMinute,
    timeWindow: '1 minute',
    store: createCallCounts(parts.clock),
    errorResponseBuilder: (_request, context) =>
      new RefusedError(429, 'too-many', `too many calls: try again in ${Math.ceil(context.ttl / 1000)} s`),
  });
  await app.register(multipart, { limits: { fileSize: mostPictureBytes, files: 1 } });

  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=()');
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof RefusedError) return sendProblem(reply, error.status, error.code, error.message);
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    if (status < 500 && error instanceof Error)
      return sendProblem(reply, status, status === 413 ? 'too-large' : 'unreadable', error.message);
    parts.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    return sendProblem(reply, 500, 'fault', 'something broke in the hub: it is in its log; nothing was acknowledged');
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, 404, 'not-found', `there is no ${request.method} ${request.url.split('?')[0] ?? ''}`),
  );

  mountRoutes(app, parts.answers, {
    ...parts,
    onBrokenReply: (route, words) => parts.log.error({ route, words }, 'a reply broke the contract'),
  });
  mountStreams(app, parts.streams, parts, parts.clock);
  mountDocuments(app, parts);
  await mountFiles(app, parts);
  return app;
}

function mountDocuments(app: FastifyInstance, parts: ServerParts): void {
  for (const [path, { type, text }] of Object.entries(parts.documents)) app.get(path, (_request, reply) => reply.type(type).send(text));
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', (_request, reply) => {
    const health = parts.health();
    return reply.code(health.ready ? 200 : 503).send(health);
  });
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await parts.metrics()));
}

/** The port a server really listens on: 0 in the configuration lets the system choose. */
export function portOf(server: FastifyInstance['server'], otherwise: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : otherwise;
}
