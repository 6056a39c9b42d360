import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SlideContentBody } from '#shared/contract/screens.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/icon.ts';
import { currentLocale } from '#shared/ui/locale.ts';
import '#shared/ui/slides/slide-view.ts';
import '../parts/console-choice.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import './console-slide-fields.ts';
import { problemWords } from './problem-words.ts';
import type { SlideProductBody } from './slide-products.ts';
import { slideProblems } from './slide-rules.ts';

/**
 * One slide on a live canvas, as it will hang, with its fields beside it.
 * @fires console-slide - `detail` is the changed slide
 * @fires console-move - `detail` is -1 or 1
 * @fires console-duplicate, console-remove
 */
@customElement('console-slide-editor')
export class ConsoleSlideEditor extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .sides {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(18rem, 22rem);
        gap: var(--space-8);
        align-items: start;
      }
      .stage {
        display: grid;
        place-items: center;
        padding: var(--space-6);
        border-radius: var(--radius);
        background: var(--paper-sunken);
      }
      .canvas {
        inline-size: 100%;
        aspect-ratio: 16 / 9;
        box-shadow: var(--shadow);
        overflow: hidden;
      }
      .canvas.upright {
        inline-size: auto;
        block-size: min(34rem, 70vh);
        aspect-ratio: 9 / 16;
      }
      .bar {
        justify-content: space-between;
        margin-block-end: var(--space-3);
      }
      .problems {
        margin-block-start: var(--space-3);
        display: grid;
        gap: var(--space-1);
        color: var(--danger);
        list-style: none;
      }
      .problems li,
      .cut {
        display: flex;
        gap: var(--space-2);
      }
      .cut {
        margin-block-start: var(--space-3);
        color: var(--warning);
      }
      @media (max-width: 1000px) {
        .sides {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) slide: SlideContentBody | undefined;
  @property({ attribute: false }) products: readonly SlideProductBody[] = [];
  @property({ type: Number }) place = 0;
  @property({ type: Number }) count = 0;
  @state() private language: 'fr' | 'en' = currentLocale() === 'fr' ? 'fr' : 'en';
  @state() private shape: 'wide' | 'upright' = 'wide';
  @state() private cut: readonly string[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('slide') || changed.has('language') || changed.has('shape')) this.cut = [];
  }

  override render(): TemplateResult | typeof nothing {
    const { slide } = this;
    if (slide === undefined) return nothing;
    return html`<div class="sides">
      <div>
        ${this.renderBar(slide)}
        <div class="stage">
          <div class="canvas ${this.shape}">
            <slide-view
              .content=${slide}
              .products=${this.products}
              language=${this.language}
              .storeName=${this.shop.store.name}
              currency=${this.shop.store.currency}
              .phoneUrl=${this.shop.store.phoneUrl}
              @slide-trouble=${(event: CustomEvent<{ cut: readonly string[] }>) => (this.cut = event.detail.cut)}
            ></slide-view>
          </div>
        </div>
        ${this.renderProblems(slide)}
      </div>
      <console-slide-fields .given=${this.shop} .slide=${slide} .products=${this.products}></console-slide-fields>
    </div>`;
  }

  private renderBar(slide: SlideContentBody): TemplateResult {
    return html`<div class="row bar">
      <span class="row">
        <h2>${t('slide.nth', { nth: this.place + 1 })}</h2>
        <span class="quiet">${t(`template.${slide.template}`)}</span>
      </span>
      <span class="row">
        <console-choice
          label=${t('slide.language')}
          value=${this.language}
          .choices=${[
            { value: 'fr', words: 'FR' },
            { value: 'en', words: 'EN' },
          ]}
          @console-choose=${(event: CustomEvent<string>) => (this.language = event.detail === 'fr' ? 'fr' : 'en')}
        ></console-choice>
        <console-choice
          label=${t('slide.shape')}
          value=${this.shape}
          .choices=${[
            { value: 'wide', words: t('slide.wide') },
            { value: 'upright', words: t('slide.upright') },
          ]}
          @console-choose=${(event: CustomEvent<string>) => (this.shape = event.detail === 'upright' ? 'upright' : 'wide')}
        ></console-choice>
        <aisle-button
          kind="quiet"
          icon="arrow-left"
          label=${t('slide.earlier')}
          ?disabled=${this.place === 0}
          @click=${() => this.emit('console-move', -1)}
        ></aisle-button>
        <aisle-button
          kind="quiet"
          icon="arrow-right"
          label=${t('slide.later')}
          ?disabled=${this.place === this.count - 1}
          @click=${() => this.emit('console-move', 1)}
        ></aisle-button>
        <aisle-button
          kind="quiet"
          icon="copy"
          label=${t('slide.duplicate')}
          @click=${() => this.emit('console-duplicate', undefined)}
        ></aisle-button>
        <aisle-button
          kind="quiet"
          icon="trash"
          label=${t('slide.remove')}
          @click=${() => this.emit('console-remove', undefined)}
        ></aisle-button>
      </span>
    </div>`;
  }

  private renderProblems(slide: SlideContentBody): TemplateResult {
    const problems = slideProblems(slide);
    return html`<div role="status">
        <ul class="problems">
          ${problems.map((problem) => html`<li><aisle-icon name="warning"></aisle-icon><span>${problemWords(problem)}</span></li>`)}
        </ul>
      </div>
      ${
        this.cut.length === 0
          ? nothing
          : html`<p class="cut" role="status">
              <aisle-icon name="warning"></aisle-icon>${t('slide.cut', { texts: this.cut.map((text) => `“${text}”`).join(', ') })}
            </p>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-slide-editor': ConsoleSlideEditor;
  }
}
