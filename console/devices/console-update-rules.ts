import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { setUpdateRules, type UpdateRulesBody } from '#shared/contract/releases.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import { readDay } from './release-days.ts';

type Freeze = UpdateRulesBody['freezes'][number];
const noFreeze: Freeze = { from: '', to: '', why: '' };

/**
 * What becomes of new versions, and the days on which nothing changes.
 * @fires console-changed - `detail` is the hub's answer
 */
@customElement('console-update-rules')
export class ConsoleUpdateRules extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr));
        gap: var(--space-6) var(--space-8);
      }
      .choice {
        display: flex;
        gap: var(--space-3);
        align-items: baseline;
        padding-block: var(--space-1);
        font-weight: var(--weight-text);
      }
      input[type='radio'] {
        accent-color: var(--accent);
      }
      h2 {
        margin-block-end: var(--space-3);
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding-block: var(--space-2);
        border-block-end: var(--line-width) solid var(--line);
      }
      form {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-3);
        margin-block-start: var(--space-4);
        align-items: end;
      }
      form .wide {
        grid-column: 1 / -1;
      }
      form aisle-button {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) rules: UpdateRulesBody = { newReleases: 'all', freezes: [] };
  @state() private draft: Freeze = noFreeze;
  @state() private isBusy = false;

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    // The list is read again every few seconds: only what is new may touch a form someone is typing in.
    const before = changed.get('rules');
    return changed.size > 1 || before === undefined || JSON.stringify(before) !== JSON.stringify(this.rules);
  }

  override render(): TemplateResult {
    const { newReleases, freezes } = this.rules;
    return html`<div class="two">
      <fieldset>
        <legend><h2>${t('releases.rules')}</h2></legend>
        ${(['all', 'try-first'] as const).map(
          (rule) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="rule"
                .checked=${newReleases === rule}
                @change=${() => this.save({ newReleases: rule, freezes })}
              />${t(rule === 'all' ? 'releases.ruleAll' : 'releases.ruleTry')}</label
            >`,
        )}
      </fieldset>
      <div>
        <h2>${t('releases.freezes')}</h2>
        <p class="quiet small">${t('releases.freezesHint')}</p>
        <ul class="plain">
          ${freezes.map(
            (freeze) =>
              html`<li>
                <span
                  ><strong>${freeze.why}</strong>
                  <span class="quiet small">${t('releases.freezeLine', { from: readDay(freeze.from), to: readDay(freeze.to) })}</span></span
                >
                <aisle-button
                  kind="quiet"
                  size="small"
                  icon="trash"
                  label=${t('releases.freezeRemove', { why: freeze.why })}
                  @click=${() => this.save({ newReleases, freezes: freezes.filter((other) => other !== freeze) })}
                ></aisle-button>
              </li>`,
          )}
        </ul>
        <form @submit=${this.add}>
          ${this.renderDay('from', t('releases.freezeFrom'))} ${this.renderDay('to', t('releases.freezeTo'))}
          <label class="field wide"
            >${t('releases.freezeWhy')}
            <input maxlength="80" required .value=${this.draft.why} @input=${(event: Event) => this.edit({ why: valueOf(event) })} />
          </label>
          <aisle-button ?busy=${this.isBusy} @click=${this.add}>${t('releases.freezeAdd')}</aisle-button>
        </form>
      </div>
    </div>`;
  }

  private renderDay(part: 'from' | 'to', label: string): TemplateResult {
    return html`<label class="field"
      >${label}
      <input type="date" required .value=${this.draft[part]} @input=${(event: Event) => this.edit({ [part]: valueOf(event) })} />
    </label>`;
  }

  private edit(part: Partial<Freeze>): void {
    this.draft = { ...this.draft, ...part };
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    const { from, to } = this.draft;
    const why = this.draft.why.trim();
    if (this.renderRoot.querySelector('form')?.reportValidity() !== true || why === '') return;
    const saved = await this.save({
      newReleases: this.rules.newReleases,
      freezes: [...this.rules.freezes, { from, to, why }].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    });
    if (saved) this.draft = noFreeze;
  }

  private async save(rules: UpdateRulesBody): Promise<boolean> {
    this.isBusy = true;
    const answer = await this.attempt(() => this.shop.hub.call(setUpdateRules, { body: rules }));
    this.isBusy = false;
    if (answer === undefined) return false;
    this.rules = answer.rules;
    this.shop.say(t('releases.rulesSaved'), 'ok');
    this.emit('console-changed', answer);
    return true;
  }
}

function valueOf(event: Event): string {
  return event.target instanceof HTMLInputElement ? event.target.value : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'console-update-rules': ConsoleUpdateRules;
  }
}
