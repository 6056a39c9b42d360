import { Type, type Static } from 'typebox';
import { defineMessage } from './define-message.ts';
import { defineRoute } from './define-route.ts';
import { BusinessDay, Count, exact, Instant, PlainId, Words } from './schemas.ts';

export const ReleaseId = Type.String({ pattern: '^[0-9a-f]{16}$', description: 'the first digits of the SHA-256 over all its files' });
const SoftwareVersion = Type.String({ maxLength: 40 });

const wanted = exact({ at: Instant, releaseId: ReleaseId, softwareVersion: SoftwareVersion });
const example = { at: 1_795_600_000_000, releaseId: '3fa9c2d10b7e4a55', softwareVersion: '0.1.0+3fa9c2d1' };

export const kioskRelease = defineMessage({
  name: 'kiosk.release',
  prose: 'The release of its page a kiosk shall run. It loads it when nobody stands in front of it, and says its version in its health.',
  topic: 'aisle/v1/{store}/kiosk/{kioskId}/release',
  kind: 'state',
  body: wanted,
  publishers: ['hub'],
  subscribers: ['kiosk'],
  examples: [example],
});

export const screenRelease = defineMessage({
  name: 'screen.release',
  prose: 'The release of its page a screen shall run. It loads it between two slides, and says its version in what it painted.',
  topic: 'aisle/v1/{store}/screen/{screenId}/release',
  kind: 'state',
  body: wanted,
  publishers: ['hub'],
  subscribers: ['screen'],
  examples: [example],
});

export const ReleaseRow = exact({
  releaseId: ReleaseId,
  cameAt: Instant,
  origin: Type.Enum(['program', 'file'], { description: 'came with the hub’s program, or by the command `update`' }),
  kiosk: SoftwareVersion,
  signage: SoftwareVersion,
  phone: SoftwareVersion,
  bytes: Count,
  standing: Type.Enum(['given', 'before', 'kept'], {
    description: 'given: what every screen runs; before: what they ran until then, to go back to',
  }),
  isOwn: Type.Boolean({ description: 'what the hub’s program has now' }),
  isSigned: Type.Boolean({ description: 'by a key that this shop trusts; never where it trusts none' }),
});
export type ReleaseRowBody = Static<typeof ReleaseRow>;

export const Trial = exact({
  deviceId: PlainId,
  releaseId: ReleaseId,
  since: Instant,
  state: Type.Enum(['asked', 'runs', 'well', 'failed'], {
    description: 'asked: not loaded yet; runs: too early to say; well: ten minutes without a mistake; failed: is being put back',
  }),
  softwareVersion: Type.Union([SoftwareVersion, Type.Null()], { description: 'what it says it runs' }),
  errors: Count,
});
export type TrialBody = Static<typeof Trial>;

export const UpdateRules = exact({
  newReleases: Type.Enum(['all', 'try-first'], {
    description: 'all: what a new program brings is given to every screen at its start; try-first: it waits until somebody gives it',
  }),
  freezes: Type.Array(exact({ from: BusinessDay, to: BusinessDay, why: Words }), {
    maxItems: 20,
    description: 'the store’s own days between which no screen changes, both included; going back is always possible',
  }),
});
export type UpdateRulesBody = Static<typeof UpdateRules>;

const Releases = exact({
  releases: Type.Array(ReleaseRow),
  trials: Type.Array(Trial),
  rules: UpdateRules,
  frozen: Type.Union([exact({ to: BusinessDay, why: Words }), Type.Null()], { description: 'the freeze of today' }),
});
export type ReleasesBody = Static<typeof Releases>;

export const listReleases = defineRoute({
  name: 'releases.list',
  prose: 'The releases of the screens that are kept on the hub, which is given to every screen, and which is tried where.',
  method: 'GET',
  path: '/v1/releases',
  who: ['manager', 'installer'],
  reply: Releases,
});

export const tryRelease = defineRoute({
  name: 'releases.try',
  prose:
    'Lets one screen or kiosk run a release before the others. It is put back by itself when it does not load, disappears or makes mistakes. Refused during a freeze.',
  method: 'POST',
  path: '/v1/releases/{releaseId}/trials',
  who: ['manager', 'installer'],
  body: exact({ deviceId: PlainId }),
  reply: Releases,
  status: 201,
});

export const endTrial = defineRoute({
  name: 'releases.endTrial',
  prose: 'Puts a screen or kiosk back to what all others run.',
  method: 'DELETE',
  path: '/v1/releases/trials/{deviceId}',
  who: ['manager', 'installer'],
  reply: Releases,
});

export const giveRelease = defineRoute({
  name: 'releases.give',
  prose:
    'Gives a release to every screen, kiosk and phone, and ends the trials of it. Going back to the one before is the same call; only that is possible during a freeze.',
  method: 'POST',
  path: '/v1/releases/{releaseId}/everywhere',
  who: ['manager', 'installer'],
  reply: Releases,
  status: 201,
});

export const setUpdateRules = defineRoute({
  name: 'releases.rules',
  prose: 'Sets what becomes of new releases, and when nothing may change.',
  method: 'PUT',
  path: '/v1/releases/rules',
  who: ['manager', 'installer'],
  body: UpdateRules,
  reply: Releases,
});
