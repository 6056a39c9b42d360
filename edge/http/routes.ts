import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import type { TSchema } from 'typebox';
import type { Answer, AnsweredFile, Call } from '#shared/contract/answer.ts';
import type { RouteDefinition } from '#shared/contract/define-route.ts';
import { validate } from '#shared/contract/validate.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { admit, type DoorParts } from './door.ts';

export interface RoutesParts extends DoorParts {
  /** A reply that breaks its own contract is our fault: told, and sent all the same. */
  readonly onBrokenReply: (route: string, words: string) => void;
}

/** Mounts every answer under its route: rights, rate limit, validation of path, query and body, and of the reply. */
export function mountRoutes(app: FastifyInstance, answers: readonly Answer[], parts: RoutesParts): void {
  for (const { route, handle } of answers) {
    app.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      ...(route.callsPerMinute === undefined ? {} : { config: { rateLimit: { max: route.callsPerMinute, timeWindow: '1 minute' } } }),
      handler: async (request, reply) => {
        const caller = admit(request, route.who, route.method, parts);
        const file: { sent: AnsweredFile | undefined } = { sent: undefined };
        const call: Call<RouteDefinition> = {
          params: request.params,
          query: route.query === undefined ? undefined : checked(route.query, Value.Convert(route.query, request.query ?? {}), 'query'),
          body: route.body === undefined ? undefined : checked(route.body, request.body ?? {}, 'body'),
          caller,
          address: request.ip,
          cookie: (name) => request.cookies[name],
          setCookie: (name, value, maxAgeSeconds) => setCookie(reply, name, value, maxAgeSeconds, request.protocol === 'https'),
          upload: uploadOf(request),
          sendFile: (sent) => (file.sent = sent),
          setStatus: (status) => void reply.code(status),
        };
        reply.code(route.status ?? 200).header('cache-control', 'no-store');
        const answered: unknown = await handle(call);
        const fits = validate(route.reply, answered);
        if (!fits.ok) parts.onBrokenReply(route.name, fits.words);
        return file.sent === undefined ? answered : sendFile(reply, file.sent);
      },
    });
  }
}

function sendFile(reply: FastifyReply, { name, type, chunks }: AnsweredFile): FastifyReply {
  return reply.header('content-disposition', `attachment; filename="${name}"`).type(type).send(Readable.from(chunks));
}

function checked(schema: TSchema, value: unknown, part: string): unknown {
  const result = validate(schema, value);
  if (!result.ok) throw new RefusedError(400, 'wrong-schema', `${part}: ${result.words}`);
  return result.value;
}

function setCookie(reply: FastifyReply, name: string, value: string, maxAgeSeconds: number, secure: boolean): void {
  void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: maxAgeSeconds });
}

function uploadOf(request: FastifyRequest): (() => Promise<Uint8Array>) | undefined {
  if (!request.isMultipart()) return undefined;
  return async () => {
    const file = await readUpload(() => request.file());
    if (file === undefined) throw new RefusedError(400, 'no-file', 'the field "file" is missing');
    const bytes = await readUpload(() => file.toBuffer());
    if (file.file.truncated) throw new RefusedError(413, 'too-large', 'the picture is over 20 MB');
    return bytes;
  };
}

/** What the parser of uploads throws at a body it can't read has no status of its own, and is the sender's fault all the same. */
async function readUpload<Part>(read: () => Promise<Part>): Promise<Part> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error) throw error;
    const words = error instanceof Error ? error.message : 'unreadable';
    throw new RefusedError(
      400,
      'unreadable',
      `this is no whole multipart/form-data with a field "file" (${words}): send the picture again`,
    );
  }
}
