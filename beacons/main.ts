import { systemClock } from '#shared/link/clock.ts';
import { ConfigError, RefusedError } from '#shared/link/errors.ts';
import { createLog } from './log.ts';
import { planGateways } from './plan.ts';
import { runGateways } from './run-gateways.ts';
import { help, readSettings } from './settings.ts';
import { readSoftwareVersion } from './software-version.ts';

const mergeMs = 250;
const longestGoodbyeMs = 3_000;
const exitCodes = { done: 0, failed: 1, misconfigured: 2 } as const;

/** Ends on the first signal after saying goodbye to the hub, on the second at once. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCodes.failed);
      controller.abort();
      setTimeout(() => process.exit(exitCodes.failed), longestGoodbyeMs).unref();
    });
  }
  return controller.signal;
}

async function main(words: readonly string[]): Promise<number> {
  const log = createLog(systemClock, (line) => process.stderr.write(line));
  try {
    const settings = readSettings(words);
    if (settings === undefined) {
      process.stdout.write(help);
      return exitCodes.done;
    }
    const signal = abortOnSignals();
    const plans = await planGateways({ settings, clock: systemClock, log });
    const softwareVersion = readSoftwareVersion(import.meta.dirname);
    await runGateways(
      { hubUrl: settings.hubUrl, plans, clock: systemClock, softwareVersion, log, mergeMs: mergeMs / (settings.replay?.speed ?? 1) },
      signal,
    );
    return exitCodes.done;
  } catch (error) {
    if (error instanceof ConfigError) {
      for (const mistake of error.mistakes) process.stderr.write(`${mistake}\n`);
      return exitCodes.misconfigured;
    }
    if (error instanceof RefusedError) log(error.message);
    else log(`the gateway stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return exitCodes.failed;
  }
}

// Drivers leave sockets and timers behind: the exit is ours, once everything was said.
process.exit(await main(process.argv.slice(2)));
