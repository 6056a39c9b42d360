/** Keeps the screen from going dark until the returned stop is called, where the browser can; elsewhere it does nothing. */
export function keepAwake(): () => void {
  let isWanted = true;
  let lock: WakeLockSentinel | undefined;

  async function take(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      const taken = await navigator.wakeLock.request('screen');
      if (isWanted) lock = taken;
      else await taken.release();
    } catch {
      // Refused on low battery: the coupon is readable all the same.
    }
  }
  // The browser lets go whenever the page is hidden, so it is asked again on return.
  const retake = (): void => void take();
  document.addEventListener('visibilitychange', retake);
  void take();

  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', retake);
    void lock?.release();
  };
}
