import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { BaseElement } from '#shared/ui/base-element.ts';

/** The quiet half of the sign-in page: a rail of hangers under a moon, in paper and ink. Decoration only. */
@customElement('console-moon')
export class ConsoleMoon extends BaseElement {
  static override styles = css`
    :host {
      display: block;
      overflow: hidden;
      background: var(--accent);
    }
    :host-context([data-theme='dark']) {
      background: var(--accent-soft);
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    .moon {
      fill: var(--raw-paper-50, #fbf9f6);
    }
    .shade {
      fill: #084a3e;
    }
    .line {
      fill: none;
      stroke: #fbf9f6;
      stroke-width: 5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .cloth {
      stroke: none;
    }
    .sand {
      fill: #efe3d0;
    }
    .clay {
      fill: #d98e6a;
    }
    .night {
      fill: #0a3f36;
    }
    .leaf {
      fill: #a9c9b8;
    }
    .rose {
      fill: #eec9bb;
    }
  `;

  override render() {
    return html`<svg viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <circle class="shade" cx="470" cy="250" r="250" />
      <circle class="moon" cx="470" cy="250" r="150" />
      <circle class="shade" cx="530" cy="215" r="132" />
      <path class="line" d="M-20 400H740" />
      <g class="cloth sand">
        <path d="M96 468c-26 10-46 30-54 66l-14 92 40 8 8-40v236h152V594l8 40 40-8-14-92c-8-36-28-56-54-66-18 26-94 26-112 0Z" />
      </g>
      <g class="cloth clay" transform="translate(24 0)">
        <path
          d="M318 462c-20 8-34 18-42 40l-26 96 36 12 14-34c4 40-6 80-22 130-10 30-18 84-20 134h184c-2-50-10-104-20-134-16-50-26-90-22-130l14 34 36-12-26-96c-8-22-22-32-42-40-14 20-50 20-64 0Z"
        />
      </g>
      <g class="cloth leaf"><path d="M520 462h112l14 60c4 20 6 50 6 80l10 238h-70l-14-190h-4l-14 190h-70l10-238c0-30 2-60 6-80Z" /></g>
      <path
        class="line"
        d="M152 400v22c0 14-12 14-12 26M152 400c0-22 24-22 24-4M96 470l56-34 56 34M374 400v22c0 14-12 14-12 26M374 400c0-22 24-22 24-4M330 466l44-30 44 30M576 400v22c0 14-12 14-12 26M576 400c0-22 24-22 24-4M516 464l60-28 60 28"
      />
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-moon': ConsoleMoon;
  }
}
