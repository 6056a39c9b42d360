import { defineMessage } from './define-message.ts';
import { Count, EventId, exact, Instant } from './schemas.ts';

export const counterTotals = defineMessage({
  name: 'counter.totals',
  prose:
    'What a counter shows that counts on since it was switched on, for those that can’t say what is new since their last message. The hub counts the difference to the reading before it in time, whatever order they arrive in; a lower number is a counter that began again at zero.',
  topic: 'aisle/v1/{store}/counter/{counterId}/totals',
  kind: 'event',
  body: exact({ id: EventId, at: Instant, in: Count, out: Count }),
  publishers: ['counter'],
  subscribers: ['hub', 'integration'],
  examples: [{ id: 'door-2-88121', at: 1_795_600_000_000, in: 15_204, out: 15_177 }],
});
