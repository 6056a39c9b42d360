import { answer, type Answer } from '#shared/contract/answer.ts';
import type { BodyOf } from '#shared/contract/define-message.ts';
import {
  draftPlaylist,
  listPlaylists,
  listScreens,
  publishPlaylist,
  readOwnManifest,
  revertPlaylist,
  screenManifest,
  screenPainted,
  screenPlayed,
  uploadAsset,
  type ManifestBody,
  type PlaylistBody,
  type SlideContentBody,
} from '#shared/contract/screens.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import type { Records } from '../database/define.ts';
import { authorOf, type Author } from '../journal/define-change.ts';
import { buildManifest, type ManifestFacts } from './manifest.ts';
import type { StoredPicture } from './pictures.ts';
import { listPlaylistRecords, publish, readSlides, recordPlay, revert, writeDraft, type PlaylistRecord } from './screen-records.ts';
import { screenStateOf } from './screen-rules.ts';
import { findSlideMistakes } from './slide-rules.ts';

export interface ScreensParts {
  readonly bus: HubBus;
  readonly records: Records;
  readonly clock: Clock;
  readonly screens: () => readonly {
    readonly deviceId: string;
    readonly name: Texts;
    readonly claimed: boolean;
    readonly connected: boolean;
    readonly lastSeenAt: number | null;
  }[];
  readonly manifestFacts: () => Omit<ManifestFacts, 'now'>;
  readonly storePicture: (bytes: Uint8Array) => Promise<StoredPicture>;
  readonly onPicture: (picture: StoredPicture, by: Author) => Promise<void>;
  readonly onPainted: (
    screenId: string,
    said: Pick<BodyOf<typeof screenPainted>, 'online' | 'words' | 'softwareVersion' | 'errors'>,
  ) => void;
  readonly onPublished: (playlistId: string, by: string) => void;
}

export interface Screens {
  readonly answers: readonly Answer[];
  /** Builds every manifest anew and puts it on its screens' topics. */
  publishAll(): Promise<void>;
  /** A screen that was added since gets its manifest; one that has one keeps it. */
  planNewScreen(screenId: string): Promise<void>;
  arePlanned(): boolean;
}

