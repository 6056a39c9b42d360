import { randomUUID } from 'node:crypto';
import { zoneAt, type FloorPlan } from '#shared/domain/floor-plan.ts';
import { heatGridOf } from '#shared/domain/heat-grid.ts';
import type { RegisteredTag, Sighting } from '#shared/domain/sighting.ts';
import { zoneDepths, type ZoneDepths } from '#shared/domain/turning-point.ts';
import { visitRules } from '#shared/domain/visit.ts';
import { floorNow } from './floor-now.ts';
import {
  beginFollow,
  fallSilent,
  hasLeft,
  isSilent,
  isTaken,
  isVisiting,
  noteSighting,
  openIfBelieved,
  parkFollow,
  takeEstimate,
  type Follow,
} from './follow.ts';
import { createKeeping } from './keeping.ts';
import { createLessonKeeper } from './lesson-keeper.ts';
import { createLocator } from './locate/locator.ts';
import type { Locator } from './locate/track.ts';
import type { LearntOffsets } from './locate/receiver-offsets.ts';
import { createSurveyField } from './locate/survey-field.ts';
import type { Presence, PresenceParts } from './presence-parts.ts';
import { isParked } from './rest.ts';
import { createRedraws, redrawMs } from './redraws.ts';
import { roundMs, startRounds } from './rounds.ts';
import { createSteadyTime } from './steady-time.ts';
import { createTell } from './tell.ts';
import { createVisitKeeper } from './visit-keeper.ts';
import { whyHere } from './why-here.ts';
import { createVisitTrace, type VisitTrace } from './visit-trace.ts';

const secondMs = 1000;
/** After a pause longer than this, seconds are skipped rather than caught up with. */
const mostSecondsAtOnce = 5;

function randomVisitId(): string {
  return `v${randomUUID().replaceAll('-', '').slice(0, 20)}`;
}

/**
 * From sightings to zones, stays and visits. Each tag moves on once a second, a few of them in every round, so that
 * none is long. Everything about open visits is in memory; what may be kept goes to disk in small pieces.
 */
