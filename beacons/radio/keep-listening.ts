import type { Clock } from '#shared/link/clock.ts';
import type { Advertisement, Radio, RadioListeners, RadioReport } from './radio.ts';
import { wait } from './wait.ts';

/** What an open radio tells while it lasts. */
export interface SessionEvents {
  /** The radio scans now; silence counts from here. */
  scanning(): void;
  hear(advertisement: Omit<Advertisement, 'heardAtMs'>): void;
  /** Something to know while the session goes on, such as Bluetooth being switched off for a moment: silence is not counted then. */
  pause(report: RadioReport): void;
  /** This session is over; another is opened after a pause. */
  end(report?: RadioReport): void;
}

/** An open radio. */
export interface Session {
  close(): void;
  /** Set by a driver that remembers every address it ever heard: after this long it is closed and opened anew. */
  readonly renewAfterMs?: number;
}

/** Opens the radio. Throws a RadioTrouble when it can't be opened. */
export type OpenSession = (events: SessionEvents) => Promise<Session>;

/** Why a radio can't be opened, as it is to be shown. */
export class RadioTrouble extends Error {
  override readonly name = 'RadioTrouble';
  readonly report: RadioReport;
  constructor(report: RadioReport, cause?: unknown) {
    super(report.words, { cause });
    this.report = report;
  }
}

export interface KeepListeningParts {
  readonly clock: Clock;
  readonly open: OpenSession;
  /** Scanning known to stop without a word (noble, abandonware issue 79): nothing heard for this long opens the radio anew. */
  readonly silentAfterMs?: number;
}

type Ending = 'stopped' | 'silent' | 'renewed' | 'broken';

const firstRetryMs = 5_000;
const longestRetryMs = 60_000;
const watchEveryMs = 1_000;

/** A radio that is opened again whenever it fails, falls silent or ends, until it is told to stop. */
export function createKeptRadio(parts: KeepListeningParts): Radio {
  return {
    async listen(listeners, signal) {
      const teller = createTeller(listeners);
      let retryMs = firstRetryMs;
      while (!signal.aborted) {
        const { ending, heard } = await listenOnce(parts, listeners, teller, signal);
        if (heard) retryMs = firstRetryMs;
        if (ending !== 'broken') continue;
        await wait(parts.clock, retryMs, signal);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    },
  };
}

/** Tells a report only when it differs from the last one, across sessions. */
interface Teller {
  tell(report: RadioReport): void;
  /** Scanning says nothing about hearing: a silent radio stays silent until it hears. */
  tellScanning(): void;
}

function createTeller({ onReport }: RadioListeners): Teller {
  let last: RadioReport | undefined;
  const tell = (report: RadioReport): void => {
    if (report.state === last?.state && report.words === last.words) return;
    last = report;
    onReport(report);
  };
  return {
    tell,
    tellScanning: () => {
      if (last?.state !== 'silent' && last?.state !== 'ok') tell({ state: 'ok', words: 'listening, nothing heard yet' });
    },
  };
}

async function listenOnce(
  { clock, open, silentAfterMs = 60_000 }: KeepListeningParts,
  { onAdvertisement }: RadioListeners,
  { tell, tellScanning }: Teller,
  signal: AbortSignal,
): Promise<{ readonly ending: Ending; readonly heard: boolean }> {
  const openedAtMs = clock.monotonic();
  let quietSinceMs: number | undefined = openedAtMs;
  let renewAfterMs = Infinity;
  let heard = false;
  let finish: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => (finish = resolve));
  const stop = (): void => finish('stopped');
  signal.addEventListener('abort', stop);

  const stopWatching = clock.every(watchEveryMs, () => {
    const nowMs = clock.monotonic();
    if (quietSinceMs !== undefined && nowMs - quietSinceMs >= silentAfterMs) {
      tell({
        state: 'silent',
        words: `nothing heard for ${Math.round(silentAfterMs / 1000)} s, starting the radio anew: is its antenna or dongle still plugged in?`,
      });
      finish('silent');
    } else if (nowMs - openedAtMs >= renewAfterMs) finish('renewed');
  });

  const opening = open({
    scanning: () => {
      quietSinceMs = clock.monotonic();
      tellScanning();
    },
    hear: (advertisement) => {
      const heardAtMs = clock.monotonic();
      quietSinceMs = heardAtMs;
      heard = true;
      tell({ state: 'ok', words: 'listening' });
      onAdvertisement({ ...advertisement, heardAtMs });
    },
    pause: (report) => {
      quietSinceMs = undefined;
      tell(report);
    },
    end: (report) => {
      if (report !== undefined) tell(report);
      finish('broken');
    },
  });
  const opened = opening.then((session) => {
    renewAfterMs = session.renewAfterMs ?? Infinity;
    return ended;
  });
  try {
    return { ending: await Promise.race([ended, opened]), heard };
  } catch (error) {
    tell(
      error instanceof RadioTrouble
        ? error.report
        : { state: 'missing', words: `the radio can't be opened: ${String(error)}`.slice(0, 200) },
    );
    return { ending: 'broken', heard };
  } finally {
    stopWatching();
    signal.removeEventListener('abort', stop);
    // Also closes a radio that opens only after we gave up waiting for it. A failure to open was told above.
    opening.then(
      (session) => session.close(),
      () => undefined,
    );
  }
}
