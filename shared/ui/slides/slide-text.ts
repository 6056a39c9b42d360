import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fitOf, largestFit, type TextFit } from './fit-rules.ts';

/**
 * A text that never overflows: measured, set smaller down to `smallest`, and cut off with an ellipsis only below that.
 * Its own font size is the designed one; give it a width. Emits `slide-fit` when how it stands changes.
 */
@customElement('slide-text')
export class SlideText extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      min-inline-size: 0;
    }
    p {
      margin: 0;
      font-size: calc(1em * var(--slide-fit, 1));
      text-wrap: balance;
    }
    .clamped {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: var(--slide-lines, 2);
      overflow: hidden;
      overflow-wrap: anywhere;
    }
  `;

  @property() text = '';
  /** At most so many lines. */
  @property({ type: Number }) lines = 2;
  /** The smallest scale of the designed size, 0 to 1. */
  @property({ type: Number }) smallest = 0.6;

  fit: TextFit = 'whole';
  private measuredAt = '';
  private readonly resizes = new ResizeObserver(() => this.refit());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes.observe(this);
    document.fonts.addEventListener('loadingdone', this.refitAnew);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
    document.fonts.removeEventListener('loadingdone', this.refitAnew);
  }

  override render() {
    return html`<p dir="auto">${this.text}</p>`;
  }

  override updated(): void {
    this.refitAnew();
  }

  /** Measures again where the width or the designed size changed since; a change of our own making is neither. */
  private refit(): void {
    const key = `${this.clientWidth}/${getComputedStyle(this).fontSize}`;
    if (key === this.measuredAt) return;
    this.refitAnew();
  }

  private readonly refitAnew = (): void => {
    const words = this.renderRoot.querySelector('p');
    if (words === null || this.clientWidth === 0) return;
    this.measuredAt = `${this.clientWidth}/${getComputedStyle(this).fontSize}`;
    words.classList.remove('clamped');
    words.style.setProperty('--slide-lines', String(this.lines));
    const scale = largestFit((candidate) => {
      words.style.setProperty('--slide-fit', String(candidate));
      const lineHeightPixels = Number.parseFloat(getComputedStyle(words).lineHeight);
      const lines = Math.round(words.offsetHeight / lineHeightPixels);
      return lines <= this.lines && words.scrollWidth <= words.clientWidth;
    }, this.smallest);
    words.style.setProperty('--slide-fit', String(scale ?? this.smallest));
    words.classList.toggle('clamped', scale === undefined);
    this.tellFit(fitOf(scale));
  };

  private tellFit(fit: TextFit): void {
    if (fit === this.fit) return;
    this.fit = fit;
    this.dispatchEvent(new CustomEvent('slide-fit', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-text': SlideText;
  }
}
