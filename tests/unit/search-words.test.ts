import { expect, test } from 'vitest';
import { searchWordsOf } from '#shared/domain/search-words.ts';
import { matchesSearch, searchTextOf } from '../../edge/catalogue/search-rules.ts';

const coat = searchTextOf(['Manteau d’été Sœurs', 'Summer coat', 'CO-014-BLU-M', '3760123450147']);

test('words are compared without accents, ligatures and the marks between them', () => {
  expect(searchWordsOf('L’été à Cœur-Joie')).toEqual(['l', 'ete', 'a', 'coeur', 'joie']);
  expect(searchWordsOf(' – ')).toEqual([]);
});

test.each(['été', 'ETE', 'soeur', 'sœur', 'manteau bleu', 'coat summ', 'co-014', 'CO-014-BLU-M', '37601234'])('"%s"', (search) => {
  expect(matchesSearch(coat, search)).toBe(search !== 'manteau bleu');
});

test('a part from the middle of a word is no hit', () => {
  expect(matchesSearch(coat, 'teau')).toBe(false);
});
