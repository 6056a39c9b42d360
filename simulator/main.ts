import { systemClock } from '#shared/link/clock.ts';
import { ConfigError, RefusedError } from '#shared/link/errors.ts';
import { readPass } from './kept/pass.ts';
import { help, readSettings } from './settings.ts';
import { simulate } from './simulate.ts';

const exitCodes = { done: 0, failed: 1, misconfigured: 2 } as const;
const longestGoodbyeMs = 950;

/** Ends on the first signal after closing what is open, on the second at once. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCodes.failed);
      controller.abort();
      setTimeout(() => process.exit(exitCodes.done), longestGoodbyeMs).unref();
    });
  }
  return controller.signal;
}

async function main(words: readonly string[]): Promise<number> {
  const tell = (line: string): void => void process.stdout.write(`  ${line}\n`);
  try {
    const settings = readSettings(words);
    if (settings === undefined) {
      process.stdout.write(help);
      return exitCodes.done;
    }
    const signal = abortOnSignals();
    const say = settings.verbose ? tell : () => undefined;
    await simulate({ settings, pass: readPass(settings.passFile), clock: systemClock, tell, say }, signal);
    return exitCodes.done;
  } catch (error) {
    if (error instanceof ConfigError) {
      for (const mistake of error.mistakes) process.stderr.write(`The simulator can’t start: ${mistake}\n`);
      return exitCodes.misconfigured;
    }
    const words = error instanceof RefusedError || !(error instanceof Error) ? String(error) : (error.stack ?? error.message);
    process.stderr.write(`The simulator stopped: ${words}\n`);
    return exitCodes.failed;
  }
}

process.exit(await main(process.argv.slice(2)));
