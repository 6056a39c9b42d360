import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '#shared/link/errors.ts';
import { keepRelease, readRelease, type Release } from './release-files.ts';

const run = promisify(execFile);

/** `pack`: the screens of this program as one file for another hub. Answers what to print. */
export async function packRelease(screensFolder: string, to: string): Promise<string> {
  if (existsSync(to)) throw new ConfigError([`--to ${to}: is there already; choose a new name`]);
  const folder = await mkdtemp(join(tmpdir(), 'aisle-pack-'));
  try {
    const release = await keepRelease(screensFolder, folder);
    await run('tar', ['-czf', `${to}.part`, '-C', join(folder, release.releaseId), '.']);
    await rename(`${to}.part`, to);
    return `Packed ${describe(release)} into ${to}.`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * `update`: brings the screens of a release to a hub, also while it runs; no network is asked. Nothing on a screen changes by it: it is tried
 * and given in the console. Answers what to print. Throws ConfigError when a file is missing or not what the release says.
 */
export async function bringRelease({ dataFolder, from }: { readonly dataFolder: string; readonly from: string }): Promise<string> {
  const found = await stat(from).catch(() => undefined);
  if (found === undefined) throw new ConfigError([`--from ${from}: is not there`]);
  const releasesFolder = join(dataFolder, 'releases');
  await mkdir(releasesFolder, { recursive: true, mode: 0o700 });
  const unpacked = found.isDirectory() ? undefined : await unpack(from, releasesFolder);
  try {
    const folder = unpacked ?? from;
    const release = await readRelease(folder);
    if ('refused' in release) throw new ConfigError([`--from ${from}: ${release.refused}. Nothing was changed; copy the file once more.`]);
    if (existsSync(join(releasesFolder, release.releaseId))) return `${describe(release)} is on this hub already.`;
    await keepRelease(folder, releasesFolder, { format: 1, screens: release.screens, files: release.files });
    return `${describe(release)} is on this hub now. Try it on one screen: console, Devices, Versions.`;
  } finally {
    if (unpacked !== undefined) await rm(unpacked, { recursive: true, force: true });
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
