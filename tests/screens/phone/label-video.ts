import { writeFile } from 'node:fs/promises';
import bwip from 'bwip-js/node';

const width = 640;
const height = 480;

/** Writes a film of one frame for Chromium's fake camera: a label's barcode, grey and a little soft, on a table. */
export async function filmLabel(file: string, bcid: 'ean13' | 'code128', text: string): Promise<void> {
  const [symbol] = bwip.raw({ bcid, text });
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('bwip-js drew nothing');
  const modules = symbol.sbs.reduce((sum, stripe) => sum + stripe, 0);
  const modulePixels = Math.min(4, (width * 0.7) / modules);
  const row = new Uint8Array(width).fill(190);
  let x = (width - modules * modulePixels) / 2;
  symbol.sbs.forEach((stripe, place) => {
    if (place % 2 === 0) row.fill(45, Math.round(x), Math.round(x + stripe * modulePixels));
    x += stripe * modulePixels;
  });
  const soft = row.map((grey, at) => ((row[at - 1] ?? grey) + 2 * grey + (row[at + 1] ?? grey)) / 4);
  const luma = Buffer.alloc(width * height, 190);
  for (let y = 120; y < 360; y += 1) luma.set(soft, y * width);
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
  await writeFile(file, Buffer.concat([header, luma, chroma]));
}
