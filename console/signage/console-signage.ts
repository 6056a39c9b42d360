import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  draftPlaylist,
  listPlaylists,
  listScreens,
  publishPlaylist,
  revertPlaylist,
  type PlaylistBody,
  type SlideContentBody,
} from '#shared/contract/screens.ts';
import { listProducts } from '#shared/contract/products.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/empty.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { freshId } from '../shell/fresh-id.ts';
import { Loaded } from '../shell/loaded.ts';
import { t } from '../texts/t.ts';
import './console-new-slide.ts';
import './console-playlist-head.ts';
import './console-screens-now.ts';
import type { ScreenRowBody } from './console-screens-now.ts';
import './console-slide-editor.ts';
import './console-slide-strip.ts';
import { problemWords } from './problem-words.ts';
import { signageStyles } from './signage-styles.ts';
import { readSlideProducts, slideProduct, slidesOf, type SlideProductBody } from './slide-products.ts';
import { moveSlide, newSlide, placeSlide, replaceSlide, slideProblems, type SlideTemplate } from './slide-rules.ts';

interface Studio {
  readonly screens: readonly ScreenRowBody[];
  readonly playlists: readonly PlaylistBody[];
  readonly products: readonly SlideProductBody[];
  /** What new slides begin with. */
  readonly favourites: readonly SlideProductBody[];
}

