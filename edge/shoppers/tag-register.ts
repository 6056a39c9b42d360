import { answer, type Answer } from '#shared/contract/answer.ts';
import { addTags, listTags, type TagRowBody } from '#shared/contract/tags.ts';
import type { TagKind } from '#shared/domain/sighting.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import { makeCode } from '../secrets.ts';
import { listCarriers, listTagRecords, registerTags } from './shopper-records.ts';

interface Tag {
  readonly tagKey: string;
  readonly label: string;
  readonly kind: TagKind;
  shopperId: string | null;
}

export interface TagRegisterParts {
  readonly records: Records;
  readonly clock: Clock;
  /** What a tag last said of itself. */
  readonly tagHealth: (tagKey: string) => Pick<TagRowBody, 'batteryPercent' | 'batteryAt' | 'press' | 'pressedAt'>;
}

/** Every tag of the shop, in memory: asked at each sighting. */
export interface TagRegister {
  readonly answers: readonly Answer[];
  /** Undefined for a tag nobody registered: it is never followed. */
  tag(tagKey: string): { readonly kind: TagKind; readonly shopperId: string | null } | undefined;
  /** Takes a tag into account that was registered another way. */
  learnTag(tag: { readonly tagKey: string; readonly label: string; readonly kind: TagKind }): void;
  /** Undefined while they carry none. */
  fobOf(shopperId: string): { readonly tagKey: string; readonly label: string } | undefined;
  /** From now on they carry this fob and no other. */
  giveFob(tagKey: string, shopperId: string): void;
  /** From now on they carry none; answers the one they had. */
  takeFob(shopperId: string): { readonly tagKey: string } | undefined;
}

const fobCodeLetters = 8;

export async function createTagRegister({ records, clock, tagHealth }: TagRegisterParts): Promise<TagRegister> {
  const tags = new Map<string, Tag>();
  const fobs = new Map<string, Tag>();
  for (const row of await records.read(listCarriers, null)) {
    learnTag({ tagKey: row.tag_key, label: row.label, kind: tagKindOf(row.kind) });
    if (row.shopper_id !== null) giveFob(row.tag_key, row.shopper_id);
  }

  function learnTag(tag: Omit<Tag, 'shopperId'>): void {
    tags.set(tag.tagKey, { ...tag, shopperId: null });
  }

  function takeFob(shopperId: string): Tag | undefined {
    const fob = fobs.get(shopperId);
    if (fob !== undefined) fob.shopperId = null;
    fobs.delete(shopperId);
    return fob;
  }

  function giveFob(tagKey: string, shopperId: string): void {
    takeFob(shopperId);
    const fob = tags.get(tagKey);
    if (fob === undefined) return;
    fob.shopperId = shopperId;
    fobs.set(shopperId, fob);
  }

  async function readTags(): Promise<TagRowBody[]> {
    const rows = await records.read(listTagRecords, null);
    return rows.map((row) => ({ ...row, kind: tagKindOf(row.kind), ...tagHealth(row.tagKey) }));
  }

  const answers = [
    answer(listTags, async () => ({ tags: await readTags() })),
    answer(addTags, async ({ body, caller }) => {
      const added = await records.write(registerTags, {
        tags: body.tags.map((tag) => ({
          tag_key: tag.tagKey,
          label: tag.label,
          kind: tag.kind,
          shopper_id: null,
          pairing_code: tag.kind === 'fob' ? (tag.pairingCode ?? makeCode(fobCodeLetters)) : null,
        })),
        by: authorOf(caller, clock.now()),
      });
      const now = await readTags();
      for (const tag of now) if (!tags.has(tag.tagKey)) learnTag({ tagKey: tag.tagKey, label: tag.label, kind: tag.kind });
      return { added, tags: now };
    }),
  ];

  return { answers, tag: (tagKey) => tags.get(tagKey), learnTag, fobOf: (shopperId) => fobs.get(shopperId), giveFob, takeFob };
}

function tagKindOf(text: string): TagKind {
  return text === 'basket' || text === 'staff' || text === 'reference' ? text : 'fob';
}
