import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { ConfigError } from '#shared/link/errors.ts';
import type { CertificateFiles } from './own-certificates.ts';

export interface ReadCertificates {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly endsAt: number;
  /** SHA-256, as people compare it. */
  readonly fingerprint: string;
}

/** Reads a certificate and its key and refuses what devices would refuse later. Throws ConfigError with every mistake. */
export async function readCertificates({ certificate, key }: CertificateFiles, now: number): Promise<ReadCertificates> {
  const mistakes: string[] = [];
  const read = async (name: string, file: string): Promise<Buffer> => {
    try {
      return await readFile(file);
    } catch (error) {
      mistakes.push(`tls.${name}: ${file} can’t be read (${error instanceof Error ? error.message : String(error)})`);
      return Buffer.alloc(0);
    }
  };
  const cert = await read('certificate', certificate);
  const privateKey = await read('key', key);
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  if (((await stat(key)).mode & 0o077) !== 0) mistakes.push(`tls.key: others on this machine may read ${key}; run: chmod 600 ${key}`);
  const leaf = parse(() => new X509Certificate(cert), `tls.certificate: ${certificate} holds no certificate (PEM)`, mistakes);
  const parsedKey = parse(() => createPrivateKey(privateKey), `tls.key: ${key} holds no private key without a password (PEM)`, mistakes);
  if (leaf !== undefined && Date.parse(leaf.validTo) < now) mistakes.push(`tls.certificate: ${certificate} ended on ${leaf.validTo}`);
  if (leaf !== undefined && parsedKey !== undefined && !leaf.checkPrivateKey(parsedKey)) {
    mistakes.push(`tls.key: ${key} does not belong to ${certificate}`);
  }
  if (leaf === undefined || mistakes.length > 0) throw new ConfigError(mistakes);
  return { cert, key: privateKey, endsAt: Date.parse(leaf.validTo), fingerprint: leaf.fingerprint256 };
}

function parse<Value>(read: () => Value, mistake: string, mistakes: string[]): Value | undefined {
  try {
    return read();
  } catch {
    mistakes.push(mistake);
    return undefined;
  }
}
