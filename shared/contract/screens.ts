import { Type, type Static } from 'typebox';
import { defineMessage } from './define-message.ts';
import { defineRoute, staff } from './define-route.ts';
import { AssetId, BusinessDay, Cents, Count, EventId, exact, Instant, PlainId, Texts, Words } from './schemas.ts';

/** A product as a slide shows it: everything the player needs is in the manifest, so it can play with the hub gone. */
export const SlideProduct = exact({
  productId: PlainId,
  name: Texts,
  priceCents: Cents,
  wasCents: Type.Optional(Cents),
  picture: AssetId,
  likes: Count,
});

const timing = {
  slideId: PlainId,
  seconds: Type.Integer({ minimum: 7, maximum: 120, description: 'a message is read in three seconds and shown for at least seven' }),
};

/** The first slide templates. Texts may be empty where the picture speaks; at most nine words a line. */
export const SlideContent = Type.Union([
  exact({
    ...timing,
    template: Type.Literal('season'),
    title: Texts,
    line: Texts,
    picture: Type.Optional(AssetId),
    productId: Type.Optional(PlainId),
  }),
  exact({ ...timing, template: Type.Literal('product'), productId: PlainId, line: Texts }),
  exact({ ...timing, template: Type.Literal('looks'), title: Texts, productIds: Type.Array(PlainId, { minItems: 3, maxItems: 3 }) }),
  exact({ ...timing, template: Type.Literal('likes'), title: Texts, productIds: Type.Array(PlainId, { minItems: 1, maxItems: 5 }) }),
  exact({ ...timing, template: Type.Literal('hours'), title: Texts, lines: Type.Array(Texts, { maxItems: 7 }) }),
  exact({
    ...timing,
    template: Type.Literal('review'),
    productId: PlainId,
    text: Texts,
    author: Type.String({ maxLength: 60 }),
    day: BusinessDay,
  }),
]);
export type SlideContentBody = Static<typeof SlideContent>;

/** What one screen shall play. Its id is the SHA-256 of its own content: the same plan has the same id. */
export const Manifest = exact({
  at: Instant,
  manifestId: AssetId,
  storeName: Words,
  currency: Type.String(),
  languages: Type.Array(Type.Enum(['fr', 'en', 'ar']), { minItems: 1 }),
  simulated: Type.Boolean(),
  phoneUrl: Type.String({ description: 'what the QR on a slide opens' }),
  slides: Type.Array(SlideContent, { maxItems: 100 }),
  products: Type.Array(SlideProduct),
  assets: Type.Array(exact({ assetId: AssetId, type: Type.String(), bytes: Count })),
});
export type ManifestBody = Static<typeof Manifest>;

export const screenManifest = defineMessage({
  name: 'screen.manifest',
  prose:
    'The desired state of a screen. The player stages every asset, verifies its SHA-256, then activates the whole; the old set plays until then.',
  topic: 'aisle/v1/{store}/screen/{screenId}/manifest',
  kind: 'state',
  body: Manifest,
  publishers: ['hub'],
  subscribers: ['screen'],
  examples: [],
});

export const screenPainted = defineMessage({
  name: 'screen.painted',
  prose:
    'What a screen really shows: which manifest is staged, which one is painted, which slide is up. Its last will says `online: false`.',
  topic: 'aisle/v1/{store}/screen/{screenId}/painted',
  kind: 'state',
  body: exact({
    at: Instant,
    online: Type.Boolean(),
    stagedId: Type.Union([AssetId, Type.Null()]),
    paintedId: Type.Union([AssetId, Type.Null()]),
    slideId: Type.Union([PlainId, Type.Null()]),
    words: Words,
    widthPixels: Type.Optional(Type.Integer({ minimum: 0 })),
    heightPixels: Type.Optional(Type.Integer({ minimum: 0 })),
    softwareVersion: Type.Optional(Type.String({ maxLength: 40 })),
    errors: Type.Optional(Count),
  }),
  publishers: ['screen'],
  subscribers: ['hub'],
  examples: [],
});

