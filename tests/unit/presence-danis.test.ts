import { beforeAll, describe, expect, test } from 'vitest';
import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import { createAcceptSightings, type SightingsBatch } from '../../edge/gateways/accept-sightings.ts';
import { createLocator } from '../../edge/presence/locate/locator.ts';
import { createPresence } from '../../edge/presence/presence.ts';
import type { Estimate } from '../../edge/presence/locate/track.ts';
import {
  danisMissing,
  danisWalks,
  hasDanisData,
  readDanisPlan,
  readDanisStills,
  readDanisWalk,
  type DanisPacket,
} from '../fixtures/danis-plan.ts';
import { createHandClock, createTestRecords, openingTime, tagNumber } from '../fixtures/presence-shop.ts';

const tagKey = tagNumber(17);
/** The recorded beacon was carried on a pole. */
const tagHeightMetres = 1.8;
const powerDbm = -59;

if (!hasDanisData) console.warn(`skipped: ${danisMissing}`);

/** What the gateways would have sent: each its own packets, once a second, on clocks of their own. */
function batchesAt(packets: readonly DanisPacket[], second: number): { gatewayId: string; batch: SightingsBatch }[] {
  const sentMs = (second + 1) * 1000;
  const heard = packets.filter(({ atMs }) => atMs >= second * 1000 && atMs < sentMs);
  const gatewayIds = [...new Set(packets.map(({ receiverId }) => receiverId))].toSorted();
  return gatewayIds.map((gatewayId, nth) => ({
    gatewayId,
    batch: {
      at: openingTime + sentMs + nth * 600_000,
      sequence: second,
      others: 0,
      sightings: heard
        .filter(({ receiverId }) => receiverId === gatewayId)
        .map(({ atMs, rssiDbm }) => ({ tag: tagKey, rssiDbm, agoMs: Math.round(sentMs - atMs), powerDbm })),
    },
  }));
}

/** Replays packets, whose times count from the start, through acceptance and a track; answers every estimate. */
function replay(plan: FloorPlan, packets: readonly DanisPacket[], seconds: number, trusted: boolean = true): Estimate[] {
  const clock = createHandClock();
  const accepting = createAcceptSightings({ findTag: () => ({ kind: 'fob' }), clock });
  const track = createLocator(plan, { tagHeightMetres }).follow(trusted ? powerDbm : undefined);
  const estimates: Estimate[] = [];
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1000);
    for (const { gatewayId, batch } of batchesAt(packets, second)) {
      for (const { rssiDbm, atMs } of accepting.accept(gatewayId, batch)) {
        track.hear(gatewayId, rssiDbm, atMs - openingTime, trusted ? powerDbm : undefined);
      }
    }
    const estimate = track.advance(clock.now() - openingTime);
    if (estimate !== undefined) estimates.push(estimate);
  }
  return estimates;
}

interface Score {
  readonly seconds: number;
  readonly metres: number;
  readonly rightZones: number;
  readonly switches: number;
  readonly trueSwitches: number;
}

function score(plan: FloorPlan, packets: readonly DanisPacket[], estimates: readonly Estimate[]): Score {
  const trueZoneAt = (atMs: number): string | undefined => {
    const packet = packets.find((one) => one.atMs >= atMs);
    return packet === undefined ? undefined : zoneAt(plan, packet)?.id;
  };
  let metres = 0;
  let rightZones = 0;
  const judged = estimates.filter(({ atMs }) => atMs >= 0 && atMs <= (packets.at(-1)?.atMs ?? 0));
  for (const { atMs, at, zoneId } of judged) {
    const truth = packets.find((one) => one.atMs >= atMs);
    if (truth === undefined || at === undefined) continue;
    metres += Math.hypot(truth.xMetres - at.xMetres, truth.yMetres - at.yMetres);
    if (trueZoneAt(atMs) === zoneId) rightZones += 1;
  }
  const changes = (zones: readonly (string | null | undefined)[]): number =>
    zones.filter((zone, nth) => nth > 0 && zone !== zones[nth - 1]).length;
  return {
    seconds: judged.length,
    metres: metres / judged.length,
    rightZones: rightZones / judged.length,
    switches: changes(judged.map(({ zoneId }) => zoneId)),
    trueSwitches: changes(judged.map(({ atMs }) => trueZoneAt(atMs))),
  };
}

function fromStart(packets: readonly DanisPacket[]): DanisPacket[] {
  const startMs = packets[0]?.atMs ?? 0;
  return packets.map((packet) => ({ ...packet, atMs: packet.atMs - startMs }));
}

