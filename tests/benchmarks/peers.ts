import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, pidOf, sleep } from './machine.ts';

/** A broker to compare with, in a process of its own. */
export interface Peer {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function startBareAedes(): Promise<Peer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-aedes.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((done, fail) => {
    child.stdout.once('data', (text: Buffer) => done(Number(text.toString())));
    child.once('exit', (code) => fail(new Error(`bare aedes ended with ${code}`)));
  });
  return { name: 'bare aedes', port, pid: pidOf(child), stop: () => end(child) };
}

// Debian puts it where only root's PATH looks.
const mosquittoProgram = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', 'mosquitto'].find(
  (path) => spawnSync(path, ['-h']).error === undefined,
);

/** Mosquitto as durable as it can be set, or undefined when it is not installed. */
export async function startMosquitto(): Promise<Peer | undefined> {
  if (mosquittoProgram === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-mosquitto-'));
  const port = await freePort();
  const config = [
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'persistence true',
    `persistence_location ${folder}/`,
    'autosave_on_changes true',
    'autosave_interval 1',
    'set_tcp_nodelay true',
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ];
  await writeFile(join(folder, 'mosquitto.conf'), `${config.join('\n')}\n`);
  const child = spawn(mosquittoProgram, ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
  await untilListens(port);
  return {
    name: 'mosquitto',
    port,
    pid: pidOf(child),
    async stop() {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilListens(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const socket = connect({ host: '127.0.0.1', port });
    const listens = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
    });
    socket.destroy();
    if (listens) return;
    await sleep(25);
  }
  throw new Error(`nothing listens on port ${port}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}