export function createPresence(parts: PresenceParts): Presence {
  const { findTag, findConsents, clock, records, listeners, rules = visitRules, makeVisitId = randomVisitId } = parts;
  const time = createSteadyTime(clock);
  const onFault = (fault: unknown): void => listeners.onFault?.(fault);
  const keeper = createVisitKeeper({ records, clock, rules, onFault });
  const tell = createTell({ listeners, findConsents });
  const depths = (): ZoneDepths => (plan === undefined ? new Map() : zoneDepths(plan));
  const redraws = createRedraws({ onFault });
  const keeping = createKeeping({ keeper, redraws, findConsents, rules, depths, onFinal: tell.final });
  const follows = new Map<string, Follow>();
  let plan = parts.plan;
  let locator = locate(undefined);
  let beaconLocator = locateByBeacons();
  const lessonKeeper = createLessonKeeper({ records, clock, learnt: () => locator.learnt(), onFault });
  let stops: readonly (() => void)[] = [];

  const beginTrace = (): VisitTrace | undefined => (plan === undefined ? undefined : createVisitTrace(heatGridOf(plan)));
  const isTill = (zoneId: string | null): boolean => plan?.zones.some(({ id, purpose }) => id === zoneId && purpose === 'till') ?? false;
  const zoneIds = (): readonly string[] => plan?.zones.map(({ id }) => id) ?? [];
  const floor = (): ReturnType<Presence['floor']> => floorNow([...follows.values()], zoneIds(), Math.round(clock.now()));

  /** Belief over the plan in force, with what was measured on it and what was learnt of its receivers. */
  function locate(learnt: LearntOffsets | undefined): Locator {
    const readings = parts.surveyReadings?.() ?? [];
    const survey = plan === undefined || readings.length === 0 ? undefined : createSurveyField(readings, plan.receivers);
    return createLocator(plan, { survey, learnt });
  }

  /** For phones, whose receivers are the fixed beacons of the plan. */
  function locateByBeacons(): Locator {
    const receivers = (plan?.references ?? []).map(({ tagKey, at, heightMetres }) => ({ deviceId: tagKey, at, heightMetres }));
    return createLocator(plan === undefined ? undefined : { ...plan, receivers, references: [] });
  }

  const locatorOf = (tag: RegisteredTag | undefined): Locator => (tag?.isListener === true ? beaconLocator : locator);

  function begin(tagKey: string, tag: RegisteredTag, powerDbm: number | undefined, atMs: number): Follow {
    const follow = beginFollow(
      {
        tagKey,
        visitId: makeVisitId(),
        offsetMs: time.offsetMs(),
        kind: tag.kind,
        shopperId: tag.shopperId,
        track: locatorOf(tag).follow(powerDbm),
      },
      atMs,
      // After a restart all tags are heard for the first time at once: their seconds begin in different rounds.
      time.nowMs() - ((follows.size * roundMs) % secondMs),
    );
    follows.set(tagKey, follow);
    return follow;
  }

  function end(follow: Follow, closedMs: number): void {
    const wasVisiting = isVisiting(follow);
    const fromZoneId = follow.progress.stay.zoneId;
    if (wasVisiting && fromZoneId !== null) {
      fallSilent(follow);
      tell.moved(follow, fromZoneId, closedMs);
    }
    keeping.finish(follow, closedMs);
    if (wasVisiting) tell.closed(follow, closedMs);
    follows.delete(follow.tagKey);
  }

  /** A tag that changed hands begins another visit: one person's visit never goes on in another's name. */
  function followOf({ tagKey, powerDbm }: Sighting, tag: RegisteredTag, atMs: number): Follow {
    const known = follows.get(tagKey);
    if (known === undefined) return begin(tagKey, tag, powerDbm, atMs);
    if (goesOn(known, tag)) return known;
    end(known, known.lastMs);
    return begin(tagKey, tag, powerDbm, atMs);
  }

  /** A fob linked after it was picked up is the same visit, whose shopper is known from now on. */
  function goesOn(follow: Follow, tag: RegisteredTag | undefined): boolean {
    if (tag === undefined || tag.kind !== follow.kind) return false;
    follow.shopperId ??= tag.shopperId;
    return follow.shopperId === tag.shopperId;
  }

  function hearOne(sighting: Sighting, atMs: number): void {
    const tag = findTag(sighting.tagKey);
    if (tag === undefined) return;
    if (tag.kind === 'reference') {
      locator.hearReference(sighting.tagKey, sighting.receiverId, sighting.rssiDbm, sighting.powerDbm);
      return;
    }
    const follow = followOf(sighting, tag, atMs);
    if (isVisiting(follow) && isSilent(follow, atMs, rules.zoneSilenceSeconds)) {
      // Fresh belief: after such a silence the old place says little, and its power guess is worth less than a clean start.
      redraws.lose(follow);
      follow.track = locatorOf(tag).follow(sighting.powerDbm);
      follow.estimate = undefined;
    }
    if (follow.state === 'away') comeBack(follow);
    noteSighting(follow, atMs);
    follow.track.hear(sighting.receiverId, sighting.rssiDbm, atMs, sighting.powerDbm, sighting.sigmaDb);
  }

  /** Whoever stepped out and in again within `rejoinSeconds` is on the same visit. */
  function comeBack(follow: Follow): void {
    follow.state = 'open';
    follow.dueMs = time.nowMs();
  }

  function moveOn(follow: Follow, atMs: number): void {
    if (openIfBelieved(follow, rules)) {
      keeping.agree(follow, atMs);
      follow.hasBeenAsked = true;
      follow.trace = beginTrace();
      tell.opened(follow);
    }
    const { zoneId: fromZoneId } = follow.progress.stay;
    if (isSilent(follow, atMs, rules.zoneSilenceSeconds)) {
      if (follow.estimate !== undefined) redraws.lose(follow);
      fallSilent(follow);
    } else takeEstimate(follow, follow.track.advance(atMs), rules);
    // Only a kept path is drawn anew: of anyone else nothing is remembered for it.
    if (follow.state !== 'waiting' && follow.kept === undefined) follow.track.forgetWay();
    if (follow.state !== 'open') return;
    keeping.agree(follow, atMs);
    const { stay } = follow.progress;
    leaveTrace(follow);
    if (stay.zoneId !== fromZoneId) tell.moved(follow, fromZoneId, stay.sinceMs);
    keeping.note(follow, atMs);
    tell.dwelling(follow, atMs);
    park(follow, atMs);
    if (follow.state === 'open' && hasLeft(follow, atMs, plan, rules)) follow.state = 'away';
  }

  function leaveTrace({ estimate, trace, offsetMs }: Follow): void {
    if (estimate?.at !== undefined) trace?.add(estimate.at, Math.round(estimate.atMs + offsetMs), isTill(estimate.zoneId));
  }

  function park(follow: Follow, atMs: number): void {
    const { rest, kind } = follow;
    if (rest === undefined || plan === undefined || kind === 'staff') return;
    if (!isParked(rest, zoneAt(plan, rest.at)?.purpose, atMs, rules)) return;
    end(follow, Math.min(rest.sinceMs, follow.lastMs));
    follows.set(follow.tagKey, parkFollow(follow, makeVisitId()));
  }

  function advance(follow: Follow, nowMs: number): void {
    if (!goesOn(follow, findTag(follow.tagKey)) || isSilent(follow, nowMs, silenceOf(follow))) {
      end(follow, follow.lastMs);
      return;
    }
    if (nowMs - follow.dueMs > mostSecondsAtOnce * secondMs) follow.dueMs = nowMs;
    const atMs = follow.dueMs;
    follow.dueMs += secondMs;
    if (follow.state !== 'away') moveOn(follow, atMs);
    if (isTaken(follow, rules)) follows.delete(follow.tagKey);
  }

  function silenceOf(follow: Follow): number {
    if (isVisiting(follow)) return rules.rejoinSeconds;
    return follow.state === 'waiting' ? rules.openSilenceSeconds : rules.shopSilenceSeconds;
  }

  function takeTurn(follow: Follow, nowMs: number): boolean {
    if (follow.dueMs > nowMs) return false;
    try {
      advance(follow, nowMs);
    } catch (fault) {
      onFault(fault);
      follows.delete(follow.tagKey);
    }
    return true;
  }

  function tellFloor(): void {
    tell.occupancy(follows.values(), zoneIds(), Math.round(clock.now()));
    tell.floor(floor());
  }

  return {
    async start() {
      const lessons = await lessonKeeper.start();
      if (lessons !== undefined) locator = locate(lessons);
      try {
        await keeper.closeInterrupted();
      } catch (fault) {
        onFault(fault);
      }
      stops = [
        startRounds({ clock, everyone: () => follows.values(), take: takeTurn }),
        clock.every(secondMs, tellFloor),
        clock.every(redrawMs, redraws.drawNext),
      ];
    },
    hear(sightings) {
      const fromInstant = time.fromInstants();
      for (const sighting of sightings) hearOne(sighting, fromInstant(sighting.atMs));
    },
    listened: (receiverId, untilAt) => locator.listened(receiverId, time.fromInstant(untilAt)),
    floor,
    placeOf(shopperId) {
      const consents = findConsents(shopperId);
      if (consents === undefined || !(consents.offers || consents.path)) return undefined;
      for (const follow of follows.values()) {
        if (follow.shopperId === shopperId && follow.state === 'open') {
          return { visitId: follow.visitId, zoneId: follow.progress.stay.zoneId };
        }
      }
      return undefined;
    },
    explain(visitId) {
      const follow = [...follows.values()].find((one) => one.visitId === visitId);
      return follow?.state === 'open' && follow.estimate !== undefined ? whyHere(visitId, follow.track.explain()) : undefined;
    },
    replacePlan(changed: FloorPlan) {
      plan = changed;
      locator = locate(locator.learnt());
      beaconLocator = locateByBeacons();
      for (const follow of follows.values()) {
        follow.track = locatorOf(findTag(follow.tagKey)).follow(undefined);
        follow.rest = follow.firstPlace = undefined;
        if (isVisiting(follow)) follow.trace = beginTrace();
      }
    },
    surveyChanged() {
      locator = locate(locator.learnt());
      for (const follow of follows.values()) follow.track = locatorOf(findTag(follow.tagKey)).follow(undefined);
    },
    consentsChanged(shopperId) {
      for (const follow of follows.values()) if (follow.shopperId === shopperId) keeping.agree(follow, time.nowMs());
    },
    async stop() {
      for (const stop of stops) stop();
      stops = [];
      await lessonKeeper.stop();
      await keeper.settled();
    },
  };
}
