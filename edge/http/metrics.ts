import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export interface MetricsParts {
  readonly connectedClients: () => number;
  readonly databaseWaiting: () => number;
  readonly people: () => number;
  /** What other parts of the hub measure. */
  readonly more: readonly { readonly name: string; readonly help: string; read(): number }[];
}

/** Prometheus metrics of the process and of the shop; numbers only, no ids. */
export function createMetrics(parts: MetricsParts): { text(): Promise<string> } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'aisle_' });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('aisle_mqtt_clients', 'devices connected to the broker', parts.connectedClients);
  gauge('aisle_database_waiting', 'reads and writes asked and not yet answered', parts.databaseWaiting);
  gauge('aisle_people', 'tagged people in the shop', parts.people);
  for (const { name, help, read } of parts.more) gauge(name, help, read);
  return { text: () => registry.metrics() };
}
