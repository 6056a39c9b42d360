import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeRelease, keepRelease, named, readRelease, releaseIdPattern, type Release } from './release-files.ts';
import { releasedScreens, type ReleasedScreen } from './release-rules.ts';
import { isSignedBy } from './release-signature.ts';

export interface KeptRelease extends Release {
  /** By a key that this shop trusts. */
  readonly isSigned: boolean;
  /** Where its screens are: one folder each. */
  readonly folder: string;
}

/** The releases whose files are on the hub and whole. */
export interface ReleaseShelf {
  /** What the program has; undefined when its screens are not built. */
  readonly own: Release | undefined;
  find(releaseId: string): KeptRelease | undefined;
  all(): readonly KeptRelease[];
  /** Looks for releases that were brought meanwhile. Answers those that are new, and what is wrong with the others. */
  look(): Promise<{ readonly found: readonly KeptRelease[]; readonly refused: readonly string[] }>;
  /** Keeps a copy of the program's own screens, so that the next program can go back to them. */
  keepOwn(): Promise<void>;
  drop(releaseIds: readonly string[]): Promise<void>;
}

const idForm = new RegExp(releaseIdPattern);

export interface ReleaseShelfParts {
  readonly screensFolder: string;
  readonly releasesFolder: string;
  /** Empty: whatever is whole is taken. */
  readonly trustedKeys: readonly KeyObject[];
  /** Came with this program or an earlier one: nobody brought it, so nobody signed it. */
  readonly isOfProgram: (releaseId: string) => boolean;
}

export async function createReleaseShelf({
  screensFolder,
  releasesFolder,
  trustedKeys,
  isOfProgram,
}: ReleaseShelfParts): Promise<ReleaseShelf> {
  const isBuilt = releasedScreens.every((screen: ReleasedScreen) => existsSync(join(screensFolder, screen, 'index.html')));
  const own = isBuilt ? named(await describeRelease(screensFolder)) : undefined;
  const kept = new Map<string, KeptRelease>();
  if (own !== undefined) kept.set(own.releaseId, { ...own, folder: screensFolder, isSigned: false });
  /** Each with the time its folder came to be: the same release brought anew is looked at anew. */
  const refusedBefore = new Map<string, number>();

  async function look() {
    const found: KeptRelease[] = [];
    const refused: string[] = [];
    const names = existsSync(releasesFolder) ? await readdir(releasesFolder) : [];
    for (const name of names.filter((candidate) => idForm.test(candidate) && !kept.has(candidate))) {
      const folder = join(releasesFolder, name);
      const { ctimeMs } = await stat(folder);
      if (refusedBefore.get(name) === ctimeMs) continue;
      const release = await readRelease(folder);
      if ('refused' in release || release.releaseId !== name) {
        refusedBefore.set(name, ctimeMs);
        refused.push(`${folder}: ${'refused' in release ? release.refused : 'is another release than its name says'}`);
        continue;
      }
      const isSigned = isSignedBy(trustedKeys, release.digest, release.signature);
      if (trustedKeys.length > 0 && !isSigned && !isOfProgram(name)) {
        refusedBefore.set(name, ctimeMs);
        refused.push(`${folder}: no key that this shop trusts signed it`);
        continue;
      }
      const keptRelease = { ...release, folder, isSigned };
      kept.set(name, keptRelease);
      found.push(keptRelease);
    }
    return { found, refused };
  }

  return {
    own,
    find: (releaseId) => kept.get(releaseId),
    all: () => [...kept.values()],
    look,
    async keepOwn() {
      if (own === undefined || existsSync(join(releasesFolder, own.releaseId))) return;
      await mkdir(releasesFolder, { recursive: true, mode: 0o700 });
      await keepRelease(screensFolder, releasesFolder);
    },
    async drop(releaseIds) {
      for (const releaseId of releaseIds) {
        kept.delete(releaseId);
        await rm(join(releasesFolder, releaseId), { recursive: true, force: true });
      }
    },
  };
}
