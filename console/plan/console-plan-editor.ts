import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { listDevices } from '#shared/contract/devices.ts';
import { listTags } from '#shared/contract/tags.ts';
import { metresBetween, type FloorPlan, type Point } from '#shared/domain/floor-plan.ts';
import type { PlanProblem } from '#shared/domain/plan-problems.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/notice.ts';
import { formatAge } from '#shared/ui/formats.ts';
import { systemClock } from '#shared/link/clock.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { refusalWords } from '../shell/hub-words.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import { itemOfDevice } from './binding-rules.ts';
import type { PlanChoice } from './canvas-desk.ts';
import './console-plan-canvas.ts';
import type { PlanEdit } from './console-plan-canvas.ts';
import './console-plan-exchange.ts';
import './console-plan-item.ts';
import './console-plan-publish.ts';
import './console-plan-scale.ts';
import type { ScaleWanted } from './console-plan-scale.ts';
import './console-plan-side.ts';
import './console-plan-tools.ts';
import { DraftDesk, type Sheet } from './draft-desk.ts';
import { editorStyles } from './editor-styles.ts';
import { hasItem } from './plan-items.ts';
import { inHand, namesOf, nextToPlace, placeableOf, placedOn, problemsOf, type Placeable } from './plan-knowledge.ts';
import { scalePlan } from './plan-edits.ts';
import { readUploadedPicture } from './traced-picture.ts';
import type { ToolSettings } from './tool-rules.ts';

const firstSettings: ToolSettings = {
  tool: 'select',
  fixtureKind: 'rail',
  zonePurpose: 'sales',
  doorMetres: 1,
  gatewayId: '',
  tagKey: '',
  deviceId: '',
};

/**
 * Where the floor plan is drawn. The draft is kept by itself; the shop follows when it is published.
 * @fires plan-in-force - `detail` is the plan now in force
 */
