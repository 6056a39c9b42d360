import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Tint } from './slide-scene.ts';

/** A picture on its tinted wall, filling it. One that can't be read leaves the wall with its words: never a broken frame. */
@customElement('slide-picture')
export class SlidePicture extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      background: var(--slide-sand);
    }
    :host([tint='sage']) {
      background: var(--slide-sage);
    }
    :host([tint='clay']) {
      background: var(--slide-clay);
    }
    :host([tint='mist']) {
      background: var(--slide-mist);
    }
    img {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
      filter: brightness(var(--slide-picture-light, 1));
      object-position: var(--slide-picture-position, center);
    }
    .words {
      position: absolute;
      inset: 0;
      display: grid;
      place-items: center;
      margin: 0;
      padding: 8%;
      text-align: center;
      color: var(--slide-ink);
      font-family: var(--font-display);
      font-size: calc(3 * var(--u));
      line-height: 1.1;
    }
  `;

  @property() url = '';
  /** What the picture shows, for who can't see it. */
  @property() words = '';
  @property({ reflect: true }) tint: Tint = 'sand';
  @state() private failed = false;

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('url')) this.failed = false;
  }

  override render() {
    if (this.url === '' || this.failed) return html`<p class="words" dir="auto">${this.words}</p>`;
    return html`<img src=${this.url} alt=${this.words} @error=${this.giveUp} />`;
  }

  /** Resolves once the picture can be painted without waiting; rejects when it can't be decoded. A wall without a picture is ready. */
  async decoded(): Promise<void> {
    await this.updateComplete;
    const image = this.renderRoot.querySelector('img');
    if (image !== null) await image.decode();
    else if (this.url !== '') throw new Error('the picture can’t be read');
  }

  private giveUp(): void {
    this.failed = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-picture': SlidePicture;
  }
}
