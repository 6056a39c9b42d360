import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { StreamAnswer } from '#shared/contract/answer.ts';
import type { StreamDefinition } from '#shared/contract/define-route.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { admit, type DoorParts } from './door.ts';

// A comment now and then keeps the connection open through proxies, shows us who is gone, and ends what a session opened that is over.
const heartbeatMs = 15_000;
// A listener that reads so slowly that this much waits for it is dropped; it comes back and gets the present state.
const mostWaitingBytes = 512 * 1024;

/** Mounts server-sent events. A slow listener is dropped, never waited for. */
export function mountStreams(app: FastifyInstance, streams: readonly StreamAnswer[], door: DoorParts, clock: Clock): void {
  for (const { stream, open } of streams) {
    app.get(stream.path, (request, reply) => {
      const caller = admit(request, stream.who, 'GET', door);
      reply.hijack();
      const response = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) response.setHeader(name, value);
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(': open\n\n');
      const close = open({
        caller,
        send(name, body) {
          if (response.writableLength > mostWaitingBytes) response.destroy();
          else response.write(`event: ${name}\ndata: ${JSON.stringify(body)}\n\n`);
        },
      });
      const stopHeartbeat = clock.every(heartbeatMs, () => {
        if (isStillAdmitted(request, stream, door)) response.write(': here\n\n');
        else response.end();
      });
      response.on('close', () => {
        stopHeartbeat();
        close();
      });
      response.on('error', () => response.destroy());
    });
  }
}

/** Who signed out, was revoked or was forgotten since hears no more. */
function isStillAdmitted(request: FastifyRequest, stream: StreamDefinition, door: DoorParts): boolean {
  try {
    admit(request, stream.who, 'GET', door);
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}
