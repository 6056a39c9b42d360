import { answer, type Answer } from '#shared/contract/answer.ts';
import { staffRoles, type StaffRole } from '#shared/contract/define-route.ts';
import { changePassword, readSession, signIn, signOut, type StaffSessionBody } from '#shared/contract/staff.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { hashToken, makeToken } from '../secrets.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { closeSession, findStaff, findStaffById, setPassword, listSessions, openSession } from './staff-records.ts';
import { createTries } from './tries.ts';

interface Session {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly csrfToken: string;
  /** Unix milliseconds, for the page. */
  readonly until: number;
  /** Monotonic milliseconds, for us: setting the hub's clock neither ends a session nor makes it longer. */
  readonly endsMs: number;
}

export interface Staff {
  readonly answers: readonly Answer[];
  byToken(token: string): Session | undefined;
}

const sessionSeconds = 12 * 3600;

/** Staff sign-in and sessions. */
export async function createStaff(parts: { readonly records: Records; readonly clock: Clock }): Promise<Staff> {
  const { records, clock } = parts;
  const sessions = new Map<string, Session>();
  for (const row of await records.read(listSessions, clock.now())) {
    sessions.set(row.token_hash, {
      staffId: row.staff_id,
      name: row.name,
      roles: readRoles(row.roles),
      csrfToken: row.csrf_token,
      until: row.until,
      endsMs: clock.monotonic() + Math.min(row.until - clock.now(), sessionSeconds * 1000),
    });
  }
  const tries = createTries(clock);
  // Compared with when the login is unknown, so that an unknown login takes as long as a wrong password.
  const nobodysHash = await hashPassword(makeToken());

  const answers = [
    answer(signIn, async ({ body, address, setCookie }) => {
      const key = `${address} ${body.login.toLowerCase()}`;
      const row = await records.read(findStaff, body.login.toLowerCase());
      const right = await tries.weigh(
        key,
        async () => (await isPassword(body.password, row?.password_hash ?? nobodysHash)) && row !== undefined,
      );
      if (row === undefined || !right) throw new RefusedError(401, 'wrong-password', 'this login and password do not go together');
      const token = makeToken();
      const session: Session = {
        staffId: row.staff_id,
        name: row.name,
        roles: readRoles(row.roles),
        csrfToken: makeToken(),
        until: clock.now() + sessionSeconds * 1000,
        endsMs: clock.monotonic() + sessionSeconds * 1000,
      };
      await records.write(openSession, {
        token_hash: hashToken(token),
        staff_id: row.staff_id,
        login: row.login,
        csrf_token: session.csrfToken,
        until: session.until,
        now: clock.now(),
        by: authorOf({ kind: 'staff', ...session }, clock.now()),
      });
      sessions.set(hashToken(token), session);
      setCookie('aisle_staff', token, sessionSeconds);
      return sessionBody(session);
    }),
    answer(readSession, ({ cookie }) => {
      const session = byToken(cookie('aisle_staff') ?? '');
      if (session === undefined) throw new RefusedError(401, 'sign-in', 'sign in first');
      return sessionBody(session);
    }),
    answer(signOut, async ({ caller, cookie, setCookie }) => {
      const hash = hashToken(cookie('aisle_staff') ?? '');
      const ended = sessions.delete(hash);
      await records.write(closeSession, { tokenHash: hash, by: authorOf(caller, clock.now()) });
      setCookie('aisle_staff', '', 0);
      return { ended };
    }),
    answer(changePassword, async ({ body, caller, cookie, address }) => {
      const staffId = caller.kind === 'staff' ? caller.staffId : '';
      const key = `${address} ${staffId}`;
      const row = await records.read(findStaffById, staffId);
      if (row === undefined || !(await tries.weigh(key, () => isPassword(body.current, row.password_hash))))
        throw new RefusedError(403, 'wrong-password', 'the current password is not right');
      const keepTokenHash = hashToken(cookie('aisle_staff') ?? '');
      await records.write(setPassword, {
        staffId,
        login: row.login,
        passwordHash: await hashPassword(body.next),
        keepTokenHash,
        by: authorOf(caller, clock.now()),
      });
      for (const [hash, session] of sessions) if (session.staffId === staffId && hash !== keepTokenHash) sessions.delete(hash);
      return { changed: true };
    }),
  ];

  function byToken(token: string): Session | undefined {
    const hash = hashToken(token);
    const session = sessions.get(hash);
    if (session !== undefined && session.endsMs < clock.monotonic()) {
      sessions.delete(hash);
      return undefined;
    }
    return session;
  }

  return { answers, byToken };
}

function sessionBody(session: Session): StaffSessionBody {
  return { staffId: session.staffId, name: session.name, roles: [...session.roles], csrfToken: session.csrfToken, until: session.until };
}

function readRoles(text: string): readonly StaffRole[] {
  const words = text.split(',');
  return staffRoles.filter((role) => words.includes(role));
}
