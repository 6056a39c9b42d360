import { RefusedError } from '#shared/link/errors.ts';
import { defineRead, defineWrite, type Db } from '../database/define.ts';
import { defineChange } from '../journal/define-change.ts';

export interface ShopperRecord {
  readonly shopper_id: string;
  readonly token_hash: string;
  readonly language: string;
}

export interface Consents {
  readonly offers: boolean;
  readonly path: boolean;
}

export interface TagRecord {
  readonly tag_key: string;
  readonly label: string;
  readonly kind: string;
  readonly shopper_id: string | null;
}

function setConsent(db: Db, shopperId: string, purpose: string, granted: boolean, now: number): void {
  const open = db
    .sql<{ granted_at: number }>('SELECT granted_at FROM consents WHERE shopper_id = ? AND purpose = ? AND withdrawn_at IS NULL')
    .get(shopperId, purpose);
  if (granted && open === undefined)
    db.sql('INSERT INTO consents (shopper_id, purpose, granted_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET withdrawn_at = NULL').run(
      shopperId,
      purpose,
      now,
    );
  if (!granted && open !== undefined)
    db.sql('UPDATE consents SET withdrawn_at = ? WHERE shopper_id = ? AND purpose = ? AND withdrawn_at IS NULL').run(
      now,
      shopperId,
      purpose,
    );
}

export const join = defineWrite('shoppers.join', (db, input: ShopperRecord & { readonly consents: Consents; readonly now: number }) => {
  db.sql('INSERT INTO shoppers (shopper_id, token_hash, language, joined_at, seen_at) VALUES (?, ?, ?, ?, ?)').run(
    input.shopper_id,
    input.token_hash,
    input.language,
    input.now,
    input.now,
  );
  setConsent(db, input.shopper_id, 'offers', input.consents.offers, input.now);
  setConsent(db, input.shopper_id, 'path', input.consents.path, input.now);
  return true;
});

export const listShoppers = defineRead('shoppers.list', (db, _input: null) => ({
  shoppers: db.sql<ShopperRecord>('SELECT shopper_id, token_hash, language FROM shoppers').all(),
  consents: db.sql<{ shopper_id: string; purpose: string }>('SELECT shopper_id, purpose FROM consents WHERE withdrawn_at IS NULL').all(),
}));

/** Every tag with who carries it. */
export const listCarriers = defineRead('shoppers.carriers', (db, _input: null) =>
  db.sql<TagRecord>('SELECT tag_key, label, kind, shopper_id FROM tags').all(),
);

/** Withdrawing `path` also takes the shopper off every path already kept. */
export const setConsents = defineWrite(
  'shoppers.consents',
  (db, input: { readonly shopperId: string; readonly consents: Consents; readonly now: number }) => {
    setConsent(db, input.shopperId, 'offers', input.consents.offers, input.now);
    setConsent(db, input.shopperId, 'path', input.consents.path, input.now);
    if (!input.consents.path) db.sql('DELETE FROM visits WHERE shopper_id = ?').run(input.shopperId);
    return true;
  },
);

export const setLanguage = defineWrite(
  'shoppers.language',
  (db, input: { readonly shopperId: string; readonly language: string }) =>
    db.sql('UPDATE shoppers SET language = ? WHERE shopper_id = ?').run(input.language, input.shopperId).changes,
);

export const linkTag = defineWrite(
  'shoppers.linkTag',
  (db, input: { readonly shopperId: string; readonly pairingCode: string; readonly now: number }) => {
    const tag = db
      .sql<TagRecord>("SELECT tag_key, label, kind, shopper_id FROM tags WHERE pairing_code = ? AND kind = 'fob'")
      .get(input.pairingCode);
    if (tag === undefined) throw new RefusedError(404, 'fob-unknown', 'no fob of this shop has this code');
    if (tag.shopper_id !== null && tag.shopper_id !== input.shopperId)
      throw new RefusedError(409, 'fob-taken', 'this fob is with another phone: hand it back and take another');
    db.sql('UPDATE tags SET shopper_id = NULL, linked_at = NULL WHERE shopper_id = ?').run(input.shopperId);
    db.sql('UPDATE tags SET shopper_id = ?, linked_at = ? WHERE tag_key = ?').run(input.shopperId, input.now, tag.tag_key);
    return tag.tag_key;
  },
);

export const unlinkTags = defineWrite(
  'shoppers.unlinkTags',
  (db, shopperId: string) => db.sql('UPDATE tags SET shopper_id = NULL, linked_at = NULL WHERE shopper_id = ?').run(shopperId).changes,
);

