import { claimDevice } from '#shared/contract/devices.ts';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HttpClient } from '#shared/link/http-client.ts';
import { type Credentials, describeLost, readCredentials, writeCredentials } from '../kept/credentials.ts';

export interface ClaimParts {
  readonly pass: SimulatorPass;
  readonly path: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface ClaimedDevices {
  /** By device id. */
  readonly credentials: ReadonlyMap<string, string>;
  /** Devices claimed at this very start. */
  readonly fresh: readonly string[];
  /** In words, when some devices can't be played. */
  readonly trouble: string | undefined;
}

const pauseMs = 5_000;

/** Exchanges claim codes for credentials, each kept at once: a code works only once. */
export async function claimDevices({ pass, path, http, clock, signal }: ClaimParts): Promise<ClaimedDevices> {
  const kept: Credentials = readCredentials(path);
  const devices = new Map(Object.entries(kept.devices));
  const fresh: string[] = [];
  for (const { deviceId, code } of pass.claims) {
    if (signal.aborted) break;
    if (devices.get(deviceId)?.code === code) continue;
    const credential = await claim(code);
    if (credential === undefined) continue;
    devices.set(deviceId, { credential, code });
    fresh.push(deviceId);
    writeCredentials(path, { devices: Object.fromEntries(devices) });
  }
  const lost = pass.devices.map(({ deviceId }) => deviceId).filter((deviceId) => !devices.has(deviceId));
  return {
    credentials: new Map([...devices].map(([deviceId, { credential }]) => [deviceId, credential])),
    fresh,
    trouble: lost.length === 0 || signal.aborted ? undefined : describeLost(path, lost),
  };

  /** Undefined when the code is no good any more. */
  async function claim(code: string): Promise<string | undefined> {
    while (!signal.aborted) {
      try {
        return (await http.call(claimDevice, { body: { code }, signal })).credential;
      } catch (error) {
        if (signal.aborted) return undefined;
        if (!(error instanceof RefusedError)) throw error;
        if (error.status !== 429 && error.status !== 0) return undefined;
        await new Promise<void>((done) => clock.after(pauseMs, done));
      }
    }
    return undefined;
  }
}
