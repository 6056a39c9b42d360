/** Addresses for verified pictures, so that an `<img>` can show them without asking the hub. */
export interface PictureUrls {
  /** Empty where the set has no such picture: its wall shows words then. */
  urlOf(assetId: string): string;
  /** Gives the memory back. Call only after the last slide that shows one of them has left the glass. */
  revoke(): void;
}

export function createPictureUrls(pictures: ReadonlyMap<string, Blob>): PictureUrls {
  const urls = new Map([...pictures].map(([assetId, picture]) => [assetId, URL.createObjectURL(picture)]));
  return {
    urlOf: (assetId) => urls.get(assetId) ?? '',
    revoke() {
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}
