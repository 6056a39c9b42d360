import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { slideStyles } from '../slide-styles.ts';
import '../slide-text.ts';

/** When nothing is planned: the shop's name under a slow moon. It drifts, so that no pixel of the panel burns in. */
@customElement('slide-resting')
export class SlideResting extends LitElement {
  static override readonly styles = [
    slideStyles,
    css`
      :host {
        background: var(--slide-bold);
        color: var(--slide-on-bold);
      }
      .moon {
        position: absolute;
        inset-inline-end: calc(8 * var(--u));
        inset-block-start: calc(-10 * var(--u));
        inline-size: calc(46 * var(--u));
        aspect-ratio: 1;
        border-radius: 50%;
        background: var(--slide-moon);
      }
      .name {
        position: absolute;
        inset-inline: calc(5 * var(--u));
        inset-block-end: calc(5 * var(--u));
        font-size: calc(14 * var(--u));
        letter-spacing: -0.035em;
      }
      @container (orientation: portrait) {
        .moon {
          inset-inline-end: calc(-8 * var(--u));
          inset-block-start: calc(9 * var(--u));
        }
        .name {
          inset-block-end: calc(8 * var(--u));
          font-size: calc(12.5 * var(--u));
        }
      }
      @media (prefers-reduced-motion: no-preference) {
        .moon {
          animation: drift 240s ease-in-out infinite alternate;
        }
        .name {
          animation: settle 300s ease-in-out infinite alternate;
        }
      }
      @keyframes drift {
        from {
          transform: translate(-14%, 6%);
        }
        to {
          transform: translate(6%, 16%);
        }
      }
      @keyframes settle {
        to {
          transform: translateY(calc(-1.6 * var(--u)));
        }
      }
    `,
  ];

  @property({ attribute: 'store-name' }) storeName = '';

  override render() {
    return html`<div class="moon"></div>
      <slide-text class="name title" lines="2" smallest="0.4" .text=${this.storeName}></slide-text>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-resting': SlideResting;
  }
}
