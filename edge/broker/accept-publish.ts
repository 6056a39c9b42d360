import type { Client, PublishPacket } from 'aedes';
import type { BrokerPersistence } from './persistence/broker-persistence.ts';
import type { Retaining } from './retaining.ts';

/** refuse: close the connection · hold: the same, the sender must try again · absorb: acknowledge, pass on to nobody. */
export type PublishVerdict = 'forward' | 'absorb' | 'hold' | 'refuse';

/** Someone who publishes: a connection, or the will of one that ended before this life of the hub began. */
export type Publisher = { readonly client: Client } | { readonly clientId: string };

export interface AcceptPublishParts {
  /** Answers at once when nothing has to be stored. */
  readonly judge: (publisher: Publisher, topic: string, payload: Buffer) => PublishVerdict | Promise<PublishVerdict>;
  readonly persistence: Pick<BrokerPersistence, 'arrive' | 'giveUp' | 'keep'>;
  readonly retaining: Retaining;
  /** Sends a message on its way that aedes would drop. */
  readonly publish: (packet: PublishPacket) => void;
  readonly onTrouble: (what: string, error: unknown) => void;
}

// aedes forwards under the packet's topic; nobody may subscribe to this one, so what goes there is acknowledged and goes no further.
const nowhere = '$refused';

/** What stands between a PUBLISH and its PUBACK or PUBREC: whether it came before, what the rules say, and the disk. */
export function createAcceptPublish({ judge, persistence, retaining, publish, onTrouble }: AcceptPublishParts) {
  return (client: Client | null, packet: PublishPacket, callback: (error?: Error | null) => void): void => {
    const again = client === null ? undefined : persistence.arrive(client, packet);
    if (again === undefined) decide();
    // aedes answers the same QoS 2 packet once more and publishes nothing.
    else void again.then((isStored) => (isStored ? callback(null) : decide()));

    function decide(): void {
      if (client !== null && packet.retain) retaining.begin(client, packet);
      const publisher = client === null ? { clientId: clientIdOf(packet) } : { client };
      const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
      const verdict = judge(publisher, packet.topic, payload);
      if (typeof verdict === 'string') conclude(verdict);
      else void verdict.then(conclude);
    }

    function conclude(reached: PublishVerdict): void {
      // A will nobody is there to be closed for goes nowhere; an error would keep it for ever.
      if (reached === 'hold' || (reached === 'refuse' && client !== null)) {
        giveUp(reached === 'hold' ? 'not stored' : 'not granted');
        return;
      }
      if (reached !== 'forward') {
        packet.topic = nowhere;
        packet.retain = false;
        callback(null);
        return;
      }
      const kept = persistence.keep(client, packet);
      if (kept === undefined) callback(null);
      else kept.then(passOn, holdBack);
    }

    function passOn(): void {
      // aedes drops a QoS 1 publish whose sender hung up before its PUBACK; this one is stored, and those who listen now are to hear it now.
      if (client !== null && packet.qos === 1 && (client.closed || client.conn.destroyed)) publish(packet);
      else callback(null);
    }

    function holdBack(error: unknown): void {
      onTrouble('queue', error);
      giveUp('not stored');
    }

    function giveUp(words: string): void {
      persistence.giveUp(packet);
      retaining.end(packet);
      callback(new Error(words));
    }
  };
}

/** A stored will knows whose it was. */
function clientIdOf(packet: object): string {
  return 'clientId' in packet && typeof packet.clientId === 'string' ? packet.clientId : 'unknown';
}
