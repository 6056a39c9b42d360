import '#shared/ui/trusted-types.ts';
import '#shared/ui/fonts.css';
import '#shared/ui/tokens.css';
import '#shared/ui/reset.css';
import './kiosk.css';
import { systemClock } from '#shared/link/clock.ts';
import { countMistakes, markAlive } from '#shared/ui/release/about-page.ts';
import { createKiosk } from './conductor/kiosk.ts';
import { takeClaimCode } from './hub/claimed-device.ts';
import { listenForScans } from './hub/scanner.ts';
import { KioskApp } from './kiosk-app.ts';

countMistakes();
const kiosk = createKiosk({
  clock: systemClock,
  storage: localStorage,
  baseUrl: '',
  busUrl: (mqttPath) => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${mqttPath}`,
  keepPicture: async (assetId) => {
    // Assets never change: once fetched, the browser's own cache answers for them with the hub away.
    await fetch(`/assets/${assetId}`).catch(() => undefined);
  },
});

// Someone at the glass, by touch or by key, is what keeps the screen from clearing. The end of a touch counts, not its start:
// the idle warning would otherwise be gone from under the finger that presses its button.
for (const sign of ['pointerup', 'pointercancel', 'keydown', 'wheel'] as const)
  addEventListener(sign, () => kiosk.touched(), { capture: true, passive: true });
addEventListener('contextmenu', (event) => event.preventDefault());
listenForScans(window, systemClock, (code) => {
  if (kiosk.state().device !== undefined) void kiosk.scanned(code);
});

// A tablet lies across, a kiosk stands: what is read from nearer is set smaller.
const lies = matchMedia('(orientation: landscape)');
const settleDistance = (): void => {
  document.documentElement.dataset['distance'] = lies.matches ? 'tablet' : 'kiosk';
};
lies.addEventListener('change', settleDistance);
settleDistance();

const code = takeClaimCode(window);
if (code !== undefined) kiosk.claim(code);
kiosk.start();
const app = new KioskApp(kiosk);
document.body.append(app);
void app.updateComplete.then(markAlive);

// The catalogue browses after a cold start with the hub away. Only a secure page may keep a worker (https, or the hub's own screen).
if ('serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined));
}
