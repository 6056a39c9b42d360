import type { Logger } from 'pino';
import { answer } from '#shared/contract/answer.ts';
import { gatewayHealth } from '#shared/contract/gateways.ts';
import type { FloorNowBody } from '#shared/contract/places.ts';
import { readStore } from '#shared/contract/staff.ts';
import type { Clock } from '#shared/link/clock.ts';
import { createAnnouncer } from './announce.ts';
import type { Dispatch } from './broker/dispatch.ts';
import { joinBroker } from './broker/join-broker.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { addAsset } from './catalogue/catalogue-records.ts';
import type { Config } from './config/config.ts';
import type { Database } from './database/database.ts';
import type { Devices } from './devices/devices.ts';
import type { Refusals } from './devices/refusals.ts';
import { createFloor } from './floor/floor.ts';
import { createDocuments } from './http/documents.ts';
import { createMetrics } from './http/metrics.ts';
import { createServer, portOf } from './http/server.ts';
import { serveMqttOverWebSocket } from './http/websocket.ts';
import { createInsights } from './insights/insights.ts';
import { joinGateways } from './join-gateways.ts';
import { joinGoods } from './join-goods.ts';
import type { createJournal } from './journal/journal.ts';
import { joinPeople } from './join-people.ts';
import { joinTickets } from './join-tickets.ts';
import { joinReleases } from './join-releases.ts';
import { joinPlan } from './join-plan.ts';
import { storePicture } from './screens/pictures.ts';
import { createScreens } from './screens/screens.ts';
import { joinTls, type OpenTls } from './join-tls.ts';
import type { Keeping } from './keeping/keeping.ts';
import type { Staff } from './staff/staff.ts';
import type { StoreTime } from './store-time.ts';

export interface FeatureParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly time: StoreTime;
  readonly database: Database;
  readonly dispatch: Dispatch;
  readonly devices: Devices;
  readonly refusals: Refusals;
  readonly staff: Staff;
  readonly journal: ReturnType<typeof createJournal>;
  readonly catalogue: Catalogue;
  readonly assetsFolder: string;
  readonly screensFolder: string;
  readonly couponKey: string;
  readonly databaseTrouble: () => string | undefined;
  readonly keeping: Keeping;
  readonly onFailure: (what: string, error: unknown) => void;
  readonly onRevoked: (listener: (deviceId: string) => void) => void;
  /** A device's credential was replaced. */
  readonly onReplaced: (listener: (deviceId: string) => void) => void;
  readonly onDeviceChanged: (listener: (deviceId: string) => void) => void;
}

export interface Joined {
  readonly httpPort: number;
  /** Undefined without TLS. */
  readonly tls: OpenTls | undefined;
  readonly mqttPort: number | undefined;
  stop(): Promise<void>;
}

