// Writes docs/messages.md from the contract; `--check` fails when it is not what the contract says.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from './prepare.mjs';

const server = await createServer({
  configFile: false,
  root,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
});
const { messagesPage } = await server.ssrLoadModule('/shared/contract/messages-page.ts');
const page = messagesPage();
await server.close();

const file = join(root, 'docs/messages.md');
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== page) {
    console.error('docs/messages.md is not what shared/contract says: run "npm run docs" and commit it.');
    process.exit(1);
  }
} else {
  writeFileSync(file, page);
}
