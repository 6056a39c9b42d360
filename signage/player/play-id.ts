/** An id that no other play has. `crypto.randomUUID` is missing on plain HTTP, random bytes are not. */
export function createPlayId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
