import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { metresBetween, zonePurposes, type Fixture, type FloorPlan, type Point, type Zone } from '#shared/domain/floor-plan.ts';
import { areaOf } from '#shared/domain/plan-geometry.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { bindingOf, bindItem, changeFixtureKind } from './binding-rules.ts';
import type { PlanChoice } from './canvas-desk.ts';
import { fixtureKinds } from './console-plan-tools.ts';
import type { PlanEdit } from './console-plan-canvas.ts';
import {
  changeFixture,
  changeReceiver,
  changeReference,
  changeZone,
  freeId,
  insertCorner,
  moveHandle,
  moveItem,
  removeCorner,
  removeItem,
} from './plan-edits.ts';
import { renderBareMetres, renderMetres, renderText } from './plan-fields.ts';
import { handlesOf, pointOf, type Item } from './plan-items.ts';
import type { Placeable } from './plan-knowledge.ts';
import { renderBinding } from './render-binding.ts';

/** Ids the editor made up itself: while nobody has seen them, they follow the name. */
const madeUpId = /^zone(-\d+)?$/;

/**
 * What is chosen, in figures and words: everything the canvas does can be done here by typing.
 * @fires plan-edit - another plan
 * @fires plan-choose - another corner, or nothing
 */
@customElement('console-plan-item')
export class ConsolePlanItem extends BaseElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      :host,
      .two {
        display: grid;
        gap: var(--space-4);
      }
      .two {
        grid-template-columns: 1fr 1fr;
      }
      .remove {
        justify-self: start;
      }
      .corners {
        display: grid;
        gap: 2px;
        max-block-size: 15rem;
        overflow: auto;
      }
      .corner {
        display: grid;
        grid-template-columns: 1.6em 1fr 1fr auto auto;
        align-items: center;
        gap: var(--space-1);
        font-size: var(--text-sm);
      }
      .corner.held {
        background: var(--accent-soft);
      }
      .corner input:not([type='checkbox']) {
        min-block-size: 30px;
        padding-inline: 0.4em;
        font-size: var(--text-sm);
      }
    `,
  ];

  @property({ attribute: false }) plan: FloorPlan | undefined;
  @property({ attribute: false }) choice: PlanChoice = { item: undefined, handle: undefined };
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) placeable: Placeable = { gateways: [], references: [], standing: [] };
  /** Ids of the plan in force: offers and figures know them, so they stay. */
  @property({ attribute: false }) knownIds: ReadonlySet<string> = new Set();

  override render(): TemplateResult | typeof nothing {
    const { plan } = this;
    const { item } = this.choice;
    if (plan === undefined || item === undefined) return nothing;
    return html`<div class="spread">
        <h2>${t(`plan.item.${item.kind}`)}</h2>
        <aisle-button kind="quiet" size="small" icon="close" label=${t('app.close')} @click=${() => this.choose(undefined)}></aisle-button>
      </div>
      ${this.renderItem(plan, item)}
      <aisle-button class="remove" size="small" icon="trash" @click=${() => this.takeAway(plan, item)}>${t('plan.remove')}</aisle-button>`;
  }

  private renderItem(plan: FloorPlan, item: Item): TemplateResult | typeof nothing {
    switch (item.kind) {
      case 'zone': {
        const zone = plan.zones.find(({ id }) => id === item.key);
        return zone === undefined ? nothing : html`${this.renderZone(plan, zone)} ${this.renderCorners(plan, item)}`;
      }
      case 'fixture': {
        const fixture = plan.fixtures.find(({ id }) => id === item.key);
        return fixture === undefined ? nothing : this.renderFixture(plan, fixture);
      }
      case 'wall': {
        const [from, to] = handlesOf(plan, item);
        return from === undefined || to === undefined
          ? nothing
          : html`<p class="quiet">${t('plan.length', { metres: formatNumber(metresBetween(from, to), 2) })}</p>
              ${this.renderCorners(plan, item)}`;
      }
      case 'receiver':
      case 'reference':
        return html`${this.renderBinding(plan, item)} ${this.renderPlace(plan, item)} ${this.renderHeight(plan, item)}
          <p class="hint">${t(item.kind === 'receiver' ? 'plan.receiverHint' : 'plan.referenceHint')}</p>`;
      case 'entrance':
        return html`${this.renderPlace(plan, item)}
          <p class="hint">${t('plan.entranceHint')}</p>`;
    }
  }

  private renderZone(plan: FloorPlan, zone: Zone): TemplateResult {
    const change = (changed: Partial<Zone>): void => this.edit(changeZone(plan, zone.id, (one) => ({ ...one, ...changed })));
    return html`${renderText(t('plan.nameFr'), zone.name.fr, (fr) => change({ name: { ...zone.name, fr } }))}
      ${renderText(t('plan.nameEn'), zone.name.en, (en) => this.nameZone(plan, zone, en))}
      <label class="field"
        >${t('plan.purpose')}
        <select
          @change=${(event: Event) => {
            const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
            change({ purpose: zonePurposes.find((purpose) => purpose === value) ?? zone.purpose });
          }}
        >
          ${zonePurposes.map(
            (purpose) => html`<option value=${purpose} ?selected=${purpose === zone.purpose}>${t(`plan.purpose.${purpose}`)}</option>`,
          )}
        </select>
        <span class="hint">${t(`plan.purposeHint.${zone.purpose}`)}</span>
      </label>
      <p class="quiet small">${t('plan.zoneFacts', { id: zone.id, area: formatNumber(areaOf(zone.outline), 1) })}</p>`;
  }

  private nameZone(plan: FloorPlan, zone: Zone, en: string): void {
    const named = { ...zone, name: { ...zone.name, en } };
    if (this.knownIds.has(zone.id) || !madeUpId.test(zone.id) || en.trim() === '') {
      this.edit(changeZone(plan, zone.id, () => named));
      return;
    }
    const id = freeId(
      en,
      plan.zones.map((one) => one.id),
    );
    this.edit(changeZone(plan, zone.id, () => ({ ...named, id })));
    this.choose({ kind: 'zone', key: id });
  }

  private renderFixture(plan: FloorPlan, fixture: Fixture): TemplateResult {
    const change = (changed: Partial<Fixture>): void => this.edit(changeFixture(plan, fixture.id, (one) => ({ ...one, ...changed })));
    return html`<label class="field"
        >${t('plan.kind')}
        <select
          @change=${(event: Event) => {
            const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
            this.take(changeFixtureKind(plan, fixture, fixtureKinds.find((kind) => kind === value) ?? fixture.kind, this.placeable));
          }}
        >
          ${fixtureKinds.map((kind) => html`<option value=${kind} ?selected=${kind === fixture.kind}>${t(`plan.fixture.${kind}`)}</option>`)}
        </select>
      </label>
      ${this.renderBinding(plan, { kind: 'fixture', key: fixture.id })}
      <div class="two">
        ${renderMetres(t('plan.width'), fixture.widthMetres, (widthMetres) => change({ widthMetres }), 0.1)}
        ${renderMetres(t('plan.depth'), fixture.depthMetres, (depthMetres) => change({ depthMetres }), 0.1)}
        ${renderMetres(t('plan.x'), fixture.centre.xMetres, (xMetres) => change({ centre: { ...fixture.centre, xMetres } }))}
        ${renderMetres(t('plan.y'), fixture.centre.yMetres, (yMetres) => change({ centre: { ...fixture.centre, yMetres } }))}
      </div>
      <aisle-button
        size="small"
        icon="refresh"
        @click=${() => change({ widthMetres: fixture.depthMetres, depthMetres: fixture.widthMetres })}
        >${t('plan.turn')}</aisle-button
      >
      <p class="quiet small">${t('plan.fixtureFacts', { id: fixture.id })}</p>`;
  }

  private renderBinding(plan: FloorPlan, item: Item): TemplateResult | typeof nothing {
    const binding = bindingOf(plan, item, this.placeable);
    return binding === undefined ? nothing : renderBinding(item, binding, this.names, (id) => this.take(bindItem(plan, item, id)));
  }

  private renderPlace(plan: FloorPlan, item: Item): TemplateResult | typeof nothing {
    const at = pointOf(plan, item);
    if (at === undefined) return nothing;
    const to = (point: Point): void =>
      this.edit(moveItem(plan, item, { xMetres: point.xMetres - at.xMetres, yMetres: point.yMetres - at.yMetres }));
    return html`<div class="two">
      ${renderMetres(t('plan.x'), at.xMetres, (xMetres) => to({ ...at, xMetres }))}
      ${renderMetres(t('plan.y'), at.yMetres, (yMetres) => to({ ...at, yMetres }))}
    </div>`;
  }

  private renderHeight(plan: FloorPlan, { kind, key }: Item): TemplateResult | typeof nothing {
    const height =
      kind === 'receiver'
        ? plan.receivers.find(({ deviceId }) => deviceId === key)?.heightMetres
        : plan.references?.find(({ tagKey }) => tagKey === key)?.heightMetres;
    if (height === undefined) return nothing;
    return renderMetres(t('plan.height'), height, (heightMetres) =>
      this.edit(
        kind === 'receiver'
          ? changeReceiver(plan, key, (one) => ({ ...one, heightMetres }))
          : changeReference(plan, key, (one) => ({ ...one, heightMetres })),
      ),
    );
  }

  private renderCorners(plan: FloorPlan, item: Item): TemplateResult {
    const corners = handlesOf(plan, item);
    const isZone = item.kind === 'zone';
    return html`<h3>${t('plan.corners')}</h3>
      <div class="corners">
        ${corners.map((at, nth) => {
          const next = corners[(nth + 1) % corners.length] ?? at;
          const middle = { xMetres: (at.xMetres + next.xMetres) / 2, yMetres: (at.yMetres + next.yMetres) / 2 };
          return html`<div class="corner ${nth === this.choice.handle ? 'held' : ''}" @focusin=${() => this.choose(item, nth)}>
            <span class="quiet figure">${nth + 1}</span>
            ${renderBareMetres(t('plan.cornerX', { nth: nth + 1 }), at.xMetres, (xMetres) => this.edit(moveHandle(plan, item, nth, { ...at, xMetres })))}
            ${renderBareMetres(t('plan.cornerY', { nth: nth + 1 }), at.yMetres, (yMetres) => this.edit(moveHandle(plan, item, nth, { ...at, yMetres })))}
            ${
              isZone
                ? html`<aisle-button
                      kind="quiet"
                      size="small"
                      icon="plus"
                      label=${t('plan.addCorner', { nth: nth + 1 })}
                      @click=${() => this.edit(insertCorner(plan, item.key, nth, middle))}
                    ></aisle-button>
                    <aisle-button
                      kind="quiet"
                      size="small"
                      icon="minus"
                      label=${t('plan.removeCorner', { nth: nth + 1 })}
                      ?disabled=${corners.length <= 3}
                      @click=${() => this.edit(removeCorner(plan, item.key, nth))}
                    ></aisle-button>`
                : nothing
            }
          </div>`;
        })}
      </div>`;
  }

  private takeAway(plan: FloorPlan, item: Item): void {
    this.edit(removeItem(plan, item));
    this.choose(undefined);
  }

  /** Another plan in which what is chosen may have another name. */
  private take({ plan, item }: { readonly plan: FloorPlan; readonly item: Item }): void {
    this.edit(plan);
    this.choose(item);
  }

  private edit(plan: FloorPlan): void {
    this.emit<PlanEdit>('plan-edit', { plan, gesture: undefined });
  }

  private choose(item: Item | undefined, handle?: number): void {
    this.emit<PlanChoice>('plan-choose', { item, handle });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-item': ConsolePlanItem;
  }
}
