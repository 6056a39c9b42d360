import type { RegisteredTag } from '#shared/domain/sighting.ts';
import type { TagKey } from '#shared/domain/tag.ts';

/** Finds who was heard among the shop's own tags. */
export interface TagFinder {
  /** The first of `keys` that the register knows, or else the tag last heard under this address; undefined for a stranger. */
  find(keys: readonly TagKey[], addressHex: string | undefined): TagKey | undefined;
}

export interface TagFinderParts {
  readonly findTag: (tagKey: TagKey) => RegisteredTag | undefined;
  /** The tag behind an identity that changes; undefined for one of a stranger's. */
  readonly resolveEid: (eidHex: string) => TagKey | undefined;
}

const eidPrefix = 'ei-';
/** Only tags of the shop are remembered: as many as a shop may have. */
const mostAddresses = 10_000;

export function createTagFinder({ findTag, resolveEid }: TagFinderParts): TagFinder {
  const tagOfAddress = new Map<string, TagKey>();

  function known(keys: readonly TagKey[]): TagKey | undefined {
    for (const key of keys) {
      const tagKey = key.startsWith(eidPrefix) ? resolveEid(key.slice(eidPrefix.length)) : key;
      if (tagKey !== undefined && findTag(tagKey) !== undefined) return tagKey;
    }
    return undefined;
  }

  return {
    find(keys, addressHex) {
      const tagKey = known(keys);
      if (addressHex === undefined) return tagKey;
      if (tagKey === undefined) {
        const last = tagOfAddress.get(addressHex);
        // A tag that names itself otherwise than the register expects is a stranger, whatever its address was before.
        return last !== undefined && keys.every((key) => key.startsWith('ma-')) && findTag(last) !== undefined ? last : undefined;
      }
      if (tagOfAddress.get(addressHex) !== tagKey) {
        if (tagOfAddress.size >= mostAddresses) tagOfAddress.clear();
        tagOfAddress.set(addressHex, tagKey);
      }
      return tagKey;
    },
  };
}
