import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A WebSocket by hand, for what no library would send. Resolves once the server has switched protocols. */
export function openRawWebSocket(httpUrl: string, headers: Readonly<Record<string, string>> = {}): Promise<Socket> {
  const { hostname, port, host } = new URL(httpUrl);
  const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port), noDelay: true });
  const all = {
    host,
    upgrade: 'websocket',
    connection: 'Upgrade',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    'sec-websocket-protocol': 'mqtt',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET /mqtt HTTP/1.1\r\n${lines.join('')}\r\n`);
  return new Promise((done, fail) => {
    socket.on('error', fail);
    socket.once('close', () => fail(new Error('the server closed before it switched protocols')));
    socket.once('data', (bytes: Buffer) => {
      const answer = bytes.toString('latin1');
      if (answer.startsWith('HTTP/1.1 101')) done(socket);
      else fail(new Error(answer.split('\r\n')[0]));
    });
  });
}

export interface RawFrame {
  /** FIN, three reserved bits and the opcode (RFC 6455, 5.2). */
  readonly first: number;
  readonly payload: Uint8Array;
  /** What its header says its length is. */
  readonly announced: number;
  readonly masked: boolean;
}

export const finalBinary = 0x82;

/** The bytes of a frame, true or not. */
export function frameBytes({ first, payload, announced, masked }: RawFrame): Buffer {
  const flag = masked ? 0x80 : 0;
  const length = Buffer.alloc(announced < 126 ? 1 : announced < 65_536 ? 3 : 9);
  if (announced < 126) length.writeUInt8(flag + announced);
  else if (announced < 65_536) {
    length.writeUInt8(flag + 126);
    length.writeUInt16BE(announced, 1);
  } else {
    length.writeUInt8(flag + 127);
    length.writeBigUInt64BE(BigInt(announced), 1);
  }
  // A mask of zeros changes nothing, and is a mask.
  return Buffer.concat([Uint8Array.of(first), length, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

/** A frame as it should be. */
export const soundFrame = (payload: Uint8Array): Buffer =>
  frameBytes({ first: finalBinary, payload, announced: payload.length, masked: true });
