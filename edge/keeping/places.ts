import { join } from 'node:path';

/** Where things are in a data folder. */
export function databaseFileOf(dataFolder: string): string {
  return join(dataFolder, 'aisle.db');
}

/** Is there while damage was found in the database after it was opened: the next start then looks at all of it first. */
export function suspicionFileOf(databaseFile: string): string {
  return `${databaseFile}.suspect`;
}

export function backupsFolderOf(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

export function picturesFolderOf(folder: string): string {
  return join(folder, 'assets');
}
