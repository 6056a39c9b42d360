import { Worker } from 'node:worker_threads';
import { Fault, RefusedError } from '#shared/link/errors.ts';
import type { Records } from './define.ts';
import type { Answer, Job } from './thread.ts';

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
  const waiters = new Map<number, Waiter>();
  /** The last job of each message the thread has not answered yet, oldest first. */
  const underWay: number[] = [];
  let pending: Job[] = [];
  let sendsSoon = false;
  let lastNumber = 0;
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
    for (const waiter of waiters.values()) waiter.reject(new Fault('the database thread is gone', { cause: error }));
    waiters.clear();
    if (!stopping) parts.onLost(error);
  };
  worker.on('error', lose);
  worker.on('exit', (code) => lose(new Error(`database-${role} ended with ${code}`)));
  worker.on('message', (answers: readonly Answer[]) => {
    for (const answer of answers) settle(waiters, answer);
    const answered = answers.at(-1)?.number ?? 0;
    while ((underWay[0] ?? Number.POSITIVE_INFINITY) <= answered) underWay.shift();
    sendSoon();
  });

  const send = (): void => {
    sendsSoon = false;
    if (pending.length === 0) return;
    const jobs = pending;
    pending = [];
    underWay.push(lastNumber);
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
      lastNumber += 1;
      const number = lastNumber;
      pending.push({ number, name, input });
      sendSoon();
      return new Promise((resolve, reject) => waiters.set(number, { resolve, reject }));
    },
    waiting: () => waiters.size,
    async stop() {
      stopping = true;
      send();
      worker.postMessage('stop');
      await exited;
    },
  };
}

function settle(waiters: Map<number, Waiter>, answer: Answer): void {
  const waiter = waiters.get(answer.number);
  if (waiter === undefined) return;
  waiters.delete(answer.number);
  if ('value' in answer) waiter.resolve(answer.value);
  else if ('refused' in answer) waiter.reject(new RefusedError(answer.refused.status, answer.refused.code, answer.refused.words));
  else waiter.reject(new Fault(answer.fault));
}
