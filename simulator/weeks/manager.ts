import { writeNote } from '#shared/contract/notes.ts';
import { signIn } from '#shared/contract/staff.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { change } from './change.ts';

const login = 'camille';

/** The manager signs in with what the terminal showed, and notes what is to change. Throws RefusedError. */
export async function noteChange(
  baseUrl: string,
  greeting: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const password = new RegExp(`${login}\\s+(\\S+)`).exec(greeting)?.[1] ?? '';
  const jar = { cookie: '', csrf: '' };
  const http = createHttpClient({
    baseUrl,
    headers: () => ({ cookie: jar.cookie, 'x-csrf-token': jar.csrf }),
    onResponse(response) {
      for (const cookie of response.headers.getSetCookie()) jar.cookie = cookie.split(';')[0] ?? '';
    },
  });
  jar.csrf = (await http.call(signIn, { body: { login, password } })).csrfToken;
  await http.call(writeNote, { body: { from, to, zoneId: change.zoneId, words: change.words.fr } });
}
