import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A disk of its own in a file: ext4 on a loop device, so that what a disk would hold after a power cut is a copy of that file. */
export interface SmallDisk {
  /** Where it is mounted. */
  readonly path: string;
  /** What the disk holds at this instant, whatever still waits in memory, as a disk of its own; mounts it, which replays its journal. */
  copy(name: string): Promise<SmallDisk>;
  remove(): void;
}

function run(program: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr.trim()}`);
}

/** In words what is missing to make one here; undefined when nothing is. */
export function whyNoSmallDisk(folder: string): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux: ext4 on a loop device';
  if (process.getuid?.() !== 0) return 'needs root: it mounts a small disk';
  try {
    makeSmallDisk(folder, 'trial', 16).remove();
    return undefined;
  } catch (error) {
    return `needs a kernel that mounts ext4 on a loop device: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export function makeSmallDisk(folder: string, name: string, megabytes: number): SmallDisk {
  const file = join(folder, `${name}.ext4`);
  const handle = openSync(file, 'w');
  ftruncateSync(handle, megabytes * 1_048_576);
  closeSync(handle);
  run('mkfs.ext4', ['-q', '-F', file]);
  return mountDisk(folder, file, name);
}

function mountDisk(folder: string, file: string, name: string): SmallDisk {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  run('mount', ['-o', 'loop', file, path]);
  return {
    path,
    async copy(copyName) {
      const copied = join(folder, `${copyName}.ext4`);
      await copyUnchanged(file, copied);
      return mountDisk(folder, copied, copyName);
    },
    remove() {
      run('umount', [path]);
      rmSync(file);
      rmSync(path, { recursive: true });
    },
  };
}

/** A kernel may write back while we copy, and half of before with half of after is no power cut: then copied again. */
async function copyUnchanged(from: string, to: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { mtimeNs } = statSync(from, { bigint: true });
    await copyFile(from, to);
    if (statSync(from, { bigint: true }).mtimeNs === mtimeNs) return;
  }
  throw new Error(`${from} is written to all the time: no copy of one instant`);
}
