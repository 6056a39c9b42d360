import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StaffSessionBody } from '#shared/contract/staff.ts';
import { signIn } from '#shared/contract/staff.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { currentLocale, localeNames } from '#shared/ui/locale.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/field.ts';
import type { AisleField } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { consoleLocales, keepAppearance, readAppearance } from '../settings/appearance.ts';
import { t } from '../texts/t.ts';
import './console-moon.ts';

type Trouble = 'wrong' | 'pause' | 'away' | 'missing';

function troubleOf(failure: unknown): Trouble {
  if (!(failure instanceof RefusedError) || failure.status === 0 || failure.status >= 500) return 'away';
  return failure.status === 429 ? 'pause' : 'wrong';
}

/**
 * The door of the console.
 * @fires console-signed-in - `detail` is the session
 */
@customElement('console-sign-in')
export class ConsoleSignIn extends BaseElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        block-size: 100%;
        background: var(--paper);
      }
      main {
        display: grid;
        grid-template-rows: auto 1fr auto;
        padding: var(--space-8) clamp(var(--space-6), 7vw, 6rem);
        overflow: auto;
      }
      .top,
      footer {
        display: flex;
        justify-content: space-between;
        gap: var(--space-4);
        font-size: var(--text-sm);
      }
      .top {
        align-items: center;
      }
      .languages {
        display: flex;
        gap: var(--space-1);
      }
      .languages button {
        min-block-size: 32px;
        padding-inline: 0.7em;
        border: 0;
        border-radius: var(--radius-pill);
        background: none;
        color: var(--quiet-ink);
        cursor: pointer;
      }
      .languages [aria-pressed='true'] {
        background: var(--paper-sunken);
        color: var(--ink);
        font-weight: var(--weight-strong);
      }
      form {
        display: grid;
        gap: var(--space-5);
        align-content: center;
        inline-size: 100%;
        max-inline-size: 22rem;
        margin-block: var(--space-8);
      }
      h1 {
        font-size: var(--text-4xl);
      }
      h1 + p {
        margin-block-start: var(--space-2);
        font-size: var(--text-lg);
      }
      aisle-field {
        --control-height: 46px;
      }
      aisle-field aisle-button {
        --control-height: 40px;
        margin-inline-end: -0.5em;
      }
      .trouble {
        display: flex;
        gap: var(--space-2);
        color: var(--danger);
        font-weight: var(--weight-strong);
      }
      footer {
        color: var(--quiet-ink);
        align-items: center;
        justify-content: flex-start;
        gap: var(--space-2);
      }
      @media (max-width: 820px) {
        :host {
          grid-template-columns: 1fr;
        }
        console-moon {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) hub: HttpClient | undefined;
  @property() storeName = '';
  /** Said above the form: a session that ended. */
  @property() notice = '';
  @state() private trouble: Trouble | undefined;
  @state() private isBusy = false;
  @state() private isShown = false;

  private get login(): AisleField | null {
    return this.renderRoot.querySelector<AisleField>('[name=login]');
  }

  private get password(): AisleField | null {
    return this.renderRoot.querySelector<AisleField>('[name=password]');
  }

  protected override firstUpdated(): void {
    this.login?.focus();
  }

  override render() {
    return html`<main>
        <div class="top">
          <strong>${this.storeName}</strong>
          <div class="languages" role="group" aria-label=${t('settings.language')}>
            ${consoleLocales.map(
              (locale) =>
                html`<button type="button" lang=${locale} aria-pressed=${locale === currentLocale()} @click=${() => this.speak(locale)}>
                  ${localeNames[locale]}
                </button>`,
            )}
          </div>
        </div>
        <form novalidate @submit=${this.submit}>
          <div>
            <h1>${t('signIn.title')}</h1>
            <p class="quiet">${this.notice === '' ? t('signIn.words', { store: this.storeName }) : this.notice}</p>
          </div>
          <aisle-field name="login" label=${t('signIn.login')} autocomplete="username" max-length="60"></aisle-field>
          <aisle-field
            name="password"
            label=${t('signIn.password')}
            type=${this.isShown ? 'text' : 'password'}
            autocomplete="current-password"
            max-length="200"
          >
            <aisle-button
              slot="suffix"
              kind="quiet"
              size="small"
              icon=${this.isShown ? 'eye-off' : 'eye'}
              label=${t(this.isShown ? 'signIn.hide' : 'signIn.show')}
              @click=${() => (this.isShown = !this.isShown)}
            ></aisle-button>
          </aisle-field>
          <div id="trouble" role="alert">
            ${
              this.trouble === undefined
                ? nothing
                : html`<p class="trouble"><aisle-icon name="warning"></aisle-icon><span>${t(`signIn.${this.trouble}`)}</span></p>`
            }
          </div>
          <aisle-button kind="filled" size="large" type="submit" wide ?busy=${this.isBusy}>${t('signIn.go')}</aisle-button>
        </form>
        <footer><aisle-icon name="shield"></aisle-icon>${t('signIn.private')}</footer>
      </main>
      <console-moon></console-moon>`;
  }

  private speak(locale: (typeof consoleLocales)[number]): void {
    keepAppearance({ ...readAppearance(), locale });
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const login = this.login?.value.trim() ?? '';
    const password = this.password?.value ?? '';
    if (this.hub === undefined || this.isBusy) return;
    if (login === '' || password === '') {
      this.trouble = 'missing';
      (login === '' ? this.login : this.password)?.focus();
      return;
    }
    this.isBusy = true;
    this.trouble = undefined;
    try {
      this.emit<StaffSessionBody>('console-signed-in', await this.hub.call(signIn, { body: { login, password } }));
    } catch (failure) {
      this.trouble = troubleOf(failure);
      this.password?.focus();
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-sign-in': ConsoleSignIn;
  }
}
