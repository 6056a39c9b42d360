/** Starts the service worker and hands it what this page loaded before it was there: fonts, parts and pictures. Without a secure connection there is none, and the page works online only. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/phone/sw.js', { scope: '/phone/' });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage({ keep: loaded });
  } catch {
    // Private windows refuse workers: nothing is lost but reading without a network.
  }
}
