import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const pieceBytes = 1_048_576;

/** SHA-256 of a file, hex. Blocks: for threads and commands. */
export function hashFile(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(pieceBytes);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function flushToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The whole text or the text before: never half of it, also when the power goes. */
export function replaceFile(file: string, text: string, mode = 0o600): void {
  writeFileSync(`${file}.part`, text, { mode });
  flushToDisk(`${file}.part`);
  renameSync(`${file}.part`, file);
  flushToDisk(dirname(file));
}

export function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to);
  flushToDisk(to);
}

/** A database is its file and the two beside it; a name moves all of them. The file goes first: without its log it must never be opened. */
export function moveDatabase(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(`${from}${suffix}`)) renameSync(`${from}${suffix}`, `${to}${suffix}`);
  flushToDisk(dirname(to));
}