/** The studio: screens as they look, and the playlist being prepared. */
@customElement('console-signage')
export class ConsoleSignage extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, signageStyles];

  @property() playlistId = '';
  /** Slides as edited here and not saved; undefined while they are the hub's. */
  @state() private edited: readonly SlideContentBody[] | undefined;
  @state() private slideId = '';
  @state() private picked: readonly SlideProductBody[] = [];
  @state() private isAdding = false;
  @state() private isReverting = false;
  @state() private busy: '' | 'save' | 'publish' | 'revert' = '';
  private readonly studio = new Loaded<Studio>(this, (signal) => this.read(signal), 15);
  private readonly leaving: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const warn = (event: BeforeUnloadEvent): void => {
      if (this.edited !== undefined) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    this.leaving.push(
      () => removeEventListener('beforeunload', warn),
      this.shop.feed.onHappening(({ kind }) => {
        if (kind === 'screen') void this.studio.reload();
      }),
    );
  }

  /** Leaving for another view keeps the work: a draft changes nothing on a screen. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.leaving.splice(0)) stop();
    if (this.edited !== undefined) void this.save();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('playlistId') && this.hasUpdated) {
      this.edited = undefined;
      this.slideId = '';
    }
  }

  private async read(signal: AbortSignal): Promise<Studio> {
    const { hub } = this.shop;
    const [{ screens }, { playlists }, { products: cards }] = await Promise.all([
      hub.call(listScreens, { signal }),
      hub.call(listPlaylists, { signal }),
      hub.call(listProducts, { query: { limit: 5 }, signal }),
    ]);
    const favourites = cards.map(slideProduct);
    const products = await readSlideProducts(hub, slidesOf(playlists), signal);
    return { screens, playlists, products: [...products, ...favourites], favourites };
  }

  private get playlist(): PlaylistBody | undefined {
    const playlists = this.studio.value?.playlists ?? [];
    return playlists.find(({ playlistId }) => playlistId === this.playlistId) ?? playlists[0];
  }

  private get slides(): readonly SlideContentBody[] {
    return this.edited ?? this.playlist?.slides ?? [];
  }

  override render(): TemplateResult {
    return html`<header class="head">
        <div class="words">
          <h1>${t('signage.title')}</h1>
          <p class="quiet">${t('signage.words')}</p>
        </div>
      </header>
      ${renderLoaded(this.studio, (studio) => this.renderStudio(studio))}`;
  }

  private renderStudio(studio: Studio): TemplateResult {
    const products = [...this.picked, ...studio.products];
    return html`<section class="now" aria-labelledby="now">
        <h2 id="now">${t('signage.screens')}</h2>
        <console-screens-now
          .given=${this.shop}
          .screens=${studio.screens}
          .playlists=${studio.playlists}
          .products=${products}
        ></console-screens-now>
      </section>
      ${
        this.playlist === undefined
          ? html`<aisle-empty icon="layers" heading=${t('playlist.empty')}>${t('playlist.emptyWords')}</aisle-empty>`
          : this.renderPlaylist(this.playlist, studio, products)
      }`;
  }

  private renderPlaylist(playlist: PlaylistBody, studio: Studio, products: readonly SlideProductBody[]): TemplateResult {
    const { slides } = this;
    const place = Math.max(
      0,
      slides.findIndex(({ slideId }) => slideId === this.slideId),
    );
    return html`<section class="playlist" aria-label=${this.textOf(playlist.name)}>
        <console-playlist-head
          .given=${this.shop}
          .playlist=${playlist}
          .playlists=${studio.playlists}
          .slides=${this.slides}
          ?dirty=${this.edited !== undefined}
          busy=${this.busy}
          @console-save=${this.saveAndSay}
          @console-publish=${this.publish}
          @console-revert=${() => (this.isReverting = true)}
        ></console-playlist-head>
        <console-slide-strip
          .given=${this.shop}
          .slides=${slides}
          .products=${products}
          slideId=${slides[place]?.slideId ?? ''}
          @console-choose=${(event: CustomEvent<string>) => (this.slideId = event.detail)}
          @console-add=${() => (this.isAdding = true)}
          @console-place=${(event: CustomEvent<{ slideId: string; beforeId: string | undefined }>) =>
            this.edit(placeSlide(slides, event.detail.slideId, event.detail.beforeId))}
        ></console-slide-strip>
        ${
          slides.length === 0
            ? html`<aisle-empty icon="image" heading=${t('slide.none')}>${t('slide.noneWords')}</aisle-empty>`
            : html`<console-slide-editor
                .given=${this.shop}
                .slide=${slides[place]}
                .products=${products}
                place=${place}
                count=${slides.length}
                @console-slide=${(event: CustomEvent<SlideContentBody>) => this.edit(replaceSlide(slides, event.detail))}
                @console-product=${(event: CustomEvent<SlideProductBody>) => (this.picked = [event.detail, ...this.picked])}
                @console-move=${(event: CustomEvent<-1 | 1>) => this.edit(moveSlide(slides, slides[place]?.slideId ?? '', event.detail), slides[place]?.slideId)}
                @console-duplicate=${() => this.duplicate(place)}
                @console-remove=${() => this.removeSlide(place)}
              ></console-slide-editor>`
        }
      </section>
      <console-new-slide
        ?open=${this.isAdding}
        @console-close=${() => (this.isAdding = false)}
        @console-template=${(event: CustomEvent<SlideTemplate>) => this.add(event.detail, studio)}
      ></console-new-slide>
      <aisle-dialog ?open=${this.isReverting} heading=${t('playlist.revertTitle')} @aisle-close=${() => (this.isReverting = false)}>
        <p>${t('playlist.revertWords')}</p>
        <aisle-button slot="footer" @click=${() => (this.isReverting = false)}>${t('app.cancel')}</aisle-button>
        <aisle-button slot="footer" kind="filled" ?busy=${this.busy === 'revert'} @click=${this.revert}
          >${t('playlist.revert')}</aisle-button
        >
      </aisle-dialog>`;
  }

  private edit(slides: readonly SlideContentBody[], slideId = this.slideId): void {
    this.edited = slides;
    this.slideId = slideId;
  }

  private add(template: SlideTemplate, studio: Studio): void {
    this.isAdding = false;
    const productIds = studio.favourites.map(({ productId }) => productId);
    const slide = newSlide({ template, slideId: freshId('slide'), productIds, day: this.shop.store.businessDay });
    this.edit([...this.slides, slide], slide.slideId);
  }

  private duplicate(place: number): void {
    const slide = this.slides[place];
    if (slide === undefined) return;
    const copy = { ...slide, slideId: freshId('slide') };
    this.edit([...this.slides.slice(0, place + 1), copy, ...this.slides.slice(place + 1)], copy.slideId);
  }

  private removeSlide(place: number): void {
    const rest = this.slides.filter((_, index) => index !== place);
    this.edit(rest, rest[Math.min(place, rest.length - 1)]?.slideId ?? '');
    this.shop.say(t('slide.removed', { nth: place + 1 }));
  }

  private take(playlist: PlaylistBody): void {
    const studio = this.studio.value;
    if (studio === undefined) return;
    this.studio.set({
      ...studio,
      playlists: studio.playlists.map((other) => (other.playlistId === playlist.playlistId ? playlist : other)),
    });
  }

  /** Answers whether the hub now holds what is drawn here. */
  private async save(): Promise<boolean> {
    const { playlist, edited } = this;
    if (playlist === undefined) return false;
    if (edited === undefined) return true;
    const { playlistId } = playlist;
    const saved = await this.attempt(() => this.shop.hub.call(draftPlaylist, { params: { playlistId }, body: { slides: [...edited] } }));
    if (saved === undefined) return false;
    this.take(saved);
    if (this.edited === edited) this.edited = undefined;
    return true;
  }

  private async saveAndSay(): Promise<void> {
    this.busy = 'save';
    if (await this.save()) this.shop.say(t('playlist.draftKept'), 'ok');
    this.busy = '';
  }

  private async publish(): Promise<void> {
    const { playlist, slides } = this;
    const unready = slides.findIndex((slide) => slideProblems(slide).length > 0);
    const [problem] = slides[unready] === undefined ? [] : slideProblems(slides[unready]);
    if (problem !== undefined) {
      this.slideId = slides[unready]?.slideId ?? '';
      this.shop.say(t('playlist.notReady', { nth: unready + 1, words: problemWords(problem) }), 'danger');
      return;
    }
    if (playlist === undefined) return;
    this.busy = 'publish';
    if (await this.save()) {
      const published = await this.attempt(() => this.shop.hub.call(publishPlaylist, { params: { playlistId: playlist.playlistId } }));
      if (published !== undefined) {
        this.take(published);
        this.shop.say(t('playlist.published'), 'ok');
      }
    }
    this.busy = '';
    void this.studio.reload();
  }

  private async revert(): Promise<void> {
    const { playlist } = this;
    if (playlist === undefined) return;
    this.busy = 'revert';
    const reverted = await this.attempt(() => this.shop.hub.call(revertPlaylist, { params: { playlistId: playlist.playlistId } }));
    this.busy = '';
    this.isReverting = false;
    if (reverted === undefined) return;
    this.take(reverted);
    this.shop.say(t('playlist.reverted'), 'ok');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-signage': ConsoleSignage;
  }
}
