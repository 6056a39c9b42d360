import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { answerStream } from '#shared/contract/answer.ts';
import { floorStream } from '#shared/contract/places.ts';
import { staffCookie } from '../../edge/http/door.ts';
import { portOf } from '../../edge/http/server.ts';
import { mountStreams } from '../../edge/http/streams.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';

const heartbeatMs = 15_000;
const closers: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

/** A door where one seller is signed in, and a stream that counts who listens. */
async function openDoor() {
  const app = fastify();
  await app.register(cookie);
  const clock = createHandClock();
  const state = { isSignedIn: true, listeners: 0 };
  const session = { staffId: 'staff-1', name: 'Ines', roles: ['seller'], csrfToken: '' } as const;
  mountStreams(
    app,
    [
      answerStream(floorStream, () => {
        state.listeners += 1;
        return () => (state.listeners -= 1);
      }),
    ],
    {
      staffByToken: () => (state.isSignedIn ? session : undefined),
      shopperByToken: () => undefined,
      deviceByCredential: () => undefined,
    },
    clock,
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const abort = new AbortController();
  closers.push(async () => {
    abort.abort();
    await app.close();
  });
  const response = await fetch(`http://127.0.0.1:${portOf(app.server, 0)}${floorStream.path}`, {
    headers: { cookie: `${staffCookie}=token` },
    signal: abort.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('the stream has no body');
  return { clock, state, read: () => reader.read() };
}

test('whoever signed out hears no more of the floor than to the next heartbeat', async () => {
  const { clock, state, read } = await openDoor();
  expect(await read()).toMatchObject({ value: ': open\n\n' });
  clock.advance(heartbeatMs);
  expect(await read()).toMatchObject({ value: ': here\n\n' });
  expect(state.listeners).toBe(1);

  state.isSignedIn = false;
  clock.advance(heartbeatMs);
  expect(await read()).toMatchObject({ done: true });
  await expect.poll(() => state.listeners).toBe(0);
});
