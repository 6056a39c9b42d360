import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { listPlanVersions, readPlanVersion, restorePlanVersion, type PlanVersionBody } from '#shared/contract/plan-drafts.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/floor-plan/floor-plan.ts';
import { formatDate, formatTime } from '#shared/ui/formats.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';

/**
 * The plans that were in force, and the way back to one of them.
 * @fires plan-in-force - `detail` is the plan now in force
 */
@customElement('console-plan-versions')
export class ConsolePlanVersions extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      section {
        min-inline-size: 0;
        grid-template-columns: minmax(0, 1fr);
      }
      /* Positioned, or what is only for screen readers would stick out of it. */
      .scroll {
        position: relative;
        overflow-x: auto;
      }
    `,
  ];

  @state() private looked: { readonly version: PlanVersionBody; readonly plan: FloorPlan } | undefined;
  @state() private isBusy = false;
  private readonly versions = new Loaded(this, async (signal) => (await this.shop.hub.call(listPlanVersions, { signal })).versions);

  override render(): TemplateResult {
    return html`<section class="stack">
      <p class="quiet">${t('plan.versionsWords')}</p>
      ${renderLoaded(this.versions, (versions) => this.renderVersions(versions))}
      <aisle-dialog ?open=${this.looked !== undefined} heading=${this.heading()} @aisle-close=${this.close}>
        ${this.looked === undefined ? nothing : html`<aisle-floor-plan .plan=${this.looked.plan} with-receivers></aisle-floor-plan>`}
        <aisle-button slot="footer" @click=${this.close}>${t('app.close')}</aisle-button>
        <aisle-button
          slot="footer"
          kind="filled"
          ?busy=${this.isBusy}
          ?disabled=${this.looked?.version.isInForce !== false}
          @click=${this.restore}
          >${t('plan.restore')}</aisle-button
        >
      </aisle-dialog>
    </section>`;
  }

  private heading(): string {
    return this.looked === undefined ? '' : t('plan.versionOf', { when: this.when(this.looked.version) });
  }

  private when({ at }: PlanVersionBody): string {
    const { timeZone } = this.shop.store;
    return `${formatDate(at, timeZone)}, ${formatTime(at, timeZone)}`;
  }

  private renderVersions(versions: readonly PlanVersionBody[]): TemplateResult {
    if (versions.length === 0) return html`<p class="quiet">${t('plan.versionsNone')}</p>`;
    return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('plan.versionWhen')}</th>
            <th scope="col">${t('plan.versionWho')}</th>
            <th scope="col" class="number">${t('plan.items.zone')}</th>
            <th scope="col" class="number">${t('plan.items.fixture')}</th>
            <th scope="col" class="number">${t('plan.items.wall')}</th>
            <th scope="col" class="number">${t('plan.items.receiver')}</th>
            <th scope="col"><span class="visually-hidden">${t('plan.look')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${versions.map(
            (version) =>
              html`<tr>
                <td>${this.when(version)} ${version.isInForce ? html`<span class="pill ok">${t('plan.nowInForce')}</span>` : ''}</td>
                <td>${version.by ?? t('plan.versionFirst')}</td>
                <td class="number">${version.zones}</td>
                <td class="number">${version.fixtures}</td>
                <td class="number">${version.walls}</td>
                <td class="number">${version.receivers}</td>
                <td><aisle-button kind="quiet" size="small" @click=${() => this.look(version)}>${t('plan.look')}</aisle-button></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async look(version: PlanVersionBody): Promise<void> {
    const plan = await this.attempt(() => this.shop.hub.call(readPlanVersion, { params: { planId: String(version.planId) } }));
    if (plan !== undefined) this.looked = { version, plan };
  }

  private readonly close = (): void => {
    this.looked = undefined;
  };

  private readonly restore = async (): Promise<void> => {
    const { looked } = this;
    if (looked === undefined) return;
    this.isBusy = true;
    const restored = await this.attempt(() =>
      this.shop.hub.call(restorePlanVersion, { params: { planId: String(looked.version.planId) } }),
    );
    this.isBusy = false;
    if (restored === undefined) return;
    this.close();
    this.emit<FloorPlan>('plan-in-force', restored.plan);
    this.shop.say(t('plan.restored'), 'ok');
    void this.versions.reload();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-versions': ConsolePlanVersions;
  }
}
