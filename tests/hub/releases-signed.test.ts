import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bringRelease, packRelease } from '../../edge/releases/release-commands.ts';
import { keepRelease } from '../../edge/releases/release-files.ts';
import { createReleaseShelf } from '../../edge/releases/release-shelf.ts';
import { isSignedBy, readSigningKey, readTrustedKey, signatureFile, signRelease } from '../../edge/releases/release-signature.ts';
import { program } from '../fakes/start-hub.ts';

let folder: string;
let screensFolder: string;
let dataFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aisle-signed-'));
  screensFolder = join(folder, 'screens');
  dataFolder = join(folder, 'shop');
  for (const screen of ['kiosk', 'signage', 'phone']) {
    await mkdir(join(screensFolder, screen), { recursive: true });
    await writeFile(join(screensFolder, screen, 'index.html'), `<meta name="aisle-version" content="0.2.0+${screen}" />`);
  }
});
afterEach(() => rm(folder, { recursive: true }));

/** A key as openssl writes it: the file of its maker, and that of the shops that trust it. */
async function makeKey(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const files = { key: join(folder, `${name}.pem`), trusted: join(folder, `${name}.pub`) };
  await writeFile(files.key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(files.trusted, publicKey.export({ type: 'spki', format: 'pem' }));
  return { ...files, trustedKey: readTrustedKey(files.trusted) };
}

async function pack(name: string, keyFile?: string): Promise<string> {
  const to = join(folder, name);
  expect(await packRelease({ screensFolder, to, keyFile })).toContain(keyFile === undefined ? name : 'signed');
  return to;
}

const kept = async (): Promise<readonly string[]> => {
  const releases = join(dataFolder, 'releases');
  return existsSync(releases) ? (await readdir(releases)).filter((name) => !name.startsWith('.')) : [];
};

describe('a shop that trusts a key', () => {
  test('takes a release which that key signed, and refuses one of nobody, of somebody else, or changed since', async () => {
    const [vendor, stranger] = [await makeKey('vendor'), await makeKey('stranger')];
    const trustedKeys = [vendor.trustedKey];
    const unsigned = await pack('unsigned.tar.gz');
    await expect(bringRelease({ dataFolder, from: unsigned, trustedKeys })).rejects.toThrow('nobody signed it');
    const foreign = await pack('foreign.tar.gz', stranger.key);
    await expect(bringRelease({ dataFolder, from: foreign, trustedKeys })).rejects.toThrow('no key that this shop trusts signed it');
    expect(await kept()).toEqual([]);

    const signed = await pack('signed.tar.gz', vendor.key);
    expect(await bringRelease({ dataFolder, from: signed, trustedKeys: [stranger.trustedKey, vendor.trustedKey] })).toContain(
      'is on this hub now',
    );
    expect(await bringRelease({ dataFolder, from: signed, trustedKeys })).toContain('already');

    // Another release in the signed one's name: its list is whole, its signature is the other's.
    const [releaseId = ''] = await kept();
    const signature = await readFile(join(dataFolder, 'releases', releaseId, signatureFile), 'utf8');
    await writeFile(join(screensFolder, 'kiosk/index.html'), '<h1>mine</h1>');
    const forged = await keepRelease(screensFolder, join(folder, 'forged'));
    await writeFile(join(folder, 'forged', forged.releaseId, signatureFile), signature);
    const from = join(folder, 'forged', forged.releaseId);
    await expect(bringRelease({ dataFolder, from, trustedKeys })).rejects.toThrow('no key that this shop trusts signed it');
    expect(await kept()).toEqual([releaseId]);
  });

  test('serves nothing that was only copied into its folder, but what came with its program; brought with the signature it is taken', async () => {
    const vendor = await makeKey('vendor');
    const trustedKeys = [vendor.trustedKey];
    const releasesFolder = join(dataFolder, 'releases');
    const { releaseId } = await keepRelease(screensFolder, releasesFolder);
    const openShelf = (isOfProgram: boolean) =>
      createReleaseShelf({ screensFolder: join(folder, 'not-built'), releasesFolder, trustedKeys, isOfProgram: () => isOfProgram });
    expect((await (await openShelf(true)).look()).found).toMatchObject([{ releaseId, isSigned: false }]);

    const shelf = await openShelf(false);
    expect(await shelf.look()).toMatchObject({ found: [], refused: [expect.stringContaining('no key that this shop trusts signed it')] });
    expect(shelf.find(releaseId)).toBeUndefined();
    expect(await shelf.look()).toEqual({ found: [], refused: [] });
    await bringRelease({ dataFolder, from: await pack('signed.tar.gz', vendor.key), trustedKeys });
    expect((await shelf.look()).found).toMatchObject([{ releaseId, isSigned: true }]);
  });
});

test('a shop that trusts no key takes what is whole, signed or not', async () => {
  const vendor = await makeKey('vendor');
  expect(await bringRelease({ dataFolder, from: await pack('signed.tar.gz', vendor.key), trustedKeys: [] })).toContain('on this hub now');
  expect(await bringRelease({ dataFolder, from: await pack('unsigned.tar.gz'), trustedKeys: [] })).toContain('already');
});

test('a signature is of one release by one key, and nothing else passes for one', async () => {
  const [vendor, stranger] = [await makeKey('vendor'), await makeKey('stranger')];
  const digest = 'a'.repeat(64);
  const signature = signRelease(digest, readSigningKey(vendor.key));
  expect(isSignedBy([vendor.trustedKey], digest, signature)).toBe(true);
  expect(isSignedBy([], digest, signature)).toBe(false);
  expect(isSignedBy([stranger.trustedKey], digest, signature)).toBe(false);
  expect(isSignedBy([vendor.trustedKey], 'b'.repeat(64), signature)).toBe(false);
  for (const text of [undefined, '', 'yes', `${signature}${signature}`, signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))])
    expect(isSignedBy([vendor.trustedKey], digest, text)).toBe(false);
});

test('a key of another kind, a private key on the hub and a file that is none are refused in words, before anything is done', async () => {
  const vendor = await makeKey('vendor');
  const rsa = join(folder, 'rsa.pub');
  await writeFile(rsa, generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }));
  const config = join(folder, 'aisle.json');
  await writeFile(config, JSON.stringify({ releaseKeys: [rsa, vendor.key, join(folder, 'none.pub')] }));
  const update = await promisify(execFile)(process.execPath, [program, 'update', '--config', config, '--from', 'x']).catch(
    (error: unknown) => error,
  );
  expect(update).toMatchObject({ code: 1, stderr: expect.stringContaining('not Ed25519') });
  expect(update).toMatchObject({ stderr: expect.stringContaining('keep that away from the hub') });
  expect(update).toMatchObject({ stderr: expect.stringContaining('none.pub') });
  const to = join(folder, 'x.tar.gz');
  await expect(packRelease({ screensFolder, to, keyFile: rsa })).rejects.toThrow('openssl genpkey -algorithm ed25519');
  expect(existsSync(to)).toBe(false);
  const wrong = await promisify(execFile)(process.execPath, [program, 'pack', '--to', to, '--key']).catch((error: unknown) => error);
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('--key: nothing follows it') });
});
