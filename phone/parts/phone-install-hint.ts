import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t } from '../texts/phone-text.ts';
import { canInstall, isApple, isInstalled, onInstallable, promptInstall } from './installing.ts';
import { phoneStyles } from './phone-styles.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import '#shared/ui/elements/button.ts';

/**
 * Offers the home screen, where that is possible and not done yet; elsewhere it is nothing.
 * @fires phone-refuse-install - never again
 */
@customElement('phone-install-hint')
export class PhoneInstallHint extends BaseElement {
  static override styles = [
    ...phoneStyles,
    css`
      section {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-5);
        border: var(--line-width) solid var(--line);
        border-radius: var(--radius-lg);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-block-start: var(--space-3);
      }
    `,
  ];

  @state() private isOffered = canInstall();
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = onInstallable(() => (this.isOffered = canInstall()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render(): TemplateResult | typeof nothing {
    if (isInstalled() || !(this.isOffered || isApple())) return nothing;
    return html`<section aria-labelledby="title">
      <h2 id="title">${t('install.title')}</h2>
      <p class="quiet">${t('install.words')} ${this.isOffered ? nothing : t('install.ios')}</p>
      <div class="actions">
        ${this.isOffered ? html`<aisle-button icon="download" @click=${() => void promptInstall()}>${t('install.add')}</aisle-button>` : nothing}
        <aisle-button kind="quiet" @click=${() => this.emit('phone-refuse-install', undefined)}>${t('install.refuse')}</aisle-button>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-install-hint': PhoneInstallHint;
  }
  interface HTMLElementEventMap {
    'phone-refuse-install': CustomEvent<undefined>;
  }
}
