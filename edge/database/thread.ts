import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { RefusedError } from '#shared/link/errors.ts';
import type { ReadDefinition, WriteDefinition } from './define.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type OpenDatabase } from './open.ts';

/** One thing to do, as it crosses the thread's border. */
export interface Job {
  readonly number: number;
  readonly name: string;
  readonly input: unknown;
}

export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly refused: { readonly status: number; readonly code: string; readonly words: string } }
  | { readonly number: number; readonly fault: string };

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
  const known = new Map<string, (database: OpenDatabase, input: never) => unknown>();
  for (const write of isWriter ? definitions.writes : []) known.set(write.name, (db, input) => write.run(db, input));
  for (const read of definitions.reads) known.set(read.name, (db, input) => read.read(db, input));
  const run = (job: Job): unknown => {
    const definition = known.get(job.name);
    if (definition === undefined) throw new Error(`no ${workerData.role} is called ${job.name}`);
    return Reflect.apply(definition, undefined, [database, job.input]);
  };
  port.on('message', (jobs: readonly Job[] | 'stop') => {
    const gathered = gather(port, jobs);
    if (gathered.jobs.length > 0) {
      for (let start = 0; start < gathered.jobs.length; start += mostPerCommit) {
        const group = gathered.jobs.slice(start, start + mostPerCommit);
        port.postMessage(isWriter ? commitTogether(database, group, run) : group.map((job) => answerOne(job, run)));
      }
    }
    if (gathered.stop) {
      database.connection.close();
      port.close();
    }
  });
}

/** Takes what else already waits, so that one trip to the disk serves all of it. */
function gather(port: MessagePort, first: readonly Job[] | 'stop'): { readonly jobs: readonly Job[]; readonly stop: boolean } {
  const jobs: Job[] = [];
  let next: readonly Job[] | 'stop' | undefined = first;
  while (next !== undefined) {
    if (next === 'stop') return { jobs, stop: true };
    jobs.push(...next);
    if (jobs.length >= mostPerCommit) break;
    next = receiveMessageOnPort(port)?.message;
  }
  return { jobs, stop: false };
}

function answerOne(job: Job, run: (job: Job) => unknown): Answer {
  try {
    return { number: job.number, value: run(job) };
  } catch (error) {
    return failureOf(job, error);
  }
}

function failureOf(job: Job, error: unknown): Answer {
  if (error instanceof RefusedError)
    return { number: job.number, refused: { status: error.status, code: error.code, words: error.message } };
  return { number: job.number, fault: error instanceof Error ? `${job.name}: ${error.message}` : `${job.name} failed` };
}

/**
 * All in one transaction. Refusals are rare, so the group runs without savepoints first; when one job fails, all of it is undone
 * and runs again with a savepoint each: a refused job leaves nothing, the others are not disturbed.
 */
function commitTogether(database: OpenDatabase, jobs: readonly Job[], run: (job: Job) => unknown): readonly Answer[] {
  const { connection } = database;
  try {
    database.sql('BEGIN IMMEDIATE').run();
    const answers = runPlainly(jobs, run) ?? runApart(database, jobs, run);
    database.sql('COMMIT').run();
    return answers;
  } catch (error) {
    // The disk is full, gone or read-only: nothing of the group is durable, so nothing of it may be acknowledged.
    if (connection.inTransaction) connection.exec('ROLLBACK');
    return jobs.map((job) => failureOf(job, error));
  }
}

/** Undefined when a job failed: what the others wrote is still in the transaction then. */
function runPlainly(jobs: readonly Job[], run: (job: Job) => unknown): readonly Answer[] | undefined {
  const answers: Answer[] = [];
  for (const job of jobs) {
    const answer = answerOne(job, run);
    if (!('value' in answer)) return undefined;
    answers.push(answer);
  }
  return answers;
}

function runApart(database: OpenDatabase, jobs: readonly Job[], run: (job: Job) => unknown): readonly Answer[] {
  const { connection } = database;
  // A full disk may have ended the transaction by itself.
  if (connection.inTransaction) database.sql('ROLLBACK').run();
  database.sql('BEGIN IMMEDIATE').run();
  return jobs.map((job) => {
    database.sql('SAVEPOINT job').run();
    const answer = answerOne(job, run);
    if (!('value' in answer)) database.sql('ROLLBACK TO job').run();
    database.sql('RELEASE job').run();
    return answer;
  });
}
