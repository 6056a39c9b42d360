import type { Clock } from '#shared/link/clock.ts';

interface Timer {
  due: number;
  readonly everyMs: number | undefined;
  readonly task: () => void;
}

/** A clock that stands still until it is moved; work that waits between two tasks is let through. */
export class HandClock implements Clock {
  private monotonicMs = 1_000;
  private unixMs = 1_795_600_000_000;
  private readonly timers = new Set<Timer>();

  now(): number {
    return this.unixMs;
  }
  monotonic(): number {
    return this.monotonicMs;
  }
  every(everyMs: number, task: () => void): () => void {
    return this.add({ due: this.monotonicMs + everyMs, everyMs, task });
  }
  after(afterMs: number, task: () => void): () => void {
    return this.add({ due: this.monotonicMs + afterMs, everyMs: undefined, task });
  }
  learn(hubNow: number): void {
    this.unixMs = hubNow;
  }

  async move(byMs: number): Promise<void> {
    const until = this.monotonicMs + byMs;
    await this.settle();
    for (;;) {
      const [next] = [...this.timers].filter((timer) => timer.due <= until).toSorted((one, other) => one.due - other.due);
      if (next === undefined) break;
      this.go(next.due);
      if (next.everyMs === undefined) this.timers.delete(next);
      else next.due += next.everyMs;
      next.task();
      await this.settle();
    }
    this.go(until);
    await this.settle();
  }

  private add(timer: Timer): () => void {
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }
  private go(to: number): void {
    this.unixMs += Math.max(0, to - this.monotonicMs);
    this.monotonicMs = Math.max(this.monotonicMs, to);
  }
  private async settle(): Promise<void> {
    for (let steps = 0; steps < 30; steps += 1) await new Promise((done) => setImmediate(done));
  }
}
