import { fork, type ChildProcess } from 'node:child_process';
import type { Stop } from '#shared/link/bus.ts';

/** The hub as a process whose clock we turn; everything else goes through MQTT and HTTP, as for any shop. */
export interface TurnedHub {
  /** What it printed when the shop opened, first sign-ins included. */
  readonly greeting: string;
  /** Lets its time pass up to `at`, all of its timers in order. */
  turnTo(at: number): Promise<void>;
  /** Jumps there, as after a sleep. */
  skipTo(at: number): Promise<void>;
  stop(): Promise<void>;
}

export interface TurnedHubParts {
  /** The built rehearsal of the hub. */
  readonly program: string;
  readonly dataFolder: string;
  readonly startAt: number;
}

const isOpenWords = 'Stop with Ctrl-C';

/** Opens a new shop at `startAt`. Rejects with what the hub printed when it can't open. */
export async function startTurnedHub({ program, dataFolder, startAt }: TurnedHubParts): Promise<TurnedHub> {
  const hub = fork(program, ['--data', dataFolder, '--port', '0', '--mqtt-port', '0'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let printed = '';
  for (const stream of [hub.stdout, hub.stderr]) stream?.on('data', (bytes: Buffer) => void (printed += bytes.toString()));

  async function ask(asked: { readonly turnTo: number } | { readonly skipTo: number }): Promise<void> {
    await answered(
      hub,
      () => hub.send(asked),
      () => printed,
    );
  }
  await ask({ turnTo: startAt });
  await opened(hub, () => printed);
  return {
    greeting: printed,
    turnTo: (at) => ask({ turnTo: at }),
    skipTo: (at) => ask({ skipTo: at }),
    async stop() {
      if (hub.exitCode !== null || hub.signalCode !== null) return;
      const gone = new Promise((done) => hub.once('exit', done));
      hub.kill('SIGTERM');
      await gone;
    },
  };
}

/** Rejects when the hub ends first. */
function answered(hub: ChildProcess, send: () => void, printed: () => string): Promise<void> {
  return new Promise((done, fail) => {
    const stopWaiting: Stop = () => {
      hub.off('message', onAnswer);
      hub.off('exit', onExit);
    };
    const onAnswer = (): void => {
      stopWaiting();
      done();
    };
    const onExit = (code: number | null): void => {
      stopWaiting();
      fail(new Error(`the hub ended with ${code}:\n${printed()}`));
    };
    hub.on('message', onAnswer);
    hub.on('exit', onExit);
    send();
  });
}

function opened(hub: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((done, fail) => {
    const look = (): void => {
      if (printed().includes(isOpenWords)) done();
    };
    hub.stdout?.on('data', look);
    hub.once('exit', (code) => fail(new Error(`the hub ended with ${code}:\n${printed()}`)));
    look();
  });
}