export const addWishRecord = defineWrite(
  'shoppers.addWish',
  (db, input: { readonly shopperId: string; readonly sku: string; readonly now: number }) =>
    db.sql('INSERT INTO wishes (shopper_id, sku, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(input.shopperId, input.sku, input.now)
      .changes,
);

export const removeWishRecord = defineWrite(
  'shoppers.removeWish',
  (db, input: { readonly shopperId: string; readonly sku: string }) =>
    db.sql('DELETE FROM wishes WHERE shopper_id = ? AND sku = ?').run(input.shopperId, input.sku).changes,
);

export const listWishes = defineRead('shoppers.wishes', (db, shopperId: string) =>
  db
    .sql<{ sku: string }>('SELECT sku FROM wishes WHERE shopper_id = ? ORDER BY at')
    .all(shopperId)
    .map((row) => row.sku),
);

export const readTraceRecord = defineRead('shoppers.trace', (db, shopperId: string) => {
  const visit = db
    .sql<{ visit_id: string }>('SELECT visit_id FROM visits WHERE shopper_id = ? ORDER BY opened_at DESC LIMIT 1')
    .get(shopperId);
  if (visit === undefined) return { points: [], stays: [] };
  return {
    points: db
      .sql<{ at: number; xMetres: number; yMetres: number }>(
        'SELECT at, x_metres AS xMetres, y_metres AS yMetres FROM path_points WHERE visit_id = ? ORDER BY at',
      )
      .all(visit.visit_id),
    stays: db
      .sql<{ zoneId: string; enteredAt: number; leftAt: number | null }>(
        'SELECT zone_id AS zoneId, entered_at AS enteredAt, left_at AS leftAt FROM stays WHERE visit_id = ? ORDER BY seq',
      )
      .all(visit.visit_id),
  };
});

/** Deletes every row that carries the shopper; coupons that were used stay as a sale's discount, without the person. */
export const forget = defineWrite('shoppers.forget', (db, shopperId: string) => {
  const rows = [
    db.sql('UPDATE tags SET shopper_id = NULL, linked_at = NULL WHERE shopper_id = ?').run(shopperId).changes,
    db.sql('DELETE FROM stays WHERE visit_id IN (SELECT visit_id FROM visits WHERE shopper_id = ?)').run(shopperId).changes,
    db.sql('DELETE FROM path_points WHERE visit_id IN (SELECT visit_id FROM visits WHERE shopper_id = ?)').run(shopperId).changes,
    db.sql('DELETE FROM visits WHERE shopper_id = ?').run(shopperId).changes,
    db.sql('DELETE FROM wishes WHERE shopper_id = ?').run(shopperId).changes,
    db.sql('UPDATE decisions SET shopper_id = NULL WHERE shopper_id = ?').run(shopperId).changes,
    db.sql('DELETE FROM coupons WHERE shopper_id = ? AND redeemed_at IS NULL').run(shopperId).changes,
    db.sql('UPDATE coupons SET shopper_id = NULL WHERE shopper_id = ?').run(shopperId).changes,
    db.sql('DELETE FROM consents WHERE shopper_id = ?').run(shopperId).changes,
    db.sql('DELETE FROM shoppers WHERE shopper_id = ?').run(shopperId).changes,
  ];
  return rows.reduce((sum, changes) => sum + changes, 0);
});

export const insertTags = defineWrite(
  'shoppers.insertTags',
  (db, tags: readonly (TagRecord & { readonly pairing_code: string | null })[]) => {
    const insert = db.sql('INSERT INTO tags (tag_key, label, kind, pairing_code) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
    return tags.reduce((added, tag) => added + insert.run(tag.tag_key, tag.label, tag.kind, tag.pairing_code).changes, 0);
  },
);

/** Tags someone registered in the console. Answers how many are new. */
export const registerTags = defineChange(
  'shoppers.registerTags',
  (db, { tags }: { readonly tags: Parameters<typeof insertTags.run>[1] }, tell) => {
    const isKnown = db.sql('SELECT 1 FROM tags WHERE tag_key = ?');
    const fresh = tags.filter(({ tag_key }) => isKnown.get(tag_key) === undefined);
    const added = insertTags.run(db, fresh);
    if (added > 0) tell({ what: 'tags added', subject: String(added), after: fresh.map(({ label }) => label).join(', ') });
    return added;
  },
);

export const listTagRecords = defineRead('shoppers.tags', (db, _input: null) =>
  db
    .sql<{ tagKey: string; label: string; kind: string; pairingCode: string | null }>(
      'SELECT tag_key AS tagKey, label, kind, pairing_code AS pairingCode FROM tags ORDER BY label',
    )
    .all(),
);

export const shopperWrites = [
  join,
  setConsents,
  setLanguage,
  linkTag,
  unlinkTags,
  addWishRecord,
  removeWishRecord,
  forget,
  insertTags,
  registerTags,
];
export const shopperReads = [listShoppers, listCarriers, listWishes, readTraceRecord, listTagRecords];
