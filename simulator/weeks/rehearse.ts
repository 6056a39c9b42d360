import { join } from 'node:path';
import { visitRules } from '#shared/domain/visit.ts';
import { createTurnedClock } from '#shared/link/turned-clock.ts';
import type { Course } from '../course.ts';
import { readPass } from '../kept/pass.ts';
import { sampleTastes } from '../people/tastes.ts';
import { beginPlay, type OpenPlay } from '../simulate.ts';
import { changedTastes } from './change.ts';
import { staffOnShift, visitorsPerHour } from './footfall.ts';
import type { ShopDay } from './shop-days.ts';
import { createTally, type Tally } from './tally.ts';
import type { TrueFigures } from './true-figures.ts';
import { createTurn, type Turn } from './turn.ts';
import { startTurnedHub, type TurnedHub } from './turned-hub.ts';

export interface RehearseParts {
  /** The built hub whose clock can be turned. */
  readonly hubProgram: string;
  /** A new folder. */
  readonly dataFolder: string;
  readonly seed: number;
  readonly days: readonly ShopDay[];
  /** People who come in on a usual day. */
  readonly visitorsADay: number;
  /** How many times as fast as life at most. */
  readonly mostRate: number;
  readonly say: (words: string) => void;
  /** Just before the doors open, with the hub as it can be reached then. */
  readonly onMorning?: (day: ShopDay, hub: Pick<Rehearsed, 'url' | 'greeting'>) => Promise<void>;
  readonly onDay: (day: ShopDay, truth: TrueFigures) => void;
}

export interface Rehearsed {
  readonly url: string;
  /** What the hub's terminal showed, first sign-ins included. */
  readonly greeting: string;
  /** The hub, still open, its clock standing at the end of the last day. */
  readonly hub: TurnedHub;
}

const minuteMs = 60_000;
/** The staff are there before the doors open; and after they closed until the hub has ended the last visit. */
const beforeMs = 3 * minuteMs;
const afterMs = visitRules.rejoinSeconds * 1_000 + minuteMs;
const peopleInAParty = 1.49;

/** Plays these days one after the other on a hub of its own, as fast as both can; nights and Sundays are skipped. */
export async function rehearse(parts: RehearseParts, signal: AbortSignal): Promise<Rehearsed> {
  const { days, dataFolder, seed, say, onMorning, onDay } = parts;
  const [first] = days;
  if (first === undefined) throw new Error('there is no open day to play');
  const startAt = first.opensAt - 2 * beforeMs;
  const clock = createTurnedClock(startAt);
  const hub = await startTurnedHub({ program: parts.hubProgram, dataFolder, startAt });
  try {
    const passFile = join(dataFolder, 'simulator.json');
    const pass = readPass(passFile);
    let today = first;
    let tally: Tally | undefined;
    const course: Course = {
      tastes: (zoneId) => (today.isChanged ? changedTastes(sampleTastes) : sampleTastes)(zoneId),
      flowFor: () => ({
        alreadyInside: 0,
        partiesPerSecond: () => visitorsPerHour(today, clock.now(), parts.visitorsADay) / peopleInAParty / 3_600,
      }),
      onDuty: () => (isStaffed(today, clock.now()) ? staffOnShift(today, clock.now()) : 0),
      witnessFor: (plan) => (tally = createTally(plan)),
      isTurned: true,
    };
    const playing = await beginPlay({ settings: { passFile, seed, speed: 1 }, pass, clock, tell: say, say }, course, signal);
    if (playing === undefined || tally === undefined) throw new Error('stopped before the shop was open');
    const turn = createTurn({ hub, inFlight: playing.inFlight, clock, mostRate: parts.mostRate, signal });
    for (const day of days) {
      today = day;
      await turn.skipTo(day.opensAt - beforeMs);
      await onMorning?.(day, { url: pass.http, greeting: hub.greeting });
      await playDay(day, playing, turn);
      onDay(day, tally.take());
    }
    await playing.inFlight.settled();
    await playing.stop();
    return { url: pass.http, greeting: hub.greeting, hub };
  } catch (error) {
    await hub.stop();
    throw error;
  }
}

function isStaffed({ opensAt, closesAt }: ShopDay, at: number): boolean {
  return at >= opensAt - beforeMs && at < closesAt + afterMs;
}

async function playDay({ closesAt }: ShopDay, { floor }: OpenPlay, turn: Turn): Promise<void> {
  await turn.to(closesAt);
  for (let at = closesAt; floor.shoppers().length > 0; at += minuteMs) {
    for (const party of floor.parties()) party.hurry();
    await turn.to(at + minuteMs);
  }
  await turn.to(closesAt + afterMs);
}
