import { describe, expect, test } from 'vitest';
import { readZones } from '#shared/contract/insights.ts';
import { deleteNote, editNote, listNotes, writeNote } from '#shared/contract/notes.ts';
import { hour, openInsightShop } from '../fixtures/insight-shop.ts';

const hourMs = 3_600_000;
const window = { from: hour, to: hour + hourMs };
const fans = { ...window, zoneId: 'denim', words: '  Fans stand by the jeans: it is 34 degrees  ' };

const journalOf = ({ db }: ReturnType<typeof openInsightShop>) =>
  db
    .sql<{ who: string; what: string; before: string | null; after: string | null }>(
      'SELECT who, what, before, after FROM journal ORDER BY sequence',
    )
    .all();

describe('a note', () => {
  test('comes with every answer about its period, and with no other', async () => {
    const shop = openInsightShop();
    const note = await shop.ask(writeNote, {}, { body: fans });
    expect(note).toMatchObject({ words: 'Fans stand by the jeans: it is 34 degrees', author: 'Maud', editedAt: null, zoneId: 'denim' });
    expect((await shop.ask(readZones, window)).about.notes).toEqual([note]);
    expect((await shop.ask(readZones, { from: hour + hourMs, to: hour + 2 * hourMs })).about.notes).toEqual([]);
    expect((await shop.ask(listNotes, { ...window, zone: 'denim' })).notes).toHaveLength(1);
    expect((await shop.ask(listNotes, { ...window, zone: 'coats' })).notes).toEqual([]);
  });

  test('of the whole shop is one of each of its zones', async () => {
    const { ask } = openInsightShop();
    await ask(writeNote, {}, { body: { ...fans, zoneId: null } });
    expect((await ask(listNotes, { ...window, zone: 'coats' })).notes).toHaveLength(1);
  });

  test('is changed and taken away, and the journal keeps what it said', async () => {
    const shop = openInsightShop();
    const { noteId } = await shop.ask(writeNote, {}, { body: fans });
    const changed = await shop.ask(editNote, {}, { params: { noteId }, body: { ...fans, words: 'The fans are gone' } });
    expect(changed).toMatchObject({ noteId, words: 'The fans are gone', author: 'Maud', editedAt: shop.clock.now() });
    expect(await shop.ask(deleteNote, {}, { params: { noteId } })).toEqual({ deleted: true });
    expect((await shop.ask(listNotes, window)).notes).toEqual([]);
    const journal = journalOf(shop);
    expect(journal.map(({ who, what }) => [who, what])).toEqual([
      ['Maud', 'note written'],
      ['Maud', 'note edited'],
      ['Maud', 'note deleted'],
    ]);
    expect(journal[1]?.before).toContain('34 degrees');
    expect(journal[2]?.before).toContain('The fans are gone');
  });

  test.each([
    ['a period that ends before it begins', { ...fans, to: hour - 1 }, 'window-empty'],
    ['a zone the plan does not know', { ...fans, zoneId: 'attic' }, 'zone-unknown'],
  ])('with %s is refused and leaves nothing', async (_, body, code) => {
    const shop = openInsightShop();
    await expect(shop.ask(writeNote, {}, { body })).rejects.toMatchObject({ status: 400, code });
    expect([(await shop.ask(listNotes, window)).notes, journalOf(shop)]).toEqual([[], []]);
  });

  test('that is gone can’t be changed, and the journal tells of no change', async () => {
    const shop = openInsightShop();
    for (const asked of [
      shop.ask(editNote, {}, { params: { noteId: 'no-such-note' }, body: fans }),
      shop.ask(deleteNote, {}, { params: { noteId: 'no-such-note' } }),
    ])
      await expect(asked).rejects.toMatchObject({ status: 404, code: 'note-unknown' });
    expect(journalOf(shop)).toEqual([]);
  });
});
