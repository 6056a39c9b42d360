import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveMqttOverWebSocket } from '../../edge/http/websocket.ts';

const server = createServer((_request, response) => response.end('well'));
const accepted: Socket[] = [];
server.on('connection', (socket) => accepted.push(socket));
serveMqttOverWebSocket(server, (connection) => connection.destroy(), pino({ enabled: false }));

beforeEach(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => new Promise((done) => server.close(done)));

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

async function askToSwitch(path: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: portOf(server.address()), allowHalfOpen: true });
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: shop\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`);
  return socket;
}

test('a WebSocket that is refused and resets its connection is no end of the hub', async () => {
  for (let times = 0; times < 20; times += 1) {
    const heard = once(server, 'upgrade');
    const socket = await askToSwitch('/elsewhere');
    await heard;
    const closed = new Promise((done) => accepted.at(-1)?.once('close', done));
    accepted.at(-1)?.emit('error', new Error('read ECONNRESET'));
    socket.resetAndDestroy();
    await closed;
  }
  const answer = await fetch(`http://127.0.0.1:${portOf(server.address())}/`);
  expect(await answer.text()).toBe('well');
});

test('a refused WebSocket is closed, even when its other side never hangs up', async () => {
  const socket = await askToSwitch('/elsewhere');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('403');
  const seen = accepted.at(-1);
  if (seen?.destroyed === false) await once(seen, 'close');
  expect(seen?.destroyed).toBe(true);
  socket.destroy();
});
