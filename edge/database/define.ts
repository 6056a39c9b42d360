/** A prepared statement. Parameters are positional (`?`); rows come back under their column names. */
export interface Statement<Row> {
  get(...parameters: readonly SqlValue[]): Row | undefined;
  all(...parameters: readonly SqlValue[]): Row[];
  run(...parameters: readonly SqlValue[]): { readonly changes: number };
}

export type SqlValue = string | number | bigint | null | Uint8Array;

/** What a named read or write gets: statements are prepared once and kept. */
export interface Db {
  sql<Row = unknown>(text: string): Statement<Row>;
}

/** A transaction with a name. It runs whole inside the writer thread: reads, checks and writes in one. Input and output are plain data. */
export interface WriteDefinition<Input, Output> {
  readonly name: string;
  run(db: Db, input: Input): Output;
}

/** A question with a name, answered on a connection of its own that can't write. */
export interface ReadDefinition<Input, Output> {
  readonly name: string;
  read(db: Db, input: Input): Output;
}

/** `run` may throw RefusedError: then nothing of this write stays, and the caller gets that refusal. */
export function defineWrite<Input, Output>(name: string, run: (db: Db, input: Input) => Output): WriteDefinition<Input, Output> {
  return { name, run };
}

export function defineRead<Input, Output>(name: string, read: (db: Db, input: Input) => Output): ReadDefinition<Input, Output> {
  return { name, read };
}

/** What features get: named writes and reads, never a connection. */
export interface Records {
  /** Resolves once the transaction is durable on disk. Rejects with RefusedError (nothing was written) or Fault (nothing was acknowledged). */
  write<Input, Output>(definition: WriteDefinition<Input, Output>, input: Input): Promise<Output>;
  read<Input, Output>(definition: ReadDefinition<Input, Output>, input: Input): Promise<Output>;
}
