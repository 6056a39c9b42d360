import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem.ts';

/** The pages the hub serves, each under its own name. */
export const screens = ['kiosk', 'signage', 'phone', 'console'] as const;
export type ScreenName = (typeof screens)[number];

/** Names the release of its page that a screen was told to run; the page sets it itself. */
const releaseCookie = 'aisle_release';

export interface FilesParts {
  /** Where a page is; `asked` is the release its device was told to run. Undefined when it is not built. */
  readonly screenFolder: (screen: ScreenName, asked: string | undefined) => string | undefined;
  /** Where else the parts of a page may be that was opened before its release changed. */
  readonly earlierFolders: (screen: ScreenName) => readonly string[];
  /** Pictures by their SHA-256. */
  readonly assetsFolder: string;
  readonly assetType: (assetId: string) => string | undefined;
}

const yearSeconds = 31_536_000;
const forGood = `public, max-age=${yearSeconds}, immutable`;
// What a build names after its content; nothing above its folder.
const builtFile = /^assets\/[\w.-]+$/;

/** Pictures, and the pages of each screen in the release it shall run. */
export async function mountFiles(app: FastifyInstance, parts: FilesParts): Promise<void> {
  await app.register((scope) => mountAssets(scope, parts));
  await app.register((scope) => mountScreens(scope, parts));
}

async function mountAssets(app: FastifyInstance, parts: FilesParts): Promise<void> {
  await app.register(serveStatic, { root: parts.assetsFolder, serve: false });
  app.get<{ Params: { assetId: string } }>('/assets/:assetId', (request, reply) => {
    const type = parts.assetType(request.params.assetId);
    if (type === undefined) return sendProblem(reply, 404, 'not-found', 'there is no such picture');
    return reply
      .header('cache-control', forGood)
      .type(type)
      .sendFile(request.params.assetId, parts.assetsFolder, { cacheControl: false, contentType: false });
  });
}

async function mountScreens(app: FastifyInstance, parts: FilesParts): Promise<void> {
  await app.register(serveStatic, { root: parts.assetsFolder, serve: false, preCompressed: true, cacheControl: false });
  for (const screen of screens) {
    app.get(`/${screen}`, (_request, reply) => reply.redirect(`/${screen}/`));
    app.get<{ Params: { '*': string } }>(`/${screen}/*`, (request, reply) => {
      const file = request.params['*'] === '' ? 'index.html' : request.params['*'];
      const chosen = parts.screenFolder(screen, request.cookies[releaseCookie]);
      if (chosen === undefined) return reply.callNotFound();
      const isBuilt = builtFile.test(file);
      const folder = isBuilt ? [chosen, ...parts.earlierFolders(screen)].find((candidate) => existsSync(join(candidate, file))) : chosen;
      return reply.header('cache-control', isBuilt ? forGood : 'no-cache').sendFile(file, folder ?? chosen);
    });
  }
}
