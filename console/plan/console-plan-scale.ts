import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { metresBetween, type Point } from '#shared/domain/floor-plan.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import { formatNumber } from '#shared/ui/formats.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';

export interface ScaleWanted {
  /** How long the stretch really is. */
  readonly metres: number;
  readonly what: 'plan' | 'picture';
}

const shortestMetres = 0.1;
const longestMetres = 500;

/**
 * "This wall is 12.40 m": the real length of a stretch between two places.
 * @fires console-close
 * @fires plan-scale
 */
@customElement('console-plan-scale')
export class ConsolePlanScale extends BaseElement {
  static override styles = [
    baseStyles,
    pageStyles,
    formStyles,
    css`
      input[type='radio'] {
        accent-color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) measured: readonly [Point, Point] | undefined;
  @property({ type: Boolean, attribute: 'with-picture' }) withPicture = false;
  @state() private metres = 0;
  @state() private what: ScaleWanted['what'] = 'plan';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('measured') || this.measured === undefined) return;
    this.metres = Math.round(metresBetween(...this.measured) * 100) / 100;
    this.what = this.withPicture ? 'picture' : 'plan';
  }

  override render(): TemplateResult {
    const { measured, metres } = this;
    const isValid = metres >= shortestMetres && metres <= longestMetres;
    return html`<aisle-dialog ?open=${measured !== undefined} heading=${t('plan.scaleTitle')} @aisle-close=${this.close}>
      <form class="stack" @submit=${this.go}>
        <p>${measured === undefined ? nothing : t('plan.scaleWords', { metres: formatNumber(metresBetween(...measured), 2) })}</p>
        <label class="field"
          >${t('plan.scaleReal')}
          <input
            type="number"
            step="0.01"
            min=${shortestMetres}
            max=${longestMetres}
            aria-invalid=${isValid ? 'false' : 'true'}
            .value=${String(metres)}
            @input=${(event: Event) => {
              if (event.target instanceof HTMLInputElement) this.metres = event.target.valueAsNumber;
            }}
          />
        </label>
        ${
          this.withPicture
            ? html`<fieldset>
                <legend>${t('plan.scaleWhat')}</legend>
                ${(['picture', 'plan'] as const).map(
                  (what) =>
                    html`<label class="row"
                      ><input type="radio" name="what" .checked=${what === this.what} @change=${() => (this.what = what)} />${t(
                        `plan.scaleWhat.${what}`,
                      )}</label
                    >`,
                )}
              </fieldset>`
            : nothing
        }
      </form>
      <aisle-button slot="footer" @click=${this.close}>${t('app.cancel')}</aisle-button>
      <aisle-button slot="footer" kind="filled" ?disabled=${!isValid} @click=${this.go}>${t('plan.scaleGo')}</aisle-button>
    </aisle-dialog>`;
  }

  private readonly close = (): void => {
    this.emit('console-close', undefined);
  };

  private readonly go = (event: Event): void => {
    event.preventDefault();
    if (this.metres >= shortestMetres && this.metres <= longestMetres)
      this.emit<ScaleWanted>('plan-scale', { metres: this.metres, what: this.what });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-plan-scale': ConsolePlanScale;
  }
  interface HTMLElementEventMap {
    'plan-scale': CustomEvent<ScaleWanted>;
  }
}
