import { Type, type Static } from 'typebox';
import { exact, PlainId } from '#shared/contract/schemas.ts';
import { validate } from '#shared/contract/validate.ts';

const Credential = exact({ deviceId: PlainId, storeId: PlainId, credential: Type.String({ minLength: 1 }) });

/** Who this screen is, from the one claim that gave it its credential. */
export type CredentialBody = Static<typeof Credential>;

const storageKey = 'aisle.signage.credential';

/** Undefined when this screen was never claimed, or what is kept can't be read any more. */
export function readCredential(): CredentialBody | undefined {
  try {
    const read = validate(Credential, JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
    return read.ok ? read.value : undefined;
  } catch {
    // Not JSON, or storage switched off: as good as never claimed.
    return undefined;
  }
}

/** Without storage the screen plays until it is switched off, and then needs a new code. */
export function keepCredential({ deviceId, storeId, credential }: CredentialBody): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ deviceId, storeId, credential }));
  } catch (cause) {
    console.warn('the credential can’t be kept: this screen needs a new code after each start', cause);
  }
}

export function forgetCredential(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch (cause) {
    console.warn('storage is switched off: there was nothing to forget', cause);
  }
}

export function authorizationOf({ deviceId, credential }: CredentialBody): string {
  return `Bearer ${deviceId}.${credential}`;
}
