import type { Dye } from './dye.ts';
import { lightnessOf } from './shade.ts';
import { palette } from './palette.ts';
import { rectangle, stroke, tile, type Tile } from './weave-tile.ts';
import type { WeaveId } from './weave.ts';

function rib({ ground, deep, pale }: Dye): Tile {
  return tile(12, 12, ground, rectangle(0, 0, 3, 12, deep, 0.75) + rectangle(6, 0, 2.5, 12, pale, 0.55));
}

/** Two braids of three strands between columns of purl. */
function cable({ ground, deep, pale }: Dye): Tile {
  const strand = (x: number, from: number): string =>
    stroke(`M${x} ${from}C${x} ${from + 16} ${x + 26} ${from + 14} ${x + 26} ${from + 30}`, deep, 13, 0.9) +
    stroke(`M${x} ${from}C${x} ${from + 16} ${x + 26} ${from + 14} ${x + 26} ${from + 30}`, pale, 8.5, 0.75);
  const back = (x: number, from: number): string =>
    stroke(`M${x + 26} ${from}C${x + 26} ${from + 16} ${x} ${from + 14} ${x} ${from + 30}`, deep, 12, 0.7) +
    stroke(`M${x + 26} ${from}C${x + 26} ${from + 16} ${x} ${from + 14} ${x} ${from + 30}`, ground, 8, 0.9);
  const braid = back(14, -15) + strand(14, -15) + back(14, 15) + strand(14, 15) + back(14, 45) + strand(14, 45);
  const purls = [52, 60, 68, 76].map((x) => rectangle(x, 0, 3.2, 60, deep, 0.55)).join('');
  return tile(84, 60, ground, rectangle(2, 0, 3, 60, deep, 0.6) + rectangle(46, 0, 3, 60, deep, 0.6) + braid + purls, 27);
}

function chunky({ ground, deep, pale }: Dye): Tile {
  const stitch = stroke('M1 1Q3 10 8 14Q13 10 15 1', deep, 2.6, 0.6) + stroke('M3.5 0Q5 7 8 10', pale, 2, 0.7);
  return tile(16, 13, ground, stitch);
}

function brushed({ ground, deep, pale }: Dye): Tile {
  const hairs = 'M4 6l9 7M24 2l7 10M44 9l9 6M8 24l8 9M30 22l11 6M52 26l6 10M3 46l10 4M20 40l8 9M40 44l9 8M56 50l6 4';
  const lights = 'M14 3l8 8M36 6l6 9M2 16l9 5M20 28l7 8M46 34l8 5M12 52l9 5M32 50l7 9M54 12l6 8';
  return tile(62, 60, ground, stroke(hairs, deep, 1.6, 0.4) + stroke(lights, pale, 1.8, 0.6));
}

/** Rows of little signs as a Shetland knitter would count them: four pixels a stitch. */
function fairIsle({ base, ground, deep }: Dye): Tile {
  const isLight = lightnessOf(base) > 0.55;
  const ivory = isLight ? palette.burgundy.hex : palette.ivory.hex;
  const warm = isLight ? palette.forest.hex : palette.mustard.hex;
  const rose = isLight ? palette.cobalt.hex : palette.blush.hex;
  const rows: readonly (readonly [colour: string, signs: string])[] = [
    [ivory, '#...#...#...'],
    [ivory, '##.###.###.#'],
    [deep, ''],
    [warm, '.....#......'],
    [warm, '....###.....'],
    [warm, '#..##.##..#.'],
    [warm, '.#.#...#.#.#'],
    [warm, '#..##.##..#.'],
    [warm, '....###.....'],
    [warm, '.....#......'],
    [deep, ''],
    [ivory, '##.###.###.#'],
    [ivory, '#...#...#...'],
    [deep, ''],
    [rose, '.#...#...#..'],
    [rose, '#.#.#.#.#.#.'],
    [rose, '.#...#...#..'],
    [deep, ''],
  ];
  const stitch = 7;
  const signs = rows.map(([colour, row], y) => {
    const cells = [...row].flatMap((sign, x) => (sign === '#' ? [`M${x * stitch} ${y * stitch}h${stitch}v${stitch}h-${stitch}z`] : []));
    return cells.length === 0 ? '' : `<path fill="${colour}" d="${cells.join('')}"/>`;
  });
  const grain = stroke(
    'M3.5 0V126M10.5 0V126M17.5 0V126M24.5 0V126M31.5 0V126M38.5 0V126M45.5 0V126M52.5 0V126M59.5 0V126M66.5 0V126M73.5 0V126M80.5 0V126',
    deep,
    1,
    0.35,
  );
  return tile(stitch * 12, stitch * rows.length, ground, signs.join('') + grain, 45.5);
}

function argyle({ ground, deep, pale, second }: Dye): Tile {
  const diamonds = `<path d="M42 0L84 66L42 132L0 66Z" fill="${pale}" opacity=".8"/>`;
  const shade = `<path d="M84 0L126 66L84 132L42 66Z M0 0L42 66L0 132L-42 66Z" fill="${deep}" opacity=".55"/>`;
  return tile(84, 132, ground, diamonds + shade + stroke('M0 0L84 132M84 0L0 132', second, 2.2, 0.9), 42);
}

export function drawKnit(weave: WeaveId, dye: Dye): Tile | undefined {
  switch (weave) {
    case 'rib':
      return rib(dye);
    case 'cable':
      return cable(dye);
    case 'chunky':
      return chunky(dye);
    case 'brushed':
      return brushed(dye);
    case 'fair-isle':
      return fairIsle(dye);
    case 'argyle':
      return argyle(dye);
    default:
      return undefined;
  }
}
