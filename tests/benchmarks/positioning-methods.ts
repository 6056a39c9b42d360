import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { createLocator } from '../../edge/presence/locate/locator.ts';
import type { LearntOffsets } from '../../edge/presence/locate/receiver-offsets.ts';
import type { SurveyField } from '../../edge/presence/locate/survey-field.ts';
import type { Locator, PathPlace } from '../../edge/presence/locate/track.ts';
import type { Peer } from './positioning-peers.ts';
import type { RecordedPacket, RecordedTag } from './positioning-files.ts';
import type { Answer } from './positioning-score.ts';

/** What the beacon is said to send at one metre: nobody calibrated it, so it is what every untouched tag says. */
export const statedDbm = -59;

/** Between two recordings played to one locator. */
const pauseMs = 60_000;

/** Hands a recording to a method second by second: whatever was heard by then, and the question where the tag is. */
function replay(
  { packets }: RecordedTag,
  hear: (packet: RecordedPacket) => void,
  answer: (atMs: number) => Omit<Answer, 'decidedMs'> | undefined,
): Answer[] {
  const answers: Answer[] = [];
  const seconds = Math.floor((packets.at(-1)?.atMs ?? 0) / 1000);
  let next = 0;
  for (let second = 1; second <= seconds; second += 1) {
    const decidedMs = second * 1000;
    for (let packet = packets[next]; packet !== undefined && packet.atMs < decidedMs; packet = packets[next]) {
      hear(packet);
      next += 1;
    }
    const answered = answer(decidedMs);
    if (answered !== undefined) answers.push({ decidedMs, ...answered });
  }
  return answers;
}

export function askPeer(peer: Peer, plan: FloorPlan, tag: RecordedTag): Answer[] {
  const decider = peer.create(plan.receivers);
  const numbers = new Map(plan.receivers.map(({ deviceId }, nth) => [deviceId, nth]));
  return replay(
    tag,
    ({ receiverId, rssiDbm, atMs }) => decider.hear(numbers.get(receiverId) ?? -1, rssiDbm, atMs),
    (atMs) => {
      const receiver = plan.receivers[decider.decide(atMs)];
      return { atMs, at: receiver?.at, zoneId: receiver?.deviceId ?? null };
    },
  );
}

export interface AislePart {
  readonly tagHeightMetres: number;
  readonly survey?: SurveyField | undefined;
  readonly learnt?: LearntOffsets | undefined;
}

/** The recording reaches us packet by packet, so nothing need be waited for: `batchMs` is nought, as it is for every peer. */
function locatorFor(plan: FloorPlan, { tagHeightMetres, survey, learnt }: AislePart): Locator {
  return createLocator(plan, { tagHeightMetres, batchMs: 0, survey, learnt });
}

/** Each recording is replayed on a clock of its own, and what a receiver told of one says nothing of the next: so a locator is asked of one after the other. */
function followWith(locator: Locator, tag: RecordedTag, beginMs: number = 0): Walked {
  const track = locator.follow(statedDbm);
  const path: PathPlace[] = [];
  const retrace = (isOver: boolean): void => {
    path.push(...track.retrace(isOver).map((place) => ({ ...place, atMs: place.atMs - beginMs })));
  };
  const answers = replay(
    tag,
    ({ receiverId, rssiDbm, atMs }) => track.hear(receiverId, rssiDbm, beginMs + atMs, statedDbm),
    (atMs) => {
      for (const [receiverId, listensUntilMs] of tag.listening) {
        if (listensUntilMs >= atMs) locator.listened(receiverId, beginMs + atMs);
      }
      const estimate = track.advance(beginMs + atMs);
      if (atMs % (redrawnSeconds * 1000) === 0) retrace(false);
      return estimate === undefined ? undefined : { ...estimate, atMs: estimate.atMs - beginMs };
    },
  );
  retrace(true);
  return { answers, path };
}

export function askAisle(plan: FloorPlan, part: AislePart, tag: RecordedTag): Answer[] {
  return followWith(locatorFor(plan, part), tag).answers;
}

/** As often as the hub looks at the way of an open visit again. */
const redrawnSeconds = 60;

/** What Aisle says while a tag walks, and beside it the path it draws of the same seconds afterwards. */
export interface Walked {
  readonly answers: Answer[];
  readonly path: readonly PathPlace[];
}

export function walkAisle(plan: FloorPlan, part: AislePart, tag: RecordedTag): Walked {
  return followWith(locatorFor(plan, part), tag);
}

/** What a shop has learnt of its receivers after these tags went by a few times; nobody told it where they were. */
export function learnFrom(plan: FloorPlan, part: AislePart, tags: readonly RecordedTag[], times: number = 3): LearntOffsets | undefined {
  const locator = locatorFor(plan, part);
  let beginMs = 0;
  for (let time = 0; time < times; time += 1) {
    for (const tag of tags) {
      followWith(locator, tag, beginMs);
      beginMs += (tag.packets.at(-1)?.atMs ?? 0) + pauseMs;
    }
  }
  return locator.learnt();
}
