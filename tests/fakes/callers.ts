import { joinShop } from '#shared/contract/shoppers.ts';
import { signIn } from '#shared/contract/staff.ts';
import type { RunningHub } from './start-hub.ts';

/** What a caller sends with every request. */
export type CallerHeaders = Readonly<Record<string, string>>;

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

function post(hub: RunningHub, path: string, body: unknown): Promise<Response> {
  return fetch(`${hub.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** A signed-in member of staff of the sample shop. */
export async function staffHeaders(hub: RunningHub, login: string): Promise<CallerHeaders> {
  const response = await post(hub, signIn.path, { login, password: hub.passwords.get(login) });
  const { csrfToken }: { csrfToken: string } = await response.json();
  return { cookie: cookieOf(response), 'x-csrf-token': csrfToken };
}

/** A device of the sample shop with its credential. */
export async function deviceHeaders(hub: RunningHub, deviceId: string): Promise<CallerHeaders> {
  const { credential } = await hub.claim(deviceId);
  return { authorization: `Bearer ${deviceId}.${credential}` };
}

/** A phone that joined and agreed to nothing. */
export async function shopperHeaders(hub: RunningHub): Promise<CallerHeaders> {
  const response = await post(hub, joinShop.path, { language: 'fr', consents: { offers: false, path: false } });
  return { cookie: cookieOf(response), 'x-aisle': '1' };
}
