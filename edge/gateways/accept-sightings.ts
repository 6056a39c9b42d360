import type { Static } from 'typebox';
import type { gatewaySightings } from '#shared/contract/gateways.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import { createClockOffset, type ClockOffset } from './clock-offset.ts';
import { createRepeats } from './repeats.ts';

export type SightingsBatch = Static<typeof gatewaySightings.body>;

const staleMs = 10_000;
const rememberMs = 60_000;
const batchesRemembered = 8;

/** What was not let in, since the start; shown in health. */
export interface Refusals {
  readonly unknown: number;
  readonly stale: number;
  readonly repeated: number;
  readonly repeatedBatches: number;
  readonly lostBatches: number;
  readonly clockJumps: number;
}

export interface AcceptSightings {
  /** Turns one gateway's batch into sightings in hub time: registered tags only, none older than ten seconds, each once. */
  accept(gatewayId: string, batch: SightingsBatch): readonly Sighting[];
  /** Gives the number of unknown advertisers counted since the last call, and starts again at nought. */
  takeOthers(): number;
  readonly refusals: Refusals;
}

interface Gateway {
  readonly offset: ClockOffset;
  readonly recentBatches: string[];
  lastSequence: number | undefined;
}

export interface AcceptParts {
  /** The tag register; anything it does not know is only counted. */
  readonly findTag: (tagKey: string) => RegisteredTag | undefined;
  readonly clock: Clock;
}

/** A gateway's clock is never trusted: see `ClockOffset`. Unknown tags leave a number behind and nothing else. */
export function createAcceptSightings({ findTag, clock }: AcceptParts): AcceptSightings {
  const gateways = new Map<string, Gateway>();
  const repeats = createRepeats();
  const refusals = { unknown: 0, stale: 0, repeated: 0, repeatedBatches: 0, lostBatches: 0, clockJumps: 0 };
  let others = 0;
  let tidiedMs = clock.now();

  function gatewayOf(gatewayId: string): Gateway {
    const known = gateways.get(gatewayId);
    if (known !== undefined) return known;
    const made = { offset: createClockOffset(), recentBatches: [], lastSequence: undefined };
    gateways.set(gatewayId, made);
    return made;
  }

  function isRepeatedBatch(gateway: Gateway, { at, sequence }: SightingsBatch): boolean {
    const name = `${at} ${sequence}`;
    if (gateway.recentBatches.includes(name)) return true;
    gateway.recentBatches.push(name);
    if (gateway.recentBatches.length > batchesRemembered) gateway.recentBatches.shift();
    return false;
  }

  /** A sequence that goes back is a restarted gateway or a batch out of order: no loss can be told from it. */
  function countLost(gateway: Gateway, sequence: number): void {
    if (gateway.lastSequence !== undefined && sequence > gateway.lastSequence + 1) {
      refusals.lostBatches += sequence - gateway.lastSequence - 1;
    }
    gateway.lastSequence = sequence;
  }

  function tidy(nowMs: number): void {
    if (Math.abs(nowMs - tidiedMs) < rememberMs) return;
    repeats.forgetBefore(nowMs - rememberMs);
    tidiedMs = nowMs;
  }

  return {
    refusals,
    accept(gatewayId, batch) {
      const nowMs = clock.now();
      const gateway = gatewayOf(gatewayId);
      tidy(nowMs);
      if (isRepeatedBatch(gateway, batch)) {
        refusals.repeatedBatches += 1;
        return [];
      }
      countLost(gateway, batch.sequence);
      const { offsetMs, jumped } = gateway.offset.read(nowMs, batch.at);
      if (jumped) refusals.clockJumps += 1;
      others += batch.others;
      const accepted: Sighting[] = [];
      for (const { tag: tagKey, rssiDbm, agoMs, powerDbm } of batch.sightings) {
        const heardMs = batch.at - agoMs;
        const atMs = Math.min(nowMs, heardMs + offsetMs);
        if (findTag(tagKey) === undefined) {
          refusals.unknown += 1;
          others += 1;
        } else if (nowMs - atMs > staleMs) {
          refusals.stale += 1;
        } else if (repeats.isRepeat(tagKey, gatewayId, heardMs)) {
          refusals.repeated += 1;
        } else {
          repeats.touch(tagKey, nowMs);
          accepted.push({ tagKey, receiverId: gatewayId, rssiDbm, atMs, powerDbm });
        }
      }
      return accepted;
    },
    takeOthers() {
      const taken = others;
      others = 0;
      return taken;
    },
  };
}
