const giveUpAfterMs = 60_000;
/** As much as the hub lets anyone upload, with room to spare: more is not a picture of ours. */
const mostBytes = 32 * 1024 * 1024;

/**
 * The bytes the hub gives for a picture. Past the browser's cache: bytes that were wrong once would otherwise stay wrong,
 * and the screen keeps its own copy anyway. Rejects when they can't be read.
 */
export async function fetchPicture(assetId: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/assets/${assetId}`, {
    cache: 'no-store',
    signal: AbortSignal.any([signal, AbortSignal.timeout(giveUpAfterMs)]),
  });
  if (!response.ok) throw new Error(`the hub answered ${response.status}`);
  if (Number(response.headers.get('content-length')) > mostBytes) throw new Error('the picture is too large');
  return new Uint8Array(await response.arrayBuffer());
}
