import { createTurnedClock, type TurnedClock } from '#shared/link/turned-clock.ts';
import { readConfig } from './config/config.ts';
import { runHub } from './run-hub.ts';

/**
 * The hub of a sample shop on a clock that its parent turns, so that weeks can be rehearsed in minutes. Only for a parent that
 * opened a channel to it: `{ turnTo }` or `{ skipTo }`, Unix milliseconds, is answered with `{ at }` once the time has passed.
 * The first one opens the shop. The product's own start never comes here.
 */
function listen(): void {
  let clock: TurnedClock | undefined;
  process.on('message', (asked) => {
    const turnTo = instantIn(asked, 'turnTo');
    const skipTo = instantIn(asked, 'skipTo');
    const at = turnTo ?? skipTo;
    if (at === undefined) return;
    if (clock === undefined) {
      clock = createTurnedClock(at);
      open(clock);
      answer(at);
      return;
    }
    const turned = clock;
    // What reached our sockets before this did is heard first: one more turn of the loop reads them.
    setImmediate(() =>
      setImmediate(() => {
        if (turnTo === undefined) turned.skipTo(at);
        else turned.turnTo(at);
        answer(at);
      }),
    );
  });
  // Without its parent nobody turns the clock: better no hub than one that stands still.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

function answer(at: number): void {
  process.send?.({ at });
}

function open(clock: TurnedClock): void {
  const config = readConfig(process.argv.slice(2), process.cwd());
  if (config === 'help') throw new Error('there is nothing to ask here: see simulate-week --help');
  if (!config.sampleShop) throw new Error('only a sample shop can be rehearsed: a real shop’s time is not ours to turn');
  runHub({ config, clock, programFolder: import.meta.dirname }).catch(end);
}

function instantIn(message: unknown, name: 'turnTo' | 'skipTo'): number | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const found: unknown = Reflect.get(message, name);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

function end(error: unknown): void {
  console.error(error);
  process.exit(1);
}

process.on('uncaughtException', end);
if (process.send === undefined) end('This hub is for rehearsals only: node scripts/simulate-week.mjs starts it and turns its clock.');
else listen();
