import { Type, type Static } from 'typebox';
import { defineRoute, staff, staffRoles } from './define-route.ts';
import { Count, exact, Instant, Language, PlainId, Texts, Words } from './schemas.ts';

export const StaffSession = exact({
  staffId: PlainId,
  name: Type.String(),
  roles: Type.Array(Type.Enum([...staffRoles])),
  csrfToken: Type.String({ description: 'goes back as the header x-csrf-token on every write' }),
  until: Instant,
});
export type StaffSessionBody = Static<typeof StaffSession>;

export const signIn = defineRoute({
  name: 'staff.signIn',
  prose: 'Opens a session in an HttpOnly cookie. Five wrong passwords a minute from one address, then a pause.',
  method: 'POST',
  path: '/v1/session',
  who: ['anyone'],
  body: exact({ login: Type.String({ minLength: 1, maxLength: 60 }), password: Type.String({ minLength: 1, maxLength: 200 }) }),
  reply: StaffSession,
  status: 201,
  callsPerMinute: 10,
});

export const readSession = defineRoute({
  name: 'staff.session',
  prose: 'Who is signed in.',
  method: 'GET',
  path: '/v1/session',
  who: [...staff],
  reply: StaffSession,
});

export const signOut = defineRoute({
  name: 'staff.signOut',
  prose: 'Ends the session.',
  method: 'DELETE',
  path: '/v1/session',
  who: [...staff],
  reply: exact({ ended: Type.Boolean() }),
});

export const changePassword = defineRoute({
  name: 'staff.changePassword',
  prose: 'Changes one’s own password; every other session of the same person ends.',
  method: 'PUT',
  path: '/v1/session/password',
  who: [...staff],
  body: exact({ current: Type.String({ minLength: 1, maxLength: 200 }), next: Type.String({ minLength: 10, maxLength: 200 }) }),
  reply: exact({ changed: Type.Boolean() }),
  callsPerMinute: 10,
});

export const readStore = defineRoute({
  name: 'store.read',
  prose: 'What every screen shows of the shop itself.',
  method: 'GET',
  path: '/v1/store',
  who: ['anyone'],
  reply: exact({
    storeId: PlainId,
    name: Words,
    currency: Type.String(),
    timeZone: Type.String(),
    languages: Type.Array(Language),
    simulated: Type.Boolean({ description: 'the shoppers are simulated: every screen says so' }),
    mqttPath: Type.String({ description: 'where MQTT over WebSocket is served' }),
    phoneUrl: Type.String(),
    now: Instant,
    businessDay: Type.String(),
  }),
});

const journalFilter = {
  who: Type.Optional(Type.String({ maxLength: 80, description: 'exactly this name' })),
  what: Type.Optional(Type.String({ maxLength: 80, description: 'exactly this kind of change' })),
  search: Type.Optional(Type.String({ maxLength: 80, description: 'somewhere in who, what, subject, before or after' })),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
};

export const readJournal = defineRoute({
  name: 'journal.read',
  prose:
    'Who changed what, newest first, a page at a time: `before` is the sequence of the last entry of the page before. Each entry carries the hash of the one before: `intact` says whether the whole chain still holds, `firstBroken` which entry was changed or removed first.',
  method: 'GET',
  path: '/v1/journal',
  who: ['manager', 'installer'],
  query: exact({
    ...journalFilter,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    before: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  reply: exact({
    entries: Type.Array(
      exact({
        sequence: Type.Integer(),
        at: Instant,
        who: Type.String(),
        what: Type.String(),
        subject: Type.String(),
        before: Type.Union([Type.String(), Type.Null()]),
        after: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    people: Type.Array(Type.String(), { description: 'everyone there is an entry of' }),
    kinds: Type.Array(Type.String(), { description: 'every kind of change there is an entry of' }),
    intact: Type.Boolean(),
    firstBroken: Type.Union([Type.Integer(), Type.Null()]),
  }),
});

export const exportJournal = defineRoute({
  name: 'journal.export',
  prose:
    'The entries that fit, newest first, as a file: sequence, time (UTC, ISO 8601), who, what, subject, before, after. Each export is in the journal.',
  method: 'GET',
  path: '/v1/journal/export',
  who: ['manager', 'installer'],
  query: exact(journalFilter),
  produces: ['text/csv'],
  reply: exact({}),
  callsPerMinute: 30,
});

export const listOffers = defineRoute({
  name: 'offers.list',
  prose: 'Offers with how often they were decided, issued and redeemed.',
  method: 'GET',
  path: '/v1/offers',
  who: [...staff],
  reply: exact({
    offers: Type.Array(
      exact({
        offerId: PlainId,
        name: Texts,
        words: Texts,
        zoneId: PlainId,
        staySeconds: Type.Integer(),
        percent: Type.Integer(),
        family: Type.Union([Type.String(), Type.Null()]),
        perDay: Type.Integer(),
        active: Type.Boolean(),
        issued: Count,
        redeemed: Count,
      }),
    ),
    decisions: Type.Array(exact({ at: Instant, offerId: PlainId, issued: Type.Boolean(), reasons: Type.Array(Type.String()) }), {
      description: 'the last decisions, why and why not; no shopper is named',
    }),
  }),
});

export const switchOffer = defineRoute({
  name: 'offers.switch',
  prose: 'Turns an offer on or off.',
  method: 'PUT',
  path: '/v1/offers/{offerId}/active',
  who: ['manager', 'editor'],
  body: exact({ active: Type.Boolean() }),
  reply: exact({ active: Type.Boolean() }),
});
