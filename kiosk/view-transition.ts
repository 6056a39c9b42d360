/** Runs a change as one movement (View Transitions API), or at once where nothing shall move. A movement that is cut short is no failure. */
export async function moveBetween(isStill: boolean, change: () => Promise<void>): Promise<void> {
  const prefersStill = isStill || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (prefersStill || !('startViewTransition' in document)) {
    await change();
    return;
  }
  const movement = document.startViewTransition(change);
  movement.ready.catch(() => undefined);
  await movement.updateCallbackDone;
  await movement.finished.catch(() => undefined);
}
