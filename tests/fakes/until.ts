/** Asks again until the answer is there; fails with what it last saw. For things that happen soon, outside this process. */
export async function until<Value>(
  what: string,
  ask: () => Value | undefined | Promise<Value | undefined>,
  withinMs = 10_000,
): Promise<Value> {
  const endsAt = performance.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (performance.now() > endsAt) throw new Error(`${what} did not happen within ${withinMs} ms`);
    await new Promise((done) => setTimeout(done, 25));
  }
}
