import type { SlideContentBody } from '#shared/contract/screens.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';

export interface PlaylistRecord {
  readonly playlist_id: string;
  readonly name: string;
  readonly draft: string;
  readonly drafted_at: number;
  readonly version: number | null;
  readonly slides: string | null;
  readonly published_at: number | null;
  readonly published_by: string | null;
}

const selectPlaylists = `SELECT playlists.playlist_id AS playlist_id, name, draft, drafted_at, version, slides, published_at, published_by
  FROM playlists LEFT JOIN publications ON publications.playlist_id = playlists.playlist_id
  AND version = (SELECT max(version) FROM publications AS newest WHERE newest.playlist_id = playlists.playlist_id)`;

export const listPlaylistRecords = defineRead('screens.playlists', (db, _input: null) => ({
  playlists: db.sql<PlaylistRecord>(`${selectPlaylists} ORDER BY playlists.playlist_id`).all(),
  screens: db
    .sql<{ device_id: string; playlist_id: string | null }>("SELECT device_id, playlist_id FROM devices WHERE kind = 'screen'")
    .all(),
}));

export const insertPlaylist = defineWrite(
  'screens.addPlaylist',
  (
    db,
    input: { readonly playlistId: string; readonly name: string; readonly slides: string; readonly now: number; readonly by: string },
  ) => {
    db.sql('INSERT INTO playlists (playlist_id, name, draft, drafted_at) VALUES (?, ?, ?, ?)').run(
      input.playlistId,
      input.name,
      input.slides,
      input.now,
    );
    addPublication(db, input.playlistId, input.slides, input.now, input.by);
    return true;
  },
);

export const writeDraft = defineChange(
  'screens.draft',
  (db, input: { readonly playlistId: string; readonly slides: string; readonly now: number }, tell) => {
    const before = db.sql<{ draft: string }>('SELECT draft FROM playlists WHERE playlist_id = ?').get(input.playlistId);
    if (before === undefined) throw new RefusedError(404, 'playlist-unknown', `there is no playlist "${input.playlistId}"`);
    db.sql('UPDATE playlists SET draft = ?, drafted_at = ? WHERE playlist_id = ?').run(input.slides, input.now, input.playlistId);
    if (before.draft !== input.slides) tell({ what: 'draft saved', subject: input.playlistId, before: before.draft, after: input.slides });
    return true;
  },
);

interface Publication {
  readonly playlistId: string;
  readonly now: number;
  /** Their name, as screens' history shows it. */
  readonly publishedBy: string;
}

/** The version in force and the one before it. */
function newestTwo(db: Db, playlistId: string): readonly { readonly slides: string }[] {
  return db.sql<{ slides: string }>('SELECT slides FROM publications WHERE playlist_id = ? ORDER BY version DESC LIMIT 2').all(playlistId);
}

function addPublication(db: Db, playlistId: string, slides: string, now: number, by: string): number {
  const version =
    (db.sql<{ version: number | null }>('SELECT max(version) AS version FROM publications WHERE playlist_id = ?').get(playlistId)
      ?.version ?? 0) + 1;
  db.sql('INSERT INTO publications (playlist_id, version, slides, published_at, published_by) VALUES (?, ?, ?, ?, ?)').run(
    playlistId,
    version,
    slides,
    now,
    by,
  );
  return version;
}

export const publish = defineChange(
  'screens.publish',
  (db, { playlistId, slides, now, publishedBy }: Publication & { readonly slides: string }, tell) => {
    const [inForce] = newestTwo(db, playlistId);
    const version = addPublication(db, playlistId, slides, now, publishedBy);
    tell({ what: 'screens published', subject: playlistId, before: inForce?.slides, after: slides });
    return version;
  },
);

/** The version before the one in force, put in force again as a new version: history only grows. */
export const revert = defineChange('screens.revert', (db, { playlistId, now, publishedBy }: Publication, tell) => {
  const [inForce, before] = newestTwo(db, playlistId);
  if (inForce === undefined) throw new RefusedError(404, 'playlist-unknown', `there is no playlist "${playlistId}"`);
  if (before === undefined) throw new RefusedError(409, 'nothing-before', 'there is no earlier version to go back to');
  db.sql('UPDATE playlists SET draft = ?, drafted_at = ? WHERE playlist_id = ?').run(before.slides, now, playlistId);
  const version = addPublication(db, playlistId, before.slides, now, publishedBy);
  tell({ what: 'screens put back', subject: playlistId, before: inForce.slides, after: before.slides });
  return version;
});

export const recordPlay = defineWrite(
  'screens.played',
  (
    db,
    play: {
      readonly id: string;
      readonly screenId: string;
      readonly manifestId: string;
      readonly slideId: string;
      readonly at: number;
      readonly seconds: number;
    },
  ) =>
    db
      .sql('INSERT INTO plays (event_id, screen_id, manifest_id, slide_id, at, seconds) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(play.id, play.screenId, play.manifestId, play.slideId, play.at, play.seconds).changes,
);

/** Slides as they are kept: the contract checked them before they were written. */
export function readSlides(text: string): SlideContentBody[] {
  return JSON.parse(text);
}

export const screenWrites = [insertPlaylist, writeDraft, publish, revert, recordPlay];
export const screenReads = [listPlaylistRecords];
