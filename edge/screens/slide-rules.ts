import type { SlideContentBody } from '#shared/contract/screens.ts';
import type { Texts } from '#shared/domain/product.ts';

/** What pre-flight needs to know of the shop. */
export interface SlideFacts {
  readonly hasProduct: (productId: string) => boolean;
  readonly hasAsset: (assetId: string) => boolean;
}

/** Readable in three seconds at four metres: a line has at most so many words. */
const mostWords = 9;

/** Products a slide shows, in order. */
export function productsOf(slide: SlideContentBody): readonly string[] {
  switch (slide.template) {
    case 'season':
      return slide.productId === undefined ? [] : [slide.productId];
    case 'product':
    case 'review':
      return [slide.productId];
    case 'looks':
    case 'likes':
      return slide.productIds;
    case 'hours':
      return [];
  }
}

function textsOf(slide: SlideContentBody): readonly (readonly [string, Texts])[] {
  switch (slide.template) {
    case 'season':
      return [
        ['title', slide.title],
        ['line', slide.line],
      ];
    case 'product':
      return [['line', slide.line]];
    case 'looks':
    case 'likes':
      return [['title', slide.title]];
    case 'hours':
      return [['title', slide.title], ...slide.lines.map((line, place) => [`line ${place + 1}`, line] as const)];
    case 'review':
      // A review is quoted, not written by us: it may be longer.
      return [];
  }
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Every reason why these slides may not go on a screen; none means they may. */
export function findSlideMistakes(slides: readonly SlideContentBody[], facts: SlideFacts): readonly string[] {
  const mistakes: string[] = [];
  const seen = new Set<string>();
  for (const [place, slide] of slides.entries()) {
    const name = `slide ${place + 1}`;
    if (seen.has(slide.slideId)) mistakes.push(`${name}: its id "${slide.slideId}" is used twice`);
    seen.add(slide.slideId);
    for (const productId of productsOf(slide))
      if (!facts.hasProduct(productId)) mistakes.push(`${name}: the product "${productId}" is not in the catalogue`);
    if (slide.template === 'season' && slide.picture !== undefined && !facts.hasAsset(slide.picture))
      mistakes.push(`${name}: its picture is not here: upload it again`);
    if (slide.template === 'season' && slide.picture === undefined && slide.productId === undefined)
      mistakes.push(`${name}: it needs a picture or a product`);
    for (const [part, texts] of textsOf(slide)) {
      for (const [language, text] of Object.entries(texts)) {
        if (countWords(text) > mostWords)
          mistakes.push(`${name}: the ${part} in ${language} has ${countWords(text)} words, at most ${mostWords} can be read in passing`);
      }
    }
  }
  return mistakes;
}
