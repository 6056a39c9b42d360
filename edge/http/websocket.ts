import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { createWebSocketStream, WebSocketServer } from 'ws';

const mostFrameBytes = 262_144;
const mostLoggedLetters = 200;

/** MQTT over WebSocket at `/mqtt`, for kiosks and screens of this very origin. */
export function serveMqttOverWebSocket(server: Server, handle: (connection: Duplex, request: IncomingMessage) => void, log: Logger): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostFrameBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('mqtt') ? 'mqtt' : false),
  });
  server.on('upgrade', (request, socket, head) => {
    // Node takes its own listener off a socket that asks to switch: a reset that nobody hears would end the process.
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/mqtt' || !isOwnOrigin(request)) {
      log.warn(
        { path: path?.slice(0, mostLoggedLetters), origin: request.headers.origin?.slice(0, mostLoggedLetters) },
        'a WebSocket from elsewhere was refused',
      );
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const stream = createWebSocketStream(client);
      stream.on('error', () => stream.destroy());
      handle(stream, request);
    });
  });
}

/** A browser says where its page came from; a page of another site may not speak to our broker. */
function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
