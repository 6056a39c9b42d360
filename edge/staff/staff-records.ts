import { defineRead, defineWrite } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';
import { journalReads, journalWrites } from '../journal/journal-records.ts';

export interface StaffRow {
  readonly staff_id: string;
  readonly login: string;
  readonly name: string;
  readonly password_hash: string;
  readonly roles: string;
}

export interface SessionRow {
  readonly token_hash: string;
  readonly staff_id: string;
  readonly csrf_token: string;
  readonly until: number;
  readonly name: string;
  readonly roles: string;
}

export const addStaff = defineWrite('staff.add', (db, staff: StaffRow) => {
  db.sql('INSERT INTO staff (staff_id, login, name, password_hash, roles) VALUES (?, ?, ?, ?, ?)').run(
    staff.staff_id,
    staff.login,
    staff.name,
    staff.password_hash,
    staff.roles,
  );
  return true;
});

export const findStaff = defineRead('staff.find', (db, login: string) =>
  db.sql<StaffRow>('SELECT staff_id, login, name, password_hash, roles FROM staff WHERE login = ? AND disabled_at IS NULL').get(login),
);

export const findStaffById = defineRead('staff.findById', (db, staffId: string) =>
  db.sql<StaffRow>('SELECT staff_id, login, name, password_hash, roles FROM staff WHERE staff_id = ? AND disabled_at IS NULL').get(staffId),
);

export const setPassword = defineChange(
  'staff.setPassword',
  (
    db,
    input: { readonly staffId: string; readonly login: string; readonly passwordHash: string; readonly keepTokenHash: string },
    tell,
  ) => {
    const ended = db
      .sql('DELETE FROM staff_sessions WHERE staff_id = ? AND token_hash <> ?')
      .run(input.staffId, input.keepTokenHash).changes;
    tell({ what: 'password changed', subject: input.login, after: `other sessions ended: ${ended}` });
    return db.sql('UPDATE staff SET password_hash = ? WHERE staff_id = ?').run(input.passwordHash, input.staffId).changes;
  },
);

/** Nobody is signed in of whom the journal does not say so. */
export const openSession = defineChange(
  'staff.openSession',
  (
    db,
    session: {
      readonly token_hash: string;
      readonly staff_id: string;
      readonly login: string;
      readonly csrf_token: string;
      readonly until: number;
      readonly now: number;
    },
    tell,
  ) => {
    db.sql('DELETE FROM staff_sessions WHERE until < ?').run(session.now);
    db.sql('INSERT INTO staff_sessions (token_hash, staff_id, csrf_token, until) VALUES (?, ?, ?, ?)').run(
      session.token_hash,
      session.staff_id,
      session.csrf_token,
      session.until,
    );
    tell({ what: 'signed in', subject: session.login });
    return true;
  },
);

export const closeSession = defineChange('staff.closeSession', (db, { tokenHash }: { readonly tokenHash: string }, tell) => {
  const session = db
    .sql<{ login: string }>('SELECT login FROM staff_sessions JOIN staff USING (staff_id) WHERE token_hash = ?')
    .get(tokenHash);
  if (session === undefined) return false;
  db.sql('DELETE FROM staff_sessions WHERE token_hash = ?').run(tokenHash);
  tell({ what: 'signed out', subject: session.login });
  return true;
});

export const listSessions = defineRead('staff.sessions', (db, now: number) =>
  db
    .sql<SessionRow>(
      'SELECT token_hash, staff_sessions.staff_id AS staff_id, csrf_token, until, name, roles FROM staff_sessions JOIN staff USING (staff_id) WHERE until > ? AND disabled_at IS NULL',
    )
    .all(now),
);

export const staffWrites = [addStaff, setPassword, openSession, closeSession, ...journalWrites];
export const staffReads = [findStaff, findStaffById, listSessions, ...journalReads];
