import { claimDevice } from '#shared/contract/devices.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { t } from '../texts/signage-texts.ts';
import type { CredentialBody } from './credential.ts';

/** The credential, or in words why there is none. */
export async function claimScreen(http: HttpClient, code: string): Promise<CredentialBody | { readonly words: string }> {
  try {
    const { deviceId, storeId, credential, kind } = await http.call(claimDevice, { body: { code } });
    return kind === 'screen' ? { deviceId, storeId, credential } : { words: t('claimOtherKind') };
  } catch (cause) {
    return { words: wordsFor(cause) };
  }
}

function wordsFor(cause: unknown): string {
  if (!(cause instanceof RefusedError)) return t('claimFailed', { words: String(cause) });
  if (cause.status === 0) return t('claimHubAway');
  if (cause.status === 429) return t('claimTooMany');
  if (cause.status < 500) return t('claimWrong');
  return t('claimFailed', { words: cause.message });
}
