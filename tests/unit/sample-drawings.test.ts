import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sampleProducts } from '../../edge/sample/catalogue.ts';
import { drawGarment } from '../../edge/sample/garments/draw-garment.ts';
import { palette } from '../../edge/sample/garments/palette.ts';
import { weaves } from '../../edge/sample/garments/weave.ts';
import { cuts } from '../../edge/sample/range/cuts.ts';

/** Object.keys forgets the names it lists; the tables' own entries keep them. */
function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] {
  const isKey = (name: string): name is Key => name in table;
  return Object.keys(table).filter(isKey);
}

const pictures = sampleProducts().flatMap(({ id, colourways }) =>
  colourways.map(({ colour, swatch, svg }) => ({ name: `${id} ${colour.en}`, swatch, svg: svg() })),
);

test('every picture is under 25 KB and needs nothing but itself', () => {
  for (const { name, svg } of pictures) {
    expect(Buffer.byteLength(svg), name).toBeLessThan(25_000);
    expect(svg, name).not.toMatch(/<script|<text|<image|<style|<foreignObject|\son\w+=|font-family|@import|NaN|undefined|Infinity/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), name).not.toMatch(/https?:|data:/);
  }
});

test('every part of a picture that is pointed at is there, and only once', () => {
  for (const { name, svg } of pictures) {
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const used = [...svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id);
    expect(new Set(ids).size, name).toBe(ids.length);
    expect(
      used.filter((id) => !ids.includes(id)),
      name,
    ).toEqual([]);
  }
});

test('no two colourways share a picture', () => {
  const byPicture = new Map<string, string>();
  for (const { name, svg } of pictures) {
    expect(byPicture.get(svg), name).toBeUndefined();
    byPicture.set(svg, name);
  }
});

test('every way to weave can be drawn in every colour', async () => {
  for (const weave of keysOf(weaves)) {
    for (const colour of keysOf(palette)) expect(drawGarment({ cut: 'jumper', weave, colour }).length).toBeGreaterThan(3000);
    await expect(
      sharp(Buffer.from(drawGarment({ cut: 'jumper', weave, colour: 'navy' })))
        .resize(80)
        .toBuffer(),
    ).resolves.toBeDefined();
  }
});

/** The share of the sheet that is neither paper nor shadow, and how many such pixels its rim has. */
async function measureInk(svg: string): Promise<{ readonly share: number; readonly rim: number }> {
  const { data, info } = await sharp(Buffer.from(svg)).resize(80, 100).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let inked = 0;
  let rim = 0;
  for (let y = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      const [red = 0, green = 0, blue = 0] = data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3);
      const isPaperOrShadow = Math.min(red, green, blue) > 120 && Math.max(red, green, blue) - Math.min(red, green, blue) < 40;
      if (isPaperOrShadow) continue;
      inked += 1;
      if (x < 2 || y < 1 || x > info.width - 3 || y > info.height - 3) rim += 1;
    }
  }
  return { share: inked / (info.width * info.height), rim };
}

test('every cut fills its sheet without touching the rim', async () => {
  for (const cut of keysOf(cuts)) {
    const { share, rim } = await measureInk(drawGarment({ cut, weave: 'plain', colour: 'cobalt' }));
    expect(rim, cut).toBe(0);
    expect(share, cut).toBeGreaterThan(0.11);
    expect(share, cut).toBeLessThan(0.62);
  }
});

test('a picture shows the colour of its swatch', async () => {
  for (const colour of keysOf(palette)) {
    const svg = drawGarment({ cut: 'straight-coat', weave: 'plain', colour });
    const { data } = await sharp(Buffer.from(svg)).resize(80, 100).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const [red = 0, green = 0, blue = 0] = data.subarray((72 * 80 + 36) * 3, (72 * 80 + 37) * 3);
    const hex = Number.parseInt(palette[colour].hex.slice(1), 16);
    const distance = Math.hypot(red - (hex >> 16), green - ((hex >> 8) & 255), blue - (hex & 255));
    expect(distance, colour).toBeLessThan(48);
  }
});
