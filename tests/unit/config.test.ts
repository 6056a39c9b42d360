import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '#shared/link/errors.ts';
import { readConfig } from '../../edge/config/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'aisle-config-'));

function mistakesOf(words: readonly string[]): readonly string[] {
  try {
    readConfig(words, folder);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

test('without a word everything has its default', () => {
  expect(readConfig([], folder)).toMatchObject({
    http: { port: 8080 },
    mqtt: { port: 1883 },
    dataFolder: join(folder, 'data'),
    sampleShop: true,
    simulator: true,
  });
});

test('every mistake is told at once, each with its place, what was read and an example', () => {
  const file = join(folder, 'bad.json');
  writeFileSync(
    file,
    JSON.stringify({ store: { timeZone: 'Mars/Base', colour: 1, currency: 'euro' }, http: { port: 'x' }, broker: { url: 'http://nope' } }),
  );
  const mistakes = mistakesOf(['--config', file, '--port', 'abc', '--mqtt-prot', '1']);
  const said = (start: string) => mistakes.find((words) => words.startsWith(start));
  expect(said('--port: read "abc"')).toContain('--port 8080');
  expect(said('"--mqtt-prot"')).toContain('no such option');
  expect(said('store.timeZone: read "Mars/Base"')).toContain('Europe/Paris');
  expect(said('store.colour: read 1')).toContain('is no setting');
  expect(said('store.currency: read "euro"')).toContain('"EUR"');
  expect(said('http.port: read "x"')).toContain('8080');
  expect(said('broker.url: read "http://nope"')).toContain('mqtt://');
});

test('a file that is no JSON says so with its name', () => {
  const file = join(folder, 'broken.json');
  writeFileSync(file, '{ "http": ');
  expect(mistakesOf(['--config', file])[0]).toContain('broken.json');
});

test('options on the command line win over the file', () => {
  const file = join(folder, 'good.json');
  writeFileSync(file, JSON.stringify({ http: { port: 9000 }, dataFolder: 'from-file', store: { languages: ['fr'] } }));
  expect(readConfig(['--config', file, '--port', '9001', '--data', 'from-words', '--no-simulator'], folder)).toMatchObject({
    http: { port: 9001 },
    dataFolder: join(folder, 'from-words'),
    simulator: false,
    store: { languages: ['fr'] },
  });
});
