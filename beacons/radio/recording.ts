import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { joinAdStructures } from '#shared/radio/ad-structures.ts';
import { bytesOfHex } from '#shared/radio/bytes.ts';
import { writeIbeacon } from '#shared/radio/ibeacon.ts';
import { fieldOf } from './field-of.ts';

/** One line of a recording. */
export interface RecordedAdvertisement {
  /** Milliseconds on the recording's own scale. */
  readonly atMs: number;
  readonly address: string;
  readonly rssiDbm: number;
  readonly bytes: Uint8Array;
  /** Another receiver's line: it keeps time and is not heard. */
  readonly isOthers: boolean;
}

/** The UUID every replayed walk's beacons carry, so that they are never taken for a shop's own. */
export const replayUuidHex = 'a151e0007265706c6179000000000000';
/** What log-distance models take for an unknown beacon at one metre. */
const replayPowerDbm = -59;

/** True for a Danis walk file, false for our own JSON lines. */
export function isWalkFile(path: string): boolean {
  return path.endsWith('.mbd');
}

/** The advertisement of a walk's beacon: an iBeacon with the replay UUID, major and minor the last four bytes of its MAC. */
export function bytesOfWalkBeacon(macHex: string): Uint8Array {
  const major = Number.parseInt(macHex.slice(-8, -4), 16);
  const minor = Number.parseInt(macHex.slice(-4), 16);
  return joinAdStructures([
    { type: 0x01, data: Uint8Array.of(0x06) },
    writeIbeacon({ uuidHex: replayUuidHex, major, minor, powerDbm: replayPowerDbm }),
  ]);
}

/** A line of JSON: `{"atMs":…,"address":"…","rssiDbm":…,"bytesHex":"…"}`; undefined when it is not one. */
export function readJsonLine(line: string): RecordedAdvertisement | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const [atMs, address, rssiDbm, bytesHex] = ['atMs', 'address', 'rssiDbm', 'bytesHex'].map((name) => fieldOf(value, name));
  const bytes = typeof bytesHex === 'string' ? bytesOfHex(bytesHex) : undefined;
  if (typeof atMs !== 'number' || typeof address !== 'string' || typeof rssiDbm !== 'number' || bytes === undefined) return undefined;
  return { atMs, address, rssiDbm, bytes, isOthers: false };
}

const macPattern = /^[0-9a-f]{12}$/;

/** A MAC as walk files write it: twelve hex digits, lower case, no colons. Undefined when it is not one. */
export function plainMac(text: string): string | undefined {
  const mac = text.trim().toLowerCase().replace(/[:-]/g, '');
  return macPattern.test(mac) ? mac : undefined;
}

/** A line of a walk: unix seconds, receiver, beacon, RSSI, then where it was. Undefined when it is not one. */
export function readWalkLine(line: string, receiver: string): RecordedAdvertisement | undefined {
  const [seconds = '', by = '', beacon = '', rssi = ''] = line.split(',');
  const atMs = Number(seconds) * 1000;
  const rssiDbm = Number(rssi);
  const address = plainMac(beacon);
  if (seconds === '' || rssi === '' || !Number.isFinite(atMs) || !Number.isFinite(rssiDbm) || address === undefined) return undefined;
  return { atMs, address, rssiDbm, bytes: bytesOfWalkBeacon(address), isOthers: plainMac(by) !== receiver };
}

export interface RecordingParts {
  readonly path: string;
  /** Whose lines of a walk are heard; JSON lines need none. */
  readonly receiver?: string;
  /** Told once, at the end, when lines could not be read. */
  readonly onBroken?: (words: string) => void;
}

/** Reads a recording line by line, however long it is. */
export async function* readRecording({ path, receiver = '', onBroken }: RecordingParts): AsyncGenerator<RecordedAdvertisement> {
  const read = isWalkFile(path) ? (line: string) => readWalkLine(line, receiver) : readJsonLine;
  let number = 0;
  let broken = 0;
  let firstBroken = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (line.trim() === '') continue;
    const recorded = read(line);
    if (recorded !== undefined) {
      yield recorded;
      continue;
    }
    broken += 1;
    if (broken === 1) firstBroken = number;
  }
  if (broken > 0)
    onBroken?.(`${path}: ${broken} of ${number} lines are not advertisements and were left out; the first is line ${firstBroken}`);
}

/** The receivers of a walk file, in the order they are first heard. */
export async function receiversOf(path: string): Promise<readonly string[]> {
  const receivers = new Set<string>();
  for await (const line of linesOf(path)) {
    const receiver = plainMac(line.split(',')[1] ?? '');
    if (receiver !== undefined) receivers.add(receiver);
  }
  return [...receivers];
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}
