import type { TransactionBody } from '#shared/contract/sales.ts';
import type { Person } from './people/person.ts';

/** Is told what really happens, so that it can be compared with what the hub believes. */
export interface Witness {
  /** Once a second: everyone in the shop, staff too. */
  see(people: readonly Person[], at: number): void;
  /** A party of these people paid; `receipt` is what the till sent, and `zoneIds` where its pieces hang. */
  noteReceipt(members: readonly Person[], receipt: TransactionBody, zoneIds: readonly string[]): void;
  close(): Promise<void>;
}
