import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tellSystemd, type SystemdParts } from '../../edge/keeping/systemd.ts';
import { createHandClock } from '../fixtures/presence-shop.ts';
import { until } from '../fakes/until.ts';

let folder: string;
let told: string;
const path = process.env['PATH'];

/** A `systemd-notify` that writes down what it was told. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aisle-systemd-'));
  told = join(folder, 'told');
  writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$@" >> "${told}"\n`);
  chmodSync(join(folder, 'systemd-notify'), 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path ?? ''}`;
});

afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true, force: true });
});

const lines = (): string[] => (existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : []);
const linesAre = (count: number) => until(`${count} words to systemd`, () => (lines().length === count ? true : undefined));

function start(parts: Partial<SystemdParts> = {}) {
  const clock = createHandClock();
  const troubles: string[] = [];
  const stop = tellSystemd({
    environment: { NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: '30000000' },
    clock,
    isWell: () => Promise.resolve(true),
    onTrouble: (words) => void troubles.push(words),
    ...parts,
  });
  return { clock, troubles, stop };
}

test('ready once, then alive three times within the time systemd allows, until it is stopped', async () => {
  const { clock, stop } = start();
  await linesAre(1);
  expect(lines()[0]).toBe(`--ready --pid=${process.pid}`);
  clock.advance(10_000);
  await linesAre(2);
  expect(lines()[1]).toBe(`WATCHDOG=1 --pid=${process.pid}`);
  clock.advance(10_000);
  await linesAre(3);
  stop();
  clock.advance(60_000);
  await new Promise((done) => setTimeout(done, 100));
  expect(lines()).toHaveLength(3);
});

test('a hub whose records do not answer is no longer alive: systemd may start it again', async () => {
  const { clock } = start({ isWell: () => new Promise(() => undefined) });
  await linesAre(1);
  for (let turn = 0; turn < 5; turn += 1) clock.advance(10_000);
  const sick = start({ isWell: () => Promise.reject(new Error('the database thread is gone')) });
  await linesAre(2);
  sick.clock.advance(10_000);
  await until('the reason', () => (sick.troubles.includes('the database thread is gone') ? true : undefined));
  await new Promise((done) => setTimeout(done, 100));
  expect(lines().filter((line) => line.includes('WATCHDOG'))).toEqual([]);
});

test('without systemd nothing is told; without its command someone is, once', async () => {
  start({ environment: {} });
  process.env['PATH'] = '/nowhere';
  const { clock, troubles } = start();
  await until('the complaint', () => (troubles.length > 0 ? true : undefined));
  clock.advance(30_000);
  await new Promise((done) => setTimeout(done, 100));
  expect(troubles).toHaveLength(1);
  expect(troubles[0]).toContain('is systemd-notify installed?');
  expect(lines()).toEqual([]);
});
