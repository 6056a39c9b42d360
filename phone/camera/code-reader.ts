import { cutIntoRuns } from './bar-runs.ts';
import { readCode128 } from './read-code128.ts';
import { readEan } from './read-ean.ts';

/** Looks at one frame of a running video and answers the text of a barcode in it, or undefined. */
export interface CodeReader {
  readonly readsQr: boolean;
  read(video: HTMLVideoElement): Promise<string | undefined>;
}

interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface NativeDetectorClass {
  new (options: { readonly formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

declare global {
  // Shape Detection API, in Chromium for Android and macOS; not yet in TypeScript's DOM.
  interface Window {
    readonly BarcodeDetector?: NativeDetectorClass;
  }
}

const wanted = ['ean_13', 'ean_8', 'upc_a', 'code_128', 'qr_code', 'data_matrix'];

/** The browser's own reader where there is one; else our line reader for EAN-13, UPC-A and Code 128, which works everywhere and offline. */
export async function createCodeReader(): Promise<CodeReader> {
  const Native = window.BarcodeDetector;
  const supported = Native === undefined ? [] : await Native.getSupportedFormats();
  const formats = wanted.filter((format) => supported.includes(format));
  return Native !== undefined && formats.includes('ean_13') ? createNativeReader(new Native({ formats }), formats) : createLineReader();
}

function createNativeReader(detector: NativeDetector, formats: readonly string[]): CodeReader {
  return {
    readsQr: formats.includes('qr_code'),
    async read(video) {
      const [found] = await detector.detect(video);
      return found?.rawValue;
    },
  };
}

/** Heights of the lines looked at, as shares of the frame: the aim is in the middle. */
const lineShares = [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62];
const widestPixels = 1280;

function createLineReader(): CodeReader {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let previous: string | undefined;
  return {
    readsQr: false,
    async read(video) {
      if (pen === null || video.videoWidth === 0) return undefined;
      canvas.width = Math.min(widestPixels, video.videoWidth);
      canvas.height = Math.round((video.videoHeight * canvas.width) / video.videoWidth);
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      const found = lineShares.map((share) => readLine(pen, Math.floor(canvas.height * share))).find((text) => text !== undefined);
      // One line of one frame can be mistaken; the same answer from two frames is believed.
      const believed = found !== undefined && found === previous ? found : undefined;
      previous = found;
      return believed;
    },
  };
}

function readLine(pen: CanvasRenderingContext2D, y: number): string | undefined {
  const { data } = pen.getImageData(0, y, pen.canvas.width, 1);
  const grey = new Uint8ClampedArray(pen.canvas.width);
  for (let x = 0; x < grey.length; x += 1) {
    // ITU-R BT.601 luma.
    grey[x] = 0.299 * (data[x * 4] ?? 0) + 0.587 * (data[x * 4 + 1] ?? 0) + 0.114 * (data[x * 4 + 2] ?? 0);
  }
  return readGreyLine(grey);
}

/** Reads one line of grey values in both directions: a label may be held upside down. */
export function readGreyLine(grey: Uint8ClampedArray): string | undefined {
  for (const line of [grey, grey.slice().reverse()]) {
    const runs = cutIntoRuns(line);
    const text = readEan(runs) ?? readCode128(runs);
    if (text !== undefined) return text;
  }
  return undefined;
}
