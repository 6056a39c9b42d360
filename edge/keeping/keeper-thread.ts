import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '#shared/link/errors.ts';
import { makeDailyBackup } from './backup.ts';
import { cleanBackups, type CleanParts } from './clean-backups.ts';
import { damageIn, problemsOf } from './inspect-database.ts';
import type { KeeperReplies, KeeperReply, KeeperTask } from './keeper-tasks.ts';
import { findGoodBackup, restoreBackup } from './restore.ts';

/** The whole of a keeper's thread: one long piece of work on files, one answer, gone. */
export function runKeeperThread({ forgetShopper }: Pick<CleanParts, 'forgetShopper'>): void {
  const task: KeeperTask = workerData.task;
  parentPort?.postMessage(reply(task, forgetShopper));
}

function reply(task: KeeperTask, forgetShopper: CleanParts['forgetShopper']): KeeperReply {
  try {
    return { done: perform(task, forgetShopper) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function perform(task: KeeperTask, forgetShopper: CleanParts['forgetShopper']): KeeperReplies[KeeperTask['kind']] {
  switch (task.kind) {
    case 'backup': {
      const { at, file, bytes, journal } = makeDailyBackup(task);
      return { at, file, bytes, journal };
    }
    case 'clean':
      emptyLog(task.databaseFile);
      return { cleaned: cleanBackups({ ...task, forgetShopper }) };
    case 'schema':
      return { schema: schemaOf(task.databaseFile) };
    case 'check':
      return { problems: quickCheck(task.databaseFile) };
    case 'rescue': {
      const { file, at, refused } = findGoodBackup(task.backupsFolder, task.newestSchema, task.at);
      if (file === undefined) return { refused };
      const { setAside } = restoreBackup({ databaseFile: task.databaseFile, from: file, at: task.at, word: 'corrupt' });
      return { refused, from: at, backup: file, ...(setAside === undefined ? {} : { setAside }) };
    }
  }
}

/** What is deleted is overwritten in the file, and may still stand in the log beside it until that is emptied. */
function emptyLog(file: string): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma('busy_timeout = 10000');
    const [answer] = database.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
    if (answer?.busy !== 0) throw new Fault(`the log of ${file} could not be emptied: someone reads it all the time`);
  } finally {
    database.close();
  }
}

function schemaOf(file: string): number {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return Number(database.pragma('user_version', { simple: true }));
  } finally {
    database.close();
  }
}

function quickCheck(file: string): readonly string[] {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    database.pragma('busy_timeout = 5000');
    return problemsOf(database, 'quick_check');
  } catch (error) {
    return [damageIn(error)];
  } finally {
    database?.close();
  }
}
