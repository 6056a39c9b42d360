/** A string that names one kind of thing only: a zone's id can't be handed where a hanger's is wanted. */
export type Branded<Name extends string> = string & { readonly __brand: Name };

/** What an id may look like on a topic: one plain level, never personal data. */
export const idPattern = '^[a-z0-9][a-z0-9-]{0,63}$';

const plainId = new RegExp(idPattern);

/** True when `text` may stand as one level of a topic. */
export function isPlainId(text: string): boolean {
  return plainId.test(text);
}
