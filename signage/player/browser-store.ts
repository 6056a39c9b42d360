import { openDB, type DBSchema } from 'idb';
import { Manifest, type ManifestBody } from '#shared/contract/screens.ts';
import { validate } from '#shared/contract/validate.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Play, PlayerStore } from './player-store.ts';

interface SignageSchema extends DBSchema {
  pictures: { key: string; value: Blob };
  manifests: { key: string; value: ManifestBody };
  plays: { key: number; value: Play };
}

const painted = 'painted';

/** IndexedDB rather than Cache Storage: it also works on plain HTTP, and pictures, manifest and plays stay in one place. */
export async function openBrowserStore(name: string): Promise<PlayerStore> {
  try {
    return await openStore(name);
  } catch (cause) {
    console.warn('this browser keeps nothing for the page: after a power cut the screen starts empty', cause);
    return createMemoryStore();
  }
}

async function openStore(name: string): Promise<PlayerStore> {
  const database = await openDB<SignageSchema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('pictures');
      fresh.createObjectStore('manifests');
      fresh.createObjectStore('plays', { autoIncrement: true });
    },
  });
  return {
    readPicture: (assetId) => database.get('pictures', assetId),
    async keepPicture(assetId, picture) {
      await database.put('pictures', picture, assetId);
    },
    dropPicture: (assetId) => database.delete('pictures', assetId),
    async keepOnlyPictures(assetIds) {
      for (const assetId of await database.getAllKeys('pictures')) {
        if (!assetIds.has(assetId)) await database.delete('pictures', assetId);
      }
    },
    async readManifest() {
      const read = validate(Manifest, await database.get('manifests', painted));
      return read.ok ? read.value : undefined;
    },
    async keepManifest(manifest) {
      await database.put('manifests', manifest, painted);
    },
    async addPlay(play) {
      await database.add('plays', play);
    },
    async readPlays(limit) {
      const waiting = [];
      let cursor = await database.transaction('plays').store.openCursor();
      while (cursor !== null && waiting.length < limit) {
        waiting.push({ key: cursor.key, play: cursor.value });
        cursor = await cursor.continue();
      }
      return waiting;
    },
    dropPlay: (key) => database.delete('plays', key),
    countPlays: () => database.count('plays'),
    async forgetAll() {
      await Promise.all([database.clear('pictures'), database.clear('manifests'), database.clear('plays')]);
    },
  };
}
