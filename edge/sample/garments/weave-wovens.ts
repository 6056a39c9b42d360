import type { Dye } from './dye.ts';
import { lightnessOf, mix } from './shade.ts';
import { palette } from './palette.ts';
import { rectangle, stroke, tile, type Tile } from './weave-tile.ts';
import type { WeaveId } from './weave.ts';

function denim({ ground, deep, pale }: Dye): Tile {
  return tile(8, 8, ground, stroke('M-2 6L6 -2M2 10L10 2', deep, 1.7, 0.5) + stroke('M-2 2L2 -2M6 10L10 6', pale, 1.2, 0.5));
}

function corduroy({ ground, deep, pale }: Dye): Tile {
  return tile(10, 10, ground, rectangle(0, 0, 2.6, 10, deep, 0.8) + rectangle(5, 0, 2, 10, pale, 0.55));
}

function herringbone({ ground, deep, pale }: Dye): Tile {
  const up = 'M0 4L12 -8M0 12L12 0M0 20L12 8M0 28L12 16';
  const down = 'M12 -8L24 4M12 0L24 12M12 8L24 20M12 16L24 28';
  return tile(24, 16, ground, stroke(up + down, pale, 2.6, 0.85) + stroke('M0 0V16M12 0V16', deep, 1.2, 0.5));
}

/** Long and short threads; `inks` take turns. */
function flecks(width: number, ground: string, inks: readonly (readonly [string, number])[]): Tile {
  const marks = [
    'M3 5h7M31 12h6M16 24h8M44 30h6M6 38h6M27 44h7',
    'M20 4h5M46 8h6M4 18h6M34 25h7M18 35h5M48 46h5',
    'M11 11h5M38 18h4M25 30h6M2 29h4M40 39h6M12 48h6',
  ];
  const body = inks.map(([ink, opacity], nth) => stroke(marks[nth % marks.length] ?? '', ink, 2, opacity)).join('');
  return tile(width, 52, ground, body);
}

function linen({ ground, deep, pale }: Dye): Tile {
  const across = 'M0 4h34M48 9h30M10 17h44M0 26h20M40 30h40M14 39h38M0 47h28M52 51h26M22 60h40M0 68h30M46 74h34';
  const along = 'M7 0v40M20 34v46M33 6v30M44 44v36M57 0v52M70 22v50';
  return tile(80, 80, ground, stroke(across, deep, 1.2, 0.35) + stroke(along, pale, 1.4, 0.6));
}

function pinstripe({ ground, base, second, isDark }: Dye): Tile {
  const line = isDark || lightnessOf(base) < 0.6 ? mix(ground, second, 0.75) : mix(ground, palette.ivory.hex, 0.85);
  return tile(18, 18, ground, rectangle(8, 0, 1.8, 18, line));
}

/** A tartan sett: broad bands one way and the other, and fine overchecks. */
function check({ ground, deep, base }: Dye): Tile {
  const isDeep = lightnessOf(base) < 0.33;
  const fine = isDeep ? palette.mustard.hex : palette.ivory.hex;
  const broad = isDeep ? palette.cobalt.hex : lightnessOf(base) > 0.55 ? palette.tobacco.hex : palette.navy.hex;
  const band = (x: number, width: number, ink: string, opacity: number): string =>
    rectangle(x, 0, width, 90, ink, opacity) + rectangle(0, x, 90, width, ink, opacity);
  return tile(90, 90, ground, band(8, 30, broad, 0.42) + band(46, 4, broad, 0.5) + band(68, 3.4, fine, 0.85) + band(20, 5, deep, 0.5));
}

function gingham({ ground, base }: Dye): Tile {
  return tile(26, 26, ground, rectangle(0, 0, 13, 26, base, 0.5) + rectangle(0, 0, 26, 13, base, 0.5));
}

function straw({ ground, deep, pale }: Dye): Tile {
  const over = (x: number, y: number): string =>
    rectangle(x, y + 1, 15, 8, pale, 0.55) + stroke(`M${x + 1} ${y + 3.5}h13M${x + 1} ${y + 6.5}h13`, deep, 1, 0.5);
  const under = (x: number, y: number): string =>
    rectangle(x + 1, y, 13, 10, deep, 0.35) + stroke(`M${x + 5} ${y}v10M${x + 10} ${y}v10`, deep, 1, 0.5);
  return tile(32, 20, ground, over(0, 0) + under(16, 0) + under(0, 10) + over(16, 10));
}

function suede({ ground, deep, pale }: Dye): Tile {
  const dots = 'M3 4h1M13 9h1M24 3h1M33 12h1M7 17h1M19 21h1M29 25h1M38 19h1M4 30h1M14 35h1M25 37h1M36 33h1';
  const lights = 'M8 2h1M18 7h1M30 5h1M38 8h1M2 13h1M13 15h1M25 15h1M34 21h1M9 26h1M20 30h1M32 38h1M6 37h1';
  return tile(40, 40, ground, stroke(dots, deep, 1.4, 0.5) + stroke(lights, pale, 1.4, 0.5));
}

export function drawWoven(weave: WeaveId, dye: Dye): Tile | undefined {
  const { ground, deep, pale, second } = dye;
  switch (weave) {
    case 'denim':
      return denim(dye);
    case 'corduroy':
      return corduroy(dye);
    case 'herringbone':
      return herringbone(dye);
    case 'melange':
      return flecks(54, ground, [
        [deep, 0.5],
        [pale, 0.7],
        [deep, 0.35],
      ]);
    case 'tweed':
      return flecks(54, ground, [
        [second, 0.8],
        [palette.terracotta.hex, 0.7],
        [deep, 0.9],
      ]);
    case 'linen':
      return linen(dye);
    case 'pinstripe':
      return pinstripe(dye);
    case 'check':
      return check(dye);
    case 'gingham':
      return gingham(dye);
    case 'straw':
      return straw(dye);
    case 'suede':
      return suede(dye);
    default:
      return undefined;
  }
}
