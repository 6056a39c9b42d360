import type { Dye } from './dye.ts';
import { middle } from './outline.ts';
import { lightInk, shadowInk } from './shade.ts';
import { drawWeave } from './weave-patterns.ts';
import type { WeaveId } from './weave.ts';

export interface PieceLook {
  /** What fills it instead of the cloth. */
  readonly fill?: string;
  /** How far the cloth is turned, in degrees, e.g. along a sleeve. */
  readonly angle?: number;
  /** Soft shadows inside the piece, as paths. */
  readonly folds?: readonly string[];
  /** Soft lights inside the piece, as paths. */
  readonly lights?: readonly string[];
  /** A veil of shadow over the whole piece, 0..1: things that lie behind. */
  readonly shadow?: number;
  /** Lies on what is already there and casts a small shadow on it: collars, pockets, belts, bows. */
  readonly isLifted?: boolean;
  /** The light from the top left; off for small or inner things. */
  readonly isFlat?: boolean;
  /** Colour of the outline, or `none`. */
  readonly edge?: string;
}

export interface LineLook {
  readonly colour?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly opacity?: number;
}

/** A sheet in the making. Everything added later lies on top. */
export interface Sketch {
  readonly dye: Dye;
  readonly weave: WeaveId;
  /** The fill of the cloth, turned by `angle` degrees. */
  cloth(angle?: number): string;
  piece(path: string, look?: PieceLook): void;
  line(path: string, look?: LineLook): void;
  add(svg: string): void;
  /** The parts so far, as definitions and picture. */
  finish(): { readonly definitions: string; readonly picture: string };
}

/** Starts a sheet for one garment of this cloth and these dyes. */
export function createSketch(weave: WeaveId, dye: Dye): Sketch {
  const definitions: string[] = [];
  const picture: string[] = [];
  const turned = new Set<number>();
  let pieces = 0;
  const pattern = drawWeave(weave, dye);
  if (pattern !== undefined) {
    const { width, height, body, centreX } = pattern;
    definitions.push(
      `<pattern id="w0" x="${middle - centreX}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${body}</pattern>`,
    );
    turned.add(0);
  }

  function cloth(angle = 0): string {
    if (pattern === undefined) return dye.ground;
    if (!turned.has(angle)) {
      turned.add(angle);
      definitions.push(`<pattern id="w${angle}" href="#w0" patternTransform="rotate(${angle} 400 300)"/>`);
    }
    return `url(#w${angle})`;
  }

  function veil(paths: readonly string[], ink: string, opacity: number): string {
    return paths.length === 0 ? '' : `<path d="${paths.join('')}" fill="${ink}" opacity="${opacity}"/>`;
  }

  function piece(path: string, look: PieceLook = {}): void {
    const { fill = cloth(look.angle), folds = [], lights = [], shadow = 0, isFlat = false, isLifted = false, edge = dye.edge } = look;
    pieces += 1;
    const use = `<use href="#p${pieces}"`;
    definitions.push(`<path id="p${pieces}" d="${path}"/>`);
    if (isLifted)
      picture.push(`${use} fill="${shadowInk}" opacity="${dye.isDark ? 0.6 : 0.34}" filter="url(#soft)" transform="translate(3 7)"/>`);
    if (weave === 'brushed') picture.push(`${use} fill="none" stroke="${dye.pale}" stroke-width="11" opacity=".55" filter="url(#soft)"/>`);
    picture.push(`${use} fill="${fill}"/>`);
    if (folds.length + lights.length > 0) {
      definitions.push(`<clipPath id="c${pieces}">${use}/></clipPath>`);
      const soft = veil(folds, shadowInk, dye.foldOpacity) + veil(lights, lightInk, dye.lightOpacity);
      picture.push(`<g clip-path="url(#c${pieces})"><g filter="url(#soft)">${soft}</g></g>`);
    }
    if (!isFlat) picture.push(`${use} fill="url(#light)"/>`);
    if (shadow > 0) picture.push(`${use} fill="${shadowInk}" opacity="${shadow}"/>`);
    if (edge !== 'none') picture.push(`${use} fill="none" stroke="${edge}" stroke-width="2" stroke-linejoin="round"/>`);
  }

  function line(path: string, { colour = dye.edge, width = 2, dash, opacity }: LineLook = {}): void {
    const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
    const faded = opacity === undefined ? '' : ` opacity="${opacity}"`;
    picture.push(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dashes}${faded}/>`);
  }

  return {
    dye,
    weave,
    cloth,
    piece,
    line,
    add: (svg) => {
      picture.push(svg);
    },
    finish: () => ({ definitions: definitions.join(''), picture: picture.join('') }),
  };
}
