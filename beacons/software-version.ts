import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Type } from 'typebox';
import { validate } from '#shared/contract/validate.ts';

const PackageFile = Type.Object({ name: Type.Literal('aisle'), version: Type.String() });

/** The version in the package.json above `folder`, wherever the program was built to; `unknown` when there is none. */
export function readSoftwareVersion(folder: string): string {
  try {
    const checked = validate(PackageFile, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    if (checked.ok) return checked.value.version;
  } catch {
    // No package.json here: the next folder up has one.
  }
  return dirname(folder) === folder ? 'unknown' : readSoftwareVersion(dirname(folder));
}
