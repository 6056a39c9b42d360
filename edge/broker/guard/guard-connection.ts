import type { Duplex } from 'node:stream';
import type { Clock } from '#shared/link/clock.ts';
import type { Breach } from './breach.ts';
import type { BrokerLimits } from './limits.ts';
import { createPacketInspector } from './packet-inspector.ts';

export interface GuardParts {
  readonly connection: Duplex;
  readonly limits: BrokerLimits;
  readonly clock: Clock;
  /** Its CONNECT was accepted. */
  readonly isSignedIn: () => boolean;
  /** Counts publishes of whoever signed in. Answers for how many milliseconds not to read on. */
  readonly spend: (publishes: number) => number;
  readonly onBreach: (breach: Breach) => void;
  /** It publishes too fast and is read at its pace from now on; told once until it keeps to it. */
  readonly onSlowed: () => void;
}

const connackType = 0x20;
// Of who is too fast: a socket hands over 64 KB at once, some 500 messages, and everyone else would wait for all of them.
const pieceBytes = 2_048;

/**
 * Stands in front of aedes, which has no packet limit, buffers what a packet announces before anyone signed in, and takes much that MQTT forbids.
 * It reads with `read()`, so that is where we look; what it gets is what came.
 */
export function guardConnection({ connection, limits, clock, isSignedIn, spend, onBreach, onSlowed }: GuardParts): void {
  const inspector = createPacketInspector(limits);
  const read = connection.read.bind(connection);
  let isClosed = false;
  let isTooFast = false;
  let stopRest: (() => void) | undefined;
  connection.once('close', () => stopRest?.());

  function close(breach: Breach): void {
    isClosed = true;
    onBreach(breach);
    if (breach.returnCode === undefined) connection.destroy();
    else connection.end(Buffer.from([connackType, 2, 0, breach.returnCode]), () => connection.destroy());
  }

  /** Not reading fills its own socket, so a device that floods waits for itself and for nobody else. */
  function rest(forMs: number): void {
    stopRest = clock.after(forMs, () => {
      stopRest = undefined;
      connection.emit('readable');
    });
  }

  function keepPace(owedMs: number): void {
    if (owedMs > 0 && !isTooFast) onSlowed();
    const wasTooFast = isTooFast;
    isTooFast = owedMs > 0;
    // After a piece nobody else tells that more is there.
    if (owedMs > 0 || (wasTooFast && connection.readableLength > 0)) rest(Math.max(1, owedMs));
  }

  connection.read = (size?: number) => {
    if (isClosed || stopRest !== undefined) return null;
    // aedes would handle what comes between CONNECT and its answer as if it had been given; it reads again afterwards.
    if (inspector.isPastConnect() && !isSignedIn()) return null;
    const chunk: unknown = isTooFast && connection.readableLength > pieceBytes ? read(pieceBytes) : read(size);
    if (!(chunk instanceof Uint8Array)) return chunk;
    const breach = inspector.accept(chunk);
    if (breach !== undefined) {
      close(breach);
      return null;
    }
    if (isSignedIn()) keepPace(spend(inspector.takePublishes()));
    return chunk;
  };
}
