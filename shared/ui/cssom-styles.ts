import { nothing, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

export type CssomStyles = Readonly<Record<string, string | undefined>>;

function isStyled(element: Element): element is HTMLElement | SVGElement {
  return element instanceof HTMLElement || element instanceof SVGElement;
}

class CssomStylesDirective extends Directive {
  private written: readonly string[] = [];

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssomStyles stands in a tag: <div ${cssomStyles({ ... })}>');
  }

  override render(_styles: CssomStyles): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [styles]: [CssomStyles]): typeof nothing {
    const { element } = part;
    if (!isStyled(element)) return nothing;
    for (const name of this.written) if (styles[name] === undefined) element.style.removeProperty(name);
    const names: string[] = [];
    for (const [name, value] of Object.entries(styles)) {
      if (value === undefined) continue;
      element.style.setProperty(name, value);
      names.push(name);
    }
    this.written = names;
    return nothing;
  }
}

/**
 * Sets style properties (dash-case, custom ones too) through the CSSOM: `<div ${cssomStyles({ '--share': '0.4' })}>`.
 * Lit's `styleMap` writes a `style` attribute on first render, which our Content-Security-Policy refuses.
 */
export const cssomStyles = directive(CssomStylesDirective);
