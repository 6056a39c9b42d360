import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Clock } from '#shared/link/clock.ts';
import { createBrokerStack, type BrokerRules, type BrokerStack } from '../../edge/broker/broker-stack.ts';
import { brokerLimits, type BrokerLimits } from '../../edge/broker/guard/limits.ts';
import type { Refusal } from '../../edge/broker/hub-bus.ts';
import { openRules } from '../../edge/broker/open-rules.ts';
import { queueLimits, type QueueLimits } from '../../edge/broker/persistence/queue-rules.ts';
import { openRecords, type OpenRecords } from './open-records.ts';

export interface OpenBroker {
  readonly port: number;
  readonly stack: BrokerStack;
  readonly records: OpenRecords;
  readonly refusals: Refusal[];
  readonly troubles: string[];
  /** Stops and starts again on the same file. */
  again(): Promise<OpenBroker>;
  /** What a hub finds that starts after this one lost its power now: a broker on a copy of the disk, while this one stands. */
  afterPowerCut(): Promise<OpenBroker>;
  stop(): Promise<void>;
}

export interface OpenBrokerOptions {
  readonly folder?: string;
  readonly clock?: Clock;
  readonly rules?: Partial<BrokerRules>;
  readonly limits?: Partial<BrokerLimits>;
  readonly queueLimits?: Partial<QueueLimits>;
}

/** The hub's broker stack in this process, on a real database, open to all. */
export async function openBroker(options: OpenBrokerOptions = {}): Promise<OpenBroker> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'aisle-broker-'));
  const records = openRecords(join(folder, 'aisle.db'));
  const refusals: Refusal[] = [];
  const troubles: string[] = [];
  const stack = await createBrokerStack({
    clock: options.clock ?? systemClock,
    records,
    host: '127.0.0.1',
    port: 0,
    rules: { ...openRules, ...options.rules },
    limits: { ...brokerLimits, ...options.limits },
    queueLimits: { ...queueLimits, ...options.queueLimits },
    onRefused: (refusal) => refusals.push(refusal),
    onConnected: () => undefined,
    onTrouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
  });
  const port = await stack.open();
  const end = async (): Promise<void> => {
    await stack.close();
    await new Promise(setImmediate);
    records.close();
  };
  return {
    port,
    stack,
    records,
    refusals,
    troubles,
    async again() {
      await end();
      return openBroker({ ...options, folder });
    },
    afterPowerCut() {
      const copy = mkdtempSync(join(tmpdir(), 'aisle-broker-'));
      cpSync(folder, copy, { recursive: true });
      return openBroker({ ...options, folder: copy });
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
