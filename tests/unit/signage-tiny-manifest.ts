import { createHash } from 'node:crypto';
import type { ManifestBody } from '#shared/contract/screens.ts';

/** A manifest that needs these pictures and shows one slide. */
export function tinyManifest(assetIds: readonly string[]): ManifestBody {
  return {
    at: 1_795_600_000_000,
    manifestId: createHash('sha256').update(assetIds.join()).digest('hex'),
    storeName: 'Maison Lune',
    currency: 'EUR',
    languages: ['fr', 'en'],
    simulated: false,
    phoneUrl: '',
    slides: [{ template: 'hours', slideId: 'hours', seconds: 10, title: { fr: 'Ouvert', en: 'Open' }, lines: [] }],
    products: [],
    assets: assetIds.map((assetId) => ({ assetId, type: 'image/svg+xml', bytes: 1 })),
  };
}
