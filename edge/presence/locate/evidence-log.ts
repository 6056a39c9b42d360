import type { Hearing } from './radio-model.ts';
import type { HeardSignals } from './signal-window.ts';
import type { SilentReceivers } from './silence.ts';

/** Longer than two passes are apart; what nobody took by then is forgotten, the older half first. */
const mostSeconds = 128;
/** Tenths of a decibel, thousandths of a share: far below what either is worth. */
const perDb = 10;
const perShare = 1000;
const firstEntries = 512;

/**
 * What one tag's receivers said in the last two minutes at most, second by second, so that its way can be looked at again when more
 * is known: some 90 bytes a second, in memory only.
 */
export interface EvidenceLog {
  readonly seconds: number;
  /** Takes in the second that ended at `atMs`: who heard how well, as it came, and who listened in vain. */
  note(atMs: number, raw: HeardSignals, silent: SilentReceivers): void;
  /** When a second ended; NaN of one that is not there. */
  atMs(second: number): number;
  /** True when anybody heard the tag in it. */
  isHeard(second: number): boolean;
  /** Fills `hearing` with a second, the offsets of receivers taken off as they are known now. */
  read(second: number, hearing: Hearing, offsetDb: Float32Array): void;
  /** Forgets the oldest seconds. */
  drop(seconds: number): void;
}

export function createEvidenceLog(): EvidenceLog {
  let entries = new Int16Array(firstEntries);
  let end = 0;
  /** Of each second when it ended and where its entries begin: share lost, heard, silent, then three of each heard and one of each silent. */
  let ends: number[] = [];
  let starts: number[] = [];

  function makeRoom(count: number): void {
    if (end + count <= entries.length) return;
    const larger = new Int16Array(Math.max(2 * entries.length, end + count));
    larger.set(entries.subarray(0, end));
    entries = larger;
  }

  function drop(count: number): void {
    if (count === 0) return;
    const from = starts[count] ?? end;
    entries.copyWithin(0, from, end);
    end -= from;
    ends = ends.slice(count);
    starts = starts.slice(count).map((start) => start - from);
  }

  return {
    get seconds() {
      return starts.length;
    },
    drop,
    atMs: (second) => ends[second] ?? Number.NaN,
    isHeard: (second) => (entries[(starts[second] ?? end) + 1] ?? 0) > 0,
    note(atMs, raw, silent) {
      if (starts.length >= mostSeconds) drop(mostSeconds / 2);
      makeRoom(3 + 3 * raw.count + silent.count);
      ends.push(atMs);
      starts.push(end);
      entries[end] = Math.round(silent.lostShare * perShare);
      entries[end + 1] = raw.count;
      entries[end + 2] = silent.count;
      end += 3;
      for (let nth = 0; nth < raw.count; nth += 1, end += 3) {
        entries[end] = raw.receivers[nth] ?? 0;
        entries[end + 1] = Math.round((raw.rssiDbm[nth] ?? 0) * perDb);
        entries[end + 2] = Math.round((raw.sigmaDb[nth] ?? 0) * perDb);
      }
      for (let nth = 0; nth < silent.count; nth += 1, end += 1) entries[end] = silent.receivers[nth] ?? 0;
    },
    read(second, { heard, silent }, offsetDb) {
      let next = starts[second] ?? end;
      silent.lostShare = (entries[next] ?? 0) / perShare;
      heard.count = entries[next + 1] ?? 0;
      silent.count = entries[next + 2] ?? 0;
      next += 3;
      for (let nth = 0; nth < heard.count; nth += 1, next += 3) {
        const receiver = entries[next] ?? 0;
        heard.receivers[nth] = receiver;
        heard.rssiDbm[nth] = (entries[next + 1] ?? 0) / perDb - (offsetDb[receiver] ?? 0);
        heard.sigmaDb[nth] = (entries[next + 2] ?? 0) / perDb;
      }
      for (let nth = 0; nth < silent.count; nth += 1, next += 1) {
        const receiver = entries[next] ?? 0;
        silent.receivers[nth] = receiver;
        silent.offsetDb[nth] = offsetDb[receiver] ?? 0;
      }
    },
  };
}
