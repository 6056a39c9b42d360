import { Worker } from 'node:worker_threads';
import { Fault } from '#shared/link/errors.ts';
import type { ManifestBody } from './manifest.ts';

/** What a keeper is asked to do: plain data, it crosses a thread's border. */
export type KeeperTask =
  | { readonly kind: 'backup'; readonly databaseFile: string; readonly backupsFolder: string; readonly at: number }
  /** Removes from the backups, and from the log of the database itself, whoever is in the database no more. */
  | { readonly kind: 'clean'; readonly databaseFile: string; readonly backupsFolder: string; readonly at: number }
  | { readonly kind: 'check'; readonly databaseFile: string }
  /** Which schema the database has. */
  | { readonly kind: 'schema'; readonly databaseFile: string }
  | {
      readonly kind: 'rescue';
      readonly databaseFile: string;
      readonly backupsFolder: string;
      readonly at: number;
      readonly newestSchema: number;
    };

export interface KeeperReplies {
  readonly backup: Pick<ManifestBody, 'at' | 'file' | 'bytes' | 'journal'>;
  /** The backups that held someone. */
  readonly clean: { readonly cleaned: readonly string[] };
  /** Empty for a sound database. */
  readonly check: { readonly problems: readonly string[] };
  readonly schema: { readonly schema: number };
  /** Without `backup` there was none to restore, and nothing was touched. */
  readonly rescue: {
    readonly refused: readonly string[];
    readonly from?: number;
    readonly backup?: string;
    readonly setAside?: string;
  };
}

export type KeeperReply = { readonly done: KeeperReplies[KeeperTask['kind']] } | { readonly failed: string };

/** Asks a thread of its own, so that neither the hub nor its records wait for a long look at the disk. Rejects with a Fault. */
export function askKeeper<Kind extends KeeperTask['kind']>(
  threadFile: URL,
  task: Extract<KeeperTask, { readonly kind: Kind }>,
): Promise<KeeperReplies[Kind]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadFile, { workerData: { role: 'keeper', task }, name: `keeper-${task.kind}` });
    worker.once('message', (reply: { readonly done: KeeperReplies[Kind] } | { readonly failed: string }) => {
      if ('done' in reply) resolve(reply.done);
      else reject(new Fault(reply.failed));
    });
    worker.once('error', (error) => reject(new Fault(`the ${task.kind} broke off`, { cause: error })));
    worker.once('exit', (code) => reject(new Fault(`the ${task.kind} ended with ${code} and without an answer`)));
  });
}
