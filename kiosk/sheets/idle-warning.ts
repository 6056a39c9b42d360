import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { KioskElement } from '../kiosk-element.ts';
import { t } from '../texts/kiosk-text.ts';

/** The last seconds before the screen forgets everything. Any touch is enough to stay; the large button says so. */
@customElement('kiosk-idle-warning')
export class KioskIdleWarning extends KioskElement {
  static override styles = [
    baseStyles,
    css`
      .body {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-6);
        padding-block: var(--space-2) var(--space-6);
      }
      .seconds {
        min-inline-size: 1.5em;
        font-family: var(--font-display);
        font-size: calc(var(--text-4xl) * 1.7);
        font-weight: var(--weight-heading);
        font-variant-numeric: tabular-nums;
        line-height: 1;
        color: var(--accent);
        text-align: center;
      }
      p {
        font-size: var(--text-lg);
        line-height: 1.35;
      }
      .actions {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  /** Undefined while someone is there. */
  @property({ attribute: false }) secondsLeft: number | undefined;

  override render(): TemplateResult {
    const seconds = this.secondsLeft ?? 0;
    return html`<aisle-dialog kind="sheet" firm heading=${t('idle.title')} ?open=${this.secondsLeft !== undefined}>
      <div class="body">
        <span class="seconds" aria-hidden="true">${formatNumber(seconds)}</span>
        <p>${t('idle.words', { count: seconds })}</p>
      </div>
      <div class="actions">
        <aisle-button kind="filled" size="large" wide @click=${() => this.wish({ do: 'stay' })}>${t('idle.stay')}</aisle-button>
        <aisle-button size="large" wide @click=${() => this.wish({ do: 'finish' })}>${t('idle.leave')}</aisle-button>
      </div>
      <div class="visually-hidden" role="alert">${this.announcement(seconds)}</div>
    </aisle-dialog>`;
  }

  /** Said aloud at the start and every ten seconds; each second would drown everything else. */
  private announcement(seconds: number): string {
    return this.secondsLeft !== undefined && seconds % 10 === 0 ? `${t('idle.title')} ${t('idle.words', { count: seconds })}` : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-idle-warning': KioskIdleWarning;
  }
}
