import { resolve } from 'node:path';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { createSurveyField, type SurveyField } from '../../edge/presence/locate/survey-field.ts';
import { askAisle, askPeer, learnFrom, statedDbm, walkAisle, type AislePart } from './positioning-methods.ts';
import { scorePaths } from './positioning-path.ts';
import { peers } from './positioning-peers.ts';
import type { RecordedTag } from './positioning-files.ts';
import { hasRoom, readRoom, surveyOf, type RecordedRoom } from './positioning-room.ts';
import { printRows, type PositioningRow } from './positioning-table.ts';
import { scoreStills, scoreWalks, type Answer } from './positioning-score.ts';

const words = process.argv.slice(2);
const folder = resolve(
  words.includes('--data')
    ? (words[words.indexOf('--data') + 1] ?? '')
    : `${process.env['AISLE_DATA'] ?? '../shared/data'}/danis-ble-tetam`,
);
const asJson = words.includes('--json');
const isQuick = words.includes('--quick');

type Ask = (walk: RecordedTag, nth: number) => Answer[];

/** One trouble to put a recording through; the zones asked for stay those of all receivers. */
interface Trouble {
  readonly name: string;
  readonly plan: (plan: FloorPlan) => FloorPlan;
  readonly bend: (tag: RecordedTag, plan: FloorPlan) => RecordedTag;
}

const untouched: Trouble = { name: 'as recorded', plan: (plan) => plan, bend: (tag) => tag };

function louder(decibels: number): Trouble {
  const bend = (tag: RecordedTag): RecordedTag => ({
    ...tag,
    packets: tag.packets.map((packet) => ({ ...packet, rssiDbm: packet.rssiDbm + decibels })),
  });
  return { ...untouched, name: `tag ${decibels > 0 ? '+' : ''}${decibels} dB`, bend };
}

/** Keeps `count` receivers as far from one another as can be, beginning with the one nearest the middle. */
function fewer(count: number): Trouble {
  const plan = (whole: FloorPlan): FloorPlan => {
    const metres = (a: { xMetres: number; yMetres: number }, b: { xMetres: number; yMetres: number }): number =>
      Math.hypot(a.xMetres - b.xMetres, a.yMetres - b.yMetres);
    const middle = { xMetres: whole.widthMetres / 2, yMetres: whole.depthMetres / 2 };
    const left = whole.receivers.toSorted((a, b) => metres(a.at, middle) - metres(b.at, middle));
    const kept = left.splice(0, 1);
    const apart = (one: (typeof left)[number]): number => Math.min(...kept.map(({ at }) => metres(at, one.at)));
    while (kept.length < count && left.length > 0) {
      left.sort((a, b) => apart(b) - apart(a));
      kept.push(...left.splice(0, 1));
    }
    return { ...whole, receivers: kept };
  };
  const bend = (tag: RecordedTag, { receivers }: FloorPlan): RecordedTag => {
    const names = new Set(receivers.map(({ deviceId }) => deviceId));
    return {
      ...tag,
      packets: tag.packets.filter(({ receiverId }) => names.has(receiverId)),
      listening: new Map([...tag.listening].filter(([receiverId]) => names.has(receiverId))),
    };
  };
  return { name: `${count} receivers`, plan, bend };
}

/** The receiver that is heard best falls silent half-way. */
const dying: Trouble = {
  ...untouched,
  name: 'a receiver dies',
  bend(tag) {
    const halfMs = (tag.packets.at(-1)?.atMs ?? 0) / 2;
    const sums = new Map<string, number>();
    for (const { atMs, receiverId, rssiDbm } of tag.packets) {
      if (Math.abs(atMs - halfMs) < 3000) sums.set(receiverId, (sums.get(receiverId) ?? 0) + 10 ** (rssiDbm / 10));
    }
    const [loudest] = [...sums].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    return {
      ...tag,
      packets: tag.packets.filter(({ atMs, receiverId }) => atMs < halfMs || receiverId !== loudest),
      listening: new Map([...tag.listening].map(([receiverId, untilMs]) => [receiverId, receiverId === loudest ? halfMs : untilMs])),
    };
  },
};

