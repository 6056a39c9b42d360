import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/switch.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { isLocale, localeNames, type Locale } from '#shared/ui/locale.ts';
import { KioskElement } from '../kiosk-element.ts';
import { normalComfort, textSizes, type Comfort } from '../session/session.ts';
import { t } from '../texts/kiosk-text.ts';
import './choice-row.ts';

type Switched = 'highContrast' | 'lowReach' | 'still' | 'unhurried';

/** How this shopper wants the screen. It takes hold at once and is forgotten when they leave. */
@customElement('kiosk-access-sheet')
export class KioskAccessSheet extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-6);
      }
      .switches {
        display: grid;
      }
      aisle-switch {
        padding-block: var(--space-2);
        border-block-start: var(--line-width) solid var(--line);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        color: var(--quiet-ink);
      }
    `,
  ];

  @property({ attribute: false }) comfort: Comfort = normalComfort;
  @property() language: Locale = 'fr';
  @property({ attribute: false }) languages: readonly Locale[] = [];

  override render(): TemplateResult {
    const sizeWords = { normal: t('access.textNormal'), large: t('access.textLarge'), largest: t('access.textLargest') };
    const scales = { normal: 1, large: 1.2, largest: 1.45 };
    return html`
      <kiosk-choice-row
        label=${t('access.language')}
        .choices=${this.languages.map((language) => ({ id: language, words: localeNames[language], lang: language }))}
        chosen=${this.language}
        @kiosk-chosen=${this.chooseLanguage}
      ></kiosk-choice-row>
      <kiosk-choice-row
        label=${t('access.text')}
        .choices=${textSizes.map((size) => ({ id: size, words: sizeWords[size], scale: scales[size] }))}
        chosen=${this.comfort.textSize}
        @kiosk-chosen=${this.chooseSize}
      ></kiosk-choice-row>
      <div class="switches">
        ${this.renderSwitch('highContrast', t('access.contrast'), t('access.contrastWhy'))}
        ${this.renderSwitch('lowReach', t('access.reach'), t('access.reachWhy'))}
        ${this.renderSwitch('still', t('access.still'), t('access.stillWhy'))}
        ${this.renderSwitch('unhurried', t('access.unhurried'), t('access.unhurriedWhy'))}
      </div>
      <div class="foot">
        <span>${t('access.forgotten')}</span>
        <aisle-button icon="undo" @click=${() => this.set(normalComfort)}>${t('access.reset')}</aisle-button>
      </div>
    `;
  }

  private renderSwitch(part: Switched, words: string, why: string): TemplateResult {
    return html`<aisle-switch
      name=${part}
      ?checked=${this.comfort[part]}
      @aisle-toggle=${() => this.set({ ...this.comfort, [part]: !this.comfort[part] })}
      >${words}<span slot="hint">${why}</span></aisle-switch
    >`;
  }

  private set(comfort: Comfort): void {
    this.wish({ do: 'set-comfort', comfort });
  }

  private chooseLanguage(event: CustomEvent<string>): void {
    if (isLocale(event.detail)) this.wish({ do: 'choose-language', language: event.detail });
  }

  private chooseSize(event: CustomEvent<string>): void {
    const textSize = textSizes.find((size) => size === event.detail);
    if (textSize !== undefined) this.set({ ...this.comfort, textSize });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-access-sheet': KioskAccessSheet;
  }
}
