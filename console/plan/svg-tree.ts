import type { SvgNode } from './svg-shapes.ts';

/** Reads SVG text into the importer's own tree, by the browser's parser; undefined for what is no SVG. Nothing of the file is put on the page. */
export function parseSvg(text: string): SvgNode | undefined {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  return parsed.querySelector('parsererror') === null && root.localName === 'svg' ? nodeOf(root) : undefined;
}

function nodeOf(element: Element): SvgNode {
  const attributes: Record<string, string> = {};
  for (const { name, value } of element.attributes) attributes[name] = value;
  if (element.localName === 'title') attributes['#text'] = element.textContent.trim();
  return { name: element.localName, attributes, children: [...element.children].map(nodeOf) };
}
