/** Only HTTPS and localhost may have a worker; elsewhere the browser must be told to trust the hub (see README). */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    console.warn('no service worker here (plain HTTP): the screen plays with the hub gone, but can’t start without it');
    return;
  }
  try {
    await navigator.serviceWorker.register('/signage/sw.js', { scope: '/signage/', type: 'module' });
    await navigator.storage.persist();
  } catch (cause) {
    console.warn('the page can’t be kept: the screen can’t start with the hub gone', cause);
  }
}
