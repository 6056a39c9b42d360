import type { ManifestBody } from '#shared/contract/screens.ts';
import { productLikes } from '#shared/contract/products.ts';
import { screenManifest, screenPainted, screenPlayed } from '#shared/contract/screens.ts';
import type { Bus } from '#shared/link/bus.ts';
import { aboutPage } from '#shared/ui/release/about-page.ts';
import type { Locale } from '#shared/ui/locale.ts';
import { t } from '../texts/signage-texts.ts';
import type { HubClock } from './hub-clock.ts';
import { createPaintedReport } from './painted-report.ts';
import { createPictureUrls, type PictureUrls } from './picture-urls.ts';
import { createPlayId } from './play-id.ts';
import { createPlayLoop, type PlayableSet, type Showing } from './play-loop.ts';
import { createPlayOutbox } from './play-outbox.ts';
import type { PlayerStore } from './player-store.ts';
import type { SlideStage } from './slide-stage.ts';
import type { StagedSet, StagingTrouble } from './stage-manifest.ts';
import { stageManifest } from './stage-manifest.ts';
import { createStaging } from './staging.ts';
import { themeAt } from './theme-at.ts';

export interface PlayerParts {
  readonly screenId: string;
  readonly clock: HubClock;
  readonly store: PlayerStore;
  readonly stage: SlideStage;
  readonly bus: Bus;
  readonly fetchPicture: (assetId: string, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** What the shop is called while no manifest says so. */
  readonly storeName: () => string;
  readonly timeZone: () => string | undefined;
  /** A slide of this theme and language is up: what the page shows around it follows. */
  readonly onSlide: (slide: { readonly theme: 'light' | 'dark'; readonly language: Locale }) => void;
  /** A set begins to play: the page takes its language and says whether its shoppers are simulated. */
  readonly onActivated: (manifest: ManifestBody) => void;
}

export interface Player {
  /** The manifest read at the start: heeded only while nothing newer was heard on the bus. */
  suggest(manifest: ManifestBody): void;
  stop(): void;
}

interface ActiveSet extends PlayableSet {
  readonly manifest: ManifestBody;
  readonly urls: PictureUrls;
}

const revokeAfterMs = 30_000;

/** Plays what the screen kept at once, then what the hub wants as soon as all of it is staged and verified; tells what is painted and played. */
export function createPlayer(parts: PlayerParts): Player {
  const { clock, store, stage, bus, screenId } = parts;
  const likes = new Map<string, number>();
  const timers = new Set<() => void>();
  let active: ActiveSet | undefined;
  let wantedId: string | undefined;
  let stagingNote = '';
  let keepingNote = '';

  const report = createPaintedReport({
    clock,
    isOnline: () => bus.isOnline(),
    publish: (body) => bus.publish(screenPainted, { screenId }, { ...body, ...aboutPage() }),
  });
  const outbox = createPlayOutbox({
    store,
    clock,
    isOnline: () => bus.isOnline(),
    publish: (play) => bus.publish(screenPlayed, { screenId }, play),
  });
  const staging = createStaging({
    store,
    clock,
    fetchPicture: parts.fetchPicture,
    random: Math.random,
    onTrouble: tellTrouble,
    onStaged: (set) => void activate(set),
  });
  const loop = createPlayLoop({
    clock,
    glass: { show: (showing) => stage.show(slideFor(showing)), renew: () => stage.renew() },
    onPainted: tellPainted,
    onPlayed(showing, at, seconds) {
      const { set, content } = showing;
      if (set === undefined || content === undefined) return;
      void outbox.add({ id: createPlayId(), at, manifestId: set.manifestId, slideId: content.slideId, seconds });
    },
    onLeftOut(slideId, cause) {
      console.warn(`slide ${slideId} can't be shown`, cause);
      report.update({ words: t('leftOut', { slide: slideId }) });
    },
  });

  const stops = [
    bus.on(screenManifest, (manifest) => want(manifest)),
    bus.on(productLikes, (body, { productId }) => {
      likes.set(productId, body.likes);
      if (active !== undefined) stage.updateProducts(productsOf(active.manifest));
    }),
    bus.onOnline((isOnline) => {
      if (!isOnline) return;
      report.send();
      outbox.send();
    }),
  ];
  void playWhatWasKept();

  async function playWhatWasKept(): Promise<void> {
    const manifest = await store.readManifest().catch(() => undefined);
    if (manifest === undefined || active !== undefined) return;
    const noFetch = (): Promise<never> => Promise.reject(new Error('only what was kept'));
    const set = await stageManifest({ manifest, store, fetchPicture: noFetch, signal: new AbortController().signal });
    if ('trouble' in set) return suggest(manifest);
    if (active === undefined) await activate(set);
  }

  function suggest(manifest: ManifestBody): void {
    if (wantedId === undefined) want(manifest);
  }

  function want(manifest: ManifestBody): void {
    wantedId = manifest.manifestId;
    const isPlaying = active?.manifestId === wantedId;
    stagingNote = isPlaying ? '' : t(active === undefined ? 'starting' : 'staging');
    report.update({ words: wordsNow() });
    // Back to what is playing: whatever was being fetched is not wanted any more.
    if (isPlaying) staging.stop();
    else staging.want(manifest);
  }

  async function activate({ manifest, pictures, isKept }: StagedSet): Promise<void> {
    if (active?.manifestId === manifest.manifestId) return;
    const before = active;
    const urls = createPictureUrls(pictures);
    active = { manifestId: manifest.manifestId, slides: manifest.slides, languages: manifest.languages, manifest, urls };
    if (wantedId === undefined || wantedId === manifest.manifestId) stagingNote = '';
    keepingNote = isKept ? '' : t('notKept');
    parts.onActivated(manifest);
    report.update({ stagedId: manifest.manifestId });
    loop.activate(active);
    if (before !== undefined) revokeLater(before.urls);
    try {
      await store.keepManifest(manifest);
      await store.keepOnlyPictures(new Set(pictures.keys()));
    } catch (cause) {
      console.warn('the set plays but could not be kept', cause);
      keepingNote = t('notKept');
    }
  }

  function revokeLater(urls: PictureUrls): void {
    const stop = clock.after(revokeAfterMs, () => {
      timers.delete(stop);
      urls.revoke();
    });
    timers.add(stop);
  }

  function productsOf(manifest: ManifestBody): ManifestBody['products'] {
    return manifest.products.map((product) => ({ ...product, likes: likes.get(product.productId) ?? product.likes }));
  }

  function slideFor(showing: Showing) {
    const set = active;
    const theme = themeAt(clock.now(), parts.timeZone());
    const slideKey = showing.content === undefined ? 'resting' : showing.content.slideId;
    return {
      key: [set?.manifestId ?? '', slideKey, showing.language, theme].join(' '),
      content: showing.content,
      products: set === undefined ? [] : productsOf(set.manifest),
      language: showing.language,
      storeName: set?.manifest.storeName ?? parts.storeName(),
      currency: set?.manifest.currency ?? 'EUR',
      phoneUrl: set?.manifest.phoneUrl ?? '',
      theme,
      pictureUrl: (assetId: string) => set?.urls.urlOf(assetId) ?? '',
    };
  }

  function tellTrouble(_manifest: ManifestBody, { trouble, assetId }: StagingTrouble, seconds: number): void {
    const picture = assetId.slice(0, 8);
    stagingNote = t(trouble === 'picture-away' ? 'pictureAway' : 'pictureWrong', { picture, seconds });
    report.update({ words: wordsNow() });
  }

  function tellPainted({ set, content, language }: Showing, cutTexts: readonly string[], isSeen: boolean): void {
    parts.onSlide({ theme: themeAt(clock.now(), parts.timeZone()), language });
    if (!isSeen) return report.update({ words: t('hidden') });
    const [cut] = cutTexts;
    const words =
      cut === undefined || content === undefined ? wordsNow(content === undefined) : t('textCut', { slide: content.slideId, text: cut });
    report.update({
      paintedId: set?.manifestId ?? null,
      slideId: content?.slideId ?? null,
      words,
      widthPixels: Math.round(innerWidth * devicePixelRatio),
      heightPixels: Math.round(innerHeight * devicePixelRatio),
    });
  }

  function wordsNow(isResting = false): string {
    const dropped = outbox.dropped();
    const lost = dropped === 0 ? '' : ` ${t('playsDropped', { count: dropped })}`;
    return (stagingNote || keepingNote || t(isResting ? 'resting' : 'playing')) + lost;
  }

  return {
    suggest,
    stop() {
      for (const stop of [...stops, ...timers]) stop();
      staging.stop();
      loop.stop();
      outbox.stop();
      report.stop();
    },
  };
}
