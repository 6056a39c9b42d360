import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { formatNumber } from '../formats.ts';
import { uiText } from '../ui-texts.ts';
import './icon.ts';

/** How many people like this, and since when it is counted. Its figures turn over when someone presses the hanger. */
@customElement('aisle-likes')
export class AisleLikes extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
        line-height: 1.2;
        color: var(--ink);
      }
      aisle-icon {
        color: var(--like);
      }
      .beat {
        animation: beat calc(var(--duration-slow) * 2) var(--ease);
      }
      .number {
        display: inline-flex;
        direction: ltr;
        font-family: var(--font-display);
        font-weight: var(--weight-heading);
        font-variant-numeric: tabular-nums;
      }
      .figure {
        position: relative;
        display: inline-block;
        overflow: clip;
        overflow-clip-margin: 0.1em;
        white-space: pre;
      }
      .going {
        position: absolute;
        inset: 0;
        animation: going var(--duration-slow) var(--ease) both;
      }
      .coming {
        display: inline-block;
        animation: coming var(--duration-slow) var(--ease) both;
      }
      .since {
        color: var(--quiet-ink);
        font-size: 0.86em;
      }
      :host([stale]) aisle-icon,
      :host([stale]) .number {
        color: var(--quiet-ink);
      }
      @keyframes coming {
        from {
          transform: translateY(90%);
          opacity: 0;
        }
      }
      @keyframes going {
        to {
          transform: translateY(-90%);
          opacity: 0;
        }
      }
      @keyframes beat {
        35% {
          transform: scale(1.28);
        }
      }
    `,
  ];

  @property({ type: Number }) count = 0;
  /** Since when, already in words, such as `3 November`. */
  @property() since = '';
  /** The count is old (its source is away): it stays and says so. */
  @property({ type: Boolean, reflect: true }) stale = false;
  /** The person reading likes it too: the heart is full. */
  @property({ type: Boolean, reflect: true }) liked = false;

  @state() private previous: string | undefined;
  private turn = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const old = changed.get('count');
    if (old === undefined || !this.hasUpdated) return;
    this.previous = formatNumber(old);
    this.turn += 1;
  }

  override render(): TemplateResult {
    const heart = html`<aisle-icon class=${this.turn > 0 ? 'beat' : nothing} name="heart" ?filled=${this.liked}></aisle-icon>`;
    return html`${keyed(this.turn, heart)}
      <span class="visually-hidden">${uiText('likes', { count: this.count })}</span>
      <span class="number" aria-hidden="true">${keyed(this.turn, this.renderFigures())}</span>
      ${
        this.since === ''
          ? nothing
          : html`<span class="since"
              >${this.stale ? uiText('likesOld', { when: this.since }) : uiText('likesSince', { when: this.since })}</span
            >`
      }`;
  }

  /** Compared from the right, so that 99 to 100 turns the two nines and adds a one. */
  private renderFigures(): readonly TemplateResult[] {
    const now = [...formatNumber(this.count)];
    const before = [...(this.previous ?? formatNumber(this.count))];
    return now.map((figure, place) => {
      const old = before[before.length - now.length + place];
      if (old === figure) return html`<span class="figure">${figure}</span>`;
      return html`<span class="figure"
        >${old === undefined ? nothing : html`<span class="going">${old}</span>`}<span class="coming">${figure}</span></span
      >`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-likes': AisleLikes;
  }
}
