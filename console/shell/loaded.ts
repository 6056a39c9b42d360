import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';

/** What a view asks the hub for, with the last answer kept while the next one is on its way or fails. */
export class Loaded<Value> implements ReactiveController {
  value: Value | undefined;
  /** When `value` was answered. */
  answeredAt: number | undefined;
  /** Why the last call failed; undefined once a call succeeds again. */
  problem: RefusedError | undefined;
  isLoading = false;
  readonly #host: ReactiveControllerHost;
  readonly #read: (signal: AbortSignal) => Promise<Value>;
  readonly #everySeconds: number;
  #running: AbortController | undefined;
  #stop: (() => void) | undefined;

  /** `everySeconds` 0 reads only when told to. */
  constructor(host: ReactiveControllerHost, read: (signal: AbortSignal) => Promise<Value>, everySeconds = 0) {
    this.#host = host;
    this.#read = read;
    this.#everySeconds = everySeconds;
    host.addController(this);
  }

  hostConnected(): void {
    void this.reload();
    if (this.#everySeconds > 0) this.#stop = systemClock.every(this.#everySeconds * 1000, () => void this.reload());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#running?.abort();
  }

  /** Reads again; an earlier call still under way is dropped. */
  readonly reload = async (): Promise<void> => {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.isLoading = true;
    this.#host.requestUpdate();
    try {
      const value = await this.#read(running.signal);
      if (running.signal.aborted) return;
      this.set(value);
    } catch (failure) {
      if (running.signal.aborted) return;
      this.problem = failure instanceof RefusedError ? failure : new RefusedError(0, 'unreadable-answer', String(failure));
    }
    this.isLoading = false;
    this.#host.requestUpdate();
  };

  /** Takes an answer that came with a write, so the view shows it at once. */
  set(value: Value): void {
    this.value = value;
    this.answeredAt = systemClock.now();
    this.problem = undefined;
    this.#host.requestUpdate();
  }

  /** Forgets the answer, for when the question changed. */
  clear(): void {
    this.value = undefined;
    this.answeredAt = undefined;
    this.problem = undefined;
  }
}
