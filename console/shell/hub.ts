import { readSession } from '#shared/contract/staff.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { RefusedError } from '#shared/link/errors.ts';

export interface Hub extends HttpClient {
  /** Puts the session's token on every call from now on; '' after signing out. */
  useCsrfToken(token: string): void;
  /** Sends one picture as multipart field `file`, which the JSON client can't. Answers the parsed body. */
  sendFile(path: string, file: File): Promise<unknown>;
}

/** The hub as a signed-in member of staff calls it. `onSignedOut` runs when a call finds the session gone. */
export function createHub(onSignedOut: () => void): Hub {
  let csrfToken = '';
  const headers = (): Readonly<Record<string, string>> => (csrfToken === '' ? {} : { 'x-csrf-token': csrfToken });
  const client = createHttpClient({ baseUrl: '', headers });

  function tellIfSignedOut(refusal: unknown): void {
    if (refusal instanceof RefusedError && refusal.status === 401 && csrfToken !== '') {
      csrfToken = '';
      onSignedOut();
    }
  }

  return {
    async call(route, parts) {
      try {
        return await client.call(route, parts);
      } catch (refusal) {
        // Another tab signed in anew: the cookie is good, our token is old. Once, with the new one.
        if (refusal instanceof RefusedError && refusal.code === 'csrf') {
          csrfToken = (await client.call(readSession)).csrfToken;
          return client.call(route, parts);
        }
        tellIfSignedOut(refusal);
        throw refusal;
      }
    },
    listen: (stream, listeners, signal) => client.listen(stream, listeners, signal),
    useCsrfToken(token) {
      csrfToken = token;
    },
    async sendFile(path, file) {
      const form = new FormData();
      form.set('file', file);
      const response = await fetch(path, { method: 'POST', body: form, credentials: 'same-origin', headers: headers() }).catch(
        () => undefined,
      );
      if (response === undefined) throw new RefusedError(0, 'hub-away', 'the hub can’t be reached');
      const body: unknown = await response.json().catch(() => undefined);
      if (response.ok) return body;
      const refusal = refusalFrom(response.status, body);
      tellIfSignedOut(refusal);
      throw refusal;
    },
  };
}

function refusalFrom(status: number, body: unknown): RefusedError {
  const detail = typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string' ? body.detail : '';
  const code = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : 'refused';
  return new RefusedError(status, code, detail === '' ? `the hub answered ${status}` : detail);
}
