import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Static, TSchema } from 'typebox';
import { type Checked, validate } from '#shared/contract/validate.ts';

/** Reads a JSON file against its schema; undefined when it is not there. The words are a sentence about the file. */
export function readKept<Schema extends TSchema>(path: string, schema: Schema): Checked<Static<Schema>> | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    return { ok: false, words: `${path} can’t be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  try {
    const checked = validate(schema, JSON.parse(text));
    return checked.ok ? checked : { ok: false, words: `${path}: ${checked.words}` };
  } catch {
    return { ok: false, words: `${path} is not JSON` };
  }
}

/** Writes for the owner only, and wholly or not at all. */
export function writeKept(path: string, value: unknown): void {
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(value, null, 1)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}
