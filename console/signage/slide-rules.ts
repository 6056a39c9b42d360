import type { SlideContentBody } from '#shared/contract/screens.ts';

export type SlideTemplate = SlideContentBody['template'];

export const slideTemplates = ['season', 'product', 'looks', 'likes', 'review', 'hours'] as const satisfies readonly SlideTemplate[];

/** At four metres nine words are read in three seconds. */
export const wordLimit = 9;
/** A review speaks in whole sentences; the slide gives it more room. */
export const reviewWordLimit = 24;
export const minSeconds = 7;
export const maxSeconds = 120;

interface Texts {
  readonly fr: string;
  readonly en: string;
}

/** Words as a reader counts them: what stands between spaces and holds a letter or a digit ("14 h – 16 h" has four). */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

export type SlideProblem =
  | { readonly field: 'productId' | 'productIds'; readonly kind: 'missing' }
  | { readonly field: 'picture'; readonly kind: 'missing' }
  | { readonly field: string; readonly kind: 'empty'; readonly language: 'fr' | 'en' }
  | { readonly field: string; readonly kind: 'long'; readonly language: 'fr' | 'en'; readonly words: number; readonly limit: number };

function wordProblems(field: string, texts: Texts, limit: number, mayBeEmpty: boolean): readonly SlideProblem[] {
  return (['fr', 'en'] as const).flatMap((language): readonly SlideProblem[] => {
    const words = countWords(texts[language]);
    if (words > limit) return [{ field, kind: 'long', language, words, limit }];
    return words === 0 && !mayBeEmpty ? [{ field, kind: 'empty', language }] : [];
  });
}

/** What keeps a slide from being published; the hub's pre-flight has the last word. */
export function slideProblems(slide: SlideContentBody): readonly SlideProblem[] {
  switch (slide.template) {
    case 'season':
      return [
        ...wordProblems('title', slide.title, wordLimit, slide.picture !== undefined || slide.productId !== undefined),
        ...wordProblems('line', slide.line, wordLimit, true),
      ];
    case 'product':
      return [...missingProduct(slide.productId), ...wordProblems('line', slide.line, wordLimit, true)];
    case 'looks':
    case 'likes':
      return [...missingProducts(slide.productIds), ...wordProblems('title', slide.title, wordLimit, false)];
    case 'hours':
      return [
        ...wordProblems('title', slide.title, wordLimit, false),
        ...slide.lines.flatMap((line, index) => wordProblems(`lines.${index}`, line, wordLimit, false)),
      ];
    case 'review':
      return [...missingProduct(slide.productId), ...wordProblems('text', slide.text, reviewWordLimit, false)];
  }
}

function missingProduct(productId: string): readonly SlideProblem[] {
  return productId === '' ? [{ field: 'productId', kind: 'missing' }] : [];
}

function missingProducts(productIds: readonly string[]): readonly SlideProblem[] {
  return productIds.some((id) => id === '') ? [{ field: 'productIds', kind: 'missing' }] : [];
}

export interface NewSlideParts {
  readonly template: SlideTemplate;
  readonly slideId: string;
  /** Products to begin with: the first ones of the catalogue, so that the canvas is never empty. */
  readonly productIds: readonly string[];
  readonly day: string;
}

const noText: Texts = { fr: '', en: '' };

export function newSlide({ template, slideId, productIds, day }: NewSlideParts): SlideContentBody {
  const [first = '', second = '', third = ''] = productIds;
  const timing = { slideId, seconds: 10 };
  switch (template) {
    case 'season':
      return { ...timing, template, title: noText, line: noText, ...(first === '' ? {} : { productId: first }) };
    case 'product':
      return { ...timing, template, productId: first, line: noText };
    case 'looks':
      return { ...timing, template, title: noText, productIds: [first, second, third] };
    case 'likes':
      return { ...timing, template, title: noText, productIds: productIds.slice(0, 5) };
    case 'hours':
      return { ...timing, template, title: noText, lines: [noText] };
    case 'review':
      return { ...timing, template, productId: first, text: noText, author: '', day };
  }
}

/** The products a slide needs to be drawn. */
export function productsOf(slide: SlideContentBody): readonly string[] {
  switch (slide.template) {
    case 'season':
      return slide.productId === undefined ? [] : [slide.productId];
    case 'product':
    case 'review':
      return slide.productId === '' ? [] : [slide.productId];
    case 'looks':
    case 'likes':
      return slide.productIds.filter((id) => id !== '');
    case 'hours':
      return [];
  }
}

/** The slides with one moved by `steps` places; unmoved at either end. */
export function moveSlide(slides: readonly SlideContentBody[], slideId: string, steps: -1 | 1): SlideContentBody[] {
  const from = slides.findIndex((slide) => slide.slideId === slideId);
  const to = from + steps;
  const moved = slides[from];
  if (moved === undefined || to < 0 || to >= slides.length) return [...slides];
  const rest = slides.filter((slide) => slide !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export function replaceSlide(slides: readonly SlideContentBody[], changed: SlideContentBody): SlideContentBody[] {
  return slides.map((slide) => (slide.slideId === changed.slideId ? changed : slide));
}

/** A slide id nobody has: `slide-` and eight hex digits. */
export function freshSlideId(randomBytes: Uint8Array): string {
  return `slide-${[...randomBytes.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** How long one round of the playlist takes. */
export function roundSeconds(slides: readonly SlideContentBody[]): number {
  return slides.reduce((sum, slide) => sum + slide.seconds, 0);
}

/** The slide with another product at a place: the only one of most templates, one of several in looks and likes. */
export function setSlideProduct(slide: SlideContentBody, place: number, productId: string): SlideContentBody {
  switch (slide.template) {
    case 'season':
    case 'product':
    case 'review':
      return { ...slide, productId };
    case 'looks':
    case 'likes': {
      const productIds = [...slide.productIds];
      productIds[place] = productId;
      return { ...slide, productIds };
    }
    case 'hours':
      return slide;
  }
}

/** The slides with one put before another, or last when `beforeId` is undefined. */
export function placeSlide(slides: readonly SlideContentBody[], slideId: string, beforeId: string | undefined): SlideContentBody[] {
  const placed = slides.find((slide) => slide.slideId === slideId);
  if (placed === undefined || slideId === beforeId) return [...slides];
  const rest = slides.filter((slide) => slide !== placed);
  const at = rest.findIndex((slide) => slide.slideId === beforeId);
  return at === -1 ? [...rest, placed] : [...rest.slice(0, at), placed, ...rest.slice(at)];
}
