import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { SlideLayout } from '../slide-layout.ts';
import { splitHours, textIn, type ContentOf } from '../slide-scene.ts';
import { slideStyles } from '../slide-styles.ts';
import '../slide-text.ts';

/** Opening hours as a door would carry them: type alone, days on one side, hours on the other. */
@customElement('slide-hours')
export class SlideHours extends SlideLayout<ContentOf<'hours'>> {
  static override styles = [
    slideStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 35% 1fr;
        gap: calc(5 * var(--u));
        padding: calc(5 * var(--u));
      }
      .said {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        min-inline-size: 0;
      }
      .title {
        font-size: calc(6.6 * var(--u));
      }
      dl {
        align-self: end;
        margin: 0;
        min-inline-size: 0;
      }
      .row {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: calc(2 * var(--u));
        align-items: baseline;
        padding-block: calc(1.15 * var(--u));
        border-block-start: calc(0.1 * var(--u)) solid var(--slide-line);
        font-size: calc(2.9 * var(--u));
      }
      .row:last-child {
        padding-block-end: 0;
      }
      dt {
        min-inline-size: 0;
      }
      dd {
        margin: 0;
        font-family: var(--font-display);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        letter-spacing: -0.01em;
        white-space: nowrap;
      }
      .few .row {
        padding-block: calc(1.9 * var(--u));
      }
      .few .row:last-child {
        padding-block-end: 0;
      }
      @container (orientation: portrait) {
        :host {
          grid-template: 1fr auto / 100%;
          padding-block: calc(8 * var(--u));
        }
        .title {
          font-size: calc(8.4 * var(--u));
        }
        .row {
          font-size: calc(3.2 * var(--u));
        }
      }
    `,
  ];

  override render() {
    if (this.scene === undefined) return html``;
    const { content, language, storeName } = this.scene;
    return html`<div class="said">
        <div class="shop">${storeName}</div>
        <slide-text class="title" lines="3" .text=${textIn(content.title, language)}></slide-text>
      </div>
      <dl class=${content.lines.length <= 4 ? 'few' : ''}>${content.lines.map((line) => this.row(textIn(line, language)))}</dl>`;
  }

  private row(line: string) {
    const { days, hours } = splitHours(line);
    return html`<div class="row">
      <dt><slide-text lines="2" smallest="0.7" .text=${days}></slide-text></dt>
      <dd>${hours}</dd>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-hours': SlideHours;
  }
}
