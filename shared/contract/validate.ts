import { Compile, type Validator } from 'typebox/compile';
import type { Static, TSchema } from 'typebox';

/** Either the value, typed, or in words what is wrong and where. */
export type Checked<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly words: string };

const validators = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = Compile(schema);
  validators.set(schema, made);
  return made;
}

function isOf<Schema extends TSchema>(schema: Schema, value: unknown): value is Static<Schema> {
  return validatorOf(schema).Check(value);
}

/** Checks without changing anything: no defaults, no conversions, no names removed. */
export function validate<Schema extends TSchema>(schema: Schema, value: unknown): Checked<Static<Schema>> {
  if (isOf(schema, value)) return { ok: true, value };
  const [first] = validatorOf(schema).Errors(value);
  return { ok: false, words: first === undefined ? 'is not what the contract says' : `${first.instancePath || 'body'} ${first.message}` };
}
