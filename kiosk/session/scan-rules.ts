/** What a hand scanner has typed so far. A scanner is a keyboard that types a whole code at once and ends it with Enter. */
export interface ScanBurst {
  readonly text: string;
  readonly lastAtMs: number;
}

export const noBurst: ScanBurst = { text: '', lastAtMs: Number.NEGATIVE_INFINITY };

/** Scanners leave 1-30 ms between keys, the fastest typists about 80. */
const longestGapMs = 50;
const shortestCode = 6;
const codeKey = /^[A-Za-z0-9._-]$/;

/** Takes the next key at `atMs` (monotonic). Answers a code when Enter ends a burst that no hand could have typed. */
export function readScanKey(burst: ScanBurst, key: string, atMs: number): { readonly burst: ScanBurst; readonly code?: string } {
  // A scanner sends capitals as Shift + letter.
  if (key === 'Shift') return { burst };
  const goesOn = atMs - burst.lastAtMs <= longestGapMs;
  if (key === 'Enter') {
    if (goesOn && burst.text.length >= shortestCode) return { burst: noBurst, code: burst.text };
    return { burst: noBurst };
  }
  if (!codeKey.test(key)) return { burst: noBurst };
  return { burst: { text: goesOn ? burst.text + key : key, lastAtMs: atMs } };
}
