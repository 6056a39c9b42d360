import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { answer, type Answer } from '#shared/contract/answer.ts';
import { gatewayHealth } from '#shared/contract/gateways.ts';
import { productStock } from '#shared/contract/products.ts';
import { readStore } from '#shared/contract/staff.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Dispatch } from './broker/dispatch.ts';
import { joinBroker } from './broker/join-broker.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { addAsset, recordHangerMove } from './catalogue/catalogue-records.ts';
import type { Config } from './config/config.ts';
import type { Database } from './database/database.ts';
import type { Devices } from './devices/devices.ts';
import type { Refusals } from './devices/refusals.ts';
import { createFloor } from './floor/floor.ts';
import { createHangers } from './hangers/hangers.ts';
import { createDocuments } from './http/documents.ts';
import { createMetrics } from './http/metrics.ts';
import { createServer } from './http/server.ts';
import { serveMqttOverWebSocket } from './http/websocket.ts';
import { joinPresence } from './join-presence.ts';
import { createCouponCodes } from './offers/coupon-code.ts';
import { createOffers } from './offers/offers.ts';
import { shopperOfCoupon } from './offers/offer-records.ts';
import { createOrders } from './orders/orders.ts';
import { createPlan } from './plan/plan.ts';
import { createSales } from './sales/sales.ts';
import { readExceptions } from './sales/sale-records.ts';
import { listOrderRecords } from './orders/order-records.ts';
import { storePicture } from './screens/pictures.ts';
import { createScreens } from './screens/screens.ts';
import { createShoppers } from './shoppers/shoppers.ts';
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
  readonly catalogue: Catalogue;
  readonly assetsFolder: string;
  readonly screensFolder: string;
  readonly couponKey: string;
  readonly databaseTrouble: () => string | undefined;
  readonly countLike: Parameters<typeof createHangers>[0]['countLike'];
  readonly onFailure: (what: string, error: unknown) => void;
  readonly onRevoked: (listener: (deviceId: string) => void) => void;
  readonly onDeviceChanged: (listener: (deviceId: string) => void) => void;
}

export interface Joined {
  readonly httpPort: number;
  readonly mqttPort: number | undefined;
  stop(): Promise<void>;
}

