import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { uiText } from '../ui-texts.ts';
import type { CodeKind } from './draw-code.ts';

/** What the QR and the barcode share: a white plate in every theme, because scanners want black on white. */
export abstract class CodePicture extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
        overflow: hidden;
        background: #ffffff;
        color: #000000;
        border-radius: var(--radius-sm);
      }
      .code svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        shape-rendering: crispEdges;
      }
      .code {
        block-size: 100%;
      }
      .text {
        padding: 0 0.5em 0.4em;
        font-family: var(--font-text);
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.12em;
        text-align: center;
        direction: ltr;
      }
      .failed {
        display: grid;
        place-items: center;
        block-size: 100%;
        padding: 1em;
        font-size: var(--text-xs);
        text-align: center;
      }
    `,
  ];

  /** What the code says. */
  @property() text = '';
  /** Read aloud in its place. */
  @property() label = '';

  @state() private drawn: string | undefined;
  @state() private hasFailed = false;
  private asked = '';

  protected abstract codeKind(): CodeKind;
  protected abstract describe(): string;

  protected override willUpdate(_changed: PropertyValues): void {
    const wanted = `${this.codeKind()} ${this.text}`;
    if (wanted === this.asked) return;
    this.asked = wanted;
    void this.draw(wanted);
  }

  /** The drawing code is large, so it is fetched when the first code is shown. A later text wins over a slower earlier one. */
  private async draw(wanted: string): Promise<void> {
    this.hasFailed = false;
    if (this.text === '') {
      this.drawn = undefined;
      return;
    }
    try {
      const { drawCode } = await import('./draw-code.ts');
      if (this.asked === wanted) this.drawn = drawCode(this.codeKind(), this.text);
    } catch {
      // The text does not fit the symbology, or the code's file is out of reach: both are shown in its place.
      if (this.asked === wanted) this.hasFailed = true;
    }
  }

  protected renderCode(below: TemplateResult | typeof nothing): TemplateResult {
    if (this.hasFailed) return html`<div class="failed">${uiText('codeFailed')}</div>`;
    return html`<div class="code" role="img" aria-label=${this.label === '' ? this.describe() : this.label}>
        ${this.drawn === undefined ? nothing : unsafeSVG(this.drawn)}
      </div>
      ${below}`;
  }
}
