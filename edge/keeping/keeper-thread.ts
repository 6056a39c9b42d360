import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
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
      return { cleaned: cleanBackups({ ...task, forgetShopper }) };
    case 'check':
      return { problems: quickCheck(task.databaseFile) };
    case 'rescue': {
      const { file, at, refused } = findGoodBackup(task.backupsFolder, task.newestSchema);
      if (file === undefined) return { refused };
      const { setAside } = restoreBackup({ databaseFile: task.databaseFile, from: file, at: task.at, word: 'corrupt' });
      return { refused, from: at, backup: file, ...(setAside === undefined ? {} : { setAside }) };
    }
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
