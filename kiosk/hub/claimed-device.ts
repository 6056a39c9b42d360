import { Type, type Static } from 'typebox';
import { validate } from '#shared/contract/validate.ts';
import { exact, PlainId } from '#shared/contract/schemas.ts';

const ClaimedDevice = exact({ deviceId: PlainId, credential: Type.String({ minLength: 1 }), storeId: PlainId });

/** What this kiosk is to the hub, kept across restarts until the hub takes it back. */
export type ClaimedDeviceBody = Static<typeof ClaimedDevice>;

// The screens of one hub share an origin, so the key names this one.
const storageKey = 'aisle-kiosk-device';

/** Undefined before the first claim, and when what is stored can't be read. */
export function readClaimedDevice(storage: Storage): ClaimedDeviceBody | undefined {
  const kept = storage.getItem(storageKey);
  if (kept === null) return undefined;
  try {
    const checked = validate(ClaimedDevice, JSON.parse(kept));
    return checked.ok ? checked.value : undefined;
  } catch {
    // Not JSON: another program wrote here. The claim view asks for a fresh code.
    return undefined;
  }
}

export function keepClaimedDevice(storage: Storage, device: ClaimedDeviceBody): void {
  storage.setItem(storageKey, JSON.stringify(device));
}

export function forgetClaimedDevice(storage: Storage): void {
  storage.removeItem(storageKey);
}

/** The code of `#claim=CODE`, taken out of the address so that it neither stays on the glass nor in the history. */
export function takeClaimCode(page: Window): string | undefined {
  const code = new URLSearchParams(page.location.hash.slice(1)).get('claim');
  if (code === null || code === '') return undefined;
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  return code;
}

/** The header a claimed device signs its calls with. */
export function authorizationOf(device: ClaimedDeviceBody): string {
  return `Bearer ${device.deviceId}.${device.credential}`;
}