/** Signage: draft, pre-flight, publication, manifests; and what the screens say they really show. */
export function createScreens(parts: ScreensParts): Screens {
  const { bus, records, clock } = parts;
  const painted = new Map<string, BodyOf<typeof screenPainted>>();
  const desired = new Map<string, { readonly manifest: ManifestBody; readonly playlistId: string | null }>();

  const manifestOf = (slides: readonly SlideContentBody[]): ManifestBody =>
    buildManifest(slides, { ...parts.manifestFacts(), now: clock.now() });

  async function publishAll(): Promise<void> {
    const stored = await records.read(listPlaylistRecords, null);
    const manifests = new Map(stored.playlists.map((playlist) => [playlist.playlist_id, manifestOf(readSlides(playlist.slides ?? '[]'))]));
    const empty = manifestOf([]);
    for (const { device_id, playlist_id } of stored.screens) {
      const manifest = manifests.get(playlist_id ?? '') ?? empty;
      desired.set(device_id, { manifest, playlistId: playlist_id });
      await bus.publish(screenManifest, { screenId: device_id }, manifest);
    }
  }

  async function playlistsNow(): Promise<PlaylistBody[]> {
    const stored = await records.read(listPlaylistRecords, null);
    return stored.playlists.map((playlist) =>
      playlistBody(
        playlist,
        stored.screens.filter((screen) => screen.playlist_id === playlist.playlist_id).map((screen) => screen.device_id),
      ),
    );
  }

  async function needPlaylist(playlistId: string): Promise<PlaylistBody> {
    const playlist = (await playlistsNow()).find((candidate) => candidate.playlistId === playlistId);
    if (playlist === undefined) throw new RefusedError(404, 'playlist-unknown', `there is no playlist "${playlistId}"`);
    return playlist;
  }

  const answers = [
    answer(listScreens, () => ({
      screens: parts.screens().map((screen) => {
        const planned = desired.get(screen.deviceId);
        const desiredId = planned?.manifest.manifestId ?? null;
        const last = painted.get(screen.deviceId);
        return {
          screenId: screen.deviceId,
          name: screen.name,
          playlistId: planned?.playlistId ?? null,
          state: screenStateOf({
            claimed: screen.claimed,
            connected: screen.connected,
            desiredId,
            painted: last,
          }),
          desiredId,
          stagedId: last?.stagedId ?? null,
          paintedId: last?.paintedId ?? null,
          slideId: last?.slideId ?? null,
          lastSeenAt: screen.lastSeenAt,
          ...sizeOf(last),
        };
      }),
    })),
    answer(listPlaylists, async () => ({ playlists: await playlistsNow() })),
    answer(draftPlaylist, async ({ params, body, caller }) => {
      const now = clock.now();
      await records.write(writeDraft, {
        playlistId: params.playlistId,
        slides: JSON.stringify(body.slides),
        now,
        by: authorOf(caller, now),
      });
      return needPlaylist(params.playlistId);
    }),
    answer(publishPlaylist, async ({ params, caller }) => {
      const playlist = await needPlaylist(params.playlistId);
      const facts = parts.manifestFacts();
      const mistakes = findSlideMistakes(playlist.slides, {
        hasProduct: (id) => facts.card(id) !== undefined,
        hasAsset: (id) => facts.asset(id) !== undefined,
      });
      if (mistakes.length > 0) throw new RefusedError(422, 'preflight', mistakes.join('\n'));
      const by = authorOf(caller, clock.now());
      await records.write(publish, {
        playlistId: params.playlistId,
        slides: JSON.stringify(playlist.slides),
        now: by.at,
        publishedBy: by.who,
        by,
      });
      await publishAll();
      parts.onPublished(params.playlistId, by.who);
      return needPlaylist(params.playlistId);
    }),
    answer(revertPlaylist, async ({ params, caller }) => {
      const by = authorOf(caller, clock.now());
      await records.write(revert, { playlistId: params.playlistId, now: by.at, publishedBy: by.who, by });
      await publishAll();
      parts.onPublished(params.playlistId, by.who);
      return needPlaylist(params.playlistId);
    }),
    answer(readOwnManifest, ({ caller }) => {
      const planned = caller.kind === 'device' ? desired.get(caller.deviceId) : undefined;
      if (planned === undefined) throw new RefusedError(404, 'no-manifest', 'nothing is planned for this screen yet');
      return planned.manifest;
    }),
    answer(uploadAsset, async ({ upload, caller }) => {
      if (upload === undefined) throw new RefusedError(415, 'no-file', 'send the picture as multipart/form-data, field "file"');
      const picture = await parts.storePicture(await upload());
      await parts.onPicture(picture, authorOf(caller, clock.now()));
      return picture;
    }),
  ];

  bus.on(screenPainted, (body, { screenId }) => {
    // A last will says nothing of the size, and a screen that goes off still hangs upright.
    painted.set(screenId, { ...sizeOf(painted.get(screenId)), ...body });
    const { online, words, softwareVersion, errors } = body;
    parts.onPainted(screenId, {
      online,
      words,
      ...(softwareVersion === undefined ? {} : { softwareVersion }),
      ...(errors === undefined ? {} : { errors }),
    });
  });
  bus.record(screenPlayed, (play, { screenId }) =>
    records.write(recordPlay, {
      id: `${screenId}.${play.id}`,
      screenId,
      manifestId: play.manifestId,
      slideId: play.slideId,
      at: play.at,
      seconds: play.seconds,
    }),
  );

  return {
    answers,
    publishAll,
    async planNewScreen(screenId) {
      if (!desired.has(screenId)) await publishAll();
    },
    arePlanned: () => desired.size > 0 || parts.screens().length === 0,
  };
}

/** The pixels a screen said it has; empty until it did. */
function sizeOf(said: BodyOf<typeof screenPainted> | undefined): { readonly widthPixels?: number; readonly heightPixels?: number } {
  const { widthPixels, heightPixels } = said ?? {};
  return widthPixels === undefined || heightPixels === undefined ? {} : { widthPixels, heightPixels };
}

function playlistBody(record: PlaylistRecord, screenIds: readonly string[]): PlaylistBody {
  const published = readSlides(record.slides ?? '[]');
  return {
    playlistId: record.playlist_id,
    name: JSON.parse(record.name),
    slides: readSlides(record.draft),
    draftedAt: record.drafted_at,
    publishedVersion: record.version,
    publishedAt: record.published_at,
    publishedBy: record.published_by,
    hasUnpublished: record.slides !== record.draft,
    screenIds: [...screenIds],
    published,
  };
}
