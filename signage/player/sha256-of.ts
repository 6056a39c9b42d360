import { sha256 } from '@noble/hashes/sha2.js';

/** The SHA-256 of some bytes as lower-case hex. The browser's own where the page is trusted with it, else the same in JavaScript: plain HTTP on a LAN. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest =
    globalThis.isSecureContext && globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : sha256(bytes);
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
