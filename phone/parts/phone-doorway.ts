import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/picture.ts';

/** The shop's doorway: the newest piece stands in it, or an empty rail while there is none to show. */
@customElement('phone-doorway')
export class PhoneDoorway extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      .arch {
        position: relative;
        aspect-ratio: 4 / 5.4;
        padding: 7px 7px 0;
        background: var(--accent);
        border-start-start-radius: 999px;
        border-start-end-radius: 999px;
      }
      .room {
        position: relative;
        overflow: hidden;
        block-size: 100%;
        background: var(--accent-soft);
        border-start-start-radius: 999px;
        border-start-end-radius: 999px;
      }
      aisle-picture {
        position: absolute;
        inset: 0;
        block-size: 100%;
        --picture-radius: 0;
      }
      svg {
        position: absolute;
        inset-inline: 18%;
        inset-block-start: 30%;
        inline-size: 64%;
        stroke: var(--accent);
        stroke-width: 1.6;
        stroke-linecap: round;
        stroke-linejoin: round;
        fill: none;
      }
      .sill {
        block-size: 10px;
        margin-inline: -12px;
        background: var(--accent-soft);
        clip-path: polygon(10px 0, calc(100% - 10px) 0, 100% 100%, 0 100%);
      }
    `,
  ];

  /** Asset id. */
  @property() picture: string | undefined;

  override render(): TemplateResult {
    return html`<div class="arch">
        <div class="room">
          <svg viewBox="0 0 60 26" aria-hidden="true"><path d="M2 4h56M18 4v5M42 4v5M18 9l-11 8h22ZM42 9l-11 8h22Z" /></svg>
          ${this.picture === undefined ? nothing : html`<aisle-picture src="/assets/${this.picture}" alt="" ratio="auto" eager></aisle-picture>`}
        </div>
      </div>
      <div class="sill"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-doorway': PhoneDoorway;
  }
}
