import type { Point } from '#shared/domain/floor-plan.ts';
import { combine, identity, mapPoint, readTransform, type Matrix } from './svg-matrix.ts';
import { flattenPath, type Polyline } from './svg-path.ts';

/** An element of a drawing as the importer sees it, whatever parsed it. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
}

/** What a drawing has on one layer, in the drawing's own units. */
export interface SvgShape {
  readonly layer: string;
  /** The words the drawing has for it; empty for none. */
  readonly name: string;
  readonly lines: readonly Polyline[];
}

export interface SvgDrawing {
  readonly shapes: readonly SvgShape[];
  /** How wide the page says it is, where it says so in real units. */
  readonly widthMetres: number | undefined;
  readonly widthUnits: number;
}

const metresPerUnit: Readonly<Record<string, number>> = { mm: 0.001, cm: 0.01, m: 1, in: 0.0254, pt: 0.0254 / 72, pc: 0.0254 / 6 };
const unseen = new Set([
  'defs',
  'clippath',
  'mask',
  'symbol',
  'marker',
  'pattern',
  'metadata',
  'style',
  'script',
  'foreignobject',
  'title',
  'desc',
]);

function numberOf(attributes: SvgNode['attributes'], name: string): number {
  const value = Number.parseFloat(attributes[name] ?? '');
  return Number.isFinite(value) ? value : 0;
}

function numbersOf(text: string): readonly number[] {
  return [...text.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(([number]) => Number(number));
}

function pointsOf(text: string): readonly Point[] {
  const numbers = numbersOf(text);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, nth) => ({
    xMetres: numbers[nth * 2] ?? 0,
    yMetres: numbers[nth * 2 + 1] ?? 0,
  }));
}

const roundPieces = 16;

function ellipse(cx: number, cy: number, rx: number, ry: number): Polyline {
  const points = Array.from({ length: roundPieces }, (_, nth) => {
    const angle = (2 * Math.PI * nth) / roundPieces;
    return { xMetres: cx + rx * Math.cos(angle), yMetres: cy + ry * Math.sin(angle) };
  });
  return { points, isClosed: true };
}

function linesOf({ name, attributes }: SvgNode): readonly Polyline[] {
  const number = (attribute: string): number => numberOf(attributes, attribute);
  switch (name) {
    case 'rect': {
      const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
      if (width <= 0 || height <= 0) return [];
      const points = [
        { xMetres: x, yMetres: y },
        { xMetres: x + width, yMetres: y },
        { xMetres: x + width, yMetres: y + height },
        { xMetres: x, yMetres: y + height },
      ];
      return [{ points, isClosed: true }];
    }
    case 'line':
      return [
        {
          points: [
            { xMetres: number('x1'), yMetres: number('y1') },
            { xMetres: number('x2'), yMetres: number('y2') },
          ],
          isClosed: false,
        },
      ];
    case 'polyline':
    case 'polygon': {
      const points = pointsOf(attributes['points'] ?? '');
      return points.length < 2 ? [] : [{ points, isClosed: name === 'polygon' }];
    }
    case 'path':
      return flattenPath(attributes['d'] ?? '');
    case 'circle':
      return number('r') > 0 ? [ellipse(number('cx'), number('cy'), number('r'), number('r'))] : [];
    case 'ellipse':
      return number('rx') > 0 && number('ry') > 0 ? [ellipse(number('cx'), number('cy'), number('rx'), number('ry'))] : [];
    default:
      return [];
  }
}

/** What a person called an element: its label, else its class, else its id. */
function wordsOf({ attributes }: SvgNode): string {
  return attributes['inkscape:label'] ?? attributes['data-name'] ?? attributes['aria-label'] ?? attributes['id'] ?? '';
}

function titleOf({ children }: SvgNode): string | undefined {
  const title = children.find(({ name }) => name === 'title');
  return title?.attributes['#text'];
}

function isHidden({ attributes }: SvgNode): boolean {
  return attributes['display'] === 'none' || attributes['visibility'] === 'hidden' || /display\s*:\s*none/.test(attributes['style'] ?? '');
}

function walk(node: SvgNode, map: Matrix, layer: string, shapes: SvgShape[]): void {
  if (unseen.has(node.name.toLowerCase()) || isHidden(node)) return;
  const here = combine(map, readTransform(node.attributes['transform'] ?? ''));
  const lines = linesOf(node).map(({ points, isClosed }) => ({ points: points.map((point) => mapPoint(here, point)), isClosed }));
  if (lines.length > 0) {
    const own = node.attributes['class'] ?? '';
    shapes.push({ layer: layer === '' ? own : layer, name: titleOf(node) ?? wordsOf(node), lines });
  }
  const isGroup = node.name === 'g' || node.name === 'svg' || node.name === 'a';
  // The outermost named group is the layer: what is grouped inside it belongs to it.
  const inside = isGroup && layer === '' && node.name === 'g' ? wordsOf(node) || (node.attributes['class'] ?? '') : layer;
  for (const child of node.children) walk(child, here, inside, shapes);
}

/** Reads a drawing's shapes layer by layer, all transforms applied. */
export function readSvg(root: SvgNode): SvgDrawing {
  const shapes: SvgShape[] = [];
  walk(root, identity, '', shapes);
  const [, , boxWidth = 0] = numbersOf(root.attributes['viewBox'] ?? '');
  const [, size = '', unit = ''] = /^\s*([\d.]+)\s*([a-z%]*)\s*$/i.exec(root.attributes['width'] ?? '') ?? [];
  const factor = metresPerUnit[unit];
  const widthUnits = boxWidth > 0 ? boxWidth : Number(size);
  return { shapes, widthUnits, widthMetres: factor === undefined ? undefined : Number(size) * factor };
}
