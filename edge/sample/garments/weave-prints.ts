import type { Dye } from './dye.ts';
import { palette } from './palette.ts';
import { lightnessOf } from './shade.ts';
import { rectangle, tile, type Tile } from './weave-tile.ts';
import type { WeaveId } from './weave.ts';

function stripe({ ground, second }: Dye): Tile {
  return tile(44, 44, ground, rectangle(0, 0, 44, 15, second));
}

function breton({ ground, base }: Dye): Tile {
  return tile(27, 27, ground, rectangle(0, 0, 27, 9.5, base));
}

function dots({ ground, second }: Dye): Tile {
  const dot = (x: number, y: number): string => `<circle cx="${x}" cy="${y}" r="4.6"/>`;
  return tile(38, 38, ground, `<g fill="${second}">${dot(9.5, 9.5)}${dot(28.5, 28.5)}</g>`);
}

function flower(x: number, y: number, size: number, ink: string, heart: string): string {
  const petals = [0, 72, 144, 216, 288].map((turn) => `<ellipse cy="-5" rx="3.4" ry="4.8" transform="rotate(${turn})"/>`).join('');
  return `<g transform="translate(${x} ${y})scale(${size})rotate(${x * 7})" fill="${ink}">${petals}<circle r="2.4" fill="${heart}"/></g>`;
}

function sprig(x: number, y: number, turn: number, ink: string): string {
  const leaves = 'M0 0q-8 -3 -11 -11q9 0 11 11q0 -9 9 -12q0 10 -9 12z';
  return `<g transform="translate(${x} ${y})rotate(${turn})"><path d="${leaves}" fill="${ink}"/><path d="M0 0q2 9 -2 17" fill="none" stroke="${ink}" stroke-width="1.6"/></g>`;
}

/** A small all-over bouquet, dense enough to read as Liberty and open enough to show its ground. */
function floral({ ground, base }: Dye): Tile {
  const isLight = lightnessOf(base) > 0.5;
  const [first, other, third, leaf] = isLight
    ? [palette.poppy.hex, palette.ivory.hex, palette.cobalt.hex, palette.forest.hex]
    : [palette.ivory.hex, palette.blush.hex, palette.mustard.hex, palette.sage.hex];
  const heart = isLight ? palette.mustard.hex : palette.terracotta.hex;
  const sprigs =
    sprig(30, 30, 20, leaf) + sprig(86, 66, 200, leaf) + sprig(58, 92, -60, leaf) + sprig(104, 18, 120, leaf) + sprig(10, 74, 80, leaf);
  const flowers =
    flower(22, 18, 1.35, first, heart) +
    flower(78, 40, 1.5, other, heart) +
    flower(48, 62, 1, third, first) +
    flower(96, 96, 1.3, first, heart) +
    flower(20, 96, 1.05, other, heart) +
    flower(58, 8, 0.8, third, first) +
    flower(108, 60, 0.8, third, other);
  return tile(120, 112, ground, sprigs + flowers);
}

export function drawPrint(weave: WeaveId, dye: Dye): Tile | undefined {
  switch (weave) {
    case 'stripe':
      return stripe(dye);
    case 'breton':
      return breton(dye);
    case 'dots':
      return dots(dye);
    case 'floral':
      return floral(dye);
    default:
      return undefined;
  }
}
