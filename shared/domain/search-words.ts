/** Lower case, without accents or ligatures: someone who types "soeur" or "ete" means "sœur" and "été". */
function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');
}

/** The words of a text as a search compares them: folded, cut wherever a letter or digit ends. "Manteau d’été" is manteau, d, ete. */
export function searchWordsOf(text: string): readonly string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
