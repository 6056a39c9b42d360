import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { join } from 'node:path';
import type { Clock } from '#shared/link/clock.ts';
import type { Config } from './config/config.ts';
import { createTlsDoors, type OpenTlsPorts } from './tls/doors.ts';

export interface OpenTls extends OpenTlsPorts {
  fingerprint(): string;
  /** What devices are given to trust; undefined when the certificate was given. */
  readonly authorityFile: string | undefined;
  renew(): Promise<void>;
  stop(): Promise<void>;
}

/** Joins the doors with TLS to the server and the broker behind the plain ones. Undefined without TLS in the configuration. */
export async function joinTls(parts: {
  readonly config: Config;
  readonly clock: Clock;
  readonly onFailure: (what: string, error: unknown) => void;
}) {
  const { config, clock, onFailure } = parts;
  if (config.tls === undefined) return undefined;
  const folder = join(config.dataFolder, 'tls');
  const doors = await createTlsDoors({
    settings: config.tls,
    folder,
    storeId: config.store.id,
    httpHost: config.http.host,
    mqttHost: config.mqtt.host,
    clock,
    onFailure,
  });
  const { authority } = doors;
  return {
    documents: authority === undefined ? {} : { '/ca.pem': { type: 'application/x-x509-ca-cert', text: authority } },
    async open(server: Server, handle: ((connection: Duplex) => void) | undefined): Promise<OpenTls> {
      // Behind TLS a socket is a socket: the same server answers, and knows by `encrypted` which way it came.
      const ports = await doors.open({ onHttp: (socket) => void server.emit('connection', socket), onMqtt: handle });
      return { ...ports, ...doors, authorityFile: authority === undefined ? undefined : join(folder, 'ca.pem') };
    },
  };
}
