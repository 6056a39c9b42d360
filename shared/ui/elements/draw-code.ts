import { code128, drawingSVG, ean13, qrcode } from 'bwip-js/generic';

export type CodeKind = 'qr' | 'code128' | 'ean13';

// Quiet zones: ISO/IEC 18004 asks 4 modules round a QR code (drawn 2 units wide at scale 1),
// ISO/IEC 15417 asks 10 beside Code 128 and ISO/IEC 15420 asks 11 before EAN-13 (1 unit each).
const qrOptions = { bcid: 'qrcode', eclevel: 'M', paddingwidth: 8, paddingheight: 8, scale: 1 } as const;
const barOptions = { paddingwidth: 11, height: 14, scale: 1, includetext: false } as const;

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
