import type { ManifestBody } from '#shared/contract/screens.ts';
import type { Play, PlayerStore } from './player-store.ts';

/** Stands in where the browser keeps nothing for the page: the screen plays as well, but starts empty after a power cut. */
export function createMemoryStore(): PlayerStore {
  const pictures = new Map<string, Blob>();
  const plays = new Map<number, Play>();
  let manifest: ManifestBody | undefined;
  let lastKey = 0;
  return {
    readPicture: async (assetId) => pictures.get(assetId),
    async keepPicture(assetId, picture) {
      pictures.set(assetId, picture);
    },
    async dropPicture(assetId) {
      pictures.delete(assetId);
    },
    async keepOnlyPictures(assetIds) {
      for (const assetId of pictures.keys()) if (!assetIds.has(assetId)) pictures.delete(assetId);
    },
    readManifest: async () => manifest,
    async keepManifest(next) {
      manifest = next;
    },
    async addPlay(play) {
      lastKey += 1;
      plays.set(lastKey, play);
    },
    readPlays: async (limit) => [...plays].slice(0, limit).map(([key, play]) => ({ key, play })),
    async dropPlay(key) {
      plays.delete(key);
    },
    countPlays: async () => plays.size,
    async forgetAll() {
      pictures.clear();
      plays.clear();
      manifest = undefined;
    },
  };
}
