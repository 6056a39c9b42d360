import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { settleSalesException, type listSalesExceptions } from '#shared/contract/sales.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import { AisleField } from '#shared/ui/elements/field.ts';
import { formatAge } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { exceptionWords } from '../shell/hub-words.ts';
import { hasRole } from '../shell/shop.ts';
import { t } from '../texts/t.ts';

type Exceptions = RouteReply<typeof listSalesExceptions>;
type Exception = Exceptions['exceptions'][number];
type Settled = Exceptions['settled'][number];

/**
 * Transactions a manager must look at, each with its words and the body as it came, and those someone looked at already.
 * @fires console-changed - one was looked at
 */
@customElement('console-exceptions')
export class ConsoleExceptions extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      article {
        display: grid;
        gap: var(--space-1);
        max-inline-size: 56rem;
        padding-block: var(--space-4);
        border-block-start: var(--line-width) solid var(--line);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-3);
        margin-block-start: var(--space-2);
      }
      form aisle-field {
        flex: 1 1 18rem;
      }
      pre {
        margin: var(--space-2) 0 0;
        padding: var(--space-3);
        border-radius: var(--radius-sm);
        background: var(--paper-sunken);
        font-size: var(--text-xs);
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      summary {
        inline-size: fit-content;
        font-size: var(--text-sm);
        cursor: pointer;
      }
      .settled > summary {
        margin-block-start: var(--space-5);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  @property({ attribute: false }) exceptions: readonly Exception[] = [];
  @property({ attribute: false }) settled: readonly Settled[] = [];
  @property({ attribute: false }) tills: readonly DeviceRowBody[] = [];
  /** The one whose finding is being sent. */
  @state() private sending: number | undefined;
  /** Whose finding was asked for and left empty. */
  @state() private wordless: number | undefined;

  override render(): TemplateResult {
    return html`${
      this.exceptions.length === 0
        ? html`<aisle-empty icon="check-circle" heading=${t('sales.calm')}
            >${this.settled.length === 0 ? t('sales.calmWords') : t('sales.allSeen')}</aisle-empty
          >`
        : nothing
    }
    ${repeat(
      this.exceptions,
      ({ id }) => id,
      (exception) => html`<article>${this.renderException(exception)} ${this.renderSettling(exception)}</article>`,
    )}
    ${this.renderSettled()}`;
  }

  private renderException(exception: Exception): TemplateResult {
    const till = this.tills.find(({ deviceId }) => deviceId === exception.tillId);
    return html`<div class="row"><span class="pill warning">${exception.reason}</span><strong>${exceptionWords(exception)}</strong></div>
      <p class="quiet small">
        ${t('sales.exceptionOf', {
          till: till === undefined ? exception.tillId : this.textOf(till.name),
          day: exception.businessDay,
          sequence: String(exception.sequence),
        })}
        · ${formatAge(exception.at, systemClock.now())}
      </p>
      <details>
        <summary>${t('sales.body')}</summary>
        <p class="quiet small">${exception.words}</p>
        <pre>${exception.body}</pre>
      </details>`;
  }

  private renderSettling({ id }: Exception): TemplateResult | typeof nothing {
    if (!hasRole(this.shop, 'manager')) return nothing;
    return html`<form @submit=${(event: Event) => this.settle(event, id)}>
      <aisle-field
        label=${t('sales.found')}
        placeholder=${t('sales.foundExample')}
        max-length="200"
        error=${this.wordless === id ? t('sales.foundNothing') : ''}
      ></aisle-field>
      <aisle-button type="submit" icon="check" ?busy=${this.sending === id}>${t('sales.settle')}</aisle-button>
    </form>`;
  }

  private renderSettled(): TemplateResult | typeof nothing {
    if (this.settled.length === 0) return nothing;
    return html`<details class="settled">
      <summary>${t('sales.settled', { count: this.settled.length })}</summary>
      ${this.settled.map(
        (exception) =>
          html`<article>
            ${this.renderException(exception)}
            <p class="small">
              ${t('sales.settledBy', { words: exception.settled.words, by: exception.settled.by })} ·
              ${formatAge(exception.settled.at, systemClock.now())}
            </p>
          </article>`,
      )}
    </details>`;
  }

  private async settle(event: Event, id: number): Promise<void> {
    event.preventDefault();
    const field = event.currentTarget instanceof HTMLFormElement ? event.currentTarget.querySelector('aisle-field') : null;
    const words = field instanceof AisleField ? field.value.trim() : '';
    this.wordless = words === '' ? id : undefined;
    if (words === '' || this.sending !== undefined) return;
    this.sending = id;
    const settled = await this.attempt(() =>
      this.shop.hub.call(settleSalesException, { params: { exceptionId: String(id) }, body: { words } }),
    );
    this.sending = undefined;
    if (settled === undefined) return;
    this.shop.say(t('sales.isSettled'), 'ok');
    this.emit('console-changed', undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-exceptions': ConsoleExceptions;
  }
}