/** The second half of the composition root: the features, each handed what it needs, and the two doors. */
export async function joinFeatures(parts: FeatureParts): Promise<Joined> {
  const { config, clock, log, time, database, devices, staff, catalogue } = parts;
  const announcer = createAnnouncer();
  const simulated = config.sampleShop && config.simulator;
  const address = { httpPort: config.http.port };
  const phoneUrl = (): string => `${config.http.publicUrl ?? `http://localhost:${address.httpPort}`}/phone/`;

  const foreign = await joinGateways({ ...parts, disconnect: (deviceId) => broker.revoke(deviceId) });
  const broker = await joinBroker({ ...parts, foreign, republish });
  const { bus } = broker;
  parts.onRevoked(broker.revoke);
  parts.onReplaced(broker.disconnect);

  const place = await joinPlan({
    ...parts,
    bus,
    tag: (tagKey) => people.shoppers.tag(tagKey),
    onPlan(changed) {
      people.presence.replacePlan(changed);
      announcer.tell({ kind: 'plan', words: { fr: 'Un autre plan est en service', en: 'Another floor plan is in force' } });
    },
    onSurvey: () => people.presence.surveyChanged(),
  });
  // People are followed before there is a floor to show them on.
  const floorViews = new Set<(now: FloorNowBody) => void>();
  const tickets = joinTickets({ ...parts, plan: place.plan.now });
  const people = await joinPeople({
    ...parts,
    bus,
    foreign,
    plan: place.plan,
    survey: place.survey,
    announcer,
    onFloor: (now) => floorViews.forEach((show) => show(now)),
    onFinalVisit: tickets.takeVisit,
  });
  const goods = joinGoods({
    ...parts,
    bus,
    announcer,
    onSold: tickets.takeSale,
    onRedeemed: (code, at) => void people.tellRedeemed(code, at),
    onPrice: () => screens.publishAll(),
  });
  const screens = createScreens({
    bus,
    records: database,
    clock,
    screens: () =>
      devices
        .rows()
        .filter((row) => row.kind === 'screen')
        .map((row) => ({ ...row, claimed: row.state !== 'unclaimed' && row.state !== 'revoked', connected: row.state === 'online' })),
    manifestFacts: () => ({
      storeName: config.store.name,
      currency: config.store.currency,
      languages: [...config.store.languages],
      simulated,
      phoneUrl: phoneUrl(),
      card: catalogue.card,
      asset: catalogue.assetType,
    }),
    storePicture: (bytes) => storePicture(parts.assetsFolder, bytes),
    async onPicture({ assetId, type, bytes, widthPixels, heightPixels }, by) {
      await database.write(addAsset, {
        asset_id: assetId,
        type,
        bytes,
        width_pixels: widthPixels,
        height_pixels: heightPixels,
        added_at: by.at,
        by,
      });
      catalogue.addAssetType(assetId, type, bytes);
    },
    onPainted: devices.note,
    onPublished: (_playlistId, by) =>
      announcer.tell({ kind: 'screen', words: { fr: `Écrans publiés par ${by}`, en: `Screens published by ${by}` } }),
  });
  const releases = await joinReleases({ ...parts, bus, announcer, dataFolder: config.dataFolder, trustedKeys: config.releaseKeys });
  const insights = createInsights({ bus, records: database, clock, time, plan: place.plan.now });
  const floor = createFloor({
    clock,
    floor: people.presence.floor,
    explain: people.presence.explain,
    known: () => ({
      devices: devices.rows(),
      databaseTrouble: parts.databaseTrouble(),
      keeping: [...parts.keeping.attention(), ...people.attention()],
    }),
    asked: async () => ({ ...(await goods.facts()), more: await place.attention() }),
  });
  floorViews.add(floor.showFloor);
  announcer.on(floor.tell);
  bus.on(gatewayHealth, (health, { gatewayId }) =>
    devices.note(gatewayId, {
      online: health.online,
      words: health.radio === 'ok' || health.radio === 'replay' ? '' : health.words,
      softwareVersion: health.softwareVersion,
    }),
  );
  parts.onDeviceChanged((deviceId) => {
    const device = devices.find(deviceId);
    if (device?.kind === 'screen') screens.planNewScreen(deviceId).catch((error: unknown) => parts.onFailure('a new screen', error));
    if (device?.kind === 'hanger') void goods.showHanger(deviceId);
    else if (device !== undefined) announcer.tell({ kind: 'device', words: device.name, subjectId: deviceId });
  });

  async function republish(): Promise<void> {
    await goods.republish();
    await place.publishVersion();
    await screens.publishAll();
    await releases.publishAll();
  }

  const store = answer(readStore, () => ({
    storeId: config.store.id,
    name: config.store.name,
    currency: config.store.currency,
    timeZone: config.store.timeZone,
    languages: [...config.store.languages],
    simulated,
    mqttPath: '/mqtt',
    phoneUrl: phoneUrl(),
    now: clock.now(),
    businessDay: time.businessDayOf(clock.now()),
  }));
  const metrics = createMetrics({
    connectedClients: broker.connectedClients,
    databaseWaiting: database.waiting,
    people: () => people.presence.floor().inShop,
    more: [...parts.keeping.metrics, ...broker.metrics],
  });
  const tls = await joinTls(parts);
  const app = await createServer({
    log,
    clock,
    answers: [
      store,
      ...staff.answers,
      ...parts.journal.answers,
      ...devices.answers,
      ...foreign.answers,
      ...catalogue.answers,
      ...goods.answers,
      ...people.answers,
      ...insights.answers,
      ...screens.answers,
      ...releases.answers,
      ...place.answers,
      ...floor.answers,
    ],
    streams: [...people.shoppers.streams, ...floor.streams],
    staffByToken: staff.byToken,
    shopperByToken: people.shoppers.byToken,
    deviceByCredential: (deviceId, credential) => devices.authenticate(deviceId, credential, 'http'),
    ...releases.pages,
    assetsFolder: parts.assetsFolder,
    assetType: (assetId) => catalogue.assetType(assetId)?.type,
    documents: { ...createDocuments(config.store.name), ...tls?.documents },
    health() {
      const state = { broker: bus.isOnline(), database: parts.databaseTrouble() === undefined, screens: screens.arePlanned() };
      return { ready: state.broker && state.database && state.screens, parts: state };
    },
    metrics: metrics.text,
  });
  if (broker.handle !== undefined) serveMqttOverWebSocket(app.server, broker.handle, log);
  await app.listen({ host: config.http.host, port: config.http.port });
  address.httpPort = portOf(app.server, config.http.port);
  const mqttPort = await broker.open();
  const openTls = await tls?.open(app.server, broker.handle);

  return {
    httpPort: address.httpPort,
    mqttPort,
    tls: openTls,
    async stop() {
      await openTls?.stop();
      floor.stop();
      releases.stop();
      await people.presence.stop();
      await tickets.stop();
      await app.close();
      await bus.close();
    },
  };
}
