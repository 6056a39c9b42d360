/** What of an element's computed style a picture keeps when it leaves the page. */
const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
] as const;

const space = 'http://www.w3.org/2000/svg';
const marginPx = 32;
const lettersPx = 18;
const smallPx = 13;
/** A letter is about this wide for its size. */
const letterShare = 0.53;

/** What is written around a picture, because on paper nothing else says it. */
export interface PictureWords {
  readonly heading: string;
  /** Window, n and coverage, what it is compared with, the legend: one line each. */
  readonly lines: readonly string[];
}

/** Runs `read` while the page is light, of normal contrast and still: a picture for paper, whatever the reader's screen. Nothing is painted meanwhile. */
function readInDaylight<Value>(read: () => Value): Value {
  const root = document.documentElement;
  const before = ['data-theme', 'data-contrast', 'data-motion'].map((name) => [name, root.getAttribute(name)] as const);
  root.setAttribute('data-theme', 'light');
  root.setAttribute('data-contrast', 'normal');
  root.setAttribute('data-motion', 'less');
  try {
    return read();
  } finally {
    for (const [name, value] of before) {
      if (value === null) root.removeAttribute(name);
      else root.setAttribute(name, value);
    }
  }
}

/** A copy whose looks are its own: computed styles become attributes, classes and what only a page needs go. */
function copyWithLooks(source: SVGElement): SVGElement | undefined {
  const looks = getComputedStyle(source);
  if (looks.display === 'none') return undefined;
  const copy = source.cloneNode(false);
  if (!(copy instanceof SVGElement)) return undefined;
  for (const name of copy.getAttributeNames()) {
    if (name === 'class' || name === 'style' || name === 'tabindex' || name.startsWith('data-')) copy.removeAttribute(name);
  }
  const isShape = source instanceof SVGGeometryElement || source instanceof SVGTextContentElement;
  for (const name of isShape ? kept : (['opacity'] as const)) {
    const value = looks.getPropertyValue(name);
    if (value !== '' && value !== 'none' && value !== 'normal' && value !== 'auto') copy.setAttribute(name, value);
    else if (name === 'fill' || name === 'stroke') copy.setAttribute(name, value === '' ? 'none' : value);
  }
  for (const child of source.childNodes) {
    if (child instanceof SVGElement) {
      const made = copyWithLooks(child);
      if (made !== undefined) copy.append(made);
    } else if (child instanceof Text && source instanceof SVGTextContentElement) copy.append(child.data.replace(/\s+/g, ' '));
  }
  return copy;
}

function wordsAt(
  words: string,
  yPx: number,
  looks: { readonly sizePx: number; readonly weight: number; readonly font: string },
): SVGElement {
  const line = document.createElementNS(space, 'text');
  line.textContent = words;
  const page = getComputedStyle(document.documentElement);
  setAll(line, {
    x: marginPx,
    y: yPx,
    'font-size': looks.sizePx,
    'font-weight': looks.weight,
    fill: page.getPropertyValue('--ink'),
    'font-family': page.getPropertyValue(looks.font),
  });
  return line;
}

/** Breaks a heading at spaces into lines of about `letters` letters. */
export function breakLines(text: string, letters: number): readonly string[] {
  return text.split(/\s+/).reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last === undefined || last.length + word.length + 1 > letters ? [...lines, word] : [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

/** Sheets of the same size that lie on one another: a floor plan has two, a chart one. */
export type Sheets = readonly SVGSVGElement[];

/**
 * One SVG that stands alone: pictures one below the other, with heading, window and n written around them, on white. `fontCss` brings
 * the letters along. Answers undefined when there is no picture.
 */
export function standaloneSvg(pictures: readonly Sheets[], words: PictureWords, fontCss: string): SVGSVGElement | undefined {
  const sizes = pictures.map((sheets) => sheets[0]?.getBoundingClientRect() ?? new DOMRect());
  const width = Math.max(0, ...sizes.map((size) => size.width));
  if (width === 0) return undefined;
  return readInDaylight(() => {
    const lettersIn = (sizePx: number): number => Math.max(24, Math.floor(width / (sizePx * letterShare)));
    const heading = breakLines(words.heading, lettersIn(lettersPx));
    const lines = words.lines.flatMap((line) => breakLines(line, lettersIn(smallPx)));
    let yPx = marginPx + heading.length * lettersPx * 1.25 + 10;
    const copies = pictures.flatMap((sheets, nth) => {
      const size = sizes[nth];
      const placed = sheets.flatMap((sheet) => {
        const copy = copyWithLooks(sheet);
        if (copy === undefined || size === undefined) return [];
        setAll(copy, { x: marginPx + (width - size.width) / 2, y: yPx, width: size.width, height: size.height, overflow: 'visible' });
        return [copy];
      });
      yPx += (size?.height ?? 0) + 12;
      return placed;
    });
    const linesTop = yPx + 6;
    const totalHeight = linesTop + lines.length * smallPx * 1.5 + marginPx;
    const totalWidth = width + 2 * marginPx;
    const picture = document.createElementNS(space, 'svg');
    setAll(picture, { xmlns: space, viewBox: `0 0 ${totalWidth} ${totalHeight}`, width: totalWidth, height: totalHeight });
    const paper = document.createElementNS(space, 'rect');
    setAll(paper, { width: '100%', height: '100%', fill: '#ffffff' });
    const fonts = document.createElementNS(space, 'style');
    fonts.textContent = fontCss;
    picture.append(
      fonts,
      paper,
      ...heading.map((line, nth) =>
        wordsAt(line, marginPx + (nth + 0.8) * lettersPx * 1.25, { sizePx: lettersPx, weight: 640, font: '--font-display' }),
      ),
      ...copies,
      ...lines.map((line, nth) =>
        wordsAt(line, linesTop + (nth + 0.8) * smallPx * 1.5, { sizePx: smallPx, weight: 400, font: '--font-text' }),
      ),
    );
    return picture;
  });
}

function setAll(element: SVGElement, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
