import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '#shared/link/errors.ts';
import { isHostName, isPrivateAddress, isRenewalDue } from '../../edge/tls/certificate-rules.ts';
import { createTlsDoors, type TlsDoorsParts } from '../../edge/tls/doors.ts';
import { keepOwnCertificates } from '../../edge/tls/own-certificates.ts';
import { readCertificates } from '../../edge/tls/read-certificates.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';

const dayMs = 86_400_000;
const now = Date.now();
const names = { dns: ['localhost', 'shop-hub'], ip: ['127.0.0.1', '192.168.1.20'] };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-tls-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function mistakesOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes.join('\n');
    throw error;
  }
}

describe('the store’s own authority', () => {
  test('signs a certificate for the hub’s names and no others; keys are this user’s only', async () => {
    const files = await keepOwnCertificates(folder, 'Aisle lune', names, now);
    const leaf = new X509Certificate(readFileSync(files.certificate));
    const authority = new X509Certificate(readFileSync(files.authority));
    expect(leaf.verify(authority.publicKey)).toBe(true);
    expect([leaf.ca, authority.ca]).toEqual([false, true]);
    expect(leaf.checkHost('shop-hub')).toBe('shop-hub');
    expect(leaf.checkIP('192.168.1.20')).toBe('192.168.1.20');
    expect(leaf.checkHost('bank.example')).toBe(undefined);
    expect(Date.parse(leaf.validTo) - now).toBeLessThanOrEqual(398 * dayMs);
    for (const key of ['ca.key', 'hub.key']) expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['ca.key', 'ca.pem', 'hub.key', 'hub.pem']);
  });

  test('can’t vouch for anyone outside the shop, even with its key in wrong hands', async () => {
    await keepOwnCertificates(folder, 'Aisle lune', names, now);
    expect(await mistakesOf(keepOwnCertificates(folder, 'Aisle lune', { ...names, dns: ['localhost', 'bank.example'] }, now))).toContain(
      'may not sign for the hub’s present names',
    );
    expect(new X509Certificate(readFileSync(join(folder, 'hub.pem'))).checkHost('bank.example')).toBe(undefined);
  });

  test('keeps what it made, and makes the hub’s certificate again when it is due or the hub has a new address', async () => {
    const first = readFileSync((await keepOwnCertificates(folder, 'Aisle lune', names, now)).certificate, 'utf8');
    const again = async (more: Partial<typeof names>, at: number) =>
      readFileSync((await keepOwnCertificates(folder, 'Aisle lune', { ...names, ...more }, at)).certificate, 'utf8');
    const authority = readFileSync(join(folder, 'ca.pem'), 'utf8');
    expect(await again({}, now + 300 * dayMs)).toBe(first);
    const moved = await again({ ip: ['127.0.0.1', '10.0.0.7'] }, now);
    expect(moved).not.toBe(first);
    expect(await again({ ip: ['127.0.0.1', '10.0.0.7'] }, now + 380 * dayMs)).not.toBe(moved);
    expect(readFileSync(join(folder, 'ca.pem'), 'utf8')).toBe(authority);
  });

  test('a power cut between key and certificate is mended', async () => {
    const files = await keepOwnCertificates(folder, 'Aisle lune', names, now);
    const other = mkdtempSync(join(tmpdir(), 'aisle-tls-'));
    const foreign = await keepOwnCertificates(other, 'Aisle lune', names, now);
    writeFileSync(files.key, readFileSync(foreign.key));
    const mended = await keepOwnCertificates(folder, 'Aisle lune', names, now);
    expect((await readCertificates(mended, now)).fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    rmSync(other, { recursive: true });
  });
});

describe('given certificates', () => {
  test('are refused, each with its reason, before any device would', async () => {
    const files = await keepOwnCertificates(folder, 'Aisle lune', names, now);
    const other = join(folder, 'other');
    const foreign = await keepOwnCertificates(other, 'Aisle lune', names, now);
    expect(await mistakesOf(readCertificates({ ...files, key: foreign.key }, now))).toContain('does not belong to');
    expect(await mistakesOf(readCertificates(files, now + 400 * dayMs))).toContain('ended on');
    expect(await mistakesOf(readCertificates({ certificate: join(folder, 'no.pem'), key: join(folder, 'no.key') }, now))).toMatch(
      /tls\.certificate.*\n.*tls\.key/,
    );
    writeFileSync(join(folder, 'text.pem'), 'hello');
    expect(await mistakesOf(readCertificates({ ...files, certificate: join(folder, 'text.pem') }, now))).toContain('holds no certificate');
    chmodSync(files.key, 0o644);
    expect(await mistakesOf(readCertificates(files, now))).toContain('chmod 600');
  });
});

