import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { Aedes } from 'aedes';
import { createWebSocketStream, WebSocketServer } from 'ws';
import type { ManifestBody } from '#shared/contract/screens.ts';

const built = resolve(import.meta.dirname, '../../dist/signage');
const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.woff2', 'font/woff2'],
  ['.woff', 'font/woff'],
]);
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'";

export const screenId = 'screen-window';
export const storeId = 'maison-lune';
const topicOf = (word: string): string => `aisle/v1/${storeId}/screen/${screenId}/${word}`;

export interface HeardPublish {
  readonly word: string;
  readonly body: unknown;
}

/**
 * The hub as a screen meets it: a real broker and a real HTTP server on one port, with the product's content policy, which can be killed and
 * opened again. What the screen publishes is in `heard`.
 */
export class SignageShop {
  readonly pictures = new Map<string, Uint8Array>();
  readonly heard: HeardPublish[] = [];
  readonly pictureCalls: string[] = [];
  manifest: ManifestBody | undefined;
  isRevoked = false;
  port = 0;
  private server: Server | undefined;
  private broker: Aedes | undefined;
  private sockets: WebSocketServer | undefined;

  get url(): string {
    return `http://localhost:${this.port}/signage/`;
  }

  async open(): Promise<void> {
    const broker = await Aedes.createBroker();
    this.broker = broker;
    broker.authenticate = (_client, username, _password, done) => done(null, username === screenId && !this.isRevoked);
    broker.on('publish', (packet) => {
      const [, , , noun, , word] = packet.topic.split('/');
      if (noun === 'screen' && word !== undefined && word !== 'manifest')
        this.heard.push({ word, body: JSON.parse(String(packet.payload)) });
    });
    this.server = createServer((request, response) => this.answer(request, response));
    this.sockets = new WebSocketServer({ server: this.server, path: '/mqtt' });
    this.sockets.on('connection', (socket, request) => {
      const stream = createWebSocketStream(socket);
      stream.on('error', () => socket.terminate());
      broker.handle(stream, request);
    });
    await new Promise<void>((done) => this.server?.listen(this.port, done));
    const address = this.server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
    if (this.manifest !== undefined) await this.publishManifest(this.manifest);
  }

  /** As when someone pulls its plug: every connection breaks at once. */
  async kill(): Promise<void> {
    for (const socket of this.sockets?.clients ?? []) socket.terminate();
    this.server?.closeAllConnections();
    await new Promise<void>((done) => (this.server === undefined ? done() : this.server.close(() => done())));
    await new Promise<void>((done) => (this.broker === undefined ? done() : this.broker.close(() => done())));
    this.server = undefined;
    this.broker = undefined;
  }

  async publishManifest(manifest: ManifestBody): Promise<void> {
    this.manifest = manifest;
    await this.publish(topicOf('manifest'), manifest, true);
  }

  async publishLikes(productId: string, likes: number): Promise<void> {
    await this.publish(`aisle/v1/${storeId}/product/${productId}/likes`, { at: Date.now(), likes }, true);
  }

  /** Breaks the broker's side of every connection; the next attempts are judged anew. */
  dropScreens(): void {
    for (const socket of this.sockets?.clients ?? []) socket.terminate();
  }

  addPicture(svg: string): string {
    const bytes = new TextEncoder().encode(svg);
    const assetId = createHash('sha256').update(bytes).digest('hex');
    this.pictures.set(assetId, bytes);
    return assetId;
  }

  bodiesOf(word: string): readonly Readonly<Record<string, unknown>>[] {
    return this.heard.flatMap(({ word: heardWord, body }) => (heardWord === word && isRecord(body) ? [body] : []));
  }

  private publish(topic: string, body: unknown, retain: boolean): Promise<void> {
    return new Promise((done, fail) => {
      this.broker?.publish({ cmd: 'publish', topic, payload: JSON.stringify(body), qos: 1, retain, dup: false }, (error) =>
        error === undefined || error === null ? done() : fail(error),
      );
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    if (path.startsWith('/assets/')) return this.answerPicture(path.slice('/assets/'.length), response);
    if (path === '/v1/devices/claim') return this.answerClaim(request, response);
    if (path === '/v1/store') return sendJson(response, 200, this.storeBody());
    if (path === '/v1/screens/me/manifest') {
      if (this.isRevoked || request.headers.authorization !== `Bearer ${screenId}.secret`)
        return sendProblem(response, 401, 'not-signed-in');
      return this.manifest === undefined ? sendProblem(response, 404, 'no-manifest') : sendJson(response, 200, this.manifest);
    }
    const file = join(built, path === '/signage/' ? 'index.html' : path.replace('/signage/', ''));
    if (!path.startsWith('/signage/') || !existsSync(file) || !statSync(file).isFile()) return sendProblem(response, 404, 'not-found');
    response.writeHead(200, { 'content-type': types.get(extname(file)) ?? 'application/octet-stream', 'content-security-policy': policy });
    response.end(readFileSync(file));
  }

  private answerPicture(assetId: string, response: ServerResponse): void {
    this.pictureCalls.push(assetId);
    const bytes = this.pictures.get(assetId);
    if (bytes === undefined) return sendProblem(response, 404, 'not-found');
    response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=31536000, immutable' });
    response.end(bytes);
  }

  private answerClaim(request: IncomingMessage, response: ServerResponse): void {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      if (!text.includes('"GOOD1234"')) return sendProblem(response, 404, 'code-unknown');
      sendJson(response, 201, { deviceId: screenId, kind: 'screen', storeId, credential: 'secret', name: { fr: 'Vitrine', en: 'Window' } });
    });
  }

  private storeBody(): unknown {
    return {
      storeId,
      name: 'Maison Lune',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      languages: ['fr', 'en'],
      simulated: true,
      mqttPath: '/mqtt',
      phoneUrl: `http://localhost:${this.port}/phone/`,
      now: Date.now(),
      businessDay: '2026-11-22',
    };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function sendProblem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, detail: code }));
}
