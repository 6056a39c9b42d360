import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, sendProblem } from './problem.ts';

/** Refused before any route is asked: an address no URL may be (`/v1/products/%ff`), an id longer than any of ours. */
export function refuseAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  if (status === 414) sendProblem(reply, status, 'too-large', 'a part of this address is too long: no id here has more than 100 letters');
  else sendProblem(reply, status, 'unreadable', 'this address can’t be read: write a "%" as "%25", and letters beyond ASCII as UTF-8');
}

const brokenRequests: ReadonlyMap<string, { readonly status: number; readonly code: string; readonly words: string }> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    { status: 431, code: 'too-large', words: 'the headers are over 16 KB: delete this site’s cookies, then try again' },
  ],
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: 408, code: 'too-slow', words: 'the request did not arrive within its time: try again' }],
]);
const noHttp = { status: 400, code: 'unreadable', words: 'this is no HTTP request' };

/** What Node could not read as HTTP is told so on the bare socket, which is then closed. */
export function refuseBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, words } = brokenRequests.get(error.code ?? '') ?? noHttp;
  const text = JSON.stringify(problemOf(status, code, words));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
    () => socket.destroy(),
  );
}
