/** A fact's own id, made once and kept on every retry: 128 random bits. `randomUUID` is missing on a plain-HTTP page, this is not. */
export function newEventId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `k-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
