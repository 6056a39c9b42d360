/** Why there is no picture: no camera here (or no secure connection), or the shopper said no. */
export type CameraRefusal = 'absent' | 'refused';

/** Why the camera's view closed: the shopper had enough, or there was no picture. */
export type ScannerEnd = 'closed' | CameraRefusal;

export type CameraAnswer = { readonly stream: MediaStream } | { readonly refused: CameraRefusal };

/** True when asking for a camera makes sense: browsers offer none on an insecure address. */
export function mayHaveCamera(): boolean {
  return 'mediaDevices' in navigator;
}

/** Opens the camera on the phone's back. Its tracks stop when `signal` aborts; pictures never leave the page. */
export async function openCamera(signal: AbortSignal): Promise<CameraAnswer> {
  if (!mayHaveCamera()) return { refused: 'absent' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    const stop = (): void => stream.getTracks().forEach((track) => track.stop());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    return { stream };
  } catch (error) {
    return { refused: error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'absent' };
  }
}
