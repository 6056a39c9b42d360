import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Answer, Call } from '#shared/contract/answer.ts';
import type { RouteDefinition } from '#shared/contract/define-route.ts';

type Asked = Partial<Pick<Call<RouteDefinition>, 'params' | 'query' | 'body' | 'caller' | 'cookie' | 'setCookie'>>;

/** Calls whoever answers a route as the hub's door would once everything is checked; by a manager unless told otherwise. */
export async function callAnswer<Reply extends TSchema>(
  answers: readonly Answer[],
  route: RouteDefinition<string, TSchema | undefined, TSchema | undefined, Reply>,
  asked: Asked = {},
): Promise<Static<Reply>> {
  const found = answers.find((answer) => answer.route.name === route.name);
  if (found === undefined) throw new Error(`nobody answers ${route.name}`);
  const call: Call<RouteDefinition> = {
    params: {},
    query: {},
    body: undefined,
    caller: { kind: 'staff', staffId: 'staff-1', name: 'Ines', roles: ['manager'] },
    address: '127.0.0.1',
    cookie: () => undefined,
    setCookie: () => undefined,
    upload: undefined,
    sendFile: () => undefined,
    setStatus: () => undefined,
    ...asked,
  };
  const answered = await found.handle(call);
  if (!Value.Check(route.reply, answered)) throw new Error(`the reply of ${route.name} breaks its contract`);
  return answered;
}
