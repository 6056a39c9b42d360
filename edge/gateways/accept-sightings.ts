import type { Static } from 'typebox';
import type { gatewaySightings } from '#shared/contract/gateways.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import type { TagKey } from '#shared/domain/tag.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { BeaconReport } from '#shared/radio/beacon-report.ts';
import { createClockOffset, type ClockOffset } from './clock-offset.ts';
import type { GatewayFormat } from './formats/gateway-format.ts';
import type { HeardBatch, HeardBeacon } from './formats/heard.ts';
import { createRepeats, type HeardBefore } from './repeats.ts';
import { spreadTimes } from './spread-times.ts';
import { createStrangers } from './strangers.ts';
import { createTagFinder } from './tag-finder.ts';

export type SightingsBatch = Static<typeof gatewaySightings.body>;
/** What of a make decides how its sightings are dated and weighed. */
export type HeardFacts = Pick<GatewayFormat, 'clock' | 'resolutionMs' | 'collectedMs' | 'sigmaDb'>;

const staleMs = 10_000;
const rememberMs = 60_000;
const batchesRemembered = 8;
const weakestDbm = -110;
const strongestDbm = -10;

/** What was not let in, since the start; shown in health. */
export interface Refusals {
  readonly unknown: number;
  readonly stale: number;
  readonly repeated: number;
  readonly repeatedBatches: number;
  readonly lostBatches: number;
  readonly clockJumps: number;
  /** No strength a radio measures: several stacks say 0 or 127 for one they don't know. */
  readonly impossible: number;
}

export interface AcceptSightings {
  /** Turns one gateway's batch into sightings in hub time: registered tags only, none older than ten seconds, each once. */
  accept(gatewayId: string, batch: SightingsBatch): readonly Sighting[];
  /** Until when, in hub time, one of our own gateways has told all it heard; undefined for other makes, whose silence says nothing. */
  toldUntil(gatewayId: string): number | undefined;
  /** The same for a gateway of another make; what carries no time was heard when it arrives, or evenly while it was collected. */
  acceptForeign(gatewayId: string, facts: HeardFacts, batch: HeardBatch): readonly Sighting[];
  /** Gives the number of unknown advertisers counted since the last call, and starts again at nought. */
  takeOthers(): number;
  readonly refusals: Refusals;
}

interface Gateway {
  readonly offset: ClockOffset;
  readonly recentBatches: string[];
  lastSequence: number | undefined;
  toldUntilMs: number | undefined;
}

export interface AcceptParts {
  /** The tag register; anything it does not know is only counted. */
  readonly findTag: (tagKey: string) => RegisteredTag | undefined;
  readonly resolveEid?: (eidHex: string) => TagKey | undefined;
  /** What a registered tag says of itself. */
  readonly onReport?: (tagKey: TagKey, report: BeaconReport) => void;
  readonly clock: Clock;
}