describe.skipIf(!hasDanisData)('a real beacon carried through a real room of 364 m² with 12 receivers', () => {
  let plan: FloorPlan;
  beforeAll(() => {
    plan = readDanisPlan();
  });

  function scoreWalks(trusted: boolean): Score {
    const scores = danisWalks.map((walk) => {
      const packets = fromStart(readDanisWalk(walk));
      // An estimate waits for what comes after it; where a recording stops, nothing does.
      const seconds = Math.floor((packets.at(-1)?.atMs ?? 0) / 1000);
      const result = score(plan, packets, replay(plan, packets, seconds, trusted));
      console.log(
        `${walk}: ${result.metres.toFixed(2)} m, right zone ${(100 * result.rightZones).toFixed(0)} %, ${result.switches} switches (true ${result.trueSwitches})`,
      );
      return result;
    });
    const seconds = scores.reduce((sum, one) => sum + one.seconds, 0);
    const mean = (pick: (one: Score) => number): number => scores.reduce((sum, one) => sum + pick(one) * one.seconds, 0) / seconds;
    const sum = (pick: (one: Score) => number): number => scores.reduce((total, one) => total + pick(one), 0);
    const all = {
      seconds,
      metres: mean((one) => one.metres),
      rightZones: mean((one) => one.rightZones),
      switches: sum((one) => one.switches),
      trueSwitches: sum((one) => one.trueSwitches),
    };
    console.log(
      `all: ${all.metres.toFixed(2)} m, right zone ${(100 * all.rightZones).toFixed(0)} %, ${all.switches} of ${all.trueSwitches}`,
    );
    return all;
  }

  test('is followed to within a metre and a half on average, without a survey, whatever its gateways’ clocks say', () => {
    const all = scoreWalks(true);
    expect(all.seconds).toBeGreaterThan(160);
    expect(all.metres).toBeLessThan(1.5);
    expect(all.rightZones).toBeGreaterThan(0.65);
    expect(all.switches).toBeLessThanOrEqual(all.trueSwitches + 4);
  });

  test('is followed nearly as well when it does not say how strong it sends', () => {
    const all = scoreWalks(false);
    expect(all.metres).toBeLessThan(1.7);
    expect(all.rightZones).toBeGreaterThan(0.6);
  });

  test('makes one visit of one walk, whose stays are mostly where it really was and add up to its length', async () => {
    const packets = fromStart(readDanisWalk('zigzagging_with_rotation'));
    const { records, db } = createTestRecords();
    db.sql(`INSERT INTO shoppers (shopper_id, token_hash, language, joined_at, seen_at) VALUES ('s1', 's1', 'fr', 0, 0)`).run();
    db.sql(`INSERT INTO consents (shopper_id, purpose, granted_at) VALUES ('s1', 'path', 0)`).run();
    const clock = createHandClock();
    const findTag = (key: string) => (key === tagKey ? ({ kind: 'fob', shopperId: 's1' } as const) : undefined);
    const accepting = createAcceptSightings({ findTag, clock });
    const faults: unknown[] = [];
    const listeners = { onFault: (fault: unknown) => faults.push(fault) };
    const presence = createPresence({ plan, findTag, findConsents: () => ({ offers: false, path: true }), clock, records, listeners });
    await presence.start();
    for (let second = 0; second < 420; second += 1) {
      clock.advance(1000);
      for (const { gatewayId, batch } of batchesAt(packets, second)) presence.hear(accepting.accept(gatewayId, batch));
    }
    await presence.stop();
    expect(faults).toEqual([]);
    const visits = db.sql<{ opened: number; closed: number }>('SELECT opened_at AS opened, closed_at AS closed FROM visits').all();
    const stays = db
      .sql<{ zone: string; entered: number; left: number }>(
        'SELECT zone_id AS zone, entered_at AS entered, left_at AS "left" FROM stays ORDER BY seq',
      )
      .all();
    const lengthMs = (visits[0]?.closed ?? 0) - (visits[0]?.opened ?? 0);
    expect(visits).toHaveLength(1);
    expect(Math.abs(lengthMs - (packets.at(-1)?.atMs ?? 0))).toBeLessThan(1000);
    expect(stays.reduce((sum, { entered, left }) => sum + left - entered, 0)).toBe(lengthMs);
    const right = packets.filter((packet) => {
      const stay = stays.find(({ entered, left }) => packet.atMs + openingTime >= entered && packet.atMs + openingTime < left);
      return stay !== undefined && stay.zone === zoneAt(plan, packet)?.id;
    });
    console.log(
      `${stays.map(({ zone }) => zone).join(' > ')}: right for ${((100 * right.length) / packets.length).toFixed(0)} % of the walk`,
    );
    expect(right.length / packets.length).toBeGreaterThan(0.6);
    expect(stays.length).toBeLessThanOrEqual(6);
  });

  test('left lying where it is, changes zone less than once in seven minutes', () => {
    const places = [...readDanisStills().values()].filter((_, nth) => nth % 6 === 0);
    let minutes = 0;
    let flips = 0;
    let right = 0;
    let seconds = 0;
    for (const packets of places) {
      const truth = packets[0] === undefined ? undefined : zoneAt(plan, packets[0])?.id;
      const settled = replay(plan, packets, 120).filter(({ atMs }) => atMs >= 15_000);
      minutes += settled.length / 60;
      seconds += settled.length;
      flips += settled.filter(({ zoneId }, nth) => nth > 0 && zoneId !== settled[nth - 1]?.zoneId).length;
      right += settled.filter(({ zoneId }) => zoneId === truth).length;
    }
    console.log(
      `${places.length} places: ${(flips / minutes).toFixed(2)} flips a minute, right zone ${((100 * right) / seconds).toFixed(0)} %`,
    );
    expect(minutes).toBeGreaterThan(10);
    expect(flips / minutes).toBeLessThan(0.15);
    expect(right / seconds).toBeGreaterThan(0.75);
  });
});
