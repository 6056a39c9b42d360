import type { FastifyReply } from 'fastify';

/** RFC 9457 problem details; `code` is stable, `detail` says in words what to do. */
export function problemOf(status: number, code: string, words: string) {
  return { type: `about:blank#${code}`, title: code, status, code, detail: words };
}

export function sendProblem(reply: FastifyReply, status: number, code: string, words: string): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send(problemOf(status, code, words));
}
