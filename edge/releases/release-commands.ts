import { execFile } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '#shared/link/errors.ts';
import { keepRelease, readRelease, type Release } from './release-files.ts';
import { isSignedBy, readSigningKey, signatureFile, signRelease } from './release-signature.ts';

const run = promisify(execFile);

export interface PackParts {
  readonly screensFolder: string;
  readonly to: string;
  /** A private key of Ed25519 in PEM; without one the file carries checksums only. */
  readonly keyFile: string | undefined;
}

export interface BringParts {
  readonly dataFolder: string;
  readonly from: string;
  /** Empty: whatever is whole is taken. */
  readonly trustedKeys: readonly KeyObject[];
}

/** `pack`: the screens of this program as one file for another hub, signed when there is a key. Answers what to print. */
export async function packRelease({ screensFolder, to, keyFile }: PackParts): Promise<string> {
  if (existsSync(to)) throw new ConfigError([`--to ${to}: is there already; choose a new name`]);
  const key = keyFile === undefined ? undefined : openSigningKey(keyFile);
  const folder = await mkdtemp(join(tmpdir(), 'aisle-pack-'));
  try {
    const release = await keepRelease(screensFolder, folder);
    if (key !== undefined) await writeFile(join(folder, release.releaseId, signatureFile), `${signRelease(release.digest, key)}\n`);
    await run('tar', ['-czf', `${to}.part`, '-C', join(folder, release.releaseId), '.']);
    await rename(`${to}.part`, to);
    return `Packed ${describe(release)} into ${to}${key === undefined ? '' : ', signed'}.`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * `update`: brings the screens of a release to a hub, also while it runs; no network is asked. Nothing on a screen changes by it: it is tried
 * and given in the console. Answers what to print. Throws ConfigError when a file is missing or not what the release says, or when the shop
 * trusts certain keys and none of them signed it.
 */
export async function bringRelease({ dataFolder, from, trustedKeys }: BringParts): Promise<string> {
  const found = await stat(from).catch(() => undefined);
  if (found === undefined) throw new ConfigError([`--from ${from}: is not there`]);
  const releasesFolder = join(dataFolder, 'releases');
  await mkdir(releasesFolder, { recursive: true, mode: 0o700 });
  const unpacked = found.isDirectory() ? undefined : await unpack(from, releasesFolder);
  try {
    const folder = unpacked ?? from;
    const release = await readRelease(folder);
    if ('refused' in release) throw new ConfigError([`--from ${from}: ${release.refused}. Nothing was changed; copy the file once more.`]);
    const isTrusted = ({ digest, signature }: Release): boolean => trustedKeys.length === 0 || isSignedBy(trustedKeys, digest, signature);
    if (!isTrusted(release)) {
      const what = release.signature === undefined ? 'nobody signed it' : 'no key that this shop trusts signed it';
      throw new ConfigError([`--from ${from}: ${what}. Nothing was changed; ask whoever made it for a file signed for this shop.`]);
    }
    const kept = join(releasesFolder, release.releaseId);
    if (existsSync(kept)) {
      const there = await readRelease(kept);
      if (!('refused' in there) && isTrusted(there)) return `${describe(release)} is on this hub already.`;
      // Damaged, or put there by someone else: the hub refuses it as it is.
      await rm(kept, { recursive: true });
    }
    const list = { format: 1, screens: release.screens, files: release.files } as const;
    await keepRelease(folder, releasesFolder, { list, signature: release.signature });
    return `${describe(release)} is on this hub now. Try it on one screen: console, Devices, Versions.`;
  } finally {
    if (unpacked !== undefined) await rm(unpacked, { recursive: true, force: true });
  }
}

function openSigningKey(file: string): KeyObject {
  try {
    return readSigningKey(file);
  } catch (error) {
    throw new ConfigError([
      `--key ${file}: ${error instanceof Error ? error.message : String(error)}. A key is made with: openssl genpkey -algorithm ed25519 -out ${file}`,
    ]);
  }
}

async function unpack(file: string, into: string): Promise<string> {
  const folder = await mkdtemp(join(into, '.unpacked-'));
  try {
    await run('tar', ['-xzf', file, '-C', folder, '--no-same-owner', '--no-same-permissions']);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const words = error instanceof Error ? error.message.split('\n').at(-1) : String(error);
    throw new ConfigError([`--from ${file}: can’t be unpacked (${words ?? ''}). Nothing was changed; copy the file once more.`]);
  }
}

function describe({ releaseId, screens, bytes }: Release): string {
  return `release ${releaseId} (kiosk ${screens.kiosk}, signage ${screens.signage}, phone ${screens.phone}; ${(bytes / 1_000_000).toFixed(1)} MB)`;
}
