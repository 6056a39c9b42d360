/** An id nobody else makes: the prefix and 16 hex digits. Not `randomUUID`, which plain HTTP in the shop's network does not have. */
export function freshId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `${prefix}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
