import type { Client } from 'aedes';

/** aedes lets go of a connection some turns of the event loop after it closed. */
const isGone = ({ closed, connecting, connected }: Client): boolean => closed && !connecting && !connected;

/**
 * aedes finishes the way in of a client that hung up on it, and takes it for connected from then on: nothing would tell any more that it is gone.
 * Two turns later it has let go of it for certain.
 */
export function forgetLate(client: Client): void {
  setImmediate(() => setImmediate(() => (client.connected = false)));
}

/**
 * One connection a client id (MQTT-3.1.4-2): calls `free` once whoever had this one's id is closed and gone. aedes closes it too, but takes one that
 * is just closing for gone already, and then lets go of the newcomer in its stead: nothing would ever take that one over.
 */
export function createTakeOver(): (client: Client, free: () => void) => void {
  const holders = new Map<string, Client>();

  function release(client: Client): void {
    if (holders.get(client.id) !== client) return;
    if (isGone(client)) holders.delete(client.id);
    else setImmediate(release, client);
  }

  function takeOver(client: Client, free: () => void): void {
    // It hung up while it waited: aedes has forgotten it.
    if (client.closed) return;
    const holder = holders.get(client.id);
    if (holder !== undefined && !isGone(holder)) {
      holder.close();
      setImmediate(takeOver, client, free);
      return;
    }
    holders.set(client.id, client);
    client.conn.once('close', () => release(client));
    free();
  }

  return takeOver;
}
