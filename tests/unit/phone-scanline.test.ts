import bwip from 'bwip-js/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGreyLine } from '../../phone/camera/code-reader.ts';
import { gtinCheckDigit } from '#shared/domain/gtin.ts';

interface Photo {
  readonly modulePixels: number;
  readonly noise: number;
  /** Grey added from left to right: a lamp at one side. */
  readonly slope: number;
  readonly blurPixels: number;
}

/** A line through a photographed label: quiet zone, stripes of bwip-js, quiet zone; blurred, lit from one side, noisy. */
function photograph(widths: readonly number[], { modulePixels, noise, slope, blurPixels }: Photo): Uint8ClampedArray {
  const stripes = [10, ...widths, 10];
  // A camera's pixel gathers the light of its whole width: ten samples a pixel, then their mean.
  const samples: number[] = [];
  let edge = 0;
  stripes.forEach((width, place) => {
    edge += width * modulePixels * 10;
    while (samples.length < Math.round(edge)) samples.push(place % 2 === 0 ? 205 : 40);
  });
  const total = Math.floor(samples.length / 10);
  const meanOf = (greys: readonly number[]): number => greys.reduce((sum, grey) => sum + grey, 0) / greys.length;
  const sharp = Array.from({ length: total }, (_, x) => meanOf(samples.slice(x * 10, x * 10 + 10)));
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
  return Uint8ClampedArray.from({ length: total }, (_, x) => {
    const near = sharp.slice(Math.max(0, x - blurPixels), x + blurPixels + 1);
    return meanOf(near) + (slope * x) / total + next() * noise;
  });
}

function widthsOf(symbology: string, text: string): readonly number[] {
  const [symbol] = bwip.raw({ bcid: symbology, text });
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('bwip-js drew nothing');
  return symbol.sbs;
}

const good: Photo = { modulePixels: 3, noise: 30, slope: -60, blurPixels: 1 };

describe('the phone reads a label without the browser’s help', () => {
  it('reads any GTIN-13 from a noisy, one-sided, slightly blurred line, also upside down', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{12}$/),
        fc.double({ min: 3, max: 6, noNaN: true }),
        fc.boolean(),
        (body, modulePixels, isTurned) => {
          const gtin = body + gtinCheckDigit(body);
          const line = photograph(widthsOf('ean13', gtin), { ...good, modulePixels });
          expect(readGreyLine(isTurned ? line.reverse() : line)).toBe(gtin);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads any SKU in Code 128', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9-]{4,18}$/), (sku) => {
        expect(readGreyLine(photograph(widthsOf('code128', sku), good))).toBe(sku);
      }),
      { numRuns: 150 },
    );
  });

  it('answers nothing for a damaged check digit, a grey wall or a striped shirt', () => {
    const widths = [...widthsOf('ean13', '3760000000017')];
    // Two digits of the right half change places: every stripe is legal, the sum is not.
    const [first, second] = [widths.slice(48, 52), widths.slice(52, 56)];
    const damaged = [...widths.slice(0, 48), ...second, ...first, ...widths.slice(56)];
    expect(readGreyLine(photograph(damaged, good))).toBeUndefined();
    expect(readGreyLine(new Uint8ClampedArray(800).fill(128))).toBeUndefined();
    expect(
      readGreyLine(
        photograph(
          Array.from({ length: 99 }, () => 2),
          good,
        ),
      ),
    ).toBeUndefined();
  });
});