/** The second half of the composition root: the features, each handed what it needs, and the two doors. */
export async function joinFeatures(parts: FeatureParts): Promise<Joined> {
  const { config, clock, log, time, database, devices, staff, catalogue } = parts;
  const broker = await joinBroker({ ...parts, onOnline: () => void republish() });
  const { bus } = broker;
  parts.onRevoked(broker.disconnect);

  const plan = await createPlan({
    records: database,
    clock,
    isGateway: (id) => devices.find(id)?.kind === 'gateway',
    journal: staff.journal,
    onChanged: (changed) => presence.replacePlan(changed),
  });
  const hangers = createHangers({
    bus,
    clock,
    hangers: () => devices.list('hanger'),
    hasProduct: catalogue.hasProduct,
    likesOf: catalogue.likesOf,
    countLike: parts.countLike,
    recordMove: (move) => database.write(recordHangerMove, move),
    onLikes(productId, likes, at) {
      catalogue.setLikes(productId, likes, at);
      floor.tell({ kind: 'like', words: liked(catalogue.card(productId)?.name, likes), subjectId: productId });
    },
    onHealth: (hangerId, online, batteryPercent) =>
      devices.note(hangerId, { online, ...(batteryPercent === undefined ? {} : { batteryPercent }) }),
  });
  bus.on(gatewayHealth, (health, { gatewayId }) =>
    devices.note(gatewayId, {
      online: health.online,
      words: health.radio === 'ok' || health.radio === 'replay' ? '' : health.words,
      softwareVersion: health.softwareVersion,
    }),
  );
  const sales = createSales({
    bus,
    records: database,
    clock,
    time,
    currency: config.store.currency,
    isTill: (id) => devices.find(id)?.kind === 'till',
    onStock: (changed) => void showStock(changed.flatMap(({ sku, onHand }) => catalogue.setOnHand(sku, onHand) ?? [])),
    onSale({ tillId, body, redeemedCodes }) {
      for (const code of redeemedCodes) void tellRedeemed(code, body.at);
      floor.tell({ kind: 'sale', words: sold(body.totalCents, config.store.currency), subjectId: tillId });
    },
    onException: () => undefined,
  });
  const offers = await createOffers({
    records: database,
    clock,
    time,
    codes: createCouponCodes(config.store.id, parts.couponKey),
    pictureOf: (productId) => catalogue.card(productId)?.picture,
    zoneName: plan.zoneName,
    journal: staff.journal,
    onIssued(shopperId, coupon) {
      shoppers.sendOffer(shopperId, coupon);
      floor.tell({
        kind: 'offer',
        words: { fr: `Offre remise : ${coupon.name.fr}`, en: `Offer made: ${coupon.name.en}` },
        subjectId: coupon.offerId,
      });
    },
    onRedeemed: (code, at) => void tellRedeemed(code, at),
    onFailure: parts.onFailure,
  });
  const shoppers = await createShoppers({
    records: database,
    clock,
    couponsOf: offers.couponsOf,
    zoneOf: (shopperId) => presence.placeOf(shopperId)?.zoneId ?? null,
    skuOfCode: catalogue.skuOfCode,
    wishOf: (sku) => wishOf(catalogue, sku),
    onChanged: (shopperId) => presence.consentsChanged(shopperId),
  });
  const orders = createOrders({
    bus,
    records: database,
    clock,
    time,
    variant: catalogue.variant,
    isKiosk: (id) => devices.find(id)?.kind === 'kiosk',
    hasProduct: catalogue.hasProduct,
    journal: staff.journal,
    onPlaced: (order) =>
      floor.tell({ kind: 'order', words: { fr: `Commande ${order.number}`, en: `Order ${order.number}` }, subjectId: order.orderId }),
    onCalled: (call) => floor.tell({ kind: 'call', words: called(devices.find(call.kioskId)?.name), subjectId: call.callId }),
    onHealth: (kioskId, online, view) => devices.note(kioskId, { online, words: view }),
  });
  const phoneUrl = (): string => `${config.http.publicUrl ?? `http://localhost:${server.httpPort}`}/phone/`;
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
      simulated: config.sampleShop && config.simulator,
      phoneUrl: phoneUrl(),
      card: catalogue.card,
      asset: catalogue.assetType,
    }),
    storePicture: (bytes) => storePicture(parts.assetsFolder, bytes),
    async onPicture(picture) {
      await database.write(addAsset, {
        asset_id: picture.assetId,
        type: picture.type,
        bytes: picture.bytes,
        width_pixels: picture.widthPixels,
        height_pixels: picture.heightPixels,
        added_at: clock.now(),
      });
      catalogue.addAssetType(picture.assetId, picture.type, picture.bytes);
    },
    journal: staff.journal,
    onPainted: (screenId, online, words) => devices.note(screenId, { online, words }),
    onPublished: (_playlistId, by) =>
      floor.tell({ kind: 'screen', words: { fr: `Écrans publiés par ${by}`, en: `Screens published by ${by}` } }),
  });
  const presence = await joinPresence({
    bus,
    database,
    clock,
    log,
    plan: plan.now(),
    shoppers,
    devices,
    onFloor: (now) => floor.showFloor(now),
    onDwell: offers.dwell,
    onVisitClosed: offers.forgetVisit,
    onFailure: parts.onFailure,
  });
  const floor = createFloor({ clock, floor: presence.floor, facts: readFacts });
  parts.onDeviceChanged((deviceId) => {
    const device = devices.find(deviceId);
    if (device !== undefined && device.kind !== 'hanger') floor.tell({ kind: 'device', words: device.name, subjectId: deviceId });
  });

  async function readFacts() {
    const [exceptions, waiting, openCalls] = await Promise.all([
      database.read(readExceptions, 100),
      database.read(listOrderRecords, clock.now()),
      orders.openCalls(),
    ]);
    return {
      devices: devices.rows(),
      openCalls,
      exceptions: exceptions.length,
      ordersWaiting: waiting
        .filter((order) => order.state === 'placed')
        .map((order) => ({ number: order.number, placedAt: order.placed_at })),
      databaseTrouble: parts.databaseTrouble(),
    };
  }
  async function tellRedeemed(code: string, at: number): Promise<void> {
    const shopperId = await database.read(shopperOfCoupon, code);
    if (shopperId !== null) shoppers.sendRedeemed(shopperId, code, at);
  }
  async function showStock(productIds: readonly string[]): Promise<void> {
    for (const productId of new Set(productIds))
      await bus.publish(productStock, { productId }, { at: clock.now(), onHand: { ...catalogue.onHandOf(productId) } });
  }
  async function republish(): Promise<void> {
    await hangers.publishAll();
    await showStock(catalogue.productIds());
    await screens.publishAll();
  }

  const store: Answer = answer(readStore, () => ({
    storeId: config.store.id,
    name: config.store.name,
    currency: config.store.currency,
    timeZone: config.store.timeZone,
    languages: [...config.store.languages],
    simulated: config.sampleShop && config.simulator,
    mqttPath: '/mqtt',
    phoneUrl: phoneUrl(),
    now: clock.now(),
    businessDay: time.businessDayOf(clock.now()),
  }));
  const metrics = createMetrics({
    connectedClients: broker.connectedClients,
    databaseWaiting: database.waiting,
    people: () => presence.floor().inShop,
  });
  const server: { httpPort: number } = { httpPort: config.http.port };
  const app = await createServer({
    host: config.http.host,
    port: config.http.port,
    log,
    clock,
    answers: [
      store,
      ...staff.answers,
      ...devices.answers,
      ...catalogue.answers,
      ...hangers.answers,
      ...sales.answers,
      ...offers.answers,
      ...shoppers.answers,
      ...orders.answers,
      ...screens.answers,
      ...plan.answers,
      ...floor.answers,
    ],
    streams: [...shoppers.streams, ...floor.streams],
    staffByToken: staff.byToken,
    shopperByToken: shoppers.byToken,
    deviceByCredential: devices.authenticate,
    screensFolder: parts.screensFolder,
    assetsFolder: parts.assetsFolder,
    assetType: (assetId) => catalogue.assetType(assetId)?.type,
    documents: createDocuments(config.store.name),
    health: () => {
      const state = { broker: bus.isOnline(), database: parts.databaseTrouble() === undefined, screens: screens.arePlanned() };
      return { ready: state.broker && state.database && state.screens, parts: state };
    },
    metrics: metrics.text,
  });
  if (broker.handle !== undefined) serveMqttOverWebSocket(app.server, broker.handle, log);
  await app.listen({ host: config.http.host, port: config.http.port });
  server.httpPort = portOf(app.server.address(), config.http.port);
  await republish();

  return {
    httpPort: server.httpPort,
    mqttPort: broker.port,
    async stop() {
      floor.stop();
      await presence.stop();
      await app.close();
      await bus.close();
    },
  };
}

function portOf(address: AddressInfo | string | null, otherwise: number): number {
  return typeof address === 'object' && address !== null ? address.port : otherwise;
}

function liked(name: Texts | undefined, likes: number): Texts {
  return { fr: `${name?.fr ?? ''} : ${likes} j’aime`, en: `${name?.en ?? ''}: ${likes} likes` };
}

function sold(cents: number, currency: string): Texts {
  const format = (locale: string): string => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);
  return { fr: `Vente de ${format('fr')}`, en: `Sale of ${format('en')}` };
}

function called(name: Texts | undefined): Texts {
  return { fr: `Appel : ${name?.fr ?? ''}`, en: `Call: ${name?.en ?? ''}` };
}

function wishOf(catalogue: Catalogue, sku: string) {
  const variant = catalogue.variant(sku);
  if (variant === undefined) return undefined;
  const { productId, name, size, colour, picture, priceCents, onHand } = variant;
  return { sku, productId, name, size, colour, picture, priceCents, onHand };
}
