import { resolve } from 'node:path';
import { ConfigError } from '#shared/link/errors.ts';
import { readConfig, type Config } from './config.ts';

/** What the program was asked to do. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly config: Config }
  /** Without `to`, into the shop's own folder of backups. */
  | { readonly kind: 'backup'; readonly config: Config; readonly to: string | undefined }
  | { readonly kind: 'restore'; readonly config: Config; readonly from: string };

/** Reads the command line. Throws ConfigError with every mistake at once. */
export function readCommand(words: readonly string[], cwd: string): Command {
  const [first, ...rest] = words;
  if (first !== 'backup' && first !== 'restore') {
    const config = readConfig(words, cwd);
    return config === 'help' ? { kind: 'help' } : { kind: 'run', config };
  }
  const flag = first === 'backup' ? '--to' : '--from';
  const example = `${flag} /media/stick/aisle.db`;
  const { file, others, isBare } = takeFlag(rest, flag);
  if (isBare) throw new ConfigError([`${flag}: nothing follows it; for example: ${example}`]);
  const config = readConfig(others, cwd);
  if (config === 'help') return { kind: 'help' };
  const path = file === undefined ? undefined : resolve(cwd, file);
  if (first === 'backup') return { kind: 'backup', config, to: path };
  if (path === undefined) throw new ConfigError([`restore: which backup? For example: restore --data ./data ${example}`]);
  return { kind: 'restore', config, from: path };
}

function takeFlag(words: readonly string[], flag: string) {
  const place = words.indexOf(flag);
  if (place === -1) return { file: undefined, others: words, isBare: false };
  const file = words[place + 1];
  return { file, others: words.toSpliced(place, 2), isBare: file === undefined || file.startsWith('--') };
}
