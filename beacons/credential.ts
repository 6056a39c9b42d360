import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Type, type Static, type TSchema } from 'typebox';
import { isPlainId } from '#shared/domain/ids.ts';
import { PlainId } from '#shared/contract/schemas.ts';
import { type Checked, validate } from '#shared/contract/validate.ts';

const Secret = Type.String({ minLength: 1 });
const OneSchema = Type.Object({ deviceId: PlainId, storeId: PlainId, credential: Secret });
const ManySchema = Type.Object({
  storeId: PlainId,
  gateways: Type.Record(Type.String(), Type.Object({ deviceId: PlainId, credential: Secret })),
});

/** What a claimed gateway signs in with. */
export type Credential = Static<typeof OneSchema>;
/** One credential for each receiver of a walk, by the receiver's MAC. */
export type ReceiverCredentials = Static<typeof ManySchema>;

const credentialExample = '{"deviceId":"gateway-1","storeId":"maison-lune","credential":"…"}';
const receiverCredentialsExample = '{"storeId":"maison-lune","gateways":{"b827eb4521b4":{"deviceId":"gateway-1","credential":"…"}}}';

/** The words are whole sentences about the file, ready to be shown. */
export function readCredential(path: string): Checked<Credential> {
  return readJson(path, OneSchema, credentialExample);
}

export function readReceiverCredentials(path: string): Checked<ReceiverCredentials> {
  return readJson(path, ManySchema, receiverCredentialsExample);
}

function readJson<Schema extends TSchema>(path: string, schema: Schema, example: string): Checked<Static<Schema>> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it can’t be read';
    return { ok: false, words: `${path}: ${why}; for example ${example}` };
  }
  const checked = validate(schema, value);
  return checked.ok ? checked : { ok: false, words: `${path}: ${checked.words}; for example ${example}` };
}

/** In words, when others on this machine may read the secret; undefined when they may not. */
export function warnOfReaders(path: string): string | undefined {
  const isShared = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  return isShared ? `${path} can be read by others on this machine: run \`chmod 600 ${path}\`` : undefined;
}

export function hasCredential(path: string): boolean {
  return existsSync(path);
}

/** Makes sure a credential can be kept before a code that works only once is spent on it. Throws when it can't. */
export function prepareCredentialFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  closeSync(openSync(partial, 'w', 0o600));
  unlinkSync(partial);
}

/** Writes the credential for its owner only, and wholly or not at all. Throws a RangeError on an id that can't stand on a topic. */
export function writeCredential(path: string, credential: Credential): void {
  for (const id of [credential.deviceId, credential.storeId]) if (!isPlainId(id)) throw new RangeError(`"${id}" is no id`);
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w', 0o600);
  writeSync(file, `${JSON.stringify(credential)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(partial, path);
}
