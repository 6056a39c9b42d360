/** Chromium's offer to install, kept until the shopper wants it. Not in TypeScript's DOM. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

function isInstallEvent(event: Event): event is InstallEvent {
  return 'prompt' in event;
}

let offer: InstallEvent | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Keeps the browser's own banner away, so that the hint comes only after the page was useful. Call once, early. */
export function watchInstalling(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    if (isInstallEvent(event)) offer = event;
    tell();
  });
  window.addEventListener('appinstalled', () => {
    offer = undefined;
    tell();
  });
}

/** Calls `listener` when installing becomes possible or is done, until the returned stop is called. */
export function onInstallable(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function canInstall(): boolean {
  return offer !== undefined;
}

/** Opens the browser's own question; it may be asked once. */
export async function promptInstall(): Promise<void> {
  const asked = offer;
  offer = undefined;
  await asked?.prompt();
  tell();
}

/** True when the page runs from the home screen. */
export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches;
}

/** Apple's browsers install only by hand, through their Share menu. */
export function isApple(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent);
}
