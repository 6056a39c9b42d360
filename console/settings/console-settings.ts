import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { formatTime } from '#shared/ui/formats.ts';
import { localeNames } from '#shared/ui/locale.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { namedRoles } from '../shell/shop.ts';
import { t } from '../texts/t.ts';
import './console-password.ts';
import { consoleLocales, contrasts, keepAppearance, readAppearance, themes, type Appearance } from './appearance.ts';

/** Language, light and contrast of this device, who is signed in, and which shop this is. */
@customElement('console-settings')
export class ConsoleSettings extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      :host {
        max-inline-size: 52rem;
      }
      .line {
        display: grid;
        grid-template-columns: 11rem minmax(0, 1fr);
        align-items: center;
        gap: var(--space-4);
        padding-block: var(--space-4);
        border-block-start: var(--line-width) solid var(--line);
      }
      .line.top {
        align-items: start;
      }
      dt {
        font-weight: var(--weight-strong);
      }
      dd {
        overflow-wrap: anywhere;
      }
      h2 {
        margin-block: var(--space-8) var(--space-3);
      }
      @media (max-width: 560px) {
        .line {
          grid-template-columns: 1fr;
          gap: var(--space-2);
        }
      }
    `,
  ];

  @state() private appearance: Appearance = readAppearance();

  override render() {
    const { session, store } = this.shop;
    const themeWords = { auto: t('settings.themeAuto'), light: t('settings.themeLight'), dark: t('settings.themeDark') };
    const contrastWords = { normal: t('settings.contrastNormal'), more: t('settings.contrastMore') };
    return html`
      <header class="head">
        <div class="words">
          <h1>${t('settings.title')}</h1>
          <p class="quiet">${t('settings.words')}</p>
        </div>
      </header>
      <div class="line">
        <strong>${t('settings.language')}</strong>
        <console-choice
          label=${t('settings.language')}
          value=${this.appearance.locale}
          .choices=${consoleLocales.map((value) => ({ value, words: localeNames[value] }))}
          @console-choose=${(event: CustomEvent<string>) => this.keep({ locale: consoleLocales.find((locale) => locale === event.detail) ?? 'en' })}
        ></console-choice>
      </div>
      <div class="line">
        <strong>${t('settings.theme')}</strong>
        <console-choice
          label=${t('settings.theme')}
          value=${this.appearance.theme}
          .choices=${themes.map((value) => ({ value, words: themeWords[value] }))}
          @console-choose=${(event: CustomEvent<string>) => this.keep({ theme: themes.find((theme) => theme === event.detail) ?? 'auto' })}
        ></console-choice>
      </div>
      <div class="line">
        <strong>${t('settings.contrast')}</strong>
        <console-choice
          label=${t('settings.contrast')}
          value=${this.appearance.contrast ?? (matchMedia('(prefers-contrast: more)').matches ? 'more' : 'normal')}
          .choices=${contrasts.map((value) => ({ value, words: contrastWords[value] }))}
          @console-choose=${(event: CustomEvent<string>) => this.keep({ contrast: contrasts.find((contrast) => contrast === event.detail) })}
        ></console-choice>
      </div>
      <h2>${t('settings.you')}</h2>
      <div class="line">
        <div>
          <strong>${session.name}</strong>
          <p class="quiet small">
            ${namedRoles(session.roles)
              .map((role) => t(`role.${role}`))
              .join(', ')}
          </p>
        </div>
        <div class="row">
          <aisle-button icon="log-out" @click=${() => this.attempt(() => this.shop.signOut())}>${t('settings.signOut')}</aisle-button>
          <span class="quiet small">${t('settings.until', { time: formatTime(session.until, store.timeZone) })}</span>
        </div>
      </div>
      <div class="line top">
        <strong>${t('password.title')}</strong>
        <console-password .given=${this.shop}></console-password>
      </div>
      <h2>${store.name}</h2>
      <dl>
        ${[
          [t('settings.storeId'), store.storeId],
          [t('settings.timeZone'), store.timeZone],
          [t('settings.currency'), store.currency],
          [t('settings.phone'), store.phoneUrl],
        ].map(
          ([term, words]) =>
            html`<div class="line">
              <dt>${term}</dt>
              <dd>${words}</dd>
            </div>`,
        )}
      </dl>
    `;
  }

  private keep(part: Partial<Appearance>): void {
    this.appearance = { ...this.appearance, ...part };
    keepAppearance(this.appearance);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-settings': ConsoleSettings;
  }
}
