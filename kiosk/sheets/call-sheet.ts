import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { KioskElement } from '../kiosk-element.ts';
import type { CallForPerson } from '../session/session.ts';
import { t } from '../texts/kiosk-text.ts';

interface Saying {
  readonly icon: IconName;
  readonly title: string;
  readonly words: string;
}

/** A person, asked for and on the way: every step in words, the last one too when nobody can come. */
@customElement('kiosk-call-sheet')
export class KioskCallSheet extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-6);
      }
      .saying {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-5);
        min-block-size: 8em;
      }
      .sign {
        display: grid;
        place-items: center;
        inline-size: 4.4em;
        block-size: 4.4em;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        --icon-size: 2em;
      }
      .waiting .sign {
        animation: breathe var(--duration-loop) ease-in-out infinite alternate;
      }
      @keyframes breathe {
        to {
          transform: scale(1.07);
        }
      }
      h3 {
        font-family: var(--font-display);
        font-size: var(--text-xl);
        font-weight: var(--weight-heading);
        line-height: var(--leading-tight);
        text-wrap: balance;
      }
      p {
        margin-block-start: var(--space-2);
        color: var(--quiet-ink);
        font-size: var(--text-md);
        line-height: 1.4;
      }
    `,
  ];

  @property({ attribute: false }) call: CallForPerson | undefined;
  /** The name of the product in view, which the seller will see. */
  @property() about: string | undefined;
  @property({ type: Boolean }) offline = false;

  override render(): TemplateResult {
    const { icon, title, words } = this.say();
    const mayCall = this.call === undefined || this.call.state === 'nobody';
    return html`
      <div class="saying ${this.call?.state ?? ''}" role="status">
        <span class="sign"><aisle-icon name=${icon}></aisle-icon></span>
        <div>
          <h3>${title}</h3>
          <p>${words}</p>
        </div>
      </div>
      ${
        mayCall
          ? html`<aisle-button kind="filled" size="large" wide icon="call" @click=${() => this.wish({ do: 'call-someone' })}
              >${this.call === undefined ? t('call.do') : t('call.again')}</aisle-button
            >`
          : html`<aisle-button size="large" wide @click=${() => this.wish({ do: 'close-sheet' })}>${t('call.goOn')}</aisle-button>`
      }
    `;
  }

  private say(): Saying {
    const { call } = this;
    if (call === undefined) {
      const about = this.about === undefined ? '' : ` ${t('call.about', { name: this.about })}`;
      return { icon: 'user', title: t('call.offer'), words: this.offline ? t('call.away') : about.trim() };
    }
    switch (call.state) {
      case 'sending':
        return this.offline
          ? { icon: 'wifi-off', title: t('call.sending'), words: t('call.away') }
          : { icon: 'call', title: t('call.sending'), words: t('call.waitingNext') };
      case 'waiting':
        return {
          icon: 'call',
          title: call.timesSent > 1 ? t('call.repeated', { count: call.timesSent - 1 }) : t('call.waiting'),
          words: t('call.waitingNext'),
        };
      case 'answered':
        return { icon: 'check', title: t('call.answered', { seller: call.seller ?? '' }), words: t('call.answeredNext') };
      case 'nobody':
        return { icon: 'info', title: t('call.nobody'), words: t('call.nobodyNext') };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-call-sheet': KioskCallSheet;
  }
}
