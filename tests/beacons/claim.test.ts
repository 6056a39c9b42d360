import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { claimCredential } from '../../beacons/claim.ts';
import { planGateways } from '../../beacons/plan.ts';
import { readSettings } from '../../beacons/settings.ts';

let folder = '';
let server: Server;
let httpUrl = '';
let claims: unknown[] = [];
let answer: { status: number; body: unknown } = { status: 201, body: {} };
const claimed = { deviceId: 'gateway-1', kind: 'gateway', storeId: 'maison', credential: 's3cret', name: { fr: 'Entrée', en: 'Entrance' } };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-claim-'));
  claims = [];
  answer = { status: 201, body: claimed };
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      claims.push({ method: request.method, url: request.url, body: JSON.parse(text) });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  httpUrl = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe('claiming a gateway', () => {
  it('keeps the credential where only its owner reads it', async () => {
    const path = join(folder, 'deep/down/gateway.json');
    expect(await claimCredential({ httpUrl: `${httpUrl}/`, code: '4F7K-29QX', path })).toEqual({
      deviceId: 'gateway-1',
      storeId: 'maison',
      credential: 's3cret',
    });
    expect(claims).toEqual([{ method: 'POST', url: '/v1/devices/claim', body: { code: '4F7K-29QX' } }]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ deviceId: 'gateway-1', storeId: 'maison', credential: 's3cret' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is not repeated at the next start with the same command', async () => {
    const path = join(folder, 'gateway.json');
    const settings = readSettings(['--hub', 'mqtt://127.0.0.1:1', '--claim', '4F7K-29QX', '--http', httpUrl, '--credential-file', path]);
    if (settings === undefined) throw new Error('no settings');
    const said: string[] = [];
    for (let start = 0; start < 2; start += 1) {
      const [plan] = await planGateways({ settings, clock: systemClock, log: (words) => said.push(words) });
      expect(plan?.credential.deviceId).toBe('gateway-1');
    }
    expect(claims).toHaveLength(1);
    expect(said).toEqual([expect.stringContaining('claimed as gateway-1 of maison'), expect.stringContaining('already claimed')]);
    expect(said.join()).not.toContain('s3cret');
  });

  it('refused by the hub says the hub’s words and keeps nothing', async () => {
    answer = {
      status: 404,
      body: { status: 404, code: 'unknown-code', detail: 'this code is not valid any more: show a new one in the console' },
    };
    const path = join(folder, 'gateway.json');
    await expect(claimCredential({ httpUrl, code: 'nope', path })).rejects.toThrow('this code is not valid any more');
    expect(existsSync(path)).toBe(false);
  });

  it('with a kiosk’s code says whose it is and keeps nothing', async () => {
    answer = { status: 201, body: { ...claimed, kind: 'kiosk', deviceId: 'kiosk-2' } };
    const path = join(folder, 'gateway.json');
    await expect(claimCredential({ httpUrl, code: '4F7K', path })).rejects.toThrow(/kiosk "kiosk-2"/);
    expect(existsSync(path)).toBe(false);
  });

  it('understands a newer hub that says more, and not something else that answers', async () => {
    answer = { status: 201, body: { ...claimed, mqttUrl: 'mqtt://hub:1883' } };
    await expect(claimCredential({ httpUrl, code: '4F7K', path: join(folder, 'a.json') })).resolves.toMatchObject({
      deviceId: 'gateway-1',
    });
    answer = { status: 201, body: { hello: 'printer' } };
    await expect(claimCredential({ httpUrl, code: '4F7K', path: join(folder, 'b.json') })).rejects.toThrow(/not an Aisle hub/);
  });

  it('does not spend the code when the credential could not be kept', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(claimCredential({ httpUrl, code: '4F7K', path: join(folder, 'file/gateway.json') })).rejects.toThrow();
    expect(claims).toEqual([]);
  });

  it('with the hub away says so', async () => {
    await expect(
      claimCredential({ httpUrl: 'http://127.0.0.1:9', code: '4F7K', path: join(folder, 'gateway.json') }),
    ).rejects.toBeInstanceOf(RefusedError);
  });

  it('warns of a credential others can read', async () => {
    const path = join(folder, 'gateway.json');
    writeFileSync(path, JSON.stringify({ deviceId: 'gateway-1', storeId: 'maison', credential: 's3cret' }));
    chmodSync(path, 0o644);
    const settings = readSettings(['--hub', 'mqtt://127.0.0.1:1', '--credential-file', path]);
    if (settings === undefined) throw new Error('no settings');
    const said: string[] = [];
    await planGateways({ settings, clock: systemClock, log: (words) => said.push(words) });
    expect(said).toEqual([expect.stringContaining('chmod 600')]);
  });
});
