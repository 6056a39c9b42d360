import type { FastifyReply } from 'fastify';

/** RFC 9457 problem details; `code` is stable, `detail` says in words what to do. */
export function sendProblem(reply: FastifyReply, status: number, code: string, words: string): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: `about:blank#${code}`, title: code, status, code, detail: words });
}
