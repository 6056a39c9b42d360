import { searchWordsOf } from '#shared/domain/search-words.ts';

/** What a search looks through: every word of these texts behind a space. */
export function searchTextOf(texts: readonly string[]): string {
  return searchWordsOf(texts.join(' '))
    .map((word) => ` ${word}`)
    .join('');
}

/** Every word of the search begins a word of the text: `jean bl` finds "Jean droit bleu", `ete` finds "Manteau d’été". */
export function matchesSearch(searchText: string, search: string): boolean {
  return searchWordsOf(search).every((word) => searchText.includes(` ${word}`));
}
