import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Beside the list of a release: its Ed25519 signature, Base64. */
export const signatureFile = 'release.sig';

const form = /^[A-Za-z0-9+/]{86}==$/;

/** Not the bare hash: a signature made for anything else by the same key is none of a release. */
function signed(digest: string): Buffer {
  return Buffer.from(`aisle release ${digest}\n`);
}

/** `digest` is the whole SHA-256 over a release's list, hex. */
export function signRelease(digest: string, key: KeyObject): string {
  return sign(null, signed(digest), key).toString('base64');
}

/** Whether one of the keys signed that very release. */
export function isSignedBy(keys: readonly KeyObject[], digest: string, signature: string | undefined): boolean {
  if (signature === undefined || !form.test(signature)) return false;
  return keys.some((key) => verify(null, signed(digest), key, Buffer.from(signature, 'base64')));
}

/** A private key in PEM, as `openssl genpkey -algorithm ed25519` writes it. Throws an Error that says what the file is instead. */
export function readSigningKey(file: string): KeyObject {
  return needEd25519(createPrivateKey(readFileSync(file)));
}

/** A public key in PEM, as `openssl pkey -pubout` writes it. Throws an Error that says what the file is instead. */
export function readTrustedKey(file: string): KeyObject {
  const text = readFileSync(file, 'utf8');
  // Node makes a public key of a private one without a word, and a private key has no business on a hub.
  if (text.includes('PRIVATE KEY')) throw new Error('it is a private key: keep that away from the hub, and name the public one');
  return needEd25519(createPublicKey(text));
}

function needEd25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`it is a key for ${key.asymmetricKeyType ?? 'something else'}, not Ed25519`);
  return key;
}
