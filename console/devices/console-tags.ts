import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { listTags, type TagBody, type TagRowBody } from '#shared/contract/tags.ts';
import { systemClock } from '#shared/link/clock.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/empty.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/icon.ts';
import '#shared/ui/elements/notice.ts';
import { formatAge, formatShare } from '#shared/ui/formats.ts';
import type { IconName } from '#shared/ui/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-add-eid.ts';
import './console-add-tags.ts';
import type { AddedTags } from './console-add-tags.ts';
import './console-fob-labels.ts';
import type { FobChoice } from './console-fob-labels.ts';
import { fobsOf } from './label-rules.ts';
import { groupTags, hasLowBattery, searchTags, type TagGroup, type TagKind } from './tag-rules.ts';
import { tagStyles } from './tag-styles.ts';

const kindIcons = { fob: 'key', basket: 'basket', staff: 'user', reference: 'map-pin' } as const satisfies Record<TagKind, IconName>;

/** As many of a kind as show without being asked; a shop has hundreds of fobs. */
const fewTags = 12;

/** The tags the shop owns, by kind. Who carries one is not said here, nor anywhere. */
@customElement('console-tags')
export class ConsoleTags extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, tagStyles];

  @state() private search = '';
  @state() private adding: 'tags' | 'eid' | undefined;
  @state() private isPrinting = false;
  @state() private wide: ReadonlySet<TagKind> = new Set();
  /** Keys of what was added since the view opened. */
  @state() private fresh: ReadonlySet<string> = new Set();
  private readonly tags = new Loaded<readonly TagRowBody[]>(this, async (signal) => (await this.shop.hub.call(listTags, { signal })).tags);

  override render(): TemplateResult {
    const tags = this.tags.value ?? [];
    const hasFobs = fobsOf(tags).length > 0;
    return html`${tags.length === 0 ? nothing : this.renderTools(hasFobs)} ${this.renderFresh()}
      ${renderLoaded(this.tags, (value) => this.renderGroups(value))}
      <console-add-tags
        .given=${this.shop}
        .tags=${tags}
        ?open=${this.adding === 'tags'}
        @console-close=${() => (this.adding = undefined)}
        @console-eid=${() => (this.adding = 'eid')}
        @console-added=${(event: CustomEvent<AddedTags>) => this.showAdded(event.detail)}
      ></console-add-tags>
      <console-add-eid
        .given=${this.shop}
        .tags=${tags}
        ?open=${this.adding === 'eid'}
        @console-close=${() => (this.adding = undefined)}
        @console-added=${(event: CustomEvent<TagBody>) => this.showBeacon(event.detail)}
      ></console-add-eid>
      <console-fob-labels
        .given=${this.shop}
        .choices=${this.fobChoices()}
        ?open=${this.isPrinting}
        @console-close=${() => (this.isPrinting = false)}
      ></console-fob-labels>`;
  }

  private renderTools(hasFobs: boolean): TemplateResult {
    return html`<div class="tools">
      <aisle-field
        type="search"
        icon="search"
        label=${t('tags.search')}
        label-hidden
        placeholder=${t('tags.search')}
        @aisle-input=${(event: CustomEvent<FieldChange>) => (this.search = event.detail.value)}
      ></aisle-field>
      ${hasFobs ? html`<aisle-button icon="printer" @click=${() => (this.isPrinting = true)}>${t('tags.print')}</aisle-button>` : nothing}
      <aisle-button icon="plus" @click=${() => (this.adding = 'tags')}>${t('tags.add')}</aisle-button>
    </div>`;
  }

  private renderFresh(): TemplateResult | typeof nothing {
    const fobs = this.freshFobs();
    if (fobs.length === 0) return nothing;
    return html`<aisle-notice kind="ok"
      >${t('tags.freshFobs', { count: fobs.length })}<aisle-button
        slot="action"
        size="small"
        icon="printer"
        @click=${() => (this.isPrinting = true)}
        >${t('tags.printThem')}</aisle-button
      ></aisle-notice
    >`;
  }

  private freshFobs(): FobChoice['fobs'] {
    return fobsOf((this.tags.value ?? []).filter(({ tagKey }) => this.fresh.has(tagKey)));
  }

  /** What was just added first, then what is searched for, then all. */
  private fobChoices(): readonly FobChoice[] {
    const tags = groupTags(this.tags.value ?? []).flatMap((group) => group.tags);
    const all = fobsOf(tags);
    const found = this.search.trim() === '' ? [] : fobsOf(searchTags(tags, this.search));
    const choices = [
      { name: 'fresh', fobs: this.freshFobs() },
      { name: 'found', fobs: found },
      { name: 'all', fobs: all },
    ] as const satisfies readonly FobChoice[];
    return choices.filter(({ name, fobs }) => fobs.length > 0 && (name === 'all' || fobs.length < all.length));
  }

  private renderGroups(tags: readonly TagRowBody[]): TemplateResult {
    if (tags.length === 0) {
      return html`<aisle-empty icon="tag" heading=${t('tags.empty')}
        >${t('tags.emptyWords')}<aisle-button slot="action" kind="filled" icon="plus" @click=${() => (this.adding = 'tags')}
          >${t('tags.add')}</aisle-button
        ></aisle-empty
      >`;
    }
    const groups = groupTags(searchTags(tags, this.search));
    if (groups.length === 0) return html`<p class="quiet" role="status">${t('tags.nothing', { search: this.search })}</p>`;
    const low = tags.filter(hasLowBattery).length;
    return html`${low === 0 ? nothing : html`<aisle-notice kind="warning">${t('tags.lowBatteries', { count: low })}</aisle-notice>`}
    ${repeat(
      groups,
      ({ kind }) => kind,
      (group) => this.renderGroup(group),
    )}`;
  }

  private renderGroup({ kind, tags }: TagGroup<TagRowBody>): TemplateResult {
    const isFob = kind === 'fob';
    const hasBatteries = tags.some(({ batteryPercent, pressedAt }) => batteryPercent !== null || pressedAt !== null);
    // What was just added or wants a battery stands first, or nobody would see it among hundreds.
    const rank = (tag: TagRowBody): number => (this.fresh.has(tag.tagKey) ? 2 : Number(hasLowBattery(tag)));
    const ordered = [...tags].sort((a, b) => rank(b) - rank(a));
    const shown = this.wide.has(kind) || this.search.trim() !== '' ? ordered : ordered.slice(0, fewTags);
    return html`<section>
      <h2><aisle-icon name=${kindIcons[kind]}></aisle-icon>${t(`tags.kind.${kind}`)} <span class="quiet figure">${tags.length}</span></h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('tags.label')}</th>
            ${isFob ? html`<th scope="col" class="code">${t('tags.code')}</th>` : nothing}
            ${hasBatteries ? html`<th scope="col" class="battery">${t('tags.battery')}</th>` : nothing}
            <th scope="col">${t('tags.key')}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            shown,
            ({ tagKey }) => tagKey,
            (tag) => this.renderTag(tag, isFob, hasBatteries),
          )}
        </tbody>
      </table>
      ${
        shown.length === tags.length
          ? nothing
          : html`<aisle-button class="more" size="small" @click=${() => (this.wide = new Set([...this.wide, kind]))}
              >${t('tags.showAll', { count: tags.length })}</aisle-button
            >`
      }
    </section>`;
  }

  private renderTag(tag: TagRowBody, isFob: boolean, hasBatteries: boolean): TemplateResult {
    const { tagKey, label, pairingCode } = tag;
    return html`<tr>
      <td class="label">${label} ${this.fresh.has(tagKey) ? html`<span class="pill ok">${t('tags.new')}</span>` : nothing}</td>
      ${isFob ? html`<td class="code">${pairingCode}</td>` : nothing}
      ${hasBatteries ? html`<td class="battery">${this.renderBattery(tag)}</td>` : nothing}
      <td>
        <div class="key">
          <code><bdi>${tagKey}</bdi></code>
          ${
            isSecureContext
              ? html`<aisle-button
                  kind="quiet"
                  size="small"
                  icon="copy"
                  label=${t('tags.copy', { label })}
                  @click=${() => this.copy(tagKey)}
                ></aisle-button>`
              : nothing
          }
        </div>
      </td>
    </tr>`;
  }

  private renderBattery(tag: TagRowBody): TemplateResult {
    const { batteryPercent, pressedAt } = tag;
    const share = batteryPercent === null ? '–' : formatShare(batteryPercent / 100);
    return html`${
      hasLowBattery(tag)
        ? html`<span class="low">${t('tags.batteryLow', { share })}</span>`
        : html`<span class="figure ${batteryPercent === null ? 'quiet' : ''}">${share}</span>`
    }${pressedAt === null ? nothing : html`<p class="quiet small">${t('tags.pressed', { age: formatAge(pressedAt, systemClock.now()) })}</p>`}`;
  }

  private async copy(tagKey: string): Promise<void> {
    // Elsewhere than on a secure page there is no clipboard to write to: there a press on the key selects it whole.
    await this.attempt(async () => {
      await navigator.clipboard.writeText(tagKey);
      this.shop.say(t('tags.copied'), 'ok');
    });
  }

  private showAdded({ added, tags }: AddedTags): void {
    const before = new Set((this.tags.value ?? []).map(({ tagKey }) => tagKey));
    this.adding = undefined;
    this.fresh = new Set([...this.fresh, ...tags.map(({ tagKey }) => tagKey).filter((tagKey) => !before.has(tagKey))]);
    this.tags.set(tags);
    this.shop.say(added === 0 ? t('tags.addedNone') : t('tags.added', { count: added }), added === 0 ? 'info' : 'ok');
  }

  private showBeacon({ tagKey, label }: TagBody): void {
    this.adding = undefined;
    this.fresh = new Set([...this.fresh, tagKey]);
    this.shop.say(t('eid.added', { label }), 'ok');
    void this.tags.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-tags': ConsoleTags;
  }
}
