import type { Answer } from '#shared/contract/answer.ts';
import { productPrice, productStock } from '#shared/contract/products.ts';
import type { TransactionBody } from '#shared/contract/sales.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Announcer } from './announce.ts';
import type { HubBus } from './broker/hub-bus.ts';
import { countLike, recordHangerMove } from './catalogue/catalogue-records.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { createPrices } from './catalogue/prices.ts';
import { createStock } from './catalogue/stock.ts';
import type { Config } from './config/config.ts';
import type { Database } from './database/database.ts';
import type { Devices } from './devices/devices.ts';
import { createHangers } from './hangers/hangers.ts';
import { listWaitingOrders } from './orders/order-records.ts';
import { createOrders } from './orders/orders.ts';
import { countExceptions } from './sales/exception-records.ts';
import { createSales } from './sales/sales.ts';
import type { StoreTime } from './store-time.ts';

export interface GoodsParts {
  readonly bus: HubBus;
  readonly config: Config;
  readonly clock: Clock;
  readonly time: StoreTime;
  readonly database: Database;
  readonly devices: Devices;
  readonly catalogue: Catalogue;
  readonly announcer: Announcer;
  /** A transaction was stored for the first time. */
  readonly onSold: (tillId: string, body: TransactionBody, zoneIds: readonly string[]) => void;
  /** A coupon was used up by a sale. */
  readonly onRedeemed: (code: string, at: number) => void;
  /** Something costs something else from now on. */
  readonly onPrice: () => Promise<void>;
}

/** Joins what the shop sells: hangers, tills, stock, orders. */
export function joinGoods(parts: GoodsParts) {
  const { bus, config, clock, time, database, devices, catalogue, announcer } = parts;

  async function showStock(productIds: readonly string[]): Promise<void> {
    for (const productId of new Set(productIds))
      await bus.publish(productStock, { productId }, { at: clock.now(), onHand: { ...catalogue.onHandOf(productId) } });
  }

  async function showPrice(productId: string): Promise<void> {
    const card = catalogue.card(productId);
    if (card === undefined) return;
    const { priceCents, wasCents } = card;
    await bus.publish(productPrice, { productId }, { at: clock.now(), priceCents, ...(wasCents === undefined ? {} : { wasCents }) });
  }

  function onStock(changed: readonly { readonly sku: string; readonly onHand: number }[]): void {
    void showStock(changed.flatMap(({ sku, onHand }) => catalogue.setOnHand(sku, onHand) ?? []));
  }

  const hangers = createHangers({
    bus,
    clock,
    productOn: (hangerId) => devices.find(hangerId)?.productId ?? undefined,
    hangersByProduct: devices.hangersByProduct,
    hasProduct: catalogue.hasProduct,
    likesOf: catalogue.likesOf,
    countLike: (like) => database.write(countLike, like),
    recordMove: (move) => database.write(recordHangerMove, move),
    onLikes: catalogue.setLikes,
    onShown: (productId, likes) => announcer.tell({ kind: 'like', words: liked(catalogue.nameOf(productId), likes), subjectId: productId }),
    onHealth: (hangerId, online, batteryPercent) =>
      devices.note(hangerId, { online, ...(batteryPercent === undefined ? {} : { batteryPercent }) }),
  });

  const sales = createSales({
    bus,
    records: database,
    clock,
    time,
    currency: config.store.currency,
    zoneOfSku: (sku) => catalogue.card(catalogue.variant(sku)?.productId ?? '')?.zoneId,
    isTill: (deviceId) => devices.find(deviceId)?.kind === 'till',
    onStock,
    onSale({ tillId, body, zoneIds, redeemedCodes }) {
      for (const code of redeemedCodes) parts.onRedeemed(code, body.at);
      parts.onSold(tillId, body, zoneIds);
      announcer.tell({ kind: 'sale', words: sold(body), subjectId: tillId });
    },
  });

  const stock = createStock({ records: database, clock, onStock });

  const prices = createPrices({
    records: database,
    clock,
    async onPrice(productId, price) {
      catalogue.setPrice(productId, price);
      await showPrice(productId);
      await parts.onPrice();
    },
  });

  const orders = createOrders({
    bus,
    records: database,
    clock,
    time,
    variant: catalogue.variant,
    isKiosk: (deviceId) => devices.find(deviceId)?.kind === 'kiosk',
    hasProduct: catalogue.hasProduct,
    onPlaced: (order) =>
      announcer.tell({ kind: 'order', words: { fr: `Commande ${order.number}`, en: `Order ${order.number}` }, subjectId: order.orderId }),
    onCalled: (call) => announcer.tell({ kind: 'call', words: called(devices.find(call.kioskId)?.name), subjectId: call.callId }),
    onHealth: devices.note,
  });

  return {
    answers: [...hangers.answers, ...sales.answers, ...stock.answers, ...prices.answers, ...orders.answers] satisfies readonly Answer[],
    showHanger: hangers.showHanger,
    /** Puts likes and stock on their topics again: retained state is a copy of now. */
    async republish() {
      await hangers.publishAll();
      await showStock(catalogue.productIds());
      await Promise.all(catalogue.productIds().map(showPrice));
    },
    /** What of goods may need someone. */
    async facts() {
      const [exceptions, ordersWaiting, openCalls] = await Promise.all([
        database.read(countExceptions, null),
        database.read(listWaitingOrders, null),
        orders.openCalls(),
      ]);
      return { openCalls, exceptions, ordersWaiting };
    },
  };
}

function liked(name: Texts | undefined, likes: number): Texts {
  return { fr: `${name?.fr ?? ''} : ${likes} j’aime`, en: `${name?.en ?? ''}: ${likes} ${likes === 1 ? 'like' : 'likes'}` };
}

const kindWords: Readonly<Record<TransactionBody['kind'], Texts>> = {
  sale: { fr: 'Vente', en: 'Sale' },
  return: { fr: 'Retour', en: 'Return' },
  void: { fr: 'Annulation', en: 'Void' },
};

function sold({ kind, totalCents, currency }: TransactionBody): Texts {
  const format = (locale: string): string => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(totalCents / 100);
  return { fr: `${kindWords[kind].fr} : ${format('fr')}`, en: `${kindWords[kind].en}: ${format('en')}` };
}

function called(name: Texts | undefined): Texts {
  return { fr: `Appel : ${name?.fr ?? ''}`, en: `Call: ${name?.en ?? ''}` };
}
