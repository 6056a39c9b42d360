import type { Point } from '#shared/domain/floor-plan.ts';

/** An affine map as SVG writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function combine([a, b, c, d, e, f]: Matrix, inner: Matrix): Matrix {
  const [a2, b2, c2, d2, e2, f2] = inner;
  return [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f];
}

export function mapPoint([a, b, c, d, e, f]: Matrix, { xMetres: x, yMetres: y }: Point): Point {
  return { xMetres: a * x + c * y + e, yMetres: b * x + d * y + f };
}

function one(name: string, numbers: readonly number[]): Matrix {
  const [p = 0, q, r = 0] = numbers;
  const radians = (p * Math.PI) / 180;
  switch (name) {
    case 'matrix': {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
      return [a, b, c, d, e, f];
    }
    case 'translate':
      return [1, 0, 0, 1, p, q ?? 0];
    case 'scale':
      return [p, 0, 0, q ?? p, 0, 0];
    case 'rotate': {
      const turn: Matrix = [Math.cos(radians), Math.sin(radians), -Math.sin(radians), Math.cos(radians), 0, 0];
      return q === undefined ? turn : combine(combine([1, 0, 0, 1, q, r], turn), [1, 0, 0, 1, -q, -r]);
    }
    case 'skewX':
      return [1, 0, Math.tan(radians), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(radians), 0, 1, 0, 0];
    default:
      return identity;
  }
}

/** A `transform` attribute as one map; what it can't read moves nothing. */
export function readTransform(text: string): Matrix {
  return [...text.matchAll(/(\w+)\s*\(([^)]*)\)/g)].reduce<Matrix>((map, [, name = '', inside = '']) => {
    const numbers = [...inside.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(([number]) => Number(number));
    return combine(map, one(name, numbers));
  }, identity);
}
