import { carryFob, joinShop } from '#shared/contract/shoppers.ts';
import { listTags } from '#shared/contract/tags.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import type { RunningHub } from './start-hub.ts';

/** What is on a fob: its key on the air and the code printed on its back. */
export interface Fob {
  readonly tagKey: string;
  readonly label: string;
  readonly pairingCode: string;
}

export async function readFobs(manager: HttpClient): Promise<readonly Fob[]> {
  const { tags } = await manager.call(listTags);
  return tags.flatMap(({ tagKey, label, kind, pairingCode }) =>
    kind === 'fob' && pairingCode !== null ? [{ tagKey, label, pairingCode }] : [],
  );
}

/** A phone without a page: joins with these consents and carries a fob. */
export async function joinShopper(
  hub: RunningHub,
  consents: { readonly offers: boolean; readonly path: boolean },
  fob?: Fob,
): Promise<HttpClient> {
  let cookie = '';
  const phone = createHttpClient({
    baseUrl: hub.url,
    headers: () => ({ 'x-aisle': '1', ...(cookie === '' ? {} : { cookie }) }),
    onResponse: (response) => {
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    },
  });
  await phone.call(joinShop, { body: { language: 'en', consents } });
  if (fob !== undefined) await phone.call(carryFob, { body: { pairingCode: fob.pairingCode } });
  return phone;
}
