import { resolve } from 'node:path';
import { ConfigError } from '#shared/link/errors.ts';
import { readConfig, type Config } from './config.ts';

/** What the program was asked to do. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly config: Config }
  /** Without `to`, into the shop's own folder of backups. */
  | { readonly kind: 'backup'; readonly config: Config; readonly to: string | undefined }
  | { readonly kind: 'restore' | 'update'; readonly config: Config; readonly from: string }
  /** `key`: the file of the private key to sign with. */
  | { readonly kind: 'pack'; readonly to: string; readonly key: string | undefined };

/** The commands beside running, each with the flag that names its file. */
const fileFlags = {
  backup: { flag: '--to', example: '/media/stick/aisle.db' },
  restore: { flag: '--from', example: '/media/stick/aisle.db' },
  pack: { flag: '--to', example: '/media/stick/aisle-screens.tar.gz' },
  update: { flag: '--from', example: '/media/stick/aisle-screens.tar.gz' },
} as const;

function isFileCommand(word: string | undefined): word is keyof typeof fileFlags {
  return word !== undefined && Object.hasOwn(fileFlags, word);
}

/** Reads the command line. Throws ConfigError with every mistake at once. */
export function readCommand(words: readonly string[], cwd: string): Command {
  const [kind, ...rest] = words;
  if (!isFileCommand(kind)) {
    const config = readConfig(words, cwd);
    return config === 'help' ? { kind: 'help' } : { kind: 'run', config };
  }
  const { flag, example } = fileFlags[kind];
  const { file, others, isBare } = takeFlag(rest, flag);
  if (isBare) throw new ConfigError([`${flag}: nothing follows it; for example: ${flag} ${example}`]);
  const key = kind === 'pack' ? takeFlag(others, '--key') : { file: undefined, others, isBare: false };
  if (key.isBare) throw new ConfigError(['--key: nothing follows it; for example: --key release-key.pem']);
  const config = readConfig(key.others, cwd);
  if (config === 'help') return { kind: 'help' };
  const path = file === undefined ? undefined : resolve(cwd, file);
  if (kind === 'backup') return { kind, config, to: path };
  if (path === undefined)
    throw new ConfigError([`${kind}: which ${kind === 'restore' ? 'backup' : 'file'}? For example: ${kind} ${flag} ${example}`]);
  if (kind === 'pack') return { kind, to: path, key: key.file === undefined ? undefined : resolve(cwd, key.file) };
  return { kind, config, from: path };
}

function takeFlag(words: readonly string[], flag: string) {
  const place = words.indexOf(flag);
  if (place === -1) return { file: undefined, others: words, isBare: false };
  const file = words[place + 1];
  return { file, others: words.toSpliced(place, 2), isBare: file === undefined || file.startsWith('--') };
}
