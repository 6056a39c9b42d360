import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { Fault } from '#shared/link/errors.ts';
import { createDatabase } from './database/database.ts';
import { newestSchema } from './database/migrate.ts';
import { createDevices } from './devices/devices.ts';
import { keepMessage } from './devices/refusal-records.ts';
import { createRefusals } from './devices/refusals.ts';
import { createDispatch } from './broker/dispatch.ts';
import { createJournal } from './journal/journal.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { readCatalogue } from './catalogue/catalogue-records.ts';
import type { Config } from './config/config.ts';
import { createStaff } from './staff/staff.ts';
import { createStoreTime } from './store-time.ts';
import { keepSetting, readSettings } from './setting-records.ts';
import { joinFeatures } from './join-features.ts';
import type { OpenTls } from './join-tls.ts';
import { joinKeeping } from './join-keeping.ts';
import type { BelievableClock } from './keeping/believable-clock.ts';
import { describeRescue } from './keeping/keeping-attention-rules.ts';
import { databaseFileOf, picturesFolderOf } from './keeping/places.ts';
import { prepareDatabase } from './keeping/prepare-database.ts';
import { watchWrites } from './keeping/watch-writes.ts';
import { makeToken } from './secrets.ts';
import { openShop, type FirstSignIn } from './open-shop.ts';
import { listTagRecords } from './shoppers/shopper-records.ts';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';

export interface HubParts {
  readonly config: Config;
  readonly clock: BelievableClock;
  readonly log: Logger;
  readonly databaseThread: URL;
  readonly screensFolder: string;
  /** Begins a new log file when the present one is long. */
  readonly rotateLog: () => Promise<unknown>;
}

export interface Hub {
  readonly httpPort: number;
  readonly mqttPort: number | undefined;
  /** Undefined without TLS in the configuration. */
  readonly tls: OpenTls | undefined;
  /** Set when this start opened a new shop. */
  readonly firstSignIns: readonly FirstSignIn[];
  /** What whoever started the hub must read: what is missing after a damaged database was replaced. */
  readonly warnings: readonly string[];
  /** Claim links for screens that nobody claimed yet. */
  claimCodes(
    kind: 'screen' | 'kiosk',
  ): Promise<readonly { readonly deviceId: string; readonly name: string; readonly code: string | undefined }[]>;
  /** What the simulator needs to play the sample shop from outside: claim codes of its devices that have no credential yet, and the fobs. */
  simulatorPass(): Promise<SimulatorPass>;
  /** Asks the records: resolves once they answer, with false when they are damaged. A hub that is not well should be started again. */
  isWell(): Promise<boolean>;
  stop(): Promise<void>;
}

