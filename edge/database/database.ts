import { Worker } from 'node:worker_threads';
import { Fault, RefusedError } from '#shared/link/errors.ts';
import type { Records } from './define.ts';
import type { Answers, Failure } from './thread.ts';

export interface Database extends Records {
  /** Waits for what was asked, then closes the files. */
  close(): Promise<void>;
  /** Jobs asked and not yet answered. */
  waiting(): number;
}

interface Waiter {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface DatabaseParts {
  readonly file: string;
  /** The built `database-thread` program. */
  readonly threadFile: URL;
  /** A thread died: nothing can be stored or answered any more. */
  readonly onLost: (error: Error) => void;
}

/** Opens the database: one thread writes, one reads; the calling thread never waits for a disk. Rejects when it can't be opened or migrated. */
export async function createDatabase(parts: DatabaseParts): Promise<Database> {
  const writer = await startThread(parts, 'writer');
  const reader = await startThread(parts, 'reader');
  return {
    write: (definition, input) => writer.ask(definition.name, input),
    read: (definition, input) => reader.ask(definition.name, input),
    waiting: () => writer.waiting() + reader.waiting(),
    async close() {
      await reader.stop();
      await writer.stop();
    },
  };
}

interface Thread {
  ask<Output>(name: string, input: unknown): Promise<Output>;
  waiting(): number;
  stop(): Promise<void>;
}

// One group is at the disk, the next waits at its door; the rest gathers here and crosses as one. Waking a thread costs more than most jobs.
const mostUnderWay = 2;

async function startThread(parts: DatabaseParts, role: 'writer' | 'reader'): Promise<Thread> {
  const worker = new Worker(parts.threadFile, { workerData: { file: parts.file, role }, name: `database-${role}` });
  /** Jobs are answered in the order they are asked in. */
  let waiters: Waiter[] = [];
  /** How many jobs had been asked when each message went out that is not wholly answered yet, oldest first. */
  const underWay: number[] = [];
  let pending: unknown[] = [];
  let sendsSoon = false;
  let asked = 0;
  let answered = 0;
  let stopping = false;

  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    if (role === 'writer') worker.once('message', () => resolve());
    else worker.once('online', resolve);
  });
  worker.removeAllListeners('error');
  let lost: Error | undefined;
  const lose = (error: Error): void => {
    if (lost !== undefined) return;
    lost = error;
    for (const waiter of waiters) waiter.reject(new Fault('the database thread is gone', { cause: error }));
    waiters = [];
    if (!stopping) parts.onLost(error);
  };
  worker.on('error', lose);
  worker.on('exit', (code) => lose(new Error(`database-${role} ended with ${code}`)));
  worker.on('message', ({ values, failures }: Answers) => {
    answered += values.length;
    while ((underWay[0] ?? Number.POSITIVE_INFINITY) <= answered) underWay.shift();
    const told = waiters;
    waiters = told.slice(values.length);
    for (const failure of failures) told[failure.nth]?.reject(errorOf(failure));
    // A promise that was rejected stays so.
    for (let nth = 0; nth < values.length; nth += 1) told[nth]?.resolve(values[nth]);
    sendSoon();
  });

  const send = (): void => {
    sendsSoon = false;
    if (pending.length === 0) return;
    const jobs = pending;
    pending = [];
    underWay.push(asked);
    worker.postMessage(jobs);
  };

  /** What is asked in one turn of the event loop crosses the border in one message. Not in a microtask: each socket has its own. */
  const sendSoon = (): void => {
    if (sendsSoon || pending.length === 0 || underWay.length >= mostUnderWay) return;
    sendsSoon = true;
    setImmediate(send);
  };

  return {
    ask(name, input) {
      if (stopping) return Promise.reject(new Fault('the database is closing'));
      if (lost !== undefined) return Promise.reject(new Fault('the database thread is gone', { cause: lost }));
      asked += 1;
      pending.push(name, input);
      sendSoon();
      return new Promise((resolve, reject) => waiters.push({ resolve, reject }));
    },
    waiting: () => waiters.length,
    async stop() {
      stopping = true;
      send();
      worker.postMessage('stop');
      await exited;
    },
  };
}

function errorOf(failure: Failure): Error {
  if ('fault' in failure) return new Fault(failure.fault);
  return new RefusedError(failure.refused.status, failure.refused.code, failure.refused.words);
}
