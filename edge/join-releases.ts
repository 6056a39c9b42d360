import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { kioskRelease, screenRelease } from '#shared/contract/releases.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Announcer } from './announce.ts';
import type { HubBus } from './broker/hub-bus.ts';
import type { Records } from './database/define.ts';
import type { Devices } from './devices/devices.ts';
import type { FilesParts } from './http/files.ts';
import { createReleases, type Releases } from './releases/releases.ts';
import type { StoreTime } from './store-time.ts';

export interface JoinReleasesParts {
  readonly bus: HubBus;
  readonly database: Records;
  readonly clock: Clock;
  readonly time: StoreTime;
  readonly devices: Devices;
  readonly announcer: Announcer;
  readonly screensFolder: string;
  readonly dataFolder: string;
  readonly trustedKeys: readonly KeyObject[];
  readonly onFailure: (what: string, error: unknown) => void;
}

/** Joins the releases of the screens to the devices that run them and to the pages that are served. */
export async function joinReleases(
  parts: JoinReleasesParts,
): Promise<Releases & { readonly pages: Pick<FilesParts, 'screenFolder' | 'earlierFolders'> }> {
  const { bus, clock, devices, screensFolder } = parts;
  const releases = await createReleases({
    records: parts.database,
    clock,
    businessDayOf: parts.time.businessDayOf,
    screensFolder,
    releasesFolder: join(parts.dataFolder, 'releases'),
    trustedKeys: parts.trustedKeys,
    devices: () => devices.rows().filter(({ kind }) => kind === 'kiosk' || kind === 'screen'),
    publish: ({ deviceId, kind }, wanted) =>
      kind === 'kiosk'
        ? bus.publish(kioskRelease, { kioskId: deviceId }, { at: clock.now(), ...wanted })
        : bus.publish(screenRelease, { screenId: deviceId }, { at: clock.now(), ...wanted }),
    onPutBack: (name, subjectId) =>
      parts.announcer.tell({
        kind: 'device',
        words: {
          fr: `${name.fr} : l’essai de version a échoué, l’ancienne est remise`,
          en: `${name.en}: the release on trial failed and was put back`,
        },
        subjectId,
      }),
    onFailure: parts.onFailure,
  });
  return {
    ...releases,
    pages: {
      screenFolder: (screen, asked) => (screen === 'console' ? join(screensFolder, screen) : releases.folderOf(screen, asked)),
      earlierFolders: (screen) => releases.folders().map((folder) => join(folder, screen)),
    },
  };
}
