import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHub, type Credential, type RunningHub } from '../fakes/start-hub.ts';
import { until } from '../fakes/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'aisle-tls-hub-'));
const tlsFolder = join(folder, 'shop/tls');
let hub: RunningHub;
let hanger: Credential;
let httpsPort: number;
let mqttsPort: number;

beforeAll(async () => {
  const config = join(folder, 'aisle.json');
  writeFileSync(config, JSON.stringify({ tls: { httpsPort: 0, mqttPort: 0 } }));
  hub = await startHub({ folder: join(folder, 'shop'), words: ['--config', config] });
  const found = /With TLS\s+https:\/\/localhost:(\d+)\/\s+mqtts:\/\/localhost:(\d+)/.exec(hub.printed);
  httpsPort = Number(found?.[1]);
  mqttsPort = Number(found?.[2]);
  hanger = await hub.claim('hanger-01');
}, 90_000);

afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

const authority = (): Buffer => readFileSync(join(tlsFolder, 'ca.pem'));

function ask(path: string, body?: unknown) {
  return new Promise<{ readonly status: number; readonly text: string; readonly cookies: readonly string[] }>((done, fail) => {
    const asked = request(
      {
        host: 'localhost',
        port: httpsPort,
        path,
        ca: authority(),
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json' },
      },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        reply.on('end', () => done({ status: reply.statusCode ?? 0, text, cookies: reply.headers['set-cookie'] ?? [] }));
      },
    );
    asked.on('error', fail);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function fingerprintShown(port: number): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connectTls({ host: 'localhost', port, servername: 'localhost', ca: authority() }, () => {
      done(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.once('error', fail);
  });
}

async function connectDevice(url: string) {
  return mqtt.connectAsync(url, {
    clientId: hanger.deviceId,
    username: hanger.deviceId,
    password: hanger.credential,
    ca: authority(),
    reconnectPeriod: 0,
  });
}

test('the terminal says where TLS is and what devices are to trust; the authority is served to them', async () => {
  expect(hub.printed).toContain(join(tlsFolder, 'ca.pem'));
  expect(hub.printed).toContain(await fingerprintShown(httpsPort));
  expect(await (await fetch(`${hub.url}/ca.pem`)).text()).toBe(authority().toString());
  for (const path of ['', '/ca.key', '/hub.key']) expect(statSync(`${tlsFolder}${path}`).mode & 0o077).toBe(0);
});

test('the same pages and API are behind HTTPS, and a sign-in there gets a cookie that never travels in the clear', async () => {
  expect((await ask('/console/')).status).toBe(200);
  expect((await ask('/readyz')).status).toBe(200);
  const signedIn = await ask('/v1/session', { login: 'camille', password: hub.passwords.get('camille') });
  expect(signedIn.status).toBe(201);
  expect(signedIn.cookies.join()).toMatch(/aisle_staff=[^;]+;.*Secure/);
});

test.each([
  ['MQTT with TLS', () => `mqtts://localhost:${mqttsPort}`],
  ['WebSocket with TLS', () => `wss://localhost:${httpsPort}/mqtt`],
])('a hanger speaks %s, and its press is acknowledged', async (_what, url) => {
  const device = await connectDevice(url());
  const id = `press-over-${new URL(url()).protocol.slice(0, -1)}`;
  const body = JSON.stringify({ id, at: 1_795_250_000_000 });
  await device.publishAsync(`aisle/v1/lune/hanger/${hanger.deviceId}/liked`, body, { qos: 1 });
  await device.endAsync();
  const database = new Database(join(folder, 'shop/aisle.db'), { readonly: true });
  const stored = database.prepare('SELECT product_id FROM likes WHERE event_id = ?').get(`${id}.${hanger.deviceId}`);
  database.close();
  expect(stored).toBeDefined();
});

test('without its credential nobody comes in, TLS or not', async () => {
  await expect(
    mqtt.connectAsync(`mqtts://localhost:${mqttsPort}`, {
      clientId: 'x',
      username: 'x',
      password: 'x',
      ca: authority(),
      reconnectPeriod: 0,
    }),
  ).rejects.toThrow(/Not authorized|Bad user/i);
});

test('SIGHUP renews the certificate on both doors, and a connected device does not notice', async () => {
  const device = await connectDevice(`mqtts://localhost:${mqttsPort}`);
  let closed = 0;
  device.on('close', () => (closed += 1));
  const before = await fingerprintShown(mqttsPort);
  rmSync(join(tlsFolder, 'hub.pem'));
  hub.process.kill('SIGHUP');
  await until('another certificate', async () => ((await fingerprintShown(mqttsPort)) === before ? undefined : true));
  expect(await fingerprintShown(httpsPort)).toBe(await fingerprintShown(mqttsPort));
  const topic = `aisle/v1/lune/hanger/${hanger.deviceId}/liked`;
  await device.publishAsync(topic, JSON.stringify({ id: 'press-after-renewal', at: 1_795_250_000_001 }), { qos: 1 });
  expect(closed).toBe(0);
  await device.endAsync();
});
