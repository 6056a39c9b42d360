import type { ManifestBody } from '#shared/contract/screens.ts';
import type { PlayerStore } from './player-store.ts';
import { sha256Of } from './sha256-of.ts';

/** A manifest with every picture it needs, each one checked against its own name. */
export interface StagedSet {
  readonly manifest: ManifestBody;
  readonly pictures: ReadonlyMap<string, Blob>;
  /** False when the browser had no room for a picture: it plays from memory and is gone after a restart. */
  readonly isKept: boolean;
}

/** Why a set can't be staged yet. */
export type StagingTrouble =
  | { readonly trouble: 'picture-away'; readonly assetId: string }
  | { readonly trouble: 'picture-wrong'; readonly assetId: string };

export interface StagingParts {
  readonly manifest: ManifestBody;
  readonly store: PlayerStore;
  /** Reads a picture from the hub. Rejects when it can't. */
  readonly fetchPicture: (assetId: string, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  readonly signal: AbortSignal;
}

/** Reads every picture from the screen's own store or the hub, and verifies each: a picture whose SHA-256 is not its name is never used. */
export async function stageManifest({ manifest, store, fetchPicture, signal }: StagingParts): Promise<StagedSet | StagingTrouble> {
  const types = new Map(manifest.assets.map((asset) => [asset.assetId, asset.type]));
  const pictures = new Map<string, Blob>();
  let isKept = true;
  for (const assetId of picturesOf(manifest)) {
    signal.throwIfAborted();
    const own = await readOwnPicture(store, assetId);
    if (own !== undefined) {
      pictures.set(assetId, own);
      continue;
    }
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = await fetchPicture(assetId, signal);
    } catch {
      signal.throwIfAborted();
      return { trouble: 'picture-away', assetId };
    }
    if ((await sha256Of(bytes)) !== assetId) return { trouble: 'picture-wrong', assetId };
    const picture = new Blob([bytes], { type: types.get(assetId) ?? '' });
    pictures.set(assetId, picture);
    isKept = (await keepPicture(store, assetId, picture)) && isKept;
  }
  return { manifest, pictures, isKept };
}

/** Every picture the manifest lists or its slides and products name. */
function picturesOf(manifest: ManifestBody): ReadonlySet<string> {
  const named = manifest.slides.flatMap((slide) => (slide.template === 'season' && slide.picture !== undefined ? [slide.picture] : []));
  return new Set([...manifest.assets.map((asset) => asset.assetId), ...manifest.products.map((product) => product.picture), ...named]);
}

/** What a disk gives back may not be what it was given: checked each time, dropped when it is not. */
async function readOwnPicture(store: PlayerStore, assetId: string): Promise<Blob | undefined> {
  try {
    const picture = await store.readPicture(assetId);
    if (picture === undefined) return undefined;
    if ((await sha256Of(new Uint8Array(await picture.arrayBuffer()))) === assetId) return picture;
    await store.dropPicture(assetId);
  } catch (cause) {
    console.warn(`picture ${assetId} can't be read from the screen's own store`, cause);
  }
  return undefined;
}

async function keepPicture(store: PlayerStore, assetId: string, picture: Blob): Promise<boolean> {
  try {
    await store.keepPicture(assetId, picture);
    return true;
  } catch (cause) {
    console.warn(`no room to keep picture ${assetId}: it plays from memory`, cause);
    return false;
  }
}
