import type { Records } from '../../database/define.ts';
import { payloadOf, qosOf, type WillPacket } from './packets.ts';
import { removeWill, storeWill, type WillRecord } from './session-records.ts';

/** Last wills. Those of a life of the hub that ended without a word are published by the next one, for clients that don't come back. */
export interface Wills {
  load(records: readonly WillRecord[]): void;
  put(clientId: string, brokerId: string, packet: WillPacket): Promise<void>;
  get(clientId: string): WillPacket | undefined;
  remove(clientId: string): Promise<WillPacket | undefined>;
  forget(clientId: string): boolean;
  of(isWanted: (brokerId: string) => boolean): WillPacket[];
}

export function createWills(parts: { readonly records: Records; readonly onTrouble: (what: string, error: unknown) => void }): Wills {
  const { records } = parts;
  const byClient = new Map<string, WillPacket>();
  // A disk that is full must not keep a device out: its will then lives in memory only.
  const told = (written: Promise<unknown>): Promise<void> =>
    written.then(
      () => undefined,
      (error: unknown) => parts.onTrouble('will', error),
    );

  return {
    load(found) {
      for (const { client_id, broker_id, topic, payload, qos, retain } of found) {
        const own = { clientId: client_id, brokerId: broker_id };
        byClient.set(client_id, { topic, payload: payloadOf(payload), qos: qosOf(qos), retain: retain === 1, ...own });
      }
    },
    async put(clientId, brokerId, packet) {
      packet.brokerId = brokerId;
      packet.clientId = clientId;
      byClient.set(clientId, packet);
      const { topic, payload, qos, retain } = packet;
      await told(records.write(storeWill, { client_id: clientId, broker_id: brokerId, topic, payload, qos, retain: retain ? 1 : 0 }));
    },
    get: (clientId) => byClient.get(clientId),
    async remove(clientId) {
      const will = byClient.get(clientId);
      if (will === undefined) return undefined;
      byClient.delete(clientId);
      await told(records.write(removeWill, clientId));
      return will;
    },
    forget: (clientId) => byClient.delete(clientId),
    of: (isWanted) => [...byClient.values()].filter(({ brokerId }) => isWanted(brokerId ?? '')),
  };
}
