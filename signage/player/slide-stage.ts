import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '#shared/ui/slides/slide-view.ts';
import type { SlideView } from '#shared/ui/slides/slide-view.ts';

type SlideParts = Pick<SlideView, 'content' | 'products' | 'language' | 'storeName' | 'currency' | 'phoneUrl' | 'theme' | 'pictureUrl'>;

/** What a layer is asked to show; `key` names it: the same key twice in a row changes nothing on the glass. */
export interface StagedSlide extends SlideParts {
  readonly key: string;
}

export interface Shown {
  /** Texts that did not fit even at their smallest. */
  readonly cutTexts: readonly string[];
  /** False when the browser's window is hidden: what it draws nobody sees. */
  readonly isSeen: boolean;
}

const readyWithinMs = 10_000;
const fadeMs = 900;
const frameWithinMs = 1_000;

/**
 * Two layers. The hidden one is given the next slide, its pictures are decoded and its texts measured, and only then does it fade in over
 * the present one, which stays whole underneath: at no instant is there less than a full picture on the glass.
 */
@customElement('signage-slide-stage')
export class SlideStage extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: absolute;
      inset: 0;
      overflow: hidden;
      background: var(--accent);
    }
    slide-view {
      position: absolute;
      inset: 0;
    }
    .waiting {
      z-index: 0;
      visibility: hidden;
    }
    .front {
      z-index: 2;
    }
    .behind {
      z-index: 1;
    }
  `;

  private front: SlideView | undefined;
  private shownKey = '';
  private serial = 0;

  override render() {
    return html``;
  }

  /** Resolves after the slide was painted; rejects, the old slide untouched, when it can't be. The last call wins. */
  async show(slide: StagedSlide): Promise<Shown> {
    const mine = ++this.serial;
    if (slide.key === this.shownKey && this.front !== undefined) {
      Object.assign(this.front, partsOf(slide));
      return { cutTexts: await within(readyWithinMs, this.front.ready()), isSeen: isSeen() };
    }
    await this.updateComplete;
    const next = this.addLayer(slide);
    try {
      const cutTexts = await within(readyWithinMs, next.ready());
      if (mine !== this.serial) throw new Error('a newer slide is wanted');
      this.shownKey = slide.key;
      await this.fadeIn(next);
      return { cutTexts, isSeen: isSeen() };
    } catch (cause) {
      if (this.front !== next) next.remove();
      throw cause;
    }
  }

  /** New numbers for what is already up: a like turns over in place. */
  updateProducts(products: SlideView['products']): void {
    if (this.front !== undefined) this.front.products = products;
  }

  /** Takes away every layer but the one on the glass. */
  renew(): void {
    this.serial += 1;
    for (const layer of this.renderRoot.querySelectorAll('slide-view')) if (layer !== this.front) layer.remove();
    this.shownKey = '';
  }

  private addLayer(slide: StagedSlide): SlideView {
    const layer = document.createElement('slide-view');
    Object.assign(layer, partsOf(slide));
    layer.className = 'waiting';
    this.renderRoot.append(layer);
    return layer;
  }

  private async fadeIn(next: SlideView): Promise<void> {
    const before = this.front;
    this.front = next;
    if (before !== undefined) before.className = 'behind';
    next.className = 'front';
    const isStill = before === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const fade = next.animate([{ opacity: 0 }, { opacity: 1 }], { duration: isStill ? 0 : fadeMs, easing: 'ease-in-out' });
    await Promise.race([fade.finished.then(nextFrame), pause(fadeMs + frameWithinMs)]);
    before?.remove();
  }
}

function partsOf({ key: _key, ...parts }: StagedSlide): SlideParts {
  return parts;
}

/** A hidden page gets no frames: nothing it shows is on the glass. */
function isSeen(): boolean {
  return document.visibilityState === 'visible';
}

/** The second frame begins only after the first was handed to the glass. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

function pause(waitMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, waitMs));
}

async function within<Value>(waitMs: number, work: Promise<Value>): Promise<Value> {
  let timer = 0;
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new Error(`not ready after ${waitMs} ms`)), waitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'signage-slide-stage': SlideStage;
  }
}
