import { createServer, type Server, type Socket } from 'node:net';
import { Aedes } from 'aedes';

export interface HeardMessage {
  readonly topic: string;
  readonly body: unknown;
  readonly retain: boolean;
  readonly qos: number;
}

/** A real aedes on a real port that can be stopped and started again on the same one. */
export interface TestBroker {
  readonly url: string;
  readonly heard: HeardMessage[];
  start(): Promise<void>;
  /** Closes every connection at once, as a hub does that loses power. */
  stop(): Promise<void>;
}

export async function startBroker(credentials: Readonly<Record<string, string>>): Promise<TestBroker> {
  const heard: HeardMessage[] = [];
  let port = 0;
  let stopNow: () => Promise<void> = async () => undefined;

  async function start(): Promise<void> {
    const aedes = await Aedes.createBroker({
      authenticate: (client, username, password, done) =>
        done(null, username === client.id && credentials[client.id] === password?.toString()),
    });
    aedes.on('publish', ({ topic, payload, retain, qos }) => {
      if (!topic.startsWith('$')) heard.push({ topic, body: JSON.parse(payload.toString()), retain, qos });
    });
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
      aedes.handle(socket);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = portOf(server);
    stopNow = async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await new Promise<void>((resolve) => aedes.close(resolve));
    };
  }

  await start();
  return {
    get url() {
      return `mqtt://127.0.0.1:${port}`;
    },
    heard,
    start,
    stop: () => stopNow(),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test broker has no port');
  return address.port;
}
