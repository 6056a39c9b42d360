import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SlideContentBody } from '#shared/contract/screens.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/icon.ts';
import { currentLocale } from '#shared/ui/locale.ts';
import '#shared/ui/slides/slide-view.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { t } from '../texts/t.ts';
import type { SlideProductBody } from './slide-products.ts';
import { slideProblems } from './slide-rules.ts';

/**
 * A playlist as its slides in order. Drag a slide to move it, or use the editor's arrows.
 * @fires console-choose - `detail` is a slide id
 * @fires console-add
 * @fires console-place - `detail` is `{ slideId, beforeId }`; `beforeId` undefined puts it last
 */
@customElement('console-slide-strip')
export class ConsoleSlideStrip extends ConsoleElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      ol {
        display: flex;
        gap: var(--space-3);
        padding-block: 2px;
        overflow-x: auto;
        list-style: none;
        scroll-snap-type: x proximity;
      }
      li {
        flex: none;
        scroll-snap-align: start;
      }
      button {
        display: grid;
        gap: var(--space-1);
        inline-size: 164px;
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .frame {
        display: block;
        aspect-ratio: 16 / 9;
        border-radius: 6px;
        overflow: hidden;
        outline: var(--line-width) solid var(--line);
        pointer-events: none;
      }
      [aria-current='true'] .frame {
        outline: 3px solid var(--accent);
        outline-offset: -3px;
      }
      .caption {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--text-xs);
      }
      .caption span:last-child {
        margin-inline-start: auto;
      }
      .caption aisle-icon {
        color: var(--danger);
      }
      .add {
        place-items: center;
        align-content: center;
        block-size: calc(164px * 9 / 16);
        border: 2px dashed var(--line-strong);
        border-radius: 6px;
        color: var(--quiet-ink);
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .add:hover {
        border-color: var(--accent);
        color: var(--accent);
      }
      li.over {
        box-shadow: -3px 0 0 var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) slides: readonly SlideContentBody[] = [];
  @property({ attribute: false }) products: readonly SlideProductBody[] = [];
  @property() slideId = '';
  private draggedId = '';

  override render(): TemplateResult {
    return html`<ol>
      ${repeat(
        this.slides,
        ({ slideId }) => slideId,
        (slide, place) => this.renderSlide(slide, place),
      )}
      <li @dragover=${this.allowDrop} @drop=${() => this.drop(undefined)}>
        <button class="add" type="button" @click=${() => this.emit('console-add', undefined)}>
          <aisle-icon name="plus"></aisle-icon>${t('slide.add')}
        </button>
      </li>
    </ol>`;
  }

  private renderSlide(slide: SlideContentBody, place: number): TemplateResult {
    const isReady = slideProblems(slide).length === 0;
    const { store } = this.shop;
    return html`<li
      draggable="true"
      @dragstart=${() => (this.draggedId = slide.slideId)}
      @dragover=${this.allowDrop}
      @drop=${() => this.drop(slide.slideId)}
    >
      <button
        type="button"
        aria-current=${slide.slideId === this.slideId ? 'true' : 'false'}
        @click=${() => this.emit('console-choose', slide.slideId)}
      >
        <span class="frame" aria-hidden="true">
          <slide-view
            .content=${slide}
            .products=${this.products}
            language=${currentLocale()}
            .storeName=${store.name}
            currency=${store.currency}
          ></slide-view>
        </span>
        <span class="caption">
          <span>${place + 1}. ${t(`template.${slide.template}`)}</span>
          ${isReady ? '' : html`<aisle-icon name="warning" label=${t('slide.notReady')}></aisle-icon>`}
          <span class="quiet">${t('slide.seconds', { seconds: slide.seconds })}</span>
        </span>
      </button>
    </li>`;
  }

  private allowDrop(event: DragEvent): void {
    event.preventDefault();
  }

  private drop(beforeId: string | undefined): void {
    if (this.draggedId !== '' && this.draggedId !== beforeId) this.emit('console-place', { slideId: this.draggedId, beforeId });
    this.draggedId = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-slide-strip': ConsoleSlideStrip;
  }
}
