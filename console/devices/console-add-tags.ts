import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import { addTags, type TagBody } from '#shared/contract/tags.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { draftProblems, nextDraft, tagKinds, tagsOfDraft, type DraftField, type DraftProblems, type TagDraft } from './tag-rules.ts';

export type AddedTags = RouteReply<typeof addTags>;

/**
 * A box of beacons at once: what they share, and from which number to which.
 * @fires console-close
 * @fires console-added - `detail` is the hub's answer
 * @fires console-eid - it is a beacon whose identity changes
 */
@customElement('console-add-tags')
export class ConsoleAddTags extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      .three {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--space-4);
        align-items: start;
      }
      .outcome {
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius);
        background: var(--paper-sunken);
      }
      .other {
        justify-self: start;
      }
      .outcome strong {
        white-space: nowrap;
      }
      @media (max-width: 560px) {
        .three {
          gap: var(--space-3);
        }
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) tags: readonly TagBody[] = [];
  @state() private draft: TagDraft = nextDraft('fob', []);
  @state() private isTried = false;
  @state() private isBusy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.open) return;
    this.isTried = false;
    this.draft = nextDraft('fob', this.tags);
  }

  override render(): TemplateResult {
    const { draft } = this;
    const problems = draftProblems(draft, this.tags);
    return html`<aisle-dialog ?open=${this.open} heading=${t('tags.addTitle')} @aisle-close=${() => this.emit('console-close', undefined)}>
      <form class="stack" @submit=${this.add}>
        <label class="field"
          >${t('tags.addKind')}
          <select @change=${this.chooseKind}>
            ${tagKinds.map((kind) => html`<option value=${kind} ?selected=${kind === draft.kind}>${t(`tags.kindOne.${kind}`)}</option>`)}
          </select>
          <span class="hint">${t(`tags.kindWords.${draft.kind}`)}</span>
        </label>
        ${this.renderField('uuid', problems, t('tags.uuid'), { hint: t('tags.uuidHint'), longest: 40 })}
        <div class="three">
          ${this.renderField('major', problems, t('tags.major'), { longest: 5, isNumber: true })}
          ${this.renderField('firstMinor', problems, t('tags.firstMinor'), { longest: 5, isNumber: true })}
          ${this.renderField('lastMinor', problems, t('tags.lastMinor'), { longest: 5, isNumber: true })}
        </div>
        ${this.renderField('prefix', problems, t('tags.prefix'), { hint: t('tags.prefixHint'), longest: 17 })}
        ${this.renderOutcome(problems)}
        <aisle-button class="other" kind="quiet" size="small" @click=${() => this.emit('console-eid', undefined)}
          >${t('eid.open')}</aisle-button
        >
      </form>
      <aisle-button slot="footer" @click=${() => this.emit('console-close', undefined)}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?busy=${this.isBusy} @click=${this.add}>${t('tags.add')}</aisle-button>
    </aisle-dialog>`;
  }

  private renderField(
    field: DraftField,
    problems: DraftProblems,
    label: string,
    { hint = '', longest, isNumber = false }: { readonly hint?: string; readonly longest: number; readonly isNumber?: boolean },
  ): TemplateResult {
    const problem = problems[field];
    // A range too long or a label twice is said at once: it follows from what is typed, not from what is still missing.
    const isTold = this.isTried || problem === 'tooMany' || problem === 'taken' || problem === 'prefix';
    return html`<aisle-field
      label=${label}
      hint=${hint}
      name=${field}
      .value=${this.draft[field]}
      max-length=${longest}
      input-mode=${isNumber ? 'numeric' : 'text'}
      autocomplete="off"
      error=${problem === undefined || !isTold ? '' : t(`tags.problem.${problem}`)}
      @aisle-input=${(event: CustomEvent<FieldChange>) => (this.draft = { ...this.draft, [field]: event.detail.value })}
    ></aisle-field>`;
  }

  /** The first and the last as they will be called: the one thing to compare with the box in hand. */
  private renderOutcome(problems: DraftProblems): TemplateResult | typeof nothing {
    const wanted = tagsOfDraft(this.draft);
    const [first, last] = [wanted[0], wanted.at(-1)];
    if (Object.keys(problems).length > 0 || first === undefined || last === undefined) return nothing;
    const known = new Set(this.tags.map(({ tagKey }) => tagKey));
    const there = wanted.filter(({ tagKey }) => known.has(tagKey)).length;
    return html`<p class="outcome" role="status">
      ${first === last ? html`<strong>${first.label}</strong>` : html`<strong>${first.label}</strong> – <strong>${last.label}</strong>`}:
      ${t('tags.count', { count: wanted.length })}${there === 0 ? '' : `, ${t('tags.there', { count: there })}`}.
      ${this.draft.kind === 'fob' ? t('tags.codesDrawn') : nothing}
    </p>`;
  }

  private chooseKind(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    const next = nextDraft(tagKinds.find((known) => known === value) ?? 'fob', this.tags);
    this.draft = { ...next, uuid: this.draft.uuid === '' ? next.uuid : this.draft.uuid };
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried = true;
    if (this.isBusy || Object.keys(draftProblems(this.draft, this.tags)).length > 0) return;
    this.isBusy = true;
    const added = await this.attempt(() => this.shop.hub.call(addTags, { body: { tags: [...tagsOfDraft(this.draft)] } }));
    this.isBusy = false;
    if (added !== undefined) this.emit('console-added', added);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-add-tags': ConsoleAddTags;
  }
}
