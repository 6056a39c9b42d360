import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { sampleProducts } from '../../../edge/sample/catalogue.ts';
import { sampleFloorPlan } from '../../../edge/sample/plan.ts';
import { Type } from 'typebox';
import type { RouteDefinition } from '#shared/contract/define-route.ts';
import { readPlan } from '#shared/contract/places.ts';
import { findByCode, listProducts } from '#shared/contract/products.ts';
import * as shoppers from '#shared/contract/shoppers.ts';
import type { Coupon, ShopperBody } from '#shared/contract/shoppers.ts';
import { readStore } from '#shared/contract/staff.ts';
import { validate } from '#shared/contract/validate.ts';

const folder = resolve(import.meta.dirname, '../../../dist/phone');
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html default";
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** One article of the sample shop as the phone's routes tell it. */
export interface Article {
  readonly gtin: string;
  readonly wish: ShopperBody['wishes'][number];
}

const drawings = new Map<string, string>();
/** Every eighth product's first variant, with its drawing under its SHA-256. */
export const articles: readonly Article[] = sampleProducts()
  .filter((_, place) => place % 8 === 0)
  .flatMap(({ id, name, priceCents, colourways: [look], variants: [variant] }) => {
    if (look === undefined || variant === undefined) return [];
    const drawing = look.svg();
    const picture = createHash('sha256').update(drawing).digest('hex');
    drawings.set(picture, drawing);
    const { gtin, sku, size, colour } = variant;
    return [{ gtin, wish: { sku, productId: id, name, size, colour, picture, priceCents, onHand: variant.stock } }];
  });

export const pairingCode = 'LUNE-7K2QXD';
export const takenCode = 'LUNE-TAKEN1';

