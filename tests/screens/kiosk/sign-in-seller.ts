import { signIn } from '#shared/contract/staff.ts';
import { createHttpClient, type HttpClient } from '#shared/link/http-client.ts';
import type { OpenShop } from './open-shop.ts';

/** Inès on the shop floor: a client signed in as her, as the console would be. */
export async function signInSeller(shop: OpenShop): Promise<HttpClient> {
  let headers: Readonly<Record<string, string>> = {};
  const http = createHttpClient({
    baseUrl: shop.url,
    headers: () => headers,
    onResponse: (response) => {
      const cookie = response.headers.get('set-cookie')?.split(';')[0];
      if (cookie !== undefined) headers = { ...headers, cookie };
    },
  });
  const { csrfToken } = await http.call(signIn, { body: { login: 'ines', password: shop.password('ines') } });
  headers = { ...headers, 'x-csrf-token': csrfToken };
  return http;
}
