import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { zonePurposes, type FixtureKind, type ZonePurpose } from '#shared/domain/floor-plan.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/icon.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { formStyles } from '../parts/form-styles.ts';
import { t } from '../texts/t.ts';
import { isDeviceFixture } from './binding-rules.ts';
import type { Placeable } from './plan-knowledge.ts';
import { tools, type Tool, type ToolSettings } from './tool-rules.ts';

export const fixtureKinds = ['rail', 'table', 'shelf', 'mirror', 'counter', 'cabin', 'plant', 'kiosk', 'screen'] as const;

const toolIcons = {
  select: 'pointer',
  wall: 'wall',
  zone: 'area',
  fixture: 'armchair',
  door: 'door',
  entrance: 'log-in',
  receiver: 'receiver',
  reference: 'diamond',
  scale: 'ruler',
} as const satisfies Record<Tool, IconName>;

const doorWidths = [0.8, 0.9, 1, 1.2, 1.6, 2.4] as const;

/**
 * What is in hand: a bar of tools, and beside it what the tool is set to.
 * @fires plan-settings - `detail` is the settings from now on
 */
@customElement('console-plan-tools')
export class ConsolePlanTools extends BaseElement {
  static override styles = [
    baseStyles,
    formStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }
      .bar {
        display: flex;
        gap: 2px;
        padding: 3px;
        border-radius: var(--radius);
        background: var(--paper-sunken);
        box-shadow: inset 0 0 0 var(--line-width) var(--line);
      }
      label.tool {
        position: relative;
        display: grid;
        justify-items: center;
        gap: 1px;
        min-inline-size: 62px;
        padding: 5px 8px 4px;
        border-radius: calc(var(--radius) - 3px);
        color: var(--quiet-ink);
        font-size: var(--text-xs);
        font-weight: 560;
        cursor: pointer;
      }
      label.tool:hover {
        color: var(--ink);
      }
      label.tool:has(:checked) {
        background: var(--paper-raised);
        color: var(--on-accent-soft);
        box-shadow: 0 0 0 var(--line-width) var(--line-strong);
        outline: 2px solid var(--soft-line);
        outline-offset: -2px;
      }
      label.tool:has(:focus-visible) {
        outline: var(--focus-width) solid var(--focus);
        outline-offset: 1px;
      }
      label.tool input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .setting {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--text-sm);
      }
      .setting select {
        min-block-size: 34px;
        inline-size: auto;
        font-size: var(--text-sm);
      }
      .how {
        flex: 1 1 16rem;
        color: var(--quiet-ink);
        font-size: var(--text-sm);
        text-wrap: pretty;
      }
      @media (max-width: 1180px) {
        label.tool {
          min-inline-size: 46px;
          padding-inline: 5px;
        }
      }
      @media (max-width: 860px) {
        .bar {
          flex-wrap: wrap;
        }
      }
      @media (pointer: coarse) {
        label.tool {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) settings: ToolSettings | undefined;
  @property({ attribute: false }) placeable: Placeable = { gateways: [], references: [], standing: [] };
  /** Ids that have their place already. */
  @property({ attribute: false }) placed: ReadonlySet<string> = new Set();

  override render(): TemplateResult | typeof nothing {
    const { settings } = this;
    if (settings === undefined) return nothing;
    return html`<fieldset class="bar">
        <legend class="visually-hidden">${t('plan.tools')}</legend>
        ${tools.map(
          (tool) =>
            html`<label class="tool" title=${t(`plan.how.${tool}`)}>
              <input type="radio" name="tool" .checked=${tool === settings.tool} @change=${() => this.set({ tool })} />
              <aisle-icon name=${toolIcons[tool]}></aisle-icon><span>${t(`plan.tool.${tool}`)}</span>
            </label>`,
        )}
      </fieldset>
      ${this.renderSetting(settings)}
      <p class="how">${t(`plan.how.${settings.tool}`)}</p>`;
  }

  private renderSetting(settings: ToolSettings): TemplateResult | typeof nothing {
    switch (settings.tool) {
      case 'zone':
        return this.renderSelect(
          t('plan.purpose'),
          zonePurposes.map((purpose) => [purpose, t(`plan.purpose.${purpose}`)]),
          settings.zonePurpose,
          (value) => this.set({ zonePurpose: zonePurposes.find((known): known is ZonePurpose => known === value) ?? 'sales' }),
        );
      case 'fixture':
        return html`${this.renderSelect(
          t('plan.kind'),
          fixtureKinds.map((kind) => [kind, t(`plan.fixture.${kind}`)]),
          settings.fixtureKind,
          (value) => this.set({ fixtureKind: fixtureKinds.find((known): known is FixtureKind => known === value) ?? 'table' }),
        )}
        ${isDeviceFixture(settings.fixtureKind) ? this.renderDevice(settings) : nothing}`;
      case 'door':
        return this.renderSelect(
          t('plan.doorWidth'),
          doorWidths.map((metres) => [String(metres), `${metres} m`]),
          String(settings.doorMetres),
          (value) => this.set({ doorMetres: Number(value) }),
        );
      case 'receiver':
        return this.renderPlaced(
          t('plan.gateway'),
          this.placeable.gateways.map(({ deviceId, name }) => [deviceId, name]),
          settings.gatewayId,
          (gatewayId) => this.set({ gatewayId }),
        );
      case 'reference':
        return this.renderPlaced(
          t('plan.tag'),
          this.placeable.references.map(({ tagKey, label }) => [tagKey, label]),
          settings.tagKey,
          (tagKey) => this.set({ tagKey }),
        );
      default:
        return nothing;
    }
  }

  private renderDevice({ fixtureKind, deviceId }: ToolSettings): TemplateResult {
    const left = this.placeable.standing.filter(({ id, kind }) => kind === fixtureKind && !this.placed.has(id));
    return this.renderSelect(
      t('plan.device'),
      [['', t('plan.noDevice')], ...left.map(({ id, name }) => [id, name] as const)],
      deviceId,
      (value) => this.set({ deviceId: value }),
    );
  }

  private renderPlaced(
    label: string,
    all: readonly (readonly [string, string])[],
    value: string,
    change: (value: string) => void,
  ): TemplateResult {
    if (all.length === 0) return html`<span class="setting">${t('plan.nothingToPlace')}</span>`;
    const options = all.map(([id, name]) => [id, this.placed.has(id) ? t('plan.placedAlready', { name }) : name] as const);
    return this.renderSelect(label, [['', '—'], ...options], value, change);
  }

  private renderSelect(
    label: string,
    options: readonly (readonly [string, string])[],
    value: string,
    change: (value: string) => void,
  ): TemplateResult {
    return html`<label class="setting"
      >${label}
      <select
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) change(event.target.value);
        }}
      >
        ${options.map(([id, words]) => html`<option value=${id} ?selected=${id === value}>${words}</option>`)}
      </select>
    </label>`;
  }

  private set(changed: Partial<ToolSettings>): void {
    if (this.settings !== undefined) this.emit<ToolSettings>('plan-settings', { ...this.settings, ...changed });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-tools': ConsolePlanTools;
  }
  interface HTMLElementEventMap {
    'plan-settings': CustomEvent<ToolSettings>;
  }
}
