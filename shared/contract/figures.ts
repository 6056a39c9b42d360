import { Type, type Static, type TSchema } from 'typebox';
import { exact, Instant, PlainId } from './schemas.ts';

/** The schema's value, or null. */
export function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

/** A figure with how sure it is. Definitions and formulas of each one: docs/figures.md. */
export const Figure = exact({
  value: orNull(Type.Number({ description: 'null when it is hidden, or not known: no door counter, no till' })),
  n: Type.Integer({ minimum: 0, description: 'how many observations it rests on; 0 when it is hidden' }),
  low: orNull(Type.Number({ description: 'lower end of the 95 % interval; null without one' })),
  high: orNull(Type.Number({ description: 'upper end of the 95 % interval; null without one' })),
  hiddenBelowFive: Type.Boolean({ description: 'it is about one to four people, or would give such a figure away' }),
});
export type FigureBody = Static<typeof Figure>;

/** A figure with a word on what it is of. */
export function figure(description: string) {
  return Type.Object(Figure.properties, { additionalProperties: false, description });
}

export const NoteWords = Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' });

/** Words on a period, of one zone or of the whole shop: why a figure is what it is. */
export const Note = exact({
  noteId: PlainId,
  from: Instant,
  to: Instant,
  zoneId: orNull(PlainId),
  words: NoteWords,
  author: Type.String({ description: 'who wrote it first' }),
  writtenAt: Instant,
  editedAt: orNull(Instant),
});
export type NoteBody = Static<typeof Note>;

/** What every answer says of itself. */
export const About = exact({
  from: Instant,
  to: Instant,
  zoneId: orNull(Type.String({ description: 'the zone that was asked for; null for the whole shop' })),
  n: Type.Integer({ minimum: 0, description: 'visits that began in the window; 0 when they are fewer than five' }),
  hiddenBelowFive: Type.Boolean(),
  coverage: figure('tagged visits by people who came in at the doors; value null when no door was counted'),
  notes: Type.Array(Note, { description: 'notes that touch the window, oldest first' }),
});
export type AboutBody = Static<typeof About>;
