import { createServer, type Server, type TLSSocket } from 'node:tls';
import { readFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import type { Clock } from '#shared/link/clock.ts';
import { isHostName, isPrivateAddress, type HubNames } from './certificate-rules.ts';
import { keepOwnCertificates } from './own-certificates.ts';
import { readCertificates, type ReadCertificates } from './read-certificates.ts';

/** What the configuration says about TLS. Without files the hub makes its own. */
export interface TlsSettings {
  readonly files: { readonly certificate: string; readonly key: string } | undefined;
  /** More names the hub is called by; the machine's own are there anyway. */
  readonly names: readonly string[];
  readonly httpsPort: number;
  readonly mqttPort: number;
}

export interface TlsDoorsParts {
  readonly settings: TlsSettings;
  readonly folder: string;
  readonly storeId: string;
  readonly httpHost: string;
  readonly mqttHost: string;
  readonly clock: Clock;
  readonly onFailure: (what: string, error: unknown) => void;
}

export interface TlsListeners {
  readonly onHttp: (socket: TLSSocket) => void;
  /** Undefined when another broker serves the devices. */
  readonly onMqtt: ((socket: TLSSocket) => void) | undefined;
}

export interface OpenTlsPorts {
  readonly httpsPort: number;
  readonly mqttPort: number | undefined;
}

export interface TlsDoors {
  /** SHA-256 of what is shown now. */
  fingerprint(): string;
  /** The store's own authority, PEM; undefined when the certificate was given. */
  readonly authority: string | undefined;
  open(listeners: TlsListeners): Promise<OpenTlsPorts>;
  /** Reads, or makes, the certificates again. New connections get them; open ones go on. Rejects, and keeps the old ones, when they are no good. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

const lookMs = 12 * 3_600_000;
const handshakeMs = 5_000;
const mostConnections = 2_000;

/** The two doors with TLS beside the plain ones. Throws ConfigError when there is no certificate to show. */
export async function createTlsDoors(parts: TlsDoorsParts): Promise<TlsDoors> {
  const { settings, folder, clock } = parts;
  let authority: string | undefined;

  async function load(): Promise<ReadCertificates> {
    if (settings.files !== undefined) return readCertificates(settings.files, clock.now());
    const own = await keepOwnCertificates(folder, `Aisle ${parts.storeId}`, hubNames(settings.names), clock.now());
    authority = await readFile(own.authority, 'utf8');
    return readCertificates(own, clock.now());
  }

  let shown = await load();
  const doors: { readonly server: Server; readonly sockets: ReadonlySet<TLSSocket> }[] = [];
  const openDoor = async (host: string, port: number, onSocket: (socket: TLSSocket) => void) => {
    const server = createServer({ cert: shown.cert, key: shown.key, minVersion: 'TLSv1.2', handshakeTimeout: handshakeMs });
    server.maxConnections = mostConnections;
    const sockets = new Set<TLSSocket>();
    server.on('secureConnection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      onSocket(socket);
    });
    // A caller who trusts another authority, or speaks no TLS: the connection is closed already.
    server.on('tlsClientError', () => undefined);
    doors.push({ server, sockets });
    return listen(server, host, port);
  };

  async function renew(): Promise<void> {
    shown = await load();
    for (const { server } of doors) server.setSecureContext({ cert: shown.cert, key: shown.key, minVersion: 'TLSv1.2' });
  }
  const stopLooking = clock.every(lookMs, () => void renew().catch((error: unknown) => parts.onFailure('renewing the certificate', error)));

  return {
    fingerprint: () => shown.fingerprint,
    authority,
    async open({ onHttp, onMqtt }) {
      const httpsPort = await openDoor(parts.httpHost, settings.httpsPort, onHttp);
      return { httpsPort, mqttPort: onMqtt === undefined ? undefined : await openDoor(parts.mqttHost, settings.mqttPort, onMqtt) };
    },
    renew,
    async stop() {
      stopLooking();
      await Promise.all(
        doors.map(
          ({ server, sockets }) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              for (const socket of sockets) socket.destroy();
            }),
        ),
      );
    },
  };
}

function hubNames(more: readonly string[]): HubNames {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const host = hostname().toLowerCase();
  return {
    dns: [...new Set(['localhost', host, ...(host.includes('.') ? [] : [`${host}.local`]), ...more])].filter(isHostName),
    // Not the link-local IPv6 ones: they carry a zone, change, and nobody types them.
    ip: [...new Set(['127.0.0.1', '::1', ...addresses.filter(({ family }) => family === 'IPv4').map(({ address }) => address)])].filter(
      isPrivateAddress,
    ),
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
