import { join } from 'node:path';

/** Where things are in a data folder. */
export function databaseFileOf(dataFolder: string): string {
  return join(dataFolder, 'aisle.db');
}

export function backupsFolderOf(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

export function picturesFolderOf(folder: string): string {
  return join(folder, 'assets');
}