describe('the doors', () => {
  const clock = createHandClock(now);

  async function open(parts: Partial<TlsDoorsParts> = {}) {
    const doors = await createTlsDoors({
      settings: { files: undefined, names: [], httpsPort: 0, mqttPort: 0 },
      folder,
      storeId: 'lune',
      httpHost: '127.0.0.1',
      mqttHost: '127.0.0.1',
      clock,
      onFailure: () => undefined,
      ...parts,
    });
    const ports = await doors.open({ onHttp: (socket) => void socket.pipe(socket), onMqtt: undefined });
    return { ...doors, ...ports };
  }

  interface Called {
    readonly socket: TLSSocket;
    readonly refused: string;
  }

  function call(port: number, options: ConnectionOptions = {}): Promise<Called> {
    return new Promise((done) => {
      const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', ca: readFileSync(join(folder, 'ca.pem')), ...options });
      socket.once('secureConnect', () => done({ socket, refused: '' }));
      socket.once('error', (error) => done({ socket, refused: 'code' in error ? String(error.code) : error.message }));
    });
  }

  function echo(socket: TLSSocket, words: string): Promise<string> {
    return new Promise((done) => {
      socket.once('data', (bytes) => done(bytes.toString()));
      socket.write(words);
    });
  }

  test('a device that trusts the store’s authority comes in, by TLS 1.2 or 1.3', async () => {
    const doors = await open();
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const { socket, refused } = await call(doors.httpsPort, { maxVersion: version });
      expect([refused, socket.authorized, socket.getProtocol()]).toEqual(['', true, version]);
      socket.destroy();
    }
    await doors.stop();
  });

  test('a device refuses another host name, another authority and a hub that knows only old TLS', async () => {
    const doors = await open();
    const other = join(folder, 'other');
    await keepOwnCertificates(other, 'Aisle lune', names, now);
    expect((await call(doors.httpsPort, { servername: 'till.example' })).refused).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect((await call(doors.httpsPort, { ca: readFileSync(join(other, 'ca.pem')) })).refused).toMatch(
      /UNABLE_TO_VERIFY|CERT_SIGNATURE_FAILURE|SELF_SIGNED/,
    );
    expect((await call(doors.httpsPort, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).refused).not.toBe(
      '',
    );
    const after = await call(doors.httpsPort);
    expect(after.refused).toBe('');
    after.socket.destroy();
    await doors.stop();
  });

  test('renewal: new connections get the new certificate, an open one goes on', async () => {
    const doors = await open();
    const before = await call(doors.httpsPort);
    const shown = before.socket.getPeerCertificate().fingerprint256;
    expect(shown).toBe(doors.fingerprint());
    rmSync(join(folder, 'hub.pem'));
    await doors.renew();
    const after = await call(doors.httpsPort);
    expect(after.socket.getPeerCertificate().fingerprint256).toBe(doors.fingerprint());
    expect(doors.fingerprint()).not.toBe(shown);
    expect(await echo(before.socket, 'still here')).toBe('still here');
    before.socket.destroy();
    after.socket.destroy();
    await doors.stop();
  });

  test('a renewal that is no good keeps the certificate in use', async () => {
    const own = await keepOwnCertificates(folder, 'Aisle lune', names, now);
    const doors = await open({ settings: { files: own, names: [], httpsPort: 0, mqttPort: 0 } });
    const shown = doors.fingerprint();
    writeFileSync(own.certificate, 'half a certif');
    await expect(doors.renew()).rejects.toThrow('holds no certificate');
    const { socket, refused } = await call(doors.httpsPort);
    expect([refused, socket.getPeerCertificate().fingerprint256]).toEqual(['', shown]);
    socket.destroy();
    await doors.stop();
  });
});

test('which names may go into a certificate, and when a new one is due', () => {
  expect(['10.1.2.3', '192.168.0.9', '172.16.0.1', '127.0.0.1', '::1', 'fd00::1'].filter((address) => !isPrivateAddress(address))).toEqual(
    [],
  );
  expect(['8.8.8.8', '172.32.0.1', '2001:db8::1', 'localhost', ''].filter(isPrivateAddress)).toEqual([]);
  expect(['shop-hub', 'hub.shop.example'].filter((name) => !isHostName(name))).toEqual([]);
  expect(['-hub', 'hub\nDNS.9 = bank.example', 'a b', '', 'hub_1'].filter(isHostName)).toEqual([]);
  const covers = (name: string): boolean => name === 'hub';
  expect(isRenewalDue({ endsAt: now + 31 * dayMs, covers }, { dns: ['hub'], ip: [] }, now)).toBe(false);
  expect(isRenewalDue({ endsAt: now + 29 * dayMs, covers }, { dns: ['hub'], ip: [] }, now)).toBe(true);
  expect(isRenewalDue({ endsAt: now + 300 * dayMs, covers }, { dns: ['hub'], ip: ['10.0.0.1'] }, now)).toBe(true);
});

test('the openssl command is there for these tests', () => {
  expect(spawnSync('openssl', ['version']).status).toBe(0);
});
