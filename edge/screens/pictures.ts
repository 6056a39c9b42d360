import { createHash } from 'node:crypto';
import { rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { RefusedError } from '#shared/link/errors.ts';

export interface StoredPicture {
  readonly assetId: string;
  readonly type: string;
  readonly bytes: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const longestSidePixels = 2160;
const mostPixels = 80_000_000;

/** Writes bytes under their SHA-256; a file that is there already is the same. The rename makes it appear whole. */
export async function storeBytes(folder: string, bytes: Uint8Array): Promise<string> {
  const assetId = createHash('sha256').update(bytes).digest('hex');
  const file = join(folder, assetId);
  const isThere = await stat(file).then(
    (found) => found.size === bytes.length,
    () => false,
  );
  if (!isThere) {
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
  }
  return assetId;
}

/**
 * Decodes an upload whole (a broken file is refused here, not on a screen at noon), turns it upright, sets it to at most 2160 pixels
 * and stores it as WebP: whatever hid in the original, metadata and scripts, is gone.
 */
export async function storePicture(folder: string, upload: Uint8Array): Promise<StoredPicture> {
  try {
    const { data, info } = await sharp(upload, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize(longestSidePixels, longestSidePixels, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 86 })
      .toBuffer({ resolveWithObject: true });
    return {
      assetId: await storeBytes(folder, data),
      type: 'image/webp',
      bytes: data.length,
      widthPixels: info.width,
      heightPixels: info.height,
    };
  } catch (cause) {
    throw new RefusedError(
      422,
      'picture-unreadable',
      `this is no picture we can read: ${cause instanceof Error ? cause.message : 'unknown format'}`,
    );
  }
}
