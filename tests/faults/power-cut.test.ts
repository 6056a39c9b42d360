import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { median } from '../benchmarks/report.ts';
import { createShopLoad } from '../fakes/shop-load.ts';
import { makeSmallDisk, whyNoSmallDisk } from '../fakes/small-disk.ts';
import { startHub } from '../fakes/start-hub.ts';
import { readStoredFacts } from '../fakes/stored-facts.ts';
import { until } from '../fakes/until.ts';
import { scale, tellEnding } from './ending.ts';

const cuts = scale(2, 50);
const diskMegabytes = 192;
const hangerIds = ['hanger-01', 'hanger-02', 'hanger-03', 'hanger-04'];
const mostAcknowledgements = 400;
const servingSeconds = 5;

/** Whether no thread of it runs any more. */
function isStopped(pid: number): true | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T') ? true : undefined;
}

test(
  `${cuts} power cuts under load: what the disk held at that instant has everything that was acknowledged, and opens`,
  { timeout: 60_000 + cuts * 30_000 },
  async (context) => {
    // Memory is a disk that copies fast: less time for the kernel to write back in between.
    const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'aisle-power-cut-'));
    const missing = whyNoSmallDisk(folder);
    if (missing !== undefined) {
      rmSync(folder, { recursive: true });
      tellEnding(missing);
      return context.skip(missing);
    }
    let disk = makeSmallDisk(folder, 'disk-0', diskMegabytes);
    let hub = await startHub({ folder: join(disk.path, 'shop') });
    const again = { passwords: hub.passwords, port: Number(new URL(hub.url).port), mqttPort: Number(new URL(hub.mqttUrl).port) };
    const hangers = [];
    for (const id of hangerIds) hangers.push(await hub.claim(id));
    const load = createShopLoad({ mqttUrl: hub.mqttUrl, hangers, till: await hub.claim('till-1'), perSecond: 200 });
    const openSeconds: number[] = [];
    try {
      load.start();
      for (let cut = 1; cut <= cuts; cut += 1) {
        const { process: running } = hub;
        let left = 1 + Math.floor(Math.random() * mostAcknowledgements);
        await new Promise<void>((done) => {
          load.onAcknowledged = () => {
            left -= 1;
            if (left !== 0) return;
            running.kill('SIGSTOP');
            done();
          };
        });
        await until('the hub stands still', () => isStopped(running.pid ?? 0));
        // Acknowledgements on their way are heard too: they were sent, so they must be on the disk.
        const after = await disk.copy(`disk-${cut}`);
        await hub.kill();
        const acknowledged = [...load.acknowledged];
        disk.remove();
        disk = after;

        const openedAt = performance.now();
        hub = await startHub({ ...again, folder: join(disk.path, 'shop') });
        await until('readiness', async () => ((await fetch(`${hub.url}/readyz`)).ok ? true : undefined), 30_000);
        openSeconds.push((performance.now() - openedAt) / 1_000);
        expect(hub.printed).not.toContain('damaged');
        const { ids, likes, countedLikes, integrity } = readStoredFacts(hub.folder);
        const stored = new Set(ids);
        expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
        expect(ids.filter((id) => !load.sent.has(id))).toEqual([]);
        expect(stored.size).toBe(ids.length);
        expect(countedLikes).toBe(likes);
        expect(integrity).toBe('ok');
      }
      load.onAcknowledged = () => undefined;
      await load.settle();
      const slowest = Math.max(...openSeconds);
      tellEnding(
        `${cuts} power cuts (ext4 on a loop file), ${load.acknowledged.size} acknowledged: 0 lost, integrity ok ${cuts} of ${cuts}; ` +
          `serving again after ${median(openSeconds).toFixed(1)} s, ${slowest.toFixed(1)} s at most`,
        { words: `serving within ${servingSeconds} s`, kept: slowest <= servingSeconds },
      );
    } finally {
      load.stop();
      await hub.stop();
      disk.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
