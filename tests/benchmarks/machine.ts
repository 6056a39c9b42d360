import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A process's use of the machine so far, as Linux counts it. */
export interface Usage {
  readonly cpuMs: number;
  readonly residentMegabytes: number;
}

// Linux counts CPU time in hundredths of a second and memory in pages of 4 KiB on every machine we know (man 5 proc).
const tickMs = 10;
const pageBytes = 4_096;

/** Reads /proc; threads are included. */
export function readUsage(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [userTicks, systemTicks, pages] = [fields[11], fields[12], fields[21]].map(Number);
  return {
    cpuMs: ((userTicks ?? 0) + (systemTicks ?? 0)) * tickMs,
    residentMegabytes: ((pages ?? 0) * pageBytes) / 1_048_576,
  };
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export function pidOf(child: { readonly pid?: number | undefined }): number {
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}

/** The 99th percentile of the event loop's delay since this was last asked, in milliseconds, as the hub itself measures it. */
export async function readLoopDelayMs(hubUrl: string): Promise<number> {
  const text = await (await fetch(`${hubUrl}/metrics`)).text();
  return Number(/^aisle_nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1]) * 1_000;
}
