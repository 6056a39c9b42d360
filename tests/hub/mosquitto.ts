import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../fakes/until.ts';

// Debian puts it where only root's PATH looks.
const program = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', 'mosquitto'].find(
  (path) => spawnSync(path, ['-h']).error === undefined,
);
const passwordProgram = ['/usr/bin/mosquitto_passwd', 'mosquitto_passwd'].find((path) => spawnSync(path, ['-h']).error === undefined);

export const hasMosquitto = program !== undefined && passwordProgram !== undefined;

/** Debian's own broker on a free port of this machine, with a password file: what a bigger shop sets `broker.url` to. */
export interface Mosquitto {
  readonly url: string;
  /** SIGKILL: it forgets sessions and retained messages. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startMosquitto(passwords: ReadonlyMap<string, string>): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-mosquitto-'));
  const port = await freePort();
  const passwordFile = join(folder, 'passwords');
  await writeFile(passwordFile, '', { mode: 0o600 });
  for (const [name, password] of passwords) spawnSync(passwordProgram ?? '', ['-b', passwordFile, name, password]);
  await chmod(passwordFile, 0o600);
  const config = [
    `listener ${port} 127.0.0.1`,
    'allow_anonymous false',
    `password_file ${passwordFile}`,
    'max_queued_messages 0',
    'persistence false',
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ];
  await writeFile(join(folder, 'mosquitto.conf'), `${config.join('\n')}\n`);
  let child: ChildProcess | undefined;

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child?.once('exit', done));
    child.kill(signal);
    await gone;
  };
  const mosquitto: Mosquitto = {
    url: `mqtt://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    async start() {
      child = spawn(program ?? '', ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
      await until('mosquitto listens', async () => ((await listens(port)) ? true : undefined));
    },
    async stop() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
  await mosquitto.start();
  return mosquitto;
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
