import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { intlTag } from '../formats.ts';
import type { SlideLanguage } from './slide-scene.ts';

/** A number whose figures turn over one by one when it changes, as on a departure board. Still under reduced motion. */
@customElement('slide-number')
export class SlideNumber extends LitElement {
  static override readonly styles = css`
    :host {
      display: inline-flex;
      font-family: var(--font-display);
      font-variant-numeric: tabular-nums;
      line-height: 1;
      perspective: 6em;
    }
    .figure {
      position: relative;
      display: inline-block;
    }
    .old {
      position: absolute;
      inset: 0;
    }
    @media (prefers-reduced-motion: no-preference) {
      .coming {
        animation: coming 520ms var(--ease, ease-out) both;
      }
      .old {
        animation: going 420ms var(--ease, ease-out) both;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .old {
        display: none;
      }
    }
    .coming,
    .old {
      display: inline-block;
      backface-visibility: hidden;
      transform-origin: 50% 50% -0.5em;
    }
    @keyframes coming {
      from {
        transform: rotateX(-90deg);
        opacity: 0;
      }
    }
    @keyframes going {
      to {
        transform: rotateX(90deg);
        opacity: 0;
      }
    }
  `;

  @property({ type: Number }) value = 0;
  @property() language: SlideLanguage = 'en';
  @state() private turnedFrom: string | undefined;
  private shown: string | undefined;
  private turns = 0;

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('value') && !changed.has('language')) return;
    const next = this.written();
    // A number seen for the first time, or in another language, has not changed: it must not turn.
    this.turnedFrom = changed.has('language') || this.shown === next ? undefined : this.shown;
    this.shown = next;
    this.turns += 1;
  }

  override render() {
    const figures = [...this.written()].reverse();
    const olds = [...(this.turnedFrom ?? '')].reverse();
    const drawn = figures.map((figure, place) => this.figure(figure, this.turnedFrom === undefined ? figure : olds[place]));
    return html`${drawn.reverse()}`;
  }

  private written(): string {
    return new Intl.NumberFormat(intlTag(this.language)).format(this.value);
  }

  /** Alternating markup restarts the animation: the same class on the same element would not run twice. */
  private figure(figure: string, old: string | undefined) {
    if (figure === old) return html`<span class="figure">${figure}</span>`;
    const gone = old === undefined ? nothing : html`<span class="old" aria-hidden="true">${old}</span>`;
    return this.turns % 2 === 0
      ? html`<span class="figure">${gone}<span class="coming">${figure}</span></span>`
      : html`<span class="figure"><!---->${gone}<span class="coming">${figure}</span></span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-number': SlideNumber;
  }
}