function askAll(trouble: Trouble, room: RecordedRoom, survey: SurveyField | undefined): PositioningRow[] {
  const plan = trouble.plan(room.plan);
  const walks = room.walks.map((walk) => trouble.bend(walk, plan));
  const { tagHeightMetres } = room;
  const judge = (method: string, ask: Ask): PositioningRow => {
    const answered = walks.map((walk, nth) => ({ walk: room.walks[nth] ?? walk, answers: ask(walk, nth) }));
    return { trouble: trouble.name, method, ...scoreWalks(room.plan, answered) };
  };
  const judgeAisle = (method: string, partOf: (nth: number) => AislePart): PositioningRow => {
    const walked = walks.map((walk, nth) => ({ walk: room.walks[nth] ?? walk, walked: walkAisle(plan, partOf(nth), walk) }));
    const answered = walked.map((one) => ({ walk: one.walk, answers: one.walked.answers }));
    return { trouble: trouble.name, method, ...scoreWalks(room.plan, answered), ...scorePaths(room.plan, walked) };
  };
  const rows = [judgeAisle('Aisle, first minute', () => ({ tagHeightMetres }))];
  if (walks.length > 1) {
    const learnt = walks.map((_, left) =>
      learnFrom(
        plan,
        { tagHeightMetres },
        walks.filter((_, nth) => nth !== left),
      ),
    );
    rows.push(judgeAisle('Aisle', (nth) => ({ tagHeightMetres, learnt: learnt[nth] })));
  }
  if (survey !== undefined) rows.push(judgeAisle('Aisle, surveyed', () => ({ tagHeightMetres, survey })));
  for (const peer of peers) rows.push(judge(peer.name, (walk) => askPeer(peer, plan, walk)));
  return rows;
}

function askStills(room: RecordedRoom): PositioningRow[] {
  const { plan, tagHeightMetres, stills } = room;
  if (stills.length === 0) return [];
  const judge = (method: string, ask: Ask): PositioningRow => ({
    trouble: 'lying still',
    method,
    ...scoreStills(
      plan,
      stills.map((still, nth) => ({ still, answers: ask(still, nth) })),
    ),
  });
  const readings = surveyOf(stills, tagHeightMetres, statedDbm);
  const without = (still: RecordedTag): SurveyField =>
    createSurveyField(
      readings.filter(({ at }) => at !== still.packets[0]?.at),
      plan.receivers,
    );
  const learnt = learnFrom(plan, { tagHeightMetres }, room.walks);
  return [
    judge('Aisle, first minute', (still) => askAisle(plan, { tagHeightMetres }, still)),
    judge('Aisle', (still) => askAisle(plan, { tagHeightMetres, learnt }, still)),
    judge('Aisle, surveyed', (still) => askAisle(plan, { tagHeightMetres, survey: without(still) }, still)),
    ...peers.map((peer) => judge(peer.name, (still) => askPeer(peer, plan, still))),
  ];
}

function giveUp(words: string): never {
  console.error(words);
  process.exit(1);
}

function open(): RecordedRoom {
  try {
    return readRoom(folder);
  } catch (error) {
    return giveUp(`The recordings in ${folder} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

if (!hasRoom(folder)) {
  giveUp(`No recordings in ${folder}: name a folder with cnf/*.dev and trk/*.mbd by --data DIR.`);
}
const room = open();
const readings = surveyOf(room.stills, room.tagHeightMetres, statedDbm);
const survey = readings.length > 0 ? createSurveyField(readings, room.plan.receivers) : undefined;
const counts = [8, 6, 4].filter((count) => count < room.plan.receivers.length);
const troubles = isQuick ? [untouched, louder(6)] : [untouched, louder(6), louder(-6), ...counts.map(fewer), dying];
const rows = troubles.flatMap((trouble) => askAll(trouble, room, survey));
if (!isQuick) rows.push(...askStills(room));
if (asJson)
  console.log(JSON.stringify({ room: room.name, walks: room.walks.map(({ name }) => name), stills: room.stills.length, rows }, null, 1));
else printRows(room, rows);
