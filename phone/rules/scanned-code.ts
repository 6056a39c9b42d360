import { isGtin } from '#shared/domain/gtin.ts';

/** What a camera or a thumb gave: a product's label, a fob, or nothing we know. */
export type ScannedCode =
  | { readonly kind: 'product'; readonly code: string }
  | { readonly kind: 'fob'; readonly pairingCode: string }
  | { readonly kind: 'unknown' };

const skuPattern = /^[A-Za-z0-9._-]{1,40}$/;
const pairingPattern = /^[A-Za-z0-9-]{4,24}$/;
// GS1 Digital Link 1.4: the GTIN stands after application identifier 01, always as 14 digits.
const digitalLinkPattern = /\/01\/(\d{8,14})(?:[/?#]|$)/;

/** A GTIN of 12 or 14 digits as the 13 the catalogue keeps; other lengths and true cases of 14 are left alone. */
function thirteenDigits(gtin: string): string {
  if (gtin.length === 12) return `0${gtin}`;
  return gtin.length === 14 && gtin.startsWith('0') ? gtin.slice(1) : gtin;
}

/** Reads a scanned or typed label: a GTIN, a SKU, a GS1 Digital Link, or our own addresses `#look=` and `#fob=`. */
export function readScannedCode(text: string): ScannedCode {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed)) return readAddress(trimmed);
  const tight = trimmed.replace(/\s+/g, '');
  if (isGtin(tight)) return { kind: 'product', code: thirteenDigits(tight) };
  return skuPattern.test(tight) ? { kind: 'product', code: tight } : { kind: 'unknown' };
}

function readAddress(address: string): ScannedCode {
  if (!URL.canParse(address)) return { kind: 'unknown' };
  const url = new URL(address);
  const words = new URLSearchParams(url.hash.slice(1));
  const pairingCode = words.get('fob');
  if (pairingCode !== null) return pairingPattern.test(pairingCode) ? { kind: 'fob', pairingCode } : { kind: 'unknown' };
  const look = words.get('look');
  if (look !== null) return skuPattern.test(look) ? { kind: 'product', code: look } : { kind: 'unknown' };
  const gtin = digitalLinkPattern.exec(url.pathname)?.[1];
  return gtin !== undefined && isGtin(gtin) ? { kind: 'product', code: thirteenDigits(gtin) } : { kind: 'unknown' };
}

/** The code printed on a fob, typed or scanned; capitals, without spaces. Undefined when it can't be one. */
export function readPairingCode(text: string): string | undefined {
  const scanned = /^https?:\/\//i.test(text.trim()) ? readAddress(text.trim()) : undefined;
  if (scanned !== undefined) return scanned.kind === 'fob' ? scanned.pairingCode.toUpperCase() : undefined;
  const tight = text.replace(/\s+/g, '').toUpperCase();
  return pairingPattern.test(tight) ? tight : undefined;
}