/** The hub's side of the phone's contract, held in memory and steered by a test. Every answer is checked against the contract. */
export class FakeHub {
  shopper: ShopperBody | undefined;
  simulated = true;
  /** No label is known: a shop whose catalogue lacks the scanned piece. */
  refusesWishes = false;
  trace: { points: { at: number; xMetres: number; yMetres: number }[]; zones: { zoneId: string; dwellSeconds: number }[] } = {
    points: [],
    zones: [],
  };
  /** Writes that came without the header only our own page sends. */
  writesWithoutHeader = 0;
  readonly calls: string[] = [];
  private token = '';
  private port = 0;
  private server: Server | undefined;
  private readonly streams = new Set<ServerResponse>();

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    this.server = server;
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    const address: AddressInfo | string | null = server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
  }

  /** Gone from the network: what is open breaks, the port is kept for `open` again. */
  async close(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    const closed = new Promise<void>((done) => server.close(() => done()));
    server.closeAllConnections();
    await closed;
  }

  offer(coupon: Coupon): void {
    this.put({ coupons: [...(this.shopper?.coupons ?? []), coupon] });
    this.send('offer', coupon);
  }

  redeem(code: string, at: number): void {
    this.put({ coupons: (this.shopper?.coupons ?? []).map((coupon) => (coupon.code === code ? { ...coupon, redeemedAt: at } : coupon)) });
    this.send('redeemed', { code, at });
  }

  place(zoneId: string): void {
    this.put({ zoneId });
    this.send('place', { at: Date.now(), zoneId });
  }

  /** Changes what the hub knows of the one phone that joined, and answers it. */
  private put(part: Partial<ShopperBody>): ShopperBody | undefined {
    if (this.shopper !== undefined) this.shopper = { ...this.shopper, ...part };
    return this.shopper;
  }

  private send(name: keyof typeof shoppers.shopperStream.events, body: unknown): void {
    const fits = validate(shoppers.shopperStream.events[name], body);
    if (!fits.ok) throw new Error(`the fake hub sent a wrong ${name}: ${fits.words}`);
    for (const stream of this.streams) stream.write(`event: ${name}\ndata: ${JSON.stringify(body)}\n\n`);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    response.setHeader('content-security-policy', policy);
    if (pathname.startsWith('/assets/')) {
      response.setHeader('content-type', 'image/svg+xml');
      response.end(drawings.get(pathname.slice(8)) ?? '');
      return;
    }
    if (!pathname.startsWith('/v1/')) {
      this.serveFile(pathname, response);
      return;
    }
    const call = `${request.method} ${decodeURIComponent(pathname)}`;
    this.calls.push(call);
    if (request.method !== 'GET' && request.headers['x-aisle'] !== '1') this.writesWithoutHeader += 1;
    let text = '';
    for await (const chunk of request) text += String(chunk);
    this.route(call, request, response, text === '' ? undefined : JSON.parse(text));
  }

  private serveFile(pathname: string, response: ServerResponse): void {
    const file = join(folder, pathname.replace(/^\/phone\/?/, '') || 'index.html');
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  }

  private route(call: string, request: IncomingMessage, response: ServerResponse, body: unknown): void {
    const reply = (route: RouteDefinition, value: unknown): void => {
      const fits = validate(route.reply, value);
      if (!fits.ok) throw new Error(`the fake hub broke ${route.name}: ${fits.words}`);
      response.writeHead(route.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const refuse = (status: number, code: string): void => {
      response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, code, detail: code }));
    };
    if (call === 'GET /v1/store') return reply(readStore, storeBody(this.simulated));
    if (call === 'GET /v1/plan') return reply(readPlan, sampleFloorPlan);
    if (call === 'GET /v1/products') return reply(listProducts, newestBody());
    if (call.startsWith('GET /v1/codes/')) {
      const found = findArticle(call.slice(14));
      return found === undefined ? refuse(404, 'code-unknown') : reply(findByCode, found.wish);
    }
    if (call === 'POST /v1/shoppers') {
      const joining = validate(shoppers.joinShop.body ?? Type.Never(), body);
      if (!joining.ok) return refuse(400, 'wrong-schema');
      this.shopper = { ...joining.value, fob: null, zoneId: null, coupons: [], wishes: [] };
      this.token = randomUUID();
      response.setHeader('set-cookie', `aisle_shopper=${this.token}; Path=/; HttpOnly; SameSite=Strict`);
      return reply(shoppers.joinShop, this.shopper);
    }
    const { shopper } = this;
    if (shopper === undefined || !request.headers.cookie?.includes(this.token)) return refuse(401, 'sign-in');
    this.routeShopper(call, shopper, body, { reply, refuse, response });
  }

  private routeShopper(call: string, shopper: ShopperBody, body: unknown, answers: Answers): void {
    const { reply, refuse, response } = answers;
    switch (call) {
      case 'GET /v1/shoppers/me':
        return reply(shoppers.readShopper, shopper);
      case 'GET /v1/shoppers/me/trace':
        return reply(shoppers.readTrace, shopper.consents.path ? this.trace : { points: [], zones: [] });
      case 'GET /v1/shoppers/me/stream':
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': open\n\n');
        this.streams.add(response);
        response.on('close', () => this.streams.delete(response));
        return undefined;
      case 'PUT /v1/shoppers/me/consents': {
        const wanted = validate(shoppers.changeConsents.body ?? Type.Never(), body);
        return wanted.ok ? reply(shoppers.changeConsents, this.put({ consents: wanted.value })) : refuse(400, 'wrong-schema');
      }
      case 'PUT /v1/shoppers/me/language': {
        const wanted = validate(shoppers.changeLanguage.body ?? Type.Never(), body);
        return wanted.ok ? reply(shoppers.changeLanguage, this.put({ language: wanted.value.language })) : refuse(400, 'wrong-schema');
      }
      case 'PUT /v1/shoppers/me/fob': {
        const wanted = validate(shoppers.carryFob.body ?? Type.Never(), body);
        if (!wanted.ok || ![pairingCode, takenCode].includes(wanted.value.pairingCode)) return refuse(404, 'fob-unknown');
        if (wanted.value.pairingCode === takenCode) return refuse(409, 'fob-taken');
        return reply(shoppers.carryFob, this.put({ fob: 'F-017' }));
      }
      case 'DELETE /v1/shoppers/me/fob':
        return reply(shoppers.returnFob, this.put({ fob: null }));
      case 'POST /v1/shoppers/me/wishes': {
        const wanted = validate(shoppers.addWish.body ?? Type.Never(), body);
        const found = wanted.ok ? findArticle(wanted.value.code) : undefined;
        if (found === undefined || this.refusesWishes) return refuse(404, 'code-unknown');
        const others = shopper.wishes.filter(({ sku }) => sku !== found.wish.sku);
        return reply(shoppers.addWish, this.put({ wishes: [found.wish, ...others] }));
      }
      case 'DELETE /v1/shoppers/me':
        this.shopper = undefined;
        return reply(shoppers.forgetShopper, { rows: 14, words: 'forgotten' });
      default:
        return reply(shoppers.removeWish, this.put({ wishes: shopper.wishes.filter(({ sku }) => !call.endsWith(`/wishes/${sku}`)) }));
    }
  }
}

interface Answers {
  readonly reply: (route: RouteDefinition, value: unknown) => void;
  readonly refuse: (status: number, code: string) => void;
  readonly response: ServerResponse;
}

function findArticle(code: string): Article | undefined {
  return articles.find(({ gtin, wish }) => gtin === code || wish.sku === code);
}

function newestBody() {
  const products = articles.slice(8, 9).map(({ wish }) => ({
    id: wish.productId,
    name: wish.name,
    family: 'dresses',
    zoneId: 'dresses',
    picture: wish.picture,
    priceCents: wish.priceCents,
    isNew: true,
    likes: 0,
    onHand: wish.onHand,
    swatches: [],
  }));
  return { products, families: [] };
}

function storeBody(simulated: boolean) {
  const now = Date.now();
  return {
    storeId: 'lune',
    name: 'Maison Lune',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    languages: ['fr', 'en', 'ar'],
    simulated,
    mqttPath: '/mqtt',
    phoneUrl: 'http://localhost/phone/',
    now,
    businessDay: new Date(now).toISOString().slice(0, 10),
  };
}
