import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { SlideContentBody } from '#shared/contract/screens.ts';
import { SlidePicture } from './slide-picture.ts';
import type { SlideScene } from './slide-scene.ts';
import { slideStyles } from './slide-styles.ts';
import { SlideText } from './slide-text.ts';

/** What the layouts of all templates share: a scene in; pictures to wait for and texts to answer for out. */
export abstract class SlideLayout<Content extends SlideContentBody = SlideContentBody> extends LitElement {
  static override styles = [slideStyles];

  @property({ attribute: false }) scene: SlideScene<Content> | undefined;

  /** Resolves once every picture can be painted at once; rejects when one can't be decoded. */
  async decoded(): Promise<void> {
    await this.updateComplete;
    const pictures = [...this.renderRoot.querySelectorAll('slide-picture')].filter((part) => part instanceof SlidePicture);
    await Promise.all(pictures.map((picture) => picture.decoded()));
  }

  /** The texts that had to be cut off, in full. */
  cutTexts(): readonly string[] {
    const texts = [...this.renderRoot.querySelectorAll('slide-text')].filter((part) => part instanceof SlideText);
    return texts.filter((text) => text.fit === 'clamped').map((text) => text.text);
  }
}
