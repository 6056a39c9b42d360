import { systemClock } from '#shared/link/clock.ts';
import { standaloneSvg, type PictureWords, type Sheets } from './standalone-svg.ts';

/** Offers a file to the person: their browser's own way of saving. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The browser reads the address after this task.
  systemClock.after(10_000, () => URL.revokeObjectURL(url));
}

const latin = /U\+0+-0*FF/i;

function readAsDataUrl(content: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(String(reader.result)));
    reader.addEventListener('error', () => fail(reader.error ?? new Error('the font could not be read')));
    reader.readAsDataURL(content);
  });
}

/** The page's upright Latin fonts with their bytes inside, so that a picture shows the same letters where they are not installed. */
async function embeddedFonts(): Promise<string> {
  const faces = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, base: sheet.href ?? document.baseURI })))
    .flatMap(({ rule, base }) => (rule instanceof CSSFontFaceRule ? [{ style: rule.style, base }] : []))
    .filter(({ style }) => latin.test(style.getPropertyValue('unicode-range')) && style.getPropertyValue('font-style') !== 'italic');
  const written = await Promise.all(
    faces.map(async ({ style, base }) => {
      const address = /url\("?([^")]+\.woff2)"?\)/.exec(style.getPropertyValue('src'))?.[1];
      if (address === undefined) return '';
      const font = await (await fetch(new URL(address, base))).blob();
      return `@font-face{font-family:${style.getPropertyValue('font-family')};font-weight:${style.getPropertyValue('font-weight')};src:url(${await readAsDataUrl(font)}) format("woff2")}`;
    }),
  );
  return written.join('');
}

/** An SVG as a PNG of `scale` pixels a pixel, for a slide or a letter. Answers undefined where the browser can't. */
async function svgAsPng(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Blob | undefined> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    });
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

const pngScale = 2;

/** Saves pictures of the page as one file that stands alone, as SVG or as a PNG of twice its pixels. */
export async function savePicture({
  pictures,
  words,
  name,
  kind,
}: {
  readonly pictures: readonly Sheets[];
  readonly words: PictureWords;
  readonly name: string;
  readonly kind: 'svg' | 'png';
}): Promise<void> {
  const picture = standaloneSvg(pictures, words, await embeddedFonts());
  if (picture === undefined) return;
  const text = new XMLSerializer().serializeToString(picture);
  if (kind === 'svg') return saveFile(`${name}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  const size = { width: Number(picture.getAttribute('width')), height: Number(picture.getAttribute('height')) };
  const png = await svgAsPng(text, size, pngScale);
  if (png !== undefined) saveFile(`${name}.png`, png);
}
