import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The page as it is built: made again when a source is newer. */
export function buildSignage(): void {
  const newest = (folder: string): number =>
    Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(folder, file)).mtimeMs));
  const built = join(root, 'dist/signage/index.html');
  const sources = ['signage', 'shared'].map((folder) => newest(join(root, folder)));
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return;
  execFileSync(process.execPath, ['scripts/build.mjs', 'signage'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
}
