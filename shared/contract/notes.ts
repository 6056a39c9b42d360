import { Type } from 'typebox';
import { defineRoute } from './define-route.ts';
import { Note, NoteWords, orNull } from './figures.ts';
import { exact, Instant, PlainId } from './schemas.ts';

const NoteDraft = exact({ from: Instant, to: Instant, zoneId: orNull(PlainId), words: NoteWords });

export const listNotes = defineRoute({
  name: 'notes.list',
  prose: 'Notes that touch a window, oldest first. They also come with every answer about it.',
  method: 'GET',
  path: '/v1/insights/notes',
  who: ['manager'],
  query: exact({ from: Instant, to: Instant, zone: Type.Optional(PlainId) }),
  reply: exact({ notes: Type.Array(Note) }),
});

export const writeNote = defineRoute({
  name: 'notes.write',
  prose: 'Writes a note on a period, of one zone or of the whole shop. It is in the journal.',
  method: 'POST',
  path: '/v1/insights/notes',
  who: ['manager'],
  body: NoteDraft,
  reply: Note,
  status: 201,
});

export const editNote = defineRoute({
  name: 'notes.edit',
  prose: 'Changes a note’s period, zone or words. The journal keeps what it said before.',
  method: 'PUT',
  path: '/v1/insights/notes/{noteId}',
  who: ['manager'],
  body: NoteDraft,
  reply: Note,
});

export const deleteNote = defineRoute({
  name: 'notes.delete',
  prose: 'Takes a note away. The journal keeps what it said.',
  method: 'DELETE',
  path: '/v1/insights/notes/{noteId}',
  who: ['manager'],
  reply: exact({ deleted: Type.Boolean() }),
});