/** A gateway's clock is never trusted: see `ClockOffset`. Unknown tags leave a number behind and nothing else. */
export function createAcceptSightings({ findTag, resolveEid = () => undefined, onReport, clock }: AcceptParts): AcceptSightings {
  const gateways = new Map<string, Gateway>();
  const repeats = createRepeats();
  const strangers = createStrangers();
  const finder = createTagFinder({ findTag, resolveEid });
  const refusals = { unknown: 0, stale: 0, repeated: 0, repeatedBatches: 0, lostBatches: 0, clockJumps: 0, impossible: 0 };
  let others = 0;
  let tidiedMs = clock.now();

  function gatewayOf(gatewayId: string): Gateway {
    const known = gateways.get(gatewayId);
    if (known !== undefined) return known;
    const made = { offset: createClockOffset(), recentBatches: [], lastSequence: undefined, toldUntilMs: undefined };
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

  function offsetOf(gateway: Gateway, nowMs: number, sentMs: number): number {
    const { offsetMs, jumped } = gateway.offset.read(nowMs, sentMs);
    if (jumped) refusals.clockJumps += 1;
    return offsetMs;
  }

  /** Most keys are lasting ones, and the tag behind such a one is found without a list. */
  function findOne(heardKey: string): TagKey | undefined {
    return findTag(heardKey) === undefined ? finder.find([heardKey], undefined) : heardKey;
  }

  /** Whether a sighting of a registered tag, heard then on its gateway's clock, is new and of now. */
  function isNew(tagKey: TagKey, before: HeardBefore, heardMs: number, atMs: number, nowMs: number): boolean {
    if (nowMs - atMs > staleMs) {
      refusals.stale += 1;
      return false;
    }
    if (before.isRepeat(tagKey, heardMs, nowMs)) {
      refusals.repeated += 1;
      return false;
    }
    return true;
  }

  function findForeign(gatewayId: string, { keys, addressHex, report }: HeardBeacon, nowMs: number): TagKey | undefined {
    const tagKey = finder.find(keys, addressHex);
    if (tagKey === undefined) {
      refusals.unknown += 1;
      if (strangers.count(gatewayId, keys[0] ?? addressHex ?? '', nowMs)) others += 1;
    } else if (report !== undefined) onReport?.(tagKey, report);
    return tagKey;
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
      const offsetMs = offsetOf(gateway, nowMs, batch.at);
      gateway.toldUntilMs = Math.min(nowMs, batch.at + offsetMs);
      others += batch.others;
      const before = repeats.of(gatewayId);
      const accepted: Sighting[] = [];
      for (const { tag: heardKey, rssiDbm, agoMs, powerDbm } of batch.sightings) {
        const heardMs = batch.at - agoMs;
        const atMs = Math.min(nowMs, heardMs + offsetMs);
        const tagKey = findOne(heardKey);
        if (tagKey === undefined) {
          refusals.unknown += 1;
          others += 1;
        } else if (isNew(tagKey, before, heardMs, atMs, nowMs)) accepted.push({ tagKey, receiverId: gatewayId, rssiDbm, atMs, powerDbm });
      }
      for (const { tag: heardKey, ...report } of batch.reports ?? []) {
        const tagKey = findOne(heardKey);
        if (tagKey !== undefined) onReport?.(tagKey, report);
      }
      return accepted;
    },
    toldUntil: (gatewayId) => gateways.get(gatewayId)?.toldUntilMs,
    acceptForeign(gatewayId, facts, batch) {
      const nowMs = clock.now();
      tidy(nowMs);
      const sentMs = facts.clock === 'none' ? undefined : batch.sentMs;
      const offsetMs = sentMs === undefined ? 0 : offsetOf(gatewayOf(gatewayId), nowMs, sentMs);
      const times = spreadTimes(batch.beacons, sentMs ?? nowMs, facts, sentMs !== undefined);
      const { sigmaDb } = facts;
      const before = repeats.of(gatewayId);
      const accepted: Sighting[] = [];
      for (const [nth, beacon] of batch.beacons.entries()) {
        const tagKey = findForeign(gatewayId, beacon, nowMs);
        const { rssiDbm, powerDbm } = beacon;
        if (tagKey === undefined || rssiDbm === undefined) continue;
        if (!(rssiDbm >= weakestDbm && rssiDbm <= strongestDbm)) {
          refusals.impossible += 1;
          continue;
        }
        const heardMs = times[nth] ?? nowMs;
        const atMs = Math.min(nowMs, heardMs + offsetMs);
        if (!isNew(tagKey, before, heardMs, atMs, nowMs)) continue;
        accepted.push({ tagKey, receiverId: gatewayId, rssiDbm, atMs, powerDbm: powerOf(powerDbm), sigmaDb });
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

/** A power no beacon can have is as good as none. */
function powerOf(powerDbm: number | undefined): number | undefined {
  return powerDbm !== undefined && powerDbm >= weakestDbm && powerDbm <= 0 ? powerDbm : undefined;
}
