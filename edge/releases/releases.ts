import type { KeyObject } from 'node:crypto';
import { answer, type Answer, type CallerIdentity } from '#shared/contract/answer.ts';
import type { DeviceRowBody } from '#shared/contract/devices.ts';
import { endTrial, giveRelease, listReleases, setUpdateRules, tryRelease, type ReleasesBody } from '#shared/contract/releases.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Stop } from '#shared/link/bus.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Records } from '../database/define.ts';
import { authorOf } from '../journal/define-change.ts';
import {
  dropReleases,
  endTrialRecord,
  giveReleaseRecord,
  noteRelease,
  readReleaseRecords,
  setRulesRecord,
  tryReleaseRecord,
} from './release-records.ts';
import { chooseGiven, freezeOn, judgeTrial, surplusReleases, type ReleasedScreen, type TrialState } from './release-rules.ts';
import { createReleaseShelf, type KeptRelease } from './release-shelf.ts';

export interface ReleasesParts {
  readonly records: Records;
  readonly clock: Clock;
  readonly businessDayOf: (at: number) => string;
  /** The screens the program came with. */
  readonly screensFolder: string;
  readonly releasesFolder: string;
  /** Whose signature a release that was brought must have; empty: anybody's, or none. */
  readonly trustedKeys: readonly KeyObject[];
  /** Screens and kiosks. */
  readonly devices: () => readonly DeviceRowBody[];
  /** Tells a device what to run. */
  readonly publish: (device: DeviceRowBody, wanted: { readonly releaseId: string; readonly softwareVersion: string }) => Promise<void>;
  readonly onPutBack: (device: Texts, deviceId: string) => void;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface Releases {
  readonly answers: readonly Answer[];
  /** Where a page of this screen is; `asked` is the release a device said it shall run. Undefined when the screens are not built. */
  folderOf(screen: ReleasedScreen, asked: string | undefined): string | undefined;
  /** Where the parts of a page may be that was opened before the release changed. */
  folders(): readonly string[];
  publishAll(): Promise<void>;
  readonly stop: Stop;
}

const lookMs = 10_000;
const kept = 4;

/** Which release of its page each screen runs: tried on one, given to all, put back. */
export async function createReleases(parts: ReleasesParts): Promise<Releases> {
  const { records, clock } = parts;
  let stored = await records.read(readReleaseRecords, null);
  const shelf = await createReleaseShelf({
    ...parts,
    isOfProgram: (releaseId) => stored.releases.some(({ release_id, origin }) => release_id === releaseId && origin === 'program'),
  });
  async function look(): Promise<void> {
    const { found, refused } = await shelf.look();
    for (const { releaseId } of found) await records.write(noteRelease, { release_id: releaseId, came_at: clock.now(), origin: 'file' });
    for (const words of refused) parts.onFailure('a release', new Error(words));
  }

  await look();
  stored = await records.read(readReleaseRecords, null);

  const givenIds = (): readonly string[] =>
    stored.releases
      .filter(({ given_at }) => given_at !== null)
      .toSorted((a, b) => (b.given_at ?? 0) - (a.given_at ?? 0))
      .map(({ release_id }) => release_id);
  const freeze = () => freezeOn(parts.businessDayOf(clock.now()), stored.rules.freezes);

  async function chooseAtStart(): Promise<{ now: string | undefined }> {
    const { own } = shelf;
    if (own === undefined) return { now: undefined };
    const isNew = await records.write(noteRelease, { release_id: own.releaseId, came_at: clock.now(), origin: 'program' });
    const before = givenIds().find((releaseId) => shelf.find(releaseId) !== undefined);
    const chosen = chooseGiven({
      given: before,
      own: own.releaseId,
      isOwnKnown: !isNew,
      rules: stored.rules,
      isFrozen: freeze() !== undefined,
    });
    await records.write(giveReleaseRecord, { releaseId: chosen, now: clock.now(), by: authorOf('hub', clock.now()) });
    stored = await records.read(readReleaseRecords, null);
    return { now: chosen };
  }

  /** What every screen runs; undefined when the program's screens are not built. */
  const given = await chooseAtStart();

  const triedOn = (deviceId: string): string | undefined => stored.trials.find((trial) => trial.device_id === deviceId)?.release_id;

  function need(releaseId: string): KeptRelease {
    const release = shelf.find(releaseId);
    if (release === undefined) throw new RefusedError(404, 'release-unknown', `there is no release "${releaseId}" on this hub`);
    return release;
  }

  function refuseInFreeze(): void {
    const found = freeze();
    if (found !== undefined) throw new RefusedError(409, 'frozen', `nothing changes on a screen until ${found.to}: ${found.why}`);
  }

  const told = new Map<string, string>();

  async function publishTo(device: DeviceRowBody): Promise<void> {
    const release = shelf.find(triedOn(device.deviceId) ?? given.now ?? '');
    if (release === undefined || told.get(device.deviceId) === release.releaseId) return;
    told.set(device.deviceId, release.releaseId);
    await parts.publish(device, { releaseId: release.releaseId, softwareVersion: versionFor(device, release) });
  }

  /** Tells those who were not told yet: also a screen that was added a moment ago. */
  async function publishNews(): Promise<void> {
    for (const device of parts.devices()) await publishTo(device);
  }

  const versionFor = ({ kind }: DeviceRowBody, release: KeptRelease): string => release.screens[kind === 'kiosk' ? 'kiosk' : 'signage'];

  function judge(device: DeviceRowBody, since: number, release: KeptRelease): TrialState {
    const { softwareVersion, state, errors } = device;
    return judgeTrial({
      wanted: versionFor(device, release),
      startedAt: since,
      now: clock.now(),
      reports: softwareVersion ?? undefined,
      isOnline: state === 'online',
      errors,
    });
  }

  const trialsNow = () =>
    stored.trials.flatMap(({ device_id, release_id, since }) => {
      const device = parts.devices().find(({ deviceId }) => deviceId === device_id);
      const release = shelf.find(release_id);
      if (device === undefined || release === undefined) return [];
      return [{ device, release, since, state: judge(device, since, release) }];
    });

  function body(): ReleasesBody {
    const [, before] = givenIds();
    const frozen = freeze();
    return {
      releases: stored.releases.flatMap(({ release_id, came_at, origin }) => {
        const release = shelf.find(release_id);
        if (release === undefined) return [];
        const standing = release_id === given.now ? 'given' : release_id === before ? 'before' : 'kept';
        const isOwn = release_id === shelf.own?.releaseId;
        return [
          {
            releaseId: release_id,
            cameAt: came_at,
            origin,
            ...release.screens,
            bytes: release.bytes,
            standing,
            isOwn,
            isSigned: release.isSigned,
          } as const,
        ];
      }),
      trials: trialsNow().map(({ device, release, since, state }) => ({
        deviceId: device.deviceId,
        releaseId: release.releaseId,
        since,
        state,
        softwareVersion: device.softwareVersion,
        errors: device.errors,
      })),
      rules: { newReleases: stored.rules.newReleases, freezes: [...stored.rules.freezes] },
      frozen: frozen === undefined ? null : { to: frozen.to, why: frozen.why },
    };
  }

  async function refresh(): Promise<ReleasesBody> {
    stored = await records.read(readReleaseRecords, null);
    return body();
  }

  async function putBack(device: DeviceRowBody, why: string, by: CallerIdentity | 'hub'): Promise<void> {
    await records.write(endTrialRecord, { device_id: device.deviceId, why, by: authorOf(by, clock.now()) });
    await refresh();
    await publishTo(device);
  }

  /** A release that does badly where it is tried is put back without anyone asking. */
  async function watch(): Promise<void> {
    for (const { device, release, state } of trialsNow()) {
      if (state !== 'failed') continue;
      const reports = device.softwareVersion === versionFor(device, release);
      await putBack(device, reports ? `${device.errors} mistakes, ${device.state}` : 'was not loaded', 'hub');
      parts.onPutBack(device.name, device.deviceId);
    }
  }

  async function work(): Promise<void> {
    await shelf.keepOwn();
    await look();
    await refresh();
    await watch();
    await publishNews();
    const needed = new Set(
      [shelf.own?.releaseId, ...givenIds().slice(0, 2), ...stored.trials.map(({ release_id }) => release_id)].filter(
        (id) => id !== undefined,
      ),
    );
    const rows = stored.releases.map(({ release_id, came_at }) => ({ releaseId: release_id, cameAt: came_at }));
    const surplus = surplusReleases(rows, needed, kept);
    if (surplus.length === 0) return;
    await records.write(dropReleases, surplus);
    await shelf.drop(surplus);
    await refresh();
  }

  const answers = [
    answer(listReleases, async () => {
      await look();
      return refresh();
    }),
    answer(tryRelease, async ({ params, body: { deviceId }, caller }) => {
      const { releaseId } = need(params.releaseId);
      refuseInFreeze();
      const device = parts.devices().find((candidate) => candidate.deviceId === deviceId);
      if (device === undefined) throw new RefusedError(422, 'device-unknown', `there is no screen or kiosk "${deviceId}"`);
      const now = clock.now();
      await records.write(tryReleaseRecord, { device_id: deviceId, release_id: releaseId, since: now, by: authorOf(caller, now) });
      await refresh();
      await publishTo(device);
      return body();
    }),
    answer(endTrial, async ({ params, caller }) => {
      const device = parts.devices().find(({ deviceId }) => deviceId === params.deviceId);
      if (device === undefined || triedOn(params.deviceId) === undefined)
        throw new RefusedError(404, 'trial-unknown', `nothing is tried on "${params.deviceId}"`);
      await putBack(device, 'by hand', caller);
      return body();
    }),
    answer(giveRelease, async ({ params, caller }) => {
      const { releaseId } = need(params.releaseId);
      if (releaseId !== givenIds()[1]) refuseInFreeze();
      await records.write(giveReleaseRecord, { releaseId, now: clock.now(), by: authorOf(caller, clock.now()) });
      given.now = releaseId;
      await refresh();
      await publishNews();
      return body();
    }),
    answer(setUpdateRules, async ({ body: rules, caller }) => {
      const backwards = rules.freezes.find(({ from, to }) => to < from);
      if (backwards !== undefined)
        throw new RefusedError(422, 'freeze-backwards', `a freeze ends before it begins: ${backwards.from} to ${backwards.to}`);
      await records.write(setRulesRecord, { rules, by: authorOf(caller, clock.now()) });
      return refresh();
    }),
  ];

  let isAtWork = false;
  const stop = clock.every(lookMs, () => {
    // A slow disk may not be done with one look when the next is due.
    if (isAtWork) return;
    isAtWork = true;
    void work()
      .catch((error: unknown) => parts.onFailure('releases', error))
      .finally(() => (isAtWork = false));
  });
  return {
    answers,
    folderOf(screen, asked) {
      const isTried = asked !== undefined && stored.trials.some(({ release_id }) => release_id === asked);
      const release = shelf.find((isTried ? asked : given.now) ?? '');
      const folder = release?.folder ?? parts.screensFolder;
      return `${folder}/${screen}`;
    },
    folders: () => shelf.all().map(({ folder }) => folder),
    publishAll() {
      told.clear();
      return publishNews();
    },
    stop,
  };
}
