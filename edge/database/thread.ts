import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { RefusedError } from '#shared/link/errors.ts';
import type { ReadDefinition, WriteDefinition } from './define.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type OpenDatabase } from './open.ts';

/** What crosses the thread's border: name, input, name, input, and so on. Flat, because every object on the way costs a copy. */
export type Jobs = readonly unknown[];

/** One answer a job, in the order they were asked in. A failed job has `undefined` among the values and its failure beside them. */
export interface Answers {
  readonly values: readonly unknown[];
  readonly failures: readonly Failure[];
}

export type Failure =
  | { readonly nth: number; readonly refused: { readonly status: number; readonly code: string; readonly words: string } }
  | { readonly nth: number; readonly fault: string };

type Run = (name: unknown, input: unknown) => unknown;

// A commit waits for the disk once for all of them; more than this in one commit only delays the first.
const mostPerCommit = 1_000;

interface Definitions {
  readonly writes: readonly WriteDefinition<never, unknown>[];
  readonly reads: readonly ReadDefinition<never, unknown>[];
}

/** The whole of a database thread: the writer opens, migrates and commits in groups; a reader answers one question after another. */
export function runDatabaseThread(definitions: Definitions): void {
  const port = parentPort;
  if (port === null) throw new Error('the database thread is started by the hub');
  const isWriter = workerData.role === 'writer';
  const database = openDatabase(workerData.file, { readOnly: !isWriter });
  if (isWriter) port.postMessage({ migrated: migrate(database) });
  const known = new Map<unknown, (database: OpenDatabase, input: never) => unknown>();
  for (const write of isWriter ? definitions.writes : []) known.set(write.name, (db, input) => write.run(db, input));
  for (const read of definitions.reads) known.set(read.name, (db, input) => read.read(db, input));
  const run: Run = (name, input) => {
    const definition = known.get(name);
    if (definition === undefined) throw new Error(`no ${workerData.role} is called ${String(name)}`);
    return Reflect.apply(definition, undefined, [database, input]);
  };
  port.on('message', (first: Jobs | 'stop') => {
    const { jobs, stop } = gather(port, first);
    for (let start = 0; start < jobs.length; start += 2 * mostPerCommit) {
      const group = jobs.slice(start, start + 2 * mostPerCommit);
      port.postMessage(isWriter ? commitTogether(database, group, run) : answerEach(group, run));
    }
    if (stop) {
      database.connection.close();
      port.close();
    }
  });
}

/** Takes what else already waits, so that one trip to the disk serves all of it. */
function gather(port: MessagePort, first: Jobs | 'stop'): { readonly jobs: Jobs; readonly stop: boolean } {
  const jobs: unknown[] = [];
  let next: Jobs | 'stop' | undefined = first;
  while (next !== undefined) {
    if (next === 'stop') return { jobs, stop: true };
    jobs.push(...next);
    if (jobs.length >= 2 * mostPerCommit) break;
    next = receiveMessageOnPort(port)?.message;
  }
  return { jobs, stop: false };
}

/** Each job on its own; `undo` takes back what a failed one wrote. */
function answerEach(jobs: Jobs, run: Run, undo?: { begin(): void; end(failed: boolean): void }): Answers {
  const values: unknown[] = [];
  const failures: Failure[] = [];
  for (let at = 0; at < jobs.length; at += 2) {
    undo?.begin();
    try {
      values.push(run(jobs[at], jobs[at + 1]));
      undo?.end(false);
    } catch (error) {
      undo?.end(true);
      failures.push(failureOf(values.push(undefined) - 1, jobs[at], error));
    }
  }
  return { values, failures };
}

function failureOf(nth: number, name: unknown, error: unknown): Failure {
  if (error instanceof RefusedError) return { nth, refused: { status: error.status, code: error.code, words: error.message } };
  return { nth, fault: error instanceof Error ? `${String(name)}: ${error.message}` : `${String(name)} failed` };
}

/**
 * All in one transaction. Refusals are rare, so the group runs without savepoints first; when one job fails, all of it is undone
 * and runs again with a savepoint each: a refused job leaves nothing, the others are not disturbed.
 */
function commitTogether(database: OpenDatabase, jobs: Jobs, run: Run): Answers {
  const { connection } = database;
  try {
    database.sql('BEGIN IMMEDIATE').run();
    let answers = answerEach(jobs, run);
    if (answers.failures.length > 0) {
      // A full disk may have ended the transaction by itself.
      if (connection.inTransaction) database.sql('ROLLBACK').run();
      database.sql('BEGIN IMMEDIATE').run();
      answers = answerEach(jobs, run, savepointOf(database));
    }
    database.sql('COMMIT').run();
    return answers;
  } catch (error) {
    // The disk is full, gone or read-only: nothing of the group is durable, so nothing of it may be acknowledged.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    const names = jobs.filter((_, at) => at % 2 === 0);
    return { values: names.map(() => undefined), failures: names.map((name, nth) => failureOf(nth, name, error)) };
  }
}

function savepointOf(database: OpenDatabase): { begin(): void; end(failed: boolean): void } {
  return {
    begin: () => void database.sql('SAVEPOINT job').run(),
    end(failed) {
      if (failed) database.sql('ROLLBACK TO job').run();
      database.sql('RELEASE job').run();
    },
  };
}
