import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeRelease, keepRelease, named, readRelease, releaseIdPattern, type Release } from './release-files.ts';
import { releasedScreens, type ReleasedScreen } from './release-rules.ts';

export interface KeptRelease extends Release {
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

export async function createReleaseShelf(screensFolder: string, releasesFolder: string): Promise<ReleaseShelf> {
  const isBuilt = releasedScreens.every((screen: ReleasedScreen) => existsSync(join(screensFolder, screen, 'index.html')));
  const own = isBuilt ? named(await describeRelease(screensFolder)) : undefined;
  const kept = new Map<string, KeptRelease>();
  if (own !== undefined) kept.set(own.releaseId, { ...own, folder: screensFolder });
  const refusedBefore = new Set<string>();

  async function look() {
    const found: KeptRelease[] = [];
    const refused: string[] = [];
    const names = existsSync(releasesFolder) ? await readdir(releasesFolder) : [];
    for (const name of names.filter((candidate) => idForm.test(candidate) && !kept.has(candidate) && !refusedBefore.has(candidate))) {
      const folder = join(releasesFolder, name);
      const release = await readRelease(folder);
      if ('refused' in release || release.releaseId !== name) {
        refusedBefore.add(name);
        refused.push(`${folder}: ${'refused' in release ? release.refused : 'is another release than its name says'}`);
        continue;
      }
      const keptRelease = { ...release, folder };
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
