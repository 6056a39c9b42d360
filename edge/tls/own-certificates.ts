import { execFile } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { ConfigError } from '#shared/link/errors.ts';
import { authorityDays, authoritySettings, isRenewalDue, leafDays, leafSettings, type HubNames } from './certificate-rules.ts';

export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

export interface OwnCertificates extends CertificateFiles {
  /** What devices are given to trust. */
  readonly authority: string;
}

/**
 * The store's own authority and the hub's certificate under it, made at the first start, the latter again when it is due.
 * Node can read certificates but not make them, so the `openssl` command does. Throws ConfigError when it is not there.
 */
export async function keepOwnCertificates(folder: string, commonName: string, names: HubNames, now: number): Promise<OwnCertificates> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = { authority: join(folder, 'ca.pem'), certificate: join(folder, 'hub.pem'), key: join(folder, 'hub.key') };
  const authorityKey = join(folder, 'ca.key');
  const work = await mkdtemp(join(folder, 'making-'));
  const make = (file: string): string => join(work, file);
  try {
    if (!existsSync(files.authority) || !existsSync(authorityKey)) {
      await writeFile(make('ca.cnf'), authoritySettings(`${commonName} authority`, names));
      await writeFile(make('ca.key'), newKey(), { mode: 0o600 });
      const days = ['-days', String(authorityDays)];
      await openssl([
        'req',
        '-x509',
        '-new',
        '-sha256',
        ...days,
        '-key',
        make('ca.key'),
        '-config',
        make('ca.cnf'),
        '-out',
        make('ca.pem'),
      ]);
      await rename(make('ca.key'), authorityKey);
      await rename(make('ca.pem'), files.authority);
      await rm(files.certificate, { force: true });
    }
    if (await isLeafDue(files, names, now)) {
      await writeFile(make('hub.cnf'), leafSettings(commonName, names));
      await writeFile(make('hub.key'), newKey(), { mode: 0o600 });
      await openssl(['req', '-new', '-sha256', '-key', make('hub.key'), '-config', make('hub.cnf'), '-out', make('hub.csr')]);
      const signer = ['-CA', files.authority, '-CAkey', authorityKey, '-set_serial', `0x00${randomBytes(15).toString('hex')}`];
      const settings = ['-days', String(leafDays), '-extfile', make('hub.cnf'), '-extensions', 'leaf'];
      await openssl(['x509', '-req', '-sha256', '-in', make('hub.csr'), ...signer, ...settings, '-out', make('hub.pem')]);
      await verifyLeaf(files.authority, make('hub.pem'), folder);
      await rename(make('hub.key'), files.key);
      await rename(make('hub.pem'), files.certificate);
    }
    return files;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Also when key and certificate do not belong together, as a power cut between the two renames leaves them. */
async function isLeafDue(files: CertificateFiles, names: HubNames, now: number): Promise<boolean> {
  if (!existsSync(files.certificate) || !existsSync(files.key)) return true;
  const leaf = new X509Certificate(await readFile(files.certificate));
  if (!leaf.checkPrivateKey(createPrivateKey(await readFile(files.key)))) return true;
  const covers = (name: string): boolean => (isIP(name) === 0 ? leaf.checkHost(name) : leaf.checkIP(name)) !== undefined;
  return isRenewalDue({ endsAt: Date.parse(leaf.validTo), covers }, names, now);
}

async function verifyLeaf(authority: string, leaf: string, folder: string): Promise<void> {
  try {
    await openssl(['verify', '-CAfile', authority, leaf]);
  } catch (error) {
    throw new ConfigError([
      `tls: the store’s authority in ${folder} may not sign for the hub’s present names (${error instanceof Error ? error.message : String(error)}): move that folder away to make a new one, and give devices its ca.pem`,
    ]);
  }
}

function openssl(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('openssl', [...words], { timeout: 20_000 }, (error, output, complaint) => {
      if (error === null) resolve(output);
      else if (error.code === 'ENOENT') {
        reject(
          new ConfigError([
            'tls: "own" needs the openssl command to make certificates, and it is not installed: install it (Debian: apt install openssl), or give your own; for example: "tls": { "certificate": "/etc/aisle/hub.pem", "key": "/etc/aisle/hub.key" }',
          ]),
        );
      } else reject(new Error(`openssl ${words[0] ?? ''}: ${complaint.trim() || error.message}`));
    });
  });
}
