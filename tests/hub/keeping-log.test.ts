import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '#shared/link/clock.ts';
import { openLog } from '../../edge/keeping/log.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-log-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const messagesIn = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line).msg));

test('what is said is in the file, in its order, readable by this user only', async () => {
  const file = join(folder, 'hub.log');
  const { log, flush } = openLog(file, 'info', systemClock);
  for (let number = 0; number < 500; number += 1) log.info(`line ${number}`);
  log.debug('too quiet');
  await flush();
  expect(messagesIn(file)).toEqual(Array.from({ length: 500 }, (_none, number) => `line ${number}`));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file that can’t be written costs lines, never the hub, and says how many once it can', async () => {
  const file = join(folder, 'later/hub.log');
  const { log, flush } = openLog(file, 'info', systemClock);
  log.info('lost');
  await flush();
  log.info('lost too');
  await flush();
  mkdirSync(join(folder, 'later'));
  log.info('there');
  await flush();
  expect(messagesIn(file)).toEqual(['2 lines of this log could not be written', 'there']);
});

test('a long log begins a new file and keeps one older', async () => {
  const file = join(folder, 'hub.log');
  const { log, flush, rotateLog } = openLog(file, 'info', systemClock);
  log.info('old');
  await flush();
  await rotateLog();
  expect(existsSync(`${file}.1`)).toBe(false);
  truncateSync(file, 20_000_000);
  await rotateLog();
  log.info('new');
  await flush();
  expect(messagesIn(file)).toEqual(['new']);
  expect(statSync(`${file}.1`).size).toBe(20_000_000);
});
