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
  /** Counts publishes of whoever signed in and answers for how many milliseconds not to read on. Undefined for who may publish as it likes. */
  readonly spend: ((publishes: number) => number) | undefined;
  readonly onBreach: (breach: Breach) => void;
  /** It publishes too fast and is read at its pace from now on; told once until it keeps to it. */
  readonly onSlowed: () => void;
}

const connackType = 0x20;
// A socket hands over 64 KB at once, some 500 messages, and everyone else would wait for all of them: some 60 go through in one turn of the event
// loop, and of who is too fast some four, so that its pace comes as a trickle and not in gushes.
const pieceBytes = 8_192;
const slowPieceBytes = 512;

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
    isTooFast = owedMs > 0;
    if (isTooFast) rest(owedMs);
  }

  connection.read = (size?: number) => {
    // The stream's own way of asking for more; whatever it were given would be lost.
    if (size === 0) return read(0);
    if (isClosed || stopRest !== undefined) return null;
    // aedes would handle what comes between CONNECT and its answer as if it had been given; it reads again afterwards.
    if (inspector.isPastConnect() && !isSignedIn()) return null;
    const most = isTooFast ? slowPieceBytes : pieceBytes;
    const isPiece = spend !== undefined && connection.readableLength > most;
    const chunk: unknown = read(isPiece ? most : size);
    if (!(chunk instanceof Uint8Array)) return chunk;
    const breach = inspector.accept(chunk);
    if (breach !== undefined) {
      close(breach);
      return null;
    }
    if (spend !== undefined && isSignedIn()) keepPace(spend(inspector.takePublishes()));
    // After a piece nobody else tells that more is there.
    if (isPiece && stopRest === undefined) setImmediate(() => connection.emit('readable'));
    return chunk;
  };
}
