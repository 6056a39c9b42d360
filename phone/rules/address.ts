/** The three places of the bottom bar, a look at one piece, and the way in by a fob's own QR code. */
export type Place = 'today' | 'wishes' | 'privacy';

export interface Address {
  readonly place: Place;
  /** The label's code of a piece to look at, from its QR code or from a friend. */
  readonly look?: string;
  /** Who asks, as they typed it themselves; it lives in the address only and never reaches the hub. */
  readonly from?: string;
  readonly fob?: string;
}

const longestName = 24;

/** Reads the part of the address after `#`. Anything unknown is today. */
export function readAddress(hash: string): Address {
  const text = hash.replace(/^#/, '');
  if (text === 'wishes' || text === 'privacy') return { place: text };
  const words = new URLSearchParams(text);
  const look = words.get('look') ?? '';
  const from = (words.get('from') ?? '').trim().slice(0, longestName);
  const fob = words.get('fob') ?? '';
  return {
    place: 'today',
    ...(/^[A-Za-z0-9._-]{1,40}$/.test(look) ? { look } : {}),
    ...(from === '' ? {} : { from }),
    ...(/^[A-Za-z0-9-]{4,24}$/.test(fob) ? { fob } : {}),
  };
}

/** The link sent to a friend: the piece and, if typed, a first name; nothing that names the phone. */
export function friendLink(pageUrl: string, sku: string, firstName: string): string {
  const url = new URL(pageUrl);
  const words = new URLSearchParams({ look: sku });
  const name = firstName.trim().slice(0, longestName);
  if (name !== '') words.set('from', name);
  url.search = '';
  url.hash = words.toString();
  return url.toString();
}
