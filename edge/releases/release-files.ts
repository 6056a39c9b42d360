import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Type, type Static } from 'typebox';
import { exact } from '#shared/contract/schemas.ts';
import { validate } from '#shared/contract/validate.ts';
import { releasedScreens, type ReleasedScreen } from './release-rules.ts';
import { signatureFile } from './release-signature.ts';

const Version = Type.String({ minLength: 1, maxLength: 40 });

/** `release.json`: what a release is made of, by content. */
const ReleaseList = exact({
  format: Type.Literal(1),
  screens: exact({ kiosk: Version, signage: Version, phone: Version }),
  files: Type.Array(
    exact({
      path: Type.String({ pattern: '^(kiosk|signage|phone)/[A-Za-z0-9._/-]+$' }),
      bytes: Type.Integer({ minimum: 0 }),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
    { minItems: 1, maxItems: 5_000 },
  ),
});
export type ReleaseListBody = Static<typeof ReleaseList>;

/** A release with its name: the first 16 hex digits of the SHA-256 over its list. */
export interface Release {
  readonly releaseId: string;
  /** The whole SHA-256 over its list, hex: what is signed. */
  readonly digest: string;
  /** Of whoever packed it, as it stands beside the list; nobody has checked it yet. */
  readonly signature: string | undefined;
  readonly screens: Readonly<Record<ReleasedScreen, string>>;
  readonly files: ReleaseListBody['files'];
  readonly bytes: number;
}

const listFile = 'release.json';
export const releaseIdPattern = '^[0-9a-f]{16}$';

/** Reads the screens in a folder as they are: every file with its hash, and the version each page says it has. */
export async function describeRelease(folder: string): Promise<ReleaseListBody> {
  const files: ReleaseListBody['files'] = [];
  for (const screen of releasedScreens) {
    const names = await readdir(join(folder, screen), { recursive: true, withFileTypes: true });
    for (const entry of names) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      files.push({ path: relative(folder, file), bytes: (await stat(file)).size, sha256: await hashOf(file) });
    }
  }
  const [kiosk, signage, phone] = await Promise.all(releasedScreens.map((screen) => versionOf(join(folder, screen, 'index.html'))));
  return {
    format: 1,
    screens: { kiosk: kiosk ?? unknown, signage: signage ?? unknown, phone: phone ?? unknown },
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** A release as its list says, when every file is there and has the hash it should; otherwise what is wrong, for whoever brought it. */
export async function readRelease(folder: string): Promise<Release | { readonly refused: string }> {
  const list = await readList(join(folder, listFile));
  if ('refused' in list) return list;
  for (const { path, bytes, sha256 } of list.files) {
    const file = join(folder, path);
    if (path.split('/').includes('..')) return { refused: `${path} leaves the release` };
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) return { refused: `${path} is missing` };
    if (found.size !== bytes || (await hashOf(file)) !== sha256) return { refused: `${path} is not what ${listFile} says` };
  }
  const missing = releasedScreens.find((screen) => !list.files.some(({ path }) => path === `${screen}/index.html`));
  if (missing !== undefined) return { refused: `${missing}/index.html is missing` };
  return named(list, await readSignature(folder));
}

/**
 * Copies a folder of screens, or a release that was brought, to where releases are kept: the files of the list and no others. The whole of
 * it or nothing, also when the power goes: the name comes last.
 */
export async function keepRelease(
  from: string,
  releasesFolder: string,
  brought?: { readonly list: ReleaseListBody; readonly signature: string | undefined },
): Promise<Release> {
  const made = brought?.list ?? (await describeRelease(from));
  const release = named(made, brought?.signature);
  const to = join(releasesFolder, release.releaseId);
  const half = `${to}.part`;
  await rm(half, { recursive: true, force: true });
  for (const { path } of made.files) {
    await mkdir(dirname(join(half, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), join(half, path));
  }
  await writeFile(join(half, listFile), JSON.stringify(made, null, 1));
  if (release.signature !== undefined) await writeFile(join(half, signatureFile), `${release.signature}\n`);
  const copied = await readRelease(half);
  if ('refused' in copied) throw new Error(`the copy of a release is not whole: ${copied.refused}`);
  await rename(half, to);
  return release;
}

/** A release by its list. */
export function named(list: ReleaseListBody, signature?: string): Release {
  const hash = createHash('sha256').update(JSON.stringify([list.screens, list.files.map(({ path, sha256 }) => [path, sha256])]));
  const digest = hash.digest('hex');
  return {
    releaseId: digest.slice(0, 16),
    digest,
    signature,
    screens: list.screens,
    files: list.files,
    bytes: list.files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function readList(file: string): Promise<ReleaseListBody | { readonly refused: string }> {
  try {
    const read = validate(ReleaseList, JSON.parse(await readFile(file, 'utf8')));
    return read.ok ? read.value : { refused: `${listFile}: ${read.words}` };
  } catch (error) {
    return { refused: `${listFile} can’t be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function readSignature(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, signatureFile), 'utf8').catch(() => undefined);
  return text?.trim();
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

// What the build writes into each page; a page that was not built has none.
const unknown = 'development';
const versionTag = /<meta name="aisle-version" content="([^"]{1,40})"/;

async function versionOf(page: string): Promise<string> {
  return versionTag.exec(await readFile(page, 'utf8'))?.[1] ?? unknown;
}
