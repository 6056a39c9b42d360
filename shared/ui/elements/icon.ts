import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { icons, mirroredIcons, type IconName } from '../icons.ts';

/** One drawing from our list, as tall as the text around it. Without `label` it is decoration and silent. */
@customElement('aisle-icon')
export class AisleIcon extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
        flex: none;
        inline-size: var(--icon-size, 1.25em);
        block-size: var(--icon-size, 1.25em);
        vertical-align: -0.25em;
      }
      span,
      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }
      svg {
        stroke-width: var(--icon-stroke, 1.75);
      }
      .mirrored {
        transform: scaleX(-1);
      }
      :host([filled]) svg {
        fill: currentColor;
      }
    `,
  ];

  @property() name: IconName = 'info';
  /** Read aloud; leave empty when words stand beside the icon. */
  @property() label = '';
  @property({ type: Boolean, reflect: true }) filled = false;

  override render() {
    const isMirrored = this.locale.direction === 'rtl' && mirroredIcons.has(this.name);
    return html`<span
      class=${isMirrored ? 'mirrored' : nothing}
      role=${this.label === '' ? nothing : 'img'}
      aria-label=${this.label === '' ? nothing : this.label}
      aria-hidden=${this.label === '' ? 'true' : nothing}
      >${unsafeSVG(icons[this.name])}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'aisle-icon': AisleIcon;
  }
}
