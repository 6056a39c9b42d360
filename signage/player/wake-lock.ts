/** Keeps the panel from going to sleep where the browser lets a page ask for it (HTTPS); elsewhere the operating system must be told. */
export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  const ask = (): void => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock.request('screen').catch((cause) => console.warn('the panel may go to sleep', cause));
  };
  // The browser lets go of the lock each time the page is hidden.
  document.addEventListener('visibilitychange', ask);
  ask();
}
