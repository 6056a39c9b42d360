import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { BaseElement } from '../base-element.ts';
import { baseStyles } from '../base-styles.ts';
import { isLocale, localeNames, locales, setLocale } from '../locale.ts';
import '../elements/button.ts';
import '../elements/simulated.ts';
import { galleryText } from './gallery-texts.ts';
import './gallery-floor.ts';
import './gallery-parts.ts';

const choices = {
  distance: ['console', 'phone', 'tablet', 'kiosk', 'signage'],
  theme: ['light', 'dark'],
  contrast: ['normal', 'more'],
  motion: ['full', 'less'],
} as const;

type Choice = keyof typeof choices;

/** The whole gallery; `?theme=dark&distance=kiosk&locale=fr` opens it in that dress. */
@customElement('gallery-page')
export class GalleryPage extends BaseElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        max-inline-size: 1440px;
        margin-inline: auto;
        padding: var(--space-6);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-4);
        margin-block-end: var(--space-8);
      }
      h1 {
        margin: 0;
        font-family: var(--font-display);
        font-size: var(--text-3xl);
        font-weight: var(--weight-heading);
        line-height: var(--leading-tight);
        letter-spacing: var(--tracking-tight);
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      select {
        min-block-size: var(--control-height);
        padding-inline: 0.6em;
        border: var(--line-width) solid var(--control-border);
        border-radius: var(--radius);
        background: var(--control-paper);
      }
    `,
  ];

  /** `parts` or `floor` shows one half only. */
  @property() only = new URLSearchParams(location.search).get('only') ?? '';
  @state() private chosen: Readonly<Partial<Record<Choice, string>>> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    const wishes = new URLSearchParams(location.search);
    for (const name of ['distance', 'theme', 'contrast', 'motion'] as const) {
      const value = wishes.get(name);
      if (value !== null) this.dress(name, value);
    }
    const locale = wishes.get('locale') ?? 'en';
    if (isLocale(locale)) setLocale(locale);
  }

  override render(): TemplateResult {
    return html`<header>
        <h1>${galleryText('title')}</h1>
        <nav>
          ${(['distance', 'theme', 'contrast', 'motion'] as const).map((name) => this.renderChoice(name))}
          <select aria-label="language" @change=${this.speak}>
            ${locales.map((locale) => html`<option value=${locale} ?selected=${locale === this.locale.locale}>${localeNames[locale]}</option>`)}
          </select>
          <aisle-simulated></aisle-simulated>
        </nav>
      </header>
      ${this.only === 'floor' ? '' : html`<gallery-parts></gallery-parts>`}
      ${this.only === 'parts' ? '' : html`<gallery-floor></gallery-floor>`}`;
  }

  private renderChoice(name: Choice): TemplateResult {
    return html`<select
      aria-label=${name}
      @change=${(event: Event) => event.target instanceof HTMLSelectElement && this.dress(name, event.target.value)}
    >
      ${choices[name].map((value) => html`<option ?selected=${value === this.chosen[name]}>${value}</option>`)}
    </select>`;
  }

  private dress(name: Choice, value: string): void {
    this.chosen = { ...this.chosen, [name]: value };
    document.documentElement.dataset[name] = value;
  }

  private speak(event: Event): void {
    if (event.target instanceof HTMLSelectElement && isLocale(event.target.value)) setLocale(event.target.value);
  }
}
