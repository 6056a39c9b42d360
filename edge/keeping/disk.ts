import type { Dirent } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

export interface DiskUse {
  /** All files of the data folder, also what was set aside. */
  readonly usedBytes: number;
  /** What the disk still takes from us. */
  readonly freeBytes: number;
}

/** Measures without blocking: a few hundred files at most. */
export async function measureDisk(dataFolder: string): Promise<DiskUse> {
  const { bavail, bsize } = await statfs(dataFolder);
  return { usedBytes: await sizeOf(dataFolder), freeBytes: bavail * bsize };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = await Promise.all(entries.map((entry) => sizeOfEntry(folder, entry)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function sizeOfEntry(folder: string, entry: Dirent): Promise<number> {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return sizeOf(path);
  // A file may go between the list and the look: it then takes no room.
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
