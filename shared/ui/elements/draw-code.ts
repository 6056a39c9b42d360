import { code128, drawingSVG, ean13, qrcode } from 'bwip-js/generic';

export type CodeKind = 'qr' | 'code128' | 'ean13';

const qrOptions = { bcid: 'qrcode', eclevel: 'M', paddingwidth: 4, paddingheight: 4, scale: 1 } as const;

// Quiet zones: ISO/IEC 18004 asks 4 modules round a QR code, ISO/IEC 15417 and 15420 about 10 beside bars.
const barOptions = { paddingwidth: 10, height: 14, scale: 1, includetext: false } as const;

/** A code as an SVG of flat shapes, black on nothing, with its quiet zone. Throws where the text doesn't fit the kind. */
export function drawCode(kind: CodeKind, text: string): string {
  switch (kind) {
    case 'qr':
      return qrcode({ ...qrOptions, text }, drawingSVG());
    case 'code128':
      return code128({ ...barOptions, bcid: 'code128', text }, drawingSVG());
    case 'ean13':
      return ean13({ ...barOptions, bcid: 'ean13', text, height: 11 }, drawingSVG());
  }
}