export const screenPlayed = defineMessage({
  name: 'screen.played',
  prose: 'Proof of play: a slide was on the glass from `at` for `seconds`.',
  topic: 'aisle/v1/{store}/screen/{screenId}/played',
  kind: 'event',
  body: exact({ id: EventId, at: Instant, manifestId: AssetId, slideId: PlainId, seconds: Type.Number({ minimum: 0, maximum: 86_400 }) }),
  publishers: ['screen'],
  subscribers: ['hub', 'integration'],
  examples: [],
});

export const readOwnManifest = defineRoute({
  name: 'screens.manifest',
  prose: 'The manifest of the calling screen, as on its topic.',
  method: 'GET',
  path: '/v1/screens/me/manifest',
  who: ['screen'],
  reply: Manifest,
});

export const ScreenRow = exact({
  screenId: PlainId,
  name: Texts,
  playlistId: Type.Union([PlainId, Type.Null()]),
  state: Type.Enum(['painted', 'staging', 'behind', 'offline', 'unclaimed']),
  desiredId: Type.Union([AssetId, Type.Null()]),
  stagedId: Type.Union([AssetId, Type.Null()]),
  paintedId: Type.Union([AssetId, Type.Null()]),
  slideId: Type.Union([PlainId, Type.Null()]),
  lastSeenAt: Type.Union([Instant, Type.Null()]),
  widthPixels: Type.Optional(Count),
  heightPixels: Type.Optional(Count),
});

export const listScreens = defineRoute({
  name: 'screens.list',
  prose: 'Every signage screen: desired, staged and painted; its size once it has said it.',
  method: 'GET',
  path: '/v1/screens',
  who: [...staff],
  reply: exact({ screens: Type.Array(ScreenRow) }),
});

export const Playlist = exact({
  playlistId: PlainId,
  name: Texts,
  slides: Type.Array(SlideContent, { maxItems: 100 }),
  draftedAt: Instant,
  publishedVersion: Type.Union([Type.Integer(), Type.Null()]),
  publishedAt: Type.Union([Instant, Type.Null()]),
  publishedBy: Type.Union([Type.String(), Type.Null()]),
  hasUnpublished: Type.Boolean(),
  screenIds: Type.Array(PlainId),
  published: Type.Array(SlideContent, { description: 'the slides in force' }),
});
export type PlaylistBody = Static<typeof Playlist>;

export const listPlaylists = defineRoute({
  name: 'playlists.list',
  prose: 'Playlists with their draft and what is published.',
  method: 'GET',
  path: '/v1/playlists',
  who: [...staff],
  reply: exact({ playlists: Type.Array(Playlist) }),
});

export const draftPlaylist = defineRoute({
  name: 'playlists.draft',
  prose: 'Saves the draft of a playlist. Nothing on a screen changes.',
  method: 'PUT',
  path: '/v1/playlists/{playlistId}/draft',
  who: ['editor', 'manager'],
  body: exact({ slides: Type.Array(SlideContent, { maxItems: 100 }) }),
  reply: Playlist,
});

export const publishPlaylist = defineRoute({
  name: 'playlists.publish',
  prose:
    'Puts the draft on the playlist’s screens. Refused with the slide and the reason when pre-flight finds a missing product, picture or text, or too many words.',
  method: 'POST',
  path: '/v1/playlists/{playlistId}/publication',
  who: ['editor', 'manager'],
  reply: Playlist,
  status: 201,
});

export const revertPlaylist = defineRoute({
  name: 'playlists.revert',
  prose: 'Back to the version before the one in force, at once.',
  method: 'POST',
  path: '/v1/playlists/{playlistId}/reversal',
  who: ['editor', 'manager'],
  reply: Playlist,
  status: 201,
});

export const uploadAsset = defineRoute({
  name: 'assets.upload',
  prose:
    'A picture (JPEG, PNG, WebP, SVG without scripts; at most 20 MB) as multipart field `file`. It is decoded, turned upright, set to at most 2160 pixels and stored under its SHA-256.',
  method: 'POST',
  path: '/v1/assets',
  who: ['editor', 'manager', 'installer'],
  reply: exact({ assetId: AssetId, type: Type.String(), bytes: Count, widthPixels: Count, heightPixels: Count }),
  status: 201,
});
