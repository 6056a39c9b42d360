import type { AboutBody, NoteBody } from '#shared/contract/figures.ts';
import { hourOf } from '#shared/domain/visit-counts.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import type { StoreTime } from '../store-time.ts';
import { hidden, isFew, openShareFigure } from './figure-rules.ts';
import { readNotes } from './note-records.ts';
import type { Asked, Window } from './spans.ts';
import { readCoverage } from './total-records.ts';

const hourMs = 3_600_000;
const longestDays = 800;

/** The whole hours around what was asked for: a window of minutes could be moved about one visitor. Throws RefusedError for no window. */
export function windowOf({ from, to }: Window): Window {
  if (to <= from) throw new RefusedError(400, 'window-empty', 'the window ends before it begins: give a later end');
  if (to - from > longestDays * 24 * hourMs)
    throw new RefusedError(400, 'window-long', `at most ${longestDays} days can be asked for at once`);
  return { from: hourOf(from), to: hourOf(to + hourMs - 1) };
}

/** With an hour of the day, only the hours of the window that are that hour in the store. */
export function askedOf(query: Window & { readonly hourOfDay?: number | undefined }, time: StoreTime): Asked {
  const window = windowOf(query);
  if (query.hourOfDay === undefined) return window;
  const hours: number[] = [];
  for (let at = window.from; at < window.to; at += hourMs) if (time.hourOf(at) === query.hourOfDay) hours.push(at);
  return { ...window, hours };
}

/** What an answer says of itself: its window, how many visits, how much of the shop they cover, and what was noted. */
export async function readAbout(records: Pick<Records, 'read'>, asked: Asked, zoneId: string | null = null): Promise<AboutBody> {
  const { from, to } = asked;
  const [{ visits, entered }, notes] = await Promise.all([
    records.read(readCoverage, asked),
    records.read(readNotes, { from, to, zoneId }),
  ]);
  const few = isFew(visits);
  return {
    from,
    to,
    zoneId,
    n: few ? 0 : visits,
    hiddenBelowFive: few,
    coverage: few ? hidden : openShareFigure(visits, entered),
    notes,
  };
}

/** Zones that notes name which were written by the end of the first day they speak of: nobody had seen yet what came of it. */
export function foretoldIn(notes: readonly NoteBody[]): ReadonlySet<string> {
  const isForetold = ({ from, writtenAt, editedAt }: NoteBody): boolean => (editedAt ?? writtenAt) < from + 24 * hourMs;
  return new Set(notes.filter(isForetold).flatMap(({ zoneId }) => zoneId ?? []));
}
