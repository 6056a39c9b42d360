import type { NoteBody } from '#shared/contract/figures.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import type { Window } from './spans.ts';

const noteColumns =
  'note_id AS noteId, from_at AS "from", to_at AS "to", zone_id AS zoneId, words, author, written_at AS writtenAt, edited_at AS editedAt';

/** Notes that touch a window, oldest first; with a zone, those of that zone and of the whole shop. */
export const readNotes = defineRead('insights.notes', (db, { from, to, zoneId }: Window & { readonly zoneId: string | null }): NoteBody[] =>
  db
    .sql<NoteBody>(
      `SELECT ${noteColumns} FROM notes WHERE to_at > ? AND from_at < ? AND (? IS NULL OR zone_id IS NULL OR zone_id = ?)
       ORDER BY from_at, note_id`,
    )
    .all(from, to, zoneId, zoneId),
);

export type NoteDraft = Pick<NoteBody, 'from' | 'to' | 'zoneId' | 'words'>;

function find(db: Db, noteId: string): NoteBody {
  const note = db.sql<NoteBody>(`SELECT ${noteColumns} FROM notes WHERE note_id = ?`).get(noteId);
  if (note === undefined) throw new RefusedError(404, 'note-unknown', 'this note is gone: someone took it away');
  return note;
}

export const writeNoteRecord = defineChange('insights.writeNote', (db, { noteId, draft, by }: NoteWrite, tell): NoteBody => {
  const { from, to, zoneId, words } = draft;
  db.sql('INSERT INTO notes (note_id, from_at, to_at, zone_id, words, author, written_at) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    noteId,
    from,
    to,
    zoneId,
    words,
    by.who,
    by.at,
  );
  tell({ what: 'note written', subject: noteId, after: JSON.stringify(draft) });
  return find(db, noteId);
});

export interface NoteWrite {
  readonly noteId: string;
  readonly draft: NoteDraft;
  readonly by: { readonly who: string; readonly at: number };
}

export const editNoteRecord = defineChange('insights.editNote', (db, { noteId, draft, by }: NoteWrite, tell): NoteBody => {
  const { from, to, zoneId, words } = find(db, noteId);
  db.sql('UPDATE notes SET from_at = ?, to_at = ?, zone_id = ?, words = ?, edited_at = ? WHERE note_id = ?').run(
    draft.from,
    draft.to,
    draft.zoneId,
    draft.words,
    by.at,
    noteId,
  );
  tell({ what: 'note edited', subject: noteId, before: JSON.stringify({ from, to, zoneId, words }), after: JSON.stringify(draft) });
  return find(db, noteId);
});

export const deleteNoteRecord = defineChange('insights.deleteNote', (db, { noteId }: { readonly noteId: string }, tell) => {
  const { from, to, zoneId, words } = find(db, noteId);
  db.sql('DELETE FROM notes WHERE note_id = ?').run(noteId);
  tell({ what: 'note deleted', subject: noteId, before: JSON.stringify({ from, to, zoneId, words }) });
  return { deleted: true };
});

/** An export changes no row; the journal tells of it all the same. */
export const tellExport = defineChange('insights.tellExport', (_db, { fileName }: { readonly fileName: string }, tell) => {
  tell({ what: 'figures exported', subject: fileName });
  return { told: true };
});

export const noteReads = [readNotes];
export const noteWrites = [writeNoteRecord, editNoteRecord, deleteNoteRecord, tellExport];
