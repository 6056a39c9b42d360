import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { changePassword } from '#shared/contract/staff.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { t } from '../texts/t.ts';

const leastCharacters = 10;

/** Changes one's own password. */
@customElement('console-password')
export class ConsolePassword extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      form {
        display: grid;
        gap: var(--space-4);
        justify-items: start;
        max-inline-size: 22rem;
      }
      aisle-field {
        inline-size: 100%;
      }
    `,
  ];

  @state() private current = '';
  @state() private next = '';
  @state() private currentProblem = '';
  @state() private isTried = false;
  @state() private isBusy = false;

  override render(): TemplateResult {
    const isShort = this.isTried && this.next.length < leastCharacters;
    return html`<form novalidate @submit=${this.change}>
      <aisle-field
        type="password"
        label=${t('password.current')}
        autocomplete="current-password"
        max-length="200"
        error=${this.currentProblem}
        .value=${this.current}
        @aisle-input=${(event: CustomEvent<FieldChange>) => (this.current = event.detail.value)}
      ></aisle-field>
      <aisle-field
        type="password"
        label=${t('password.next')}
        hint=${t('password.hint')}
        autocomplete="new-password"
        max-length="200"
        error=${isShort ? t('password.short') : ''}
        .value=${this.next}
        @aisle-input=${(event: CustomEvent<FieldChange>) => (this.next = event.detail.value)}
      ></aisle-field>
      <aisle-button type="submit" icon="key" ?busy=${this.isBusy}>${t('password.change')}</aisle-button>
    </form>`;
  }

  private async change(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried = true;
    if (this.isBusy || this.current === '' || this.next.length < leastCharacters) return;
    this.isBusy = true;
    this.currentProblem = '';
    try {
      await this.shop.hub.call(changePassword, { body: { current: this.current, next: this.next } });
      this.current = '';
      this.next = '';
      this.isTried = false;
      this.shop.say(t('password.changed'), 'ok');
    } catch (failure) {
      this.currentProblem = refusalWords(failure);
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-password': ConsolePassword;
  }
}
