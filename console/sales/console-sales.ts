import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { listDevices, type DeviceRowBody } from '#shared/contract/devices.ts';
import { listSalesExceptions } from '#shared/contract/sales.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/notice.ts';
import '#shared/ui/elements/tabs.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-exceptions.ts';
import './console-sales-day.ts';
import './console-ticket.ts';

const tillKey = 'aisle-console-till';

/** The seller's till: ring a ticket, see the day, look at what needs a manager. */
@customElement('console-sales')
export class ConsoleSales extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      .head {
        margin-block-end: var(--space-3);
      }
      label.till {
        grid-template-columns: auto minmax(10rem, 1fr);
        align-items: center;
        gap: var(--space-3);
      }
      aisle-notice {
        margin-block-end: var(--space-4);
      }
    `,
  ];

  @state() private tillId = localStorage.getItem(tillKey) ?? '';
  @state() private selected = 'ring';
  private readonly tills = new Loaded<readonly DeviceRowBody[]>(this, async (signal) => {
    const { devices } = await this.shop.hub.call(listDevices, { signal });
    return devices.filter((device) => device.kind === 'till' && device.state !== 'revoked');
  });
  private readonly exceptions = new Loaded(this, (signal) => this.shop.hub.call(listSalesExceptions, { signal }), 30);
  private stopWatching: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = this.shop.pendingSales.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
  }

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words"><h1>${t('sales.title')}</h1></div>
        ${this.renderTillChoice()}
      </header>
      ${this.renderWaiting()} ${renderLoaded(this.tills, (tills) => this.renderTill(tills))}`;
  }

  private get till(): DeviceRowBody | undefined {
    const tills = this.tills.value ?? [];
    return tills.find((till) => till.deviceId === this.tillId) ?? tills[0];
  }

  private renderTillChoice(): TemplateResult | typeof nothing {
    const tills = this.tills.value ?? [];
    if (tills.length === 0) return nothing;
    return html`<label class="field till"
      >${t('sales.till')}
      <select @change=${this.chooseTill}>
        ${tills.map((till) => html`<option value=${till.deviceId} ?selected=${till === this.till}>${this.textOf(till.name)}</option>`)}
      </select>
    </label>`;
  }

  private renderWaiting(): TemplateResult | typeof nothing {
    const { waiting, refusal } = this.shop.pendingSales;
    if (waiting.length === 0) return nothing;
    return html`<aisle-notice
      kind="warning"
      icon=${refusal === undefined ? 'wifi-off' : 'warning'}
      heading=${t('sales.waiting', { count: waiting.length })}
      >${refusal === undefined ? t('sales.waitingWords') : t('sales.refused', { words: refusal })}</aisle-notice
    >`;
  }

  private renderTill(tills: readonly DeviceRowBody[]): TemplateResult {
    const { till } = this;
    if (tills.length === 0 || till === undefined) {
      return html`<aisle-empty icon="receipt" heading=${t('sales.noTill')}>${t('sales.noTillWords')}</aisle-empty>`;
    }
    const exceptions = this.exceptions.value?.exceptions.length ?? 0;
    return html`<aisle-tabs
      label=${t('sales.title')}
      selected=${this.selected}
      .tabs=${[
        { id: 'ring', label: t('sales.ring'), icon: 'scan' },
        { id: 'day', label: t('sales.today'), icon: 'chart' },
        { id: 'exceptions', label: t('sales.exceptions'), icon: 'warning', ...(exceptions === 0 ? {} : { count: exceptions }) },
      ]}
      @aisle-select=${(event: CustomEvent<{ id: string }>) => (this.selected = event.detail.id)}
    >
      <console-ticket slot="ring" .given=${this.shop} tillId=${till.deviceId}></console-ticket>
      <div slot="day">
        ${this.selected === 'day' ? html`<console-sales-day .given=${this.shop} .tills=${tills}></console-sales-day>` : nothing}
      </div>
      <div slot="exceptions">
        ${renderLoaded(
          this.exceptions,
          (value) =>
            html`<console-exceptions
              .given=${this.shop}
              .tills=${tills}
              .exceptions=${value.exceptions}
              .settled=${value.settled}
              @console-changed=${() => void this.exceptions.reload()}
            ></console-exceptions>`,
        )}
      </div>
    </aisle-tabs>`;
  }

  private chooseTill(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.tillId = event.target.value;
    localStorage.setItem(tillKey, this.tillId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-sales': ConsoleSales;
  }
}
