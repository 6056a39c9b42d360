import Database from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '#shared/link/errors.ts';

/**
 * Makes this process the only one that writes in a data folder; answers how to let go. Throws ConfigError while another hub lives there.
 * The lock is the operating system's, through SQLite: it ends with its process, however that ends, and holds between containers, where
 * every hub may have the same process id. That stands in a file for whoever reads the message.
 */
export function lockFolder(dataFolder: string): () => void {
  const pidFile = join(dataFolder, 'hub.pid');
  const lock = new Database(join(dataFolder, 'hub.lock'));
  try {
    lock.pragma('busy_timeout = 0');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
    throw new ConfigError([
      `${dataFolder}: a hub already works there (${describeOwner(pidFile)}): stop it first, or choose another folder with --data`,
    ]);
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  return () => {
    rmSync(pidFile, { force: true });
    lock.close();
  };
}

function describeOwner(pidFile: string): string {
  try {
    return `process ${readFileSync(pidFile, 'utf8').trim()}`;
  } catch {
    return 'in another container, or about to start';
  }
}
