/** What an id may look like on a topic: one plain level, never personal data. */
export const idPattern = '^[a-z0-9][a-z0-9-]{0,63}$';

const plainId = new RegExp(idPattern);

/** True when `text` may stand as one level of a topic. */
export function isPlainId(text: string): boolean {
  return plainId.test(text);
}
