import { claimDevice } from '#shared/contract/devices.ts';
import { validate } from '#shared/contract/validate.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { Type } from 'typebox';
import { type Credential, prepareCredentialFile, writeCredential } from './credential.ts';

/** What we need of the answer; a newer hub may say more. */
const Answer = Type.Pick(Type.Object(claimDevice.reply.properties), ['deviceId', 'kind', 'storeId', 'credential']);

export interface ClaimParts {
  readonly httpUrl: string;
  readonly code: string;
  /** Where the credential is kept. */
  readonly path: string;
}

/** Exchanges the console's one-time code for this gateway's credential and keeps it. Throws a RefusedError in words when the hub says no. */
export async function claimCredential({ httpUrl, code, path }: ClaimParts): Promise<Credential> {
  prepareCredentialFile(path);
  const reply: unknown = await createHttpClient({ baseUrl: httpUrl.replace(/\/+$/, '') }).call(claimDevice, { body: { code } });
  const answer = validate(Answer, reply);
  if (!answer.ok) throw new RefusedError(502, 'unreadable-answer', `what answers at ${httpUrl} is not an Aisle hub: ${answer.words}`);
  const { deviceId, kind, storeId, credential } = answer.value;
  if (kind !== 'gateway')
    throw new RefusedError(
      409,
      'other-kind',
      `this code is for the ${kind} "${deviceId}": take the code of a gateway in the console under Devices`,
    );
  const kept = { deviceId, storeId, credential };
  writeCredential(path, kept);
  return kept;
}