@customElement('console-plan-editor')
export class ConsolePlanEditor extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, editorStyles];

  /** A device to show first: its mark is chosen, or, when it has none, it is taken in hand to be set down. */
  @property({ attribute: 'device-id' }) deviceId = '';
  @state() private settings = firstSettings;
  @state() private choice: PlanChoice = { item: undefined, handle: undefined };
  @state() private measured: readonly [Point, Point] | undefined;
  @state() private isPublishing = false;
  @state() private isBusy = false;
  private readonly desk = new DraftDesk(this, () => this.shop.hub);
  private readonly placeable = new Loaded<Placeable>(this, async (signal) => {
    const [{ devices }, { tags }] = await Promise.all([
      this.shop.hub.call(listDevices, { signal }),
      this.shop.hub.call(listTags, { signal }),
    ]);
    return placeableOf(devices, tags, (device) => this.textOf(device.name));
  });
  /** What the address asks for, until the plan is there to show it on. */
  private wantedId = '';
  private checked: { readonly plan: FloorPlan; readonly placeable: Placeable; readonly problems: readonly PlanProblem[] } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('deviceId')) this.wantedId = this.deviceId;
    const plan = this.desk.sheet?.plan;
    if (this.wantedId === '' || plan === undefined || this.placeable.value === undefined) return;
    const item = itemOfDevice(plan, this.wantedId);
    if (item === undefined) this.settings = { ...this.settings, ...inHand(this.wantedId, this.placeable.value) };
    else this.choice = { item, handle: undefined };
    this.wantedId = '';
  }

  override render(): TemplateResult {
    const { sheet, problem } = this.desk;
    const placeable = this.placeable.value;
    if (sheet === undefined || placeable === undefined) {
      const failed = problem ?? this.placeable.problem;
      return failed === undefined
        ? html`<aisle-skeleton kind="picture" ratio="25/14"></aisle-skeleton>`
        : html`<aisle-notice kind="warning" icon="wifi-off"
            >${refusalWords(failed)}<aisle-button slot="action" size="small" @click=${this.reload}
              >${t('app.tryAgain')}</aisle-button
            ></aisle-notice
          >`;
    }
    const { plan, picture } = sheet;
    const names = namesOf(plan, placeable, this.locale.locale === 'fr');
    const problems = this.check(plan, placeable);
    const { item } = this.choice;
    const choice = item !== undefined && hasItem(plan, item) ? this.choice : { item: undefined, handle: undefined };
    return html`${this.renderBar(sheet, problems)} ${this.renderTrouble()}
      <div
        class="desk"
        @plan-edit=${(event: CustomEvent<PlanEdit>) => this.edit(event.detail)}
        @plan-choose=${(event: CustomEvent<PlanChoice>) => (this.choice = event.detail)}
        @plan-picture=${(event: CustomEvent<Sheet['picture']>) => this.desk.change({ plan, picture: event.detail }, 'picture')}
        @plan-upload=${(event: CustomEvent<File>) => this.trace(event.detail)}
        @plan-measured=${(event: CustomEvent<readonly [Point, Point]>) => (this.measured = event.detail)}
        @plan-put-down=${() => (this.settings = { ...this.settings, tool: 'select' })}
        @plan-settings=${(event: CustomEvent<ToolSettings>) => this.take(event.detail, plan, placeable)}
      >
        <console-plan-tools .settings=${this.settings} .placeable=${placeable} .placed=${placedOn(plan)}></console-plan-tools>
        <console-plan-canvas
          .plan=${plan}
          .picture=${picture}
          .settings=${this.settings}
          .choice=${choice}
          .problems=${problems}
          .names=${names}
        ></console-plan-canvas>
        <aside aria-label=${t('plan.details')}>
          ${
            choice.item === undefined
              ? html`<console-plan-side .plan=${plan} .picture=${picture} .problems=${problems} .names=${names}></console-plan-side>`
              : html`<console-plan-item
                  .plan=${plan}
                  .choice=${choice}
                  .names=${names}
                  .placeable=${placeable}
                  .knownIds=${new Set(this.desk.inForce?.zones.map(({ id }) => id))}
                ></console-plan-item>`
          }
        </aside>
      </div>
      <console-plan-publish
        ?open=${this.isPublishing}
        ?busy=${this.isBusy}
        .inForce=${this.desk.inForce}
        .plan=${plan}
        .problems=${problems}
        .names=${names}
        @console-close=${() => (this.isPublishing = false)}
        @plan-publish=${this.publish}
      ></console-plan-publish>
      <console-plan-scale
        .measured=${this.measured}
        ?with-picture=${picture !== null}
        @console-close=${() => (this.measured = undefined)}
        @plan-scale=${(event: CustomEvent<ScaleWanted>) => this.scale(event.detail)}
      ></console-plan-scale>`;
  }

  private renderBar({ plan }: Sheet, problems: readonly PlanProblem[]): TemplateResult {
    const { history, hasDraft, state } = this.desk;
    const isChanged = hasDraft || state !== 'saved';
    return html`<div class="bar">
      <p class="state small ${state}" role="status">${this.stateWords()}</p>
      <aisle-button kind="quiet" size="small" icon="undo" ?disabled=${history?.past.length === 0} @click=${this.desk.undo}
        >${t('plan.undo')}</aisle-button
      >
      <aisle-button kind="quiet" size="small" icon="redo" ?disabled=${history?.future.length === 0} @click=${this.desk.redo}
        >${t('plan.redo')}</aisle-button
      >
      <console-plan-exchange
        .plan=${plan}
        @plan-imported=${(event: CustomEvent<FloorPlan>) => this.edit({ plan: event.detail, gesture: undefined })}
      ></console-plan-exchange>
      <aisle-button kind="quiet" size="small" ?disabled=${!isChanged} @click=${this.discard}>${t('plan.discard')}</aisle-button>
      <aisle-button kind="filled" size="small" icon="check" ?disabled=${!isChanged} @click=${() => (this.isPublishing = true)}
        >${problems.some(({ isMistake }) => isMistake) ? t('plan.publishCheck') : t('plan.publish')}</aisle-button
      >
    </div>`;
  }

  private stateWords(): string {
    const { state, hasDraft, savedAt, savedBy } = this.desk;
    if (state === 'dirty' || state === 'saving') return t('plan.saving');
    if (state === 'away') return t('plan.notSaved');
    if (!hasDraft || savedAt === undefined) return t('plan.inForce');
    return t('plan.savedAt', { age: formatAge(savedAt, systemClock.now()), who: savedBy });
  }

  private renderTrouble(): TemplateResult | typeof nothing {
    const { state, problem } = this.desk;
    if (state === 'conflict') {
      return html`<aisle-notice kind="warning" heading=${t('plan.conflict')}
        >${t('plan.conflictWords')}
        <span slot="action" class="row"
          ><aisle-button size="small" @click=${this.desk.open}>${t('plan.takeTheirs')}</aisle-button
          ><aisle-button size="small" @click=${() => this.attempt(this.desk.keepMine)}>${t('plan.keepMine')}</aisle-button></span
        ></aisle-notice
      >`;
    }
    if ((state !== 'away' && state !== 'refused') || problem === undefined) return nothing;
    return html`<aisle-notice kind="warning" icon="wifi-off"
      >${t('plan.awayWords')} ${refusalWords(problem)}<aisle-button slot="action" size="small" @click=${this.desk.save}
        >${t('app.tryNow')}</aisle-button
      ></aisle-notice
    >`;
  }

  /** Checks a plan once, however often the page is drawn. */
  private check(plan: FloorPlan, placeable: Placeable): readonly PlanProblem[] {
    if (this.checked?.plan !== plan || this.checked.placeable !== placeable)
      this.checked = { plan, placeable, problems: problemsOf(plan, placeable) };
    return this.checked.problems;
  }

  private edit({ plan, gesture }: PlanEdit): void {
    const { sheet } = this.desk;
    if (sheet !== undefined) this.desk.change({ ...sheet, plan }, gesture);
    const { tool } = this.settings;
    const placeable = this.placeable.value;
    if (placeable !== undefined && (tool === 'receiver' || tool === 'reference' || tool === 'fixture'))
      this.settings = { ...this.settings, ...nextToPlace(plan, placeable, this.settings.fixtureKind) };
  }

  private take(settings: ToolSettings, plan: FloorPlan, placeable: Placeable): void {
    const isPickedUp = settings.tool !== this.settings.tool;
    const isOther = isPickedUp || settings.fixtureKind !== this.settings.fixtureKind;
    this.settings = isOther ? { ...settings, ...nextToPlace(plan, placeable, settings.fixtureKind) } : settings;
    if (isPickedUp && settings.tool !== 'select') this.choice = { item: undefined, handle: undefined };
  }

  private async trace(file: File): Promise<void> {
    const { sheet } = this.desk;
    const picture = await this.attempt(async () => readUploadedPicture(await this.shop.hub.sendFile('/v1/assets', file), sheet?.plan));
    if (picture !== undefined && sheet !== undefined) this.desk.change({ ...sheet, picture });
  }

  private scale({ metres, what }: ScaleWanted): void {
    const { sheet } = this.desk;
    const [from, to] = this.measured ?? [];
    this.measured = undefined;
    if (sheet === undefined || from === undefined || to === undefined) return;
    const factor = metres / metresBetween(from, to);
    const { picture } = sheet;
    // The picture grows about the first of the two places, so that what was lined up there stays so.
    const about = what === 'picture' ? from : { xMetres: 0, yMetres: 0 };
    const grown =
      picture === null
        ? null
        : {
            ...picture,
            widthMetres: picture.widthMetres * factor,
            at: {
              xMetres: about.xMetres + (picture.at.xMetres - about.xMetres) * factor,
              yMetres: about.yMetres + (picture.at.yMetres - about.yMetres) * factor,
            },
          };
    this.desk.change({ plan: what === 'plan' ? scalePlan(sheet.plan, factor) : sheet.plan, picture: grown });
  }

  private readonly publish = async (): Promise<void> => {
    this.isBusy = true;
    const published = await this.attempt(this.desk.publish);
    this.isBusy = false;
    if (published === undefined) return;
    this.isPublishing = false;
    this.emit('plan-in-force', published);
    this.shop.say(t('plan.published'), 'ok');
  };

  private readonly discard = async (): Promise<void> => {
    this.choice = { item: undefined, handle: undefined };
    await this.attempt(this.desk.discard);
  };

  private readonly reload = (): void => {
    void this.desk.open();
    void this.placeable.reload();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.shortcut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.shortcut);
  }

  private readonly shortcut = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.composedPath().some((one) => one instanceof HTMLInputElement)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) this.desk.redo();
    else this.desk.undo();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-editor': ConsolePlanEditor;
  }
}
