import type { Breach } from './breach.ts';
import { checkBody, checkHead, checkPublishHead, checkPublishId, isPublish, qosOfPublish, type PacketHead } from './check-packet.ts';
import type { BrokerLimits } from './limits.ts';

/** Follows the packets of one connection's byte stream, however it is cut. */
export interface PacketInspector {
  /** Answers the first breach in these bytes; after one there is nothing more to ask. */
  accept(chunk: Uint8Array): Breach | undefined;
  /** The whole CONNECT is there. */
  isPastConnect(): boolean;
  /** Publishes begun since the last time somebody asked. */
  takePublishes(): number;
}

const mostLengthBytes = 4;

/**
 * A state machine over one type byte, one to four bytes of length (7 bits each, MQTT 3.1.1, 2.2.3) and the part of the body that is looked at.
 * Nothing is copied of packets that come in one piece, and of a PUBLISH never more than its topic.
 */
export function createPacketInspector(limits: BrokerLimits): PacketInspector {
  let isFirst = true;
  let first: number | undefined;
  let length = 0;
  let lengthBytes = 0;
  let head: PacketHead | undefined;
  /** Bytes of the body still to come. */
  let left = 0;
  /** How many bytes of the body are looked at; -1 when that is done. */
  let wanted = 0;
  /** Those of them that came in earlier chunks: one buffer of the wanted size, so that bytes sent singly cost no more than others. */
  let held: Buffer | undefined;
  let heldBytes = 0;
  let publishes = 0;
  /** A device publishes on the same topic again and again: it is looked at once. */
  let soundTopic: Buffer | undefined;

  function endPacket(): void {
    first = undefined;
    head = undefined;
    length = 0;
    lengthBytes = 0;
    isFirst = false;
  }

  /** One byte of the fixed header. */
  function acceptHeader(byte: number): Breach | undefined {
    if (first === undefined) {
      first = byte;
      return undefined;
    }
    length += (byte & 0x7f) * 128 ** lengthBytes;
    lengthBytes += 1;
    const goesOn = (byte & 0x80) !== 0;
    // What is announced only grows: no need to wait for the rest of it.
    const begun = { first, length, isFirst };
    if (goesOn && length <= limits.packetBytes) {
      return lengthBytes < mostLengthBytes ? undefined : { reason: 'protocol', words: 'a length of more than four bytes' };
    }
    const wrong = checkHead(begun, limits);
    if (wrong !== undefined) return wrong;
    head = begun;
    left = length;
    wanted = isPublish(begun) ? Math.min(2, length) : length;
    if (isPublish(begun)) publishes += 1;
    return undefined;
  }

  /** The part that is looked at is there. Answers a breach, `more` when it must be longer, or `done`. */
  function look(part: Uint8Array, begun: PacketHead): Breach | 'more' | 'done' {
    if (!isPublish(begun)) return checkBody(part, begun, limits) ?? 'done';
    if (wanted === 2 && part.length === 2) {
      const needed = 2 + (part[0] ?? 0) * 256 + (part[1] ?? 0) + (qosOfPublish(begun) > 0 ? 2 : 0);
      if (needed > begun.length) return { reason: 'protocol', words: 'PUBLISH: the topic or packet id is longer than its packet' };
      if (needed > 2) {
        wanted = needed;
        return 'more';
      }
    }
    const id = qosOfPublish(begun) > 0 ? 2 : 0;
    const topic = part.subarray(0, part.length - id);
    const isKnown = soundTopic !== undefined && Buffer.compare(soundTopic, topic) === 0;
    const wrong = isKnown ? checkPublishId(part, begun) : checkPublishHead(part, begun, limits);
    if (wrong === undefined && !isKnown) soundTopic = Buffer.from(topic);
    return wrong ?? 'done';
  }

  /** The wanted part of the body, once all of it is there. */
  function collect(piece: Uint8Array): Uint8Array | undefined {
    if (held === undefined && piece.length === wanted) return piece;
    if (held === undefined || held.length < wanted) {
      const grown = Buffer.alloc(wanted);
      held?.copy(grown, 0, 0, heldBytes);
      held = grown;
    }
    held.set(piece, heldBytes);
    heldBytes += piece.length;
    return heldBytes === wanted ? held : undefined;
  }

  function acceptBody(chunk: Uint8Array, place: number, begun: PacketHead): { readonly next: number } | Breach {
    let next = place;
    for (;;) {
      const piece = chunk.subarray(next, next + wanted - heldBytes);
      next += piece.length;
      left -= piece.length;
      const part = collect(piece);
      if (part === undefined) return { next };
      const found = look(part, begun);
      if (found === 'more') {
        if (held !== undefined) continue;
        // The two bytes again, now together with what they announce: most often all of it is in this chunk.
        next -= piece.length;
        left += piece.length;
        continue;
      }
      if (found !== 'done') return found;
      wanted = -1;
      held = undefined;
      heldBytes = 0;
      return { next };
    }
  }

  return {
    accept(chunk) {
      let place = 0;
      while (place < chunk.length || (head !== undefined && left === 0)) {
        if (head === undefined) {
          const wrong = acceptHeader(chunk[place] ?? 0);
          if (wrong !== undefined) return wrong;
          place += 1;
          continue;
        }
        if (wanted >= 0) {
          const looked = acceptBody(chunk, place, head);
          if ('reason' in looked) return looked;
          place = looked.next;
          if (wanted >= 0) return undefined;
        }
        const skipped = Math.min(left, chunk.length - place);
        left -= skipped;
        place += skipped;
        if (left === 0) endPacket();
      }
      return undefined;
    },
    isPastConnect: () => !isFirst,
    takePublishes() {
      const taken = publishes;
      publishes = 0;
      return taken;
    },
  };
}
