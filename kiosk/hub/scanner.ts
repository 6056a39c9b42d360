import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { noBurst, readScanKey } from '../session/scan-rules.ts';

/** Hears a hand scanner that types like a keyboard; what it typed never ends up in a field as well. */
export function listenForScans(page: Window, clock: Clock, onCode: (code: string) => void): Stop {
  let burst = noBurst;
  function hear(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const read = readScanKey(burst, event.key, clock.monotonic());
    burst = read.burst;
    if (read.code === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onCode(read.code);
  }
  page.addEventListener('keydown', hear, { capture: true });
  return () => page.removeEventListener('keydown', hear, { capture: true });
}
