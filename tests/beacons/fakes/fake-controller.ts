import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hex } from '../vectors.ts';

/** A Bluetooth controller on a pseudo-terminal, speaking HCI over UART (H4) as a real dongle does. */
export interface FakeController {
  /** The terminal to open as a serial port. */
  readonly port: string;
  readonly isScanning: () => boolean;
  /** How often scanning was switched on. */
  readonly scanStarts: () => number;
  /** One advertising report; resolves when the terminal took it. */
  report(report: AdvertisingReport): Promise<void>;
  /** Bytes as they are, broken or not. */
  send(bytes: Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

export interface AdvertisingReport {
  /** Big-endian, as people write it. */
  readonly address: string;
  readonly rssiDbm: number;
  readonly bytes: Uint8Array;
  /** Legacy: 0 connectable, 3 not connectable, 4 scan response (Core Vol 4 Part E §7.7.65.2). */
  readonly type?: number;
}

/** In words, why the fake can't run here; empty when it can. */
export function missingForController(): string {
  try {
    createRequire(import.meta.url).resolve('@stoprocent/noble');
  } catch {
    return '@stoprocent/noble is not installed: npm install --include=optional';
  }
  return spawnSync('socat', ['-V']).status === 0 ? '' : 'socat is not installed: apt install socat';
}

/** Answers after the status byte, by opcode; every other command is answered with status 0 alone. */
const answers: Readonly<Record<number, string>> = {
  0x0c6c: '0100',
  0x1001: '0a00000a5d000000',
  0x1002: '00'.repeat(64),
  0x1005: 'fd0300100000 00',
  0x1009: '420001aa0000',
  0x2002: '1b0008',
};
const readFeatures = 0x2003;
const scanEnable = 0x200c;
const extendedScanEnable = 0x2042;

export async function startController({ extended = false } = {}): Promise<FakeController> {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-hci-'));
  const link = join(folder, 'hci');
  const path = join(folder, 'socket');
  let starts = 0;
  let scanning = false;
  let socket: Socket | undefined;
  const server = createServer((connected) => {
    socket = connected;
    let pending = Buffer.alloc(0);
    connected.on('error', () => undefined);
    connected.on('data', (data) => {
      pending = Buffer.concat([pending, data]);
      for (let length = lengthOf(pending); length !== undefined; length = lengthOf(pending)) {
        obey(connected, pending.subarray(0, length));
        pending = pending.subarray(length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const socat: ChildProcess = spawn('socat', [`pty,raw,echo=0,link=${link}`, `unix-connect:${path}`], { stdio: 'ignore' });
  while (!existsSync(link) || socket === undefined) await new Promise((resolve) => setTimeout(resolve, 10));

  function obey(connected: Socket, command: Buffer): void {
    const opcode = command.readUInt16LE(1);
    if (opcode === scanEnable || opcode === extendedScanEnable) {
      scanning = command[4] === 1;
      if (scanning) starts += 1;
    }
    const features = extended ? '0010000000000000' : '0000000000000000';
    const answer = hex(opcode === readFeatures ? features : (answers[opcode] ?? ''));
    connected.write(Uint8Array.from([0x04, 0x0e, answer.length + 4, 1, opcode & 0xff, opcode >> 8, 0, ...answer]));
  }
  const send = (bytes: Uint8Array): Promise<void> => new Promise((resolve) => socket?.write(bytes, () => resolve()));

  return {
    port: realpathSync(link),
    isScanning: () => scanning,
    scanStarts: () => starts,
    report: (report) => send(extended ? extendedReport(report) : legacyReport(report)),
    send,
    async stop() {
      const ended = new Promise((resolve) => socat.once('exit', resolve));
      socket?.destroy();
      socat.kill();
      await ended;
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The length of the first whole command, undefined while it is not all there. */
function lengthOf(pending: Buffer): number | undefined {
  const parameters = pending[3];
  const length = 4 + (parameters ?? 0);
  return parameters === undefined || pending.length < length ? undefined : length;
}

const littleEndian = (address: string): Uint8Array => hex(address.replaceAll(':', '')).reverse();

function legacyReport({ address, rssiDbm, bytes, type = 3 }: AdvertisingReport): Uint8Array {
  const report = [0x02, 1, type, 1, ...littleEndian(address), bytes.length, ...bytes, rssiDbm & 0xff];
  return Uint8Array.from([0x04, 0x3e, report.length, ...report]);
}

function extendedReport({ address, rssiDbm, bytes }: AdvertisingReport): Uint8Array {
  const report = [
    0x0d,
    1,
    0x10,
    0,
    1,
    ...littleEndian(address),
    1,
    0,
    0xff,
    127,
    rssiDbm & 0xff,
    0,
    0,
    0,
    ...new Uint8Array(6),
    bytes.length,
    ...bytes,
  ];
  return Uint8Array.from([0x04, 0x3e, report.length, ...report]);
}
