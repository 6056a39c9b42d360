import type { CallerIdentity } from '#shared/contract/answer.ts';
import { defineWrite, type Db, type WriteDefinition } from '../database/define.ts';
import { appendEntry } from './journal-records.ts';

/** Who changes something, and when (Unix milliseconds): what its line in the journal begins with. */
export interface Author {
  readonly who: string;
  readonly at: number;
}

/** What the journal tells of one change. `before` and `after` are shown as they are: no secrets, no persons. */
export interface ChangeLine {
  readonly what: string;
  readonly subject: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * A write of which the journal tells, in the very same transaction: there is never one without the other, and `before` is read where
 * nobody can write in between. Whoever changes nothing tells nothing.
 */
export function defineChange<Input, Output>(
  name: string,
  run: (db: Db, input: Input, tell: (line: ChangeLine) => void) => Output,
): WriteDefinition<Input & { readonly by: Author }, Output> {
  return defineWrite(name, (db, input) =>
    run(db, input, ({ what, subject, before, after }) => {
      appendEntry(db, { ...input.by, what, subject, before: before ?? null, after: after ?? null });
    }),
  );
}

/** How the journal names a caller: staff by their name, devices by their id, shoppers not at all. */
export function authorOf(caller: CallerIdentity | 'hub', at: number): Author {
  return { who: caller === 'hub' ? 'hub' : nameOf(caller), at };
}

function nameOf(caller: CallerIdentity): string {
  switch (caller.kind) {
    case 'staff':
      return caller.name;
    case 'device':
      return caller.deviceId;
    case 'shopper':
      return 'a shopper';
    case 'anyone':
      return 'someone';
  }
}
