import type { BrokerRules } from './broker-stack.ts';

/** What third-party MQTT suites subscribe to in order to be refused. */
export const refusedFilter = 'test/nosubscribe';

/** Everyone may do everything but one: for suites that know MQTT and not our contract. No program of the shop uses them. */
export const openRules: BrokerRules = {
  signIn: () => undefined,
  publish: () => 'forward',
  maySubscribe: (_client, filter) => filter !== refusedFilter,
  onSubscribeRefused: () => undefined,
  mayHear: () => true,
};
