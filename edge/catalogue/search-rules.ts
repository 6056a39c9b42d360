/** Words as they are compared: lower case, without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function searchTextOf(texts: readonly string[]): string {
  return fold(texts.join(' '));
}

/** Every word of the search begins a word of the text: `jean bl` finds "Jean droit bleu". */
export function matchesSearch(searchText: string, search: string): boolean {
  return fold(search)
    .split(/\s+/)
    .every((word) => searchText.startsWith(word) || searchText.includes(` ${word}`));
}
