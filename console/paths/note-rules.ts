import { Temporal } from 'temporal-polyfill';
import type { NoteBody } from '#shared/contract/figures.ts';
import { t } from '../texts/t.ts';
import { dayWindow, isDay } from './time-windows.ts';

/** A note as its form holds it. */
export interface NoteForm {
  readonly words: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** '' for the whole shop. */
  readonly zoneId: string;
}

/** What is wrong with a form, a sentence a field; empty when it can be saved. */
export interface NoteMistakes {
  readonly words?: string;
  readonly days?: string;
}

function dayOf(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** A form for a note: of its own days, or of a window's for a new one. */
export function noteForm(
  { from, to, words = '', zoneId = null }: Pick<NoteBody, 'from' | 'to'> & { readonly words?: string; readonly zoneId?: string | null },
  timeZone: string,
): NoteForm {
  return { words, firstDay: dayOf(from, timeZone), lastDay: dayOf(Math.max(from, to - 1), timeZone), zoneId: zoneId ?? '' };
}

export function noteMistakes({ words, firstDay, lastDay }: NoteForm): NoteMistakes {
  const hasOrder = isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay;
  return { ...(words.trim() === '' ? { words: t('notes.empty') } : {}), ...(hasOrder ? {} : { days: t('notes.order') }) };
}

/** A form as the hub takes it: from the first day's midnight to the last day's end. */
export function noteDraft({ words, firstDay, lastDay, zoneId }: NoteForm, timeZone: string) {
  return {
    from: dayWindow(firstDay, timeZone).from,
    to: dayWindow(lastDay, timeZone).to,
    zoneId: zoneId === '' ? null : zoneId,
    words: words.trim(),
  };
}