/** The composition root: every part of the hub is made and joined here and in `join-features.ts`, nowhere else. */
export async function createHub({ config, clock, log, databaseThread, screensFolder, rotateLog }: HubParts): Promise<Hub> {
  const assetsFolder = picturesFolderOf(config.dataFolder);
  await mkdir(assetsFolder, { recursive: true });
  const trouble: { words: string | undefined } = { words: undefined };
  const { rescue, beforeUpdate } = await prepareDatabase({
    dataFolder: config.dataFolder,
    threadFile: databaseThread,
    clock,
    newestSchema,
    onLateDamage(words) {
      trouble.words = `the database is damaged (${words}): restart the hub to restore the last backup`;
      log.fatal({ words }, 'the database is damaged');
    },
  });
  const warnings = rescue === undefined ? [] : [describeRescue(rescue, config.store.timeZone).en];
  if (rescue !== undefined && rescue.setAside !== '') warnings.push(`The damaged database is kept: ${rescue.setAside}`);
  for (const warning of warnings) log.error(warning);
  if (beforeUpdate !== undefined)
    log.info({ backup: beforeUpdate }, 'the database is brought to this release; as it was before it is kept');
  const threads = await createDatabase({
    file: databaseFileOf(config.dataFolder),
    threadFile: databaseThread,
    onLost(error) {
      trouble.words = error.message;
      log.fatal({ err: error }, 'the database is gone: nothing is acknowledged until the hub starts again');
    },
  });
  const watched = watchWrites({
    records: {
      ...threads,
      // The next start sets a damaged database aside: what went into it would be lost, so nothing more is acknowledged.
      write: (definition, input) =>
        trouble.words === undefined ? threads.write(definition, input) : Promise.reject(new Fault(trouble.words)),
    },
    clock,
    onTrouble: (words) => log.error({ words }, 'nothing can be stored: nothing is acknowledged until the disk takes writes again'),
    onRecovered: () => log.info('the disk takes writes again'),
  });
  const database = { ...threads, ...watched };
  const settings = await database.read(readSettings, null);
  const firstSignIns =
    settings['opened'] === undefined ? await openShop({ records: database, config, now: clock.now(), assetsFolder }) : [];
  const couponKey = await database.write(keepSetting, { name: 'couponKey', value: makeToken() });

  const time = createStoreTime(config.store.timeZone);
  const onFailure = (what: string, error: unknown): void => {
    log.error({ err: error, what }, 'a part of the hub failed; the rest goes on');
  };
  const refusals = await createRefusals({
    records: database,
    clock,
    onFirst: ({ deviceId, topic, reason, words }) => log.warn({ device: deviceId, topic, reason }, words),
    onFailure,
  });
  const dispatch = createDispatch({
    onRefused: refusals.note,
    keepAside: (message) => database.write(keepMessage, { ...message, at: clock.now() }),
    onFailure,
  });
  const staff = await createStaff({ records: database, clock });
  const journal = createJournal({ records: database, clock });
  const keeping = await joinKeeping({
    dataFolder: config.dataFolder,
    budgetBytes: config.diskBudgetMegabytes * 1_000_000,
    records: database,
    clock,
    time,
    log,
    databaseThread,
    rescue,
    rotateLog,
    onFailure,
  });
  const revoked = new Set<(deviceId: string) => void>();
  const replaced = new Set<(deviceId: string) => void>();
  const changed = new Set<(deviceId: string) => void>();
  const address: { mqttPort: number | undefined } = { mqttPort: undefined };
  const catalogue = createCatalogue(await database.read(readCatalogue, null));
  const devices = await createDevices({
    records: database,
    clock,
    storeId: config.store.id,
    refusals,
    onRevoked: (deviceId) => revoked.forEach((listener) => listener(deviceId)),
    onReplaced: (deviceId) => replaced.forEach((listener) => listener(deviceId)),
    hasProduct: catalogue.hasProduct,
    onChanged: (deviceId) => changed.forEach((listener) => listener(deviceId)),
    mqttPort: () => address.mqttPort,
    onFailure,
  });
  const joined = await joinFeatures({
    config,
    clock,
    log,
    time,
    database,
    dispatch: {
      ...dispatch,
      hear(deviceId, topic, payload) {
        devices.note(deviceId);
        return dispatch.hear(deviceId, topic, payload);
      },
    },
    devices,
    refusals,
    staff,
    journal,
    catalogue,
    assetsFolder,
    screensFolder,
    couponKey,
    onFailure,
    databaseTrouble: () => trouble.words ?? watched.trouble(),
    keeping,
    onRevoked: (listener) => revoked.add(listener),
    onReplaced: (listener) => replaced.add(listener),
    onDeviceChanged: (listener) => changed.add(listener),
  });

  address.mqttPort = joined.mqttPort;

  return {
    httpPort: joined.httpPort,
    mqttPort: joined.mqttPort,
    tls: joined.tls,
    firstSignIns,
    warnings,
    async claimCodes(kind) {
      const found = devices.list(kind).map(async (device) => ({
        deviceId: device.deviceId,
        name: device.name.en,
        code: devices.isClaimed(device.deviceId) ? undefined : (await devices.makeClaimCode(device.deviceId)).code,
      }));
      return Promise.all(found);
    },
    async simulatorPass() {
      const own = devices.list().filter((device) => device.simulated);
      const claims = own.filter((device) => !devices.isClaimed(device.deviceId));
      return {
        storeId: config.store.id,
        http: `http://localhost:${joined.httpPort}`,
        mqtt: config.broker?.url ?? `mqtt://localhost:${joined.mqttPort}`,
        devices: own.map(({ deviceId, kind, at, zoneId, productId }) => ({ deviceId, kind, at, zoneId, productId })),
        claims: await Promise.all(claims.map(async ({ deviceId }) => ({ deviceId, code: (await devices.makeClaimCode(deviceId)).code }))),
        tags: await database.read(listTagRecords, null),
      };
    },
    isWell: () => database.read(readSettings, null).then(() => trouble.words === undefined),
    async stop() {
      await joined.stop();
      keeping.stop();
      watched.stop();
      devices.stop();
      await devices.flush().catch((error: unknown) => onFailure('what devices said', error));
      refusals.stop();
      await refusals.flush();
      await database.close();
    },
  };
}
