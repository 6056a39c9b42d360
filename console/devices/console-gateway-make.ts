import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  forgetGatewayFormat,
  listForeignGateways,
  listGatewayFormats,
  type ForeignGatewayBody,
  type GatewayFormatBody,
} from '#shared/contract/gateway-formats.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-gateway-form.ts';

interface Makes {
  readonly formats: readonly GatewayFormatBody[];
  readonly gateways: readonly ForeignGatewayBody[];
}

const rereadSeconds = 5;

/**
 * Of which make a gateway is, what it hears, and what to set on it.
 * @fires console-sign-in - its user name and password are wanted
 */
@customElement('console-gateway-make')
export class ConsoleGatewayMake extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      section {
        display: grid;
        gap: var(--space-3);
      }
      .title {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
      }
      dt,
      h4 {
        color: var(--quiet-ink);
      }
      h3,
      h4 {
        margin: 0;
      }
      h4 {
        font-size: var(--text-sm);
        font-weight: var(--weight-text);
      }
      aisle-button {
        justify-self: start;
      }
      dd {
        overflow-wrap: anywhere;
      }
      code {
        display: block;
        font-size: var(--text-xs);
        overflow-wrap: anywhere;
      }
      ol,
      ul {
        display: grid;
        gap: var(--space-1);
        padding-inline-start: 1.2em;
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) device: DeviceRowBody | undefined;
  @state() private isChoosing = false;
  private readonly makes = new Loaded<Makes>(
    this,
    async (signal) => {
      const [{ formats }, { gateways }] = await Promise.all([
        this.shop.hub.call(listGatewayFormats, { signal }),
        this.shop.hub.call(listForeignGateways, { signal }),
      ]);
      return { formats, gateways };
    },
    rereadSeconds,
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('device') && changed.get('device')?.deviceId !== this.device?.deviceId) this.isChoosing = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { device } = this;
    const { value } = this.makes;
    if (device === undefined || value === undefined) return nothing;
    const own = value.gateways.find(({ deviceId }) => deviceId === device.deviceId);
    const format = value.formats.find((one) => one.format === own?.format);
    return html`<section>
        <div class="title">
          <h3>${t('gateways.make')}${format === undefined ? nothing : ` · ${format.title}`}</h3>
          <aisle-button size="small" icon="pencil" @click=${() => (this.isChoosing = true)}
            >${t(own === undefined ? 'gateways.choose' : 'gateways.change')}</aisle-button
          >
        </div>
        ${own === undefined || format === undefined ? html`<p class="quiet">${t('gateways.oursWords')}</p>` : this.renderMake(own, format)}
      </section>
      <console-gateway-form
        .given=${this.shop}
        .device=${device}
        .own=${own}
        .formats=${value.formats}
        ?open=${this.isChoosing}
        @console-close=${this.stopChoosing}
        @console-saved=${this.showSaved}
        @console-ours=${this.makeOurs}
      ></console-gateway-form>`;
  }

  private renderMake(own: ForeignGatewayBody, format: GatewayFormatBody): TemplateResult {
    const heard =
      own.heardTags + own.heardOthers === 0
        ? t('gateways.heardNothing')
        : `${t('gateways.heardTags', { count: own.heardTags })}, ${t('gateways.heardOthers', { count: own.heardOthers })}`;
    return html`<dl>
        <dt>${t('gateways.name')}</dt>
        <dd><bdi>${own.source}</bdi></dd>
        <dt>${t('gateways.heard')}</dt>
        <dd>${heard}</dd>
      </dl>
      <h4>${t('gateways.set')}</h4>
      <ol>
        ${format.steps.map((step) => html`<li>${this.textOf(step).replaceAll('{gateway}', own.source)}</li>`)}
      </ol>
      <aisle-button size="small" icon="lock" @click=${() => this.emit('console-sign-in', undefined)}>${t('gateways.signIn')}</aisle-button>
      <h4>${t('gateways.topics')}</h4>
      <div>${own.topics.map((topic) => html`<code><bdi>${topic}</bdi></code>`)}</div>
      ${
        format.quirks.length === 0
          ? nothing
          : html`<h4>${t('gateways.know')}</h4>
              <ul>
                ${format.quirks.map((quirk) => html`<li>${this.textOf(quirk)}</li>`)}
              </ul>`
      }`;
  }

  private readonly stopChoosing = (event: Event): void => {
    event.stopPropagation();
    this.isChoosing = false;
  };

  private readonly showSaved = (event: CustomEvent<ForeignGatewayBody>): void => {
    event.stopPropagation();
    this.isChoosing = false;
    const { device } = this;
    const make = this.makes.value?.formats.find(({ format }) => format === event.detail.format)?.title ?? event.detail.format;
    if (device !== undefined) this.shop.say(t('gateways.saved', { device: this.textOf(device.name), make }), 'ok');
    void this.makes.reload();
  };

  private readonly makeOurs = async (event: Event): Promise<void> => {
    event.stopPropagation();
    const { device } = this;
    if (device === undefined) return;
    const done = await this.attempt(() => this.shop.hub.call(forgetGatewayFormat, { params: { deviceId: device.deviceId } }));
    if (done === undefined) return;
    this.isChoosing = false;
    this.shop.say(t('gateways.oursAgain', { device: this.textOf(device.name) }), 'ok');
    void this.makes.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-gateway-make': ConsoleGatewayMake;
  }
}
