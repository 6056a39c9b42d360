import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '#shared/link/errors.ts';
import { readCommand } from '../../edge/config/command.ts';
import { readConfig } from '../../edge/config/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'aisle-command-'));
const read = (...words: string[]) => readCommand(words, folder);

function mistakesOf(ask: () => unknown): string {
  try {
    ask();
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes.join('\n');
    throw error;
  }
}

function configOf(tls: unknown) {
  const file = join(folder, 'aisle.json');
  writeFileSync(file, JSON.stringify({ tls }));
  return readConfig(['--config', file], folder);
}

test('without a word the hub runs; a backup goes into its own folder unless told where', () => {
  expect(read('--port', '9000')).toMatchObject({ kind: 'run', config: { http: { port: 9000 } } });
  expect(read('backup')).toMatchObject({ kind: 'backup', to: undefined, config: { dataFolder: join(folder, 'data') } });
  expect(read('backup', '--to', 'stick/a.db', '--data', 'shop')).toMatchObject({
    to: join(folder, 'stick/a.db'),
    config: { dataFolder: join(folder, 'shop') },
  });
  expect(read('restore', '--help')).toEqual({ kind: 'help' });
});

test('a restore must be told from what, and a word that is no option is a mistake', () => {
  expect(read('restore', '--from', '/media/a.db')).toMatchObject({ kind: 'restore', from: '/media/a.db' });
  expect(mistakesOf(() => read('restore', '--data', 'shop'))).toContain('restore: which backup?');
  expect(mistakesOf(() => read('backup', '--to'))).toContain('nothing follows it');
  expect(mistakesOf(() => read('restore', '--from', '--data', 'shop'))).toContain('nothing follows it');
  expect(mistakesOf(() => read('backup', '--from', 'x'))).toContain('"--from"');
});

test('TLS is off until asked for; "own" has its ports; two files go together', () => {
  expect(readConfig([], folder)).toMatchObject({ tls: undefined });
  expect(configOf('own')).toMatchObject({ tls: { files: undefined, httpsPort: 8443, mqttPort: 8883, names: [] } });
  expect(configOf({ certificate: 'hub.pem', key: 'hub.key', mqttPort: 9883 })).toMatchObject({
    tls: { files: { certificate: join(folder, 'hub.pem'), key: join(folder, 'hub.key') }, mqttPort: 9883 },
  });
  expect(mistakesOf(() => configOf({ certificate: 'hub.pem' }))).toContain('certificate and key go together');
  expect(mistakesOf(() => configOf('yes'))).toContain('"own"');
  expect(mistakesOf(() => configOf({ names: ['bad name\nDNS.2 = bank.example'] }))).toContain('tls');
});
