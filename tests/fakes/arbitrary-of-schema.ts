import fc, { type Arbitrary } from 'fast-check';
import { isPlainObject } from './plain-object.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A number of the schema, or undefined. */
const numberAt = (schema: Schema, name: string): number | undefined => (typeof schema[name] === 'number' ? schema[name] : undefined);

const schemasAt = (schema: Schema, name: string): readonly Schema[] => {
  const found = schema[name];
  return Array.isArray(found) ? found.filter(isPlainObject) : [];
};

/** Values that fit a schema of the contract, for a test that then spoils them. Throws for a kind of schema the contract does not use. */
export function arbitraryOfSchema(schema: unknown): Arbitrary<unknown> {
  if (!isPlainObject(schema)) throw new Error('no schema');
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  if (Array.isArray(schema['anyOf'])) return fc.oneof(...schemasAt(schema, 'anyOf').map(arbitraryOfSchema));
  switch (schema['type']) {
    case 'string':
      return arbitraryText(schema);
    case 'integer':
      return fc.integer({ min: numberAt(schema, 'minimum') ?? -(2 ** 40), max: numberAt(schema, 'maximum') ?? 2 ** 40 });
    case 'number':
      return fc.double({ min: numberAt(schema, 'minimum') ?? -1e9, max: numberAt(schema, 'maximum') ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOfSchema(schema['items']), {
        minLength: numberAt(schema, 'minItems') ?? 0,
        maxLength: Math.min(numberAt(schema, 'maxItems') ?? 4, (numberAt(schema, 'minItems') ?? 0) + 4),
      });
    case 'object':
      return arbitraryObject(schema);
    default:
      throw new Error(`no values are made for ${JSON.stringify(schema)}`);
  }
}

function arbitraryText(schema: Schema): Arbitrary<string> {
  const minLength = numberAt(schema, 'minLength') ?? 0;
  const maxLength = numberAt(schema, 'maxLength') ?? minLength + 40;
  if (typeof schema['pattern'] !== 'string')
    return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 60), unit: 'grapheme' });
  return fc.stringMatching(new RegExp(schema['pattern'])).map((found) => found.slice(0, maxLength));
}

function arbitraryObject(schema: Schema): Arbitrary<unknown> {
  const properties = isPlainObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : [];
  const [values] = isPlainObject(schema['patternProperties']) ? Object.values(schema['patternProperties']) : [];
  if (values !== undefined) return fc.dictionary(fc.string({ maxLength: 20 }), arbitraryOfSchema(values), { maxKeys: 4 });
  const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, arbitraryOfSchema(part)]));
  return fc.record(parts, { requiredKeys: required });
}
