import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { pidOf, readUsage, sleep } from '../benchmarks/machine.ts';
import { connectBytes } from '../broker/broken-packets.ts';
import { startEcho } from '../fakes/echo.ts';
import { openRawWebSocket } from '../fakes/raw-websocket.ts';
import { startHub } from '../fakes/start-hub.ts';
import { scale, tellEnding } from './ending.ts';

const sockets = 200;
const promised = { megabytes: 64, seconds: 5 } as const;
// A timer of five seconds rings a little after them.
const graceSeconds = 0.5;
// The hub closes after five seconds; a machine that is busy with something else may be late.
const longestMs = scale(30_000, 15_000);
const announcesMuch = Uint8Array.of(0x10, 0xff, 0xff, 0xff, 0x3f);

/** What a socket does that never says who it is. */
const manners: readonly ((socket: Socket) => void)[] = [
  () => undefined,
  (socket) => socket.write(Uint8Array.of(0x10)),
  // A CONNECT of 134 MB, and the first four of them at once.
  (socket) => {
    socket.write(announcesMuch);
    for (let piece = 0; piece < 4; piece += 1) socket.write(Buffer.alloc(1_048_576, 0x61));
  },
  // A CONNECT that goes on, a byte a second.
  (socket) => {
    const bytes = connectBytes({ clientId: 'drip' });
    let place = 0;
    const timer = setInterval(() => {
      socket.write(bytes.subarray(place, (place += 1)));
      if (place >= bytes.length - 1) clearInterval(timer);
    }, 1_000);
    socket.once('close', () => clearInterval(timer));
  },
  (socket) => socket.write('GET / HTTP/1.1\r\n\r\n'),
];

test(`${sockets} hostile sockets before CONNECT: all are closed, memory stays, everyone else goes on`, { timeout: 120_000 }, async () => {
  const hub = await startHub();
  let watch: NodeJS.Timeout | undefined;
  try {
    const port = Number(new URL(hub.mqttUrl).port);
    const pid = pidOf(hub.process);
    const echo = await startEcho(hub);
    await sleep(2_000);
    const before = readUsage(pid).residentMegabytes;
    let mostMegabytes = before;
    watch = setInterval(() => (mostMegabytes = Math.max(mostMegabytes, readUsage(pid).residentMegabytes)), 50);
    const closedAfterMs: number[] = [];
    const open: Socket[] = [];
    const follow = (socket: Socket): void => {
      let openedAt = performance.now();
      socket.once('connect', () => (openedAt = performance.now()));
      open.push(socket);
      socket.on('error', () => undefined);
      socket.resume();
      socket.once('close', () => closedAfterMs.push(performance.now() - openedAt));
    };
    for (let nth = 0; nth < sockets; nth += 1) {
      const manner = manners[nth % (manners.length + 1)];
      if (manner === undefined) follow(await openRawWebSocket(hub.url));
      else {
        const socket = connect({ host: '127.0.0.1', port, noDelay: true });
        follow(socket);
        manner(socket);
      }
    }
    const allClosed = Promise.all(
      open.map((socket) => new Promise<void>((done) => (socket.closed ? done() : socket.once('close', () => done())))),
    );
    await Promise.race([allClosed, sleep(longestMs)]);
    expect(closedAfterMs.length).toBe(sockets);
    expect(hub.process.exitCode).toBe(null);
    const { count, p99Ms } = echo.figures();
    expect(count).toBeGreaterThan(20);
    echo.stop();
    expect(await hub.log()).toContain('"reason":"too-large"');
    const [grown, slowest] = [mostMegabytes - before, Math.max(...closedAfterMs) / 1_000];
    tellEnding(
      `${sockets} sockets that never sign in: all closed after ${slowest.toFixed(1)} s, the hub ${grown.toFixed(0)} MB larger at most; ` +
        `${count} echoes of a healthy hanger, p99 ${Math.round(p99Ms)} ms`,
      { words: `under ${promised.megabytes} MB`, kept: grown < promised.megabytes },
      // The last ones are opened some tenths of a second after the first.
      { words: `closed in ${promised.seconds} s`, kept: slowest < promised.seconds + graceSeconds },
    );
  } finally {
    clearInterval(watch);
    await hub.stop();
  }
});
