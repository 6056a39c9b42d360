import type { RouteReply } from '#shared/contract/define-route.ts';
import type { listSalesExceptions, readSalesDay } from '#shared/contract/sales.ts';
import type { readJournal } from '#shared/contract/staff.ts';

export interface BusyTills {
  readonly sales: RouteReply<typeof readSalesDay>;
  readonly exceptions: RouteReply<typeof listSalesExceptions>;
  readonly journal: RouteReply<typeof readJournal>;
}

/** What was sold, what of it a manager must look at, and who changed what. */
export function makeBusyTills(now: number, businessDay: string): BusyTills {
  return {
    sales: {
      businessDay,
      currency: 'EUR',
      tills: [
        { tillId: 'till-1', transactions: 41, totalCents: 412_350 },
        { tillId: 'till-2', transactions: 28, totalCents: 266_820 },
      ],
      hours: [10, 11, 12, 13, 14, 15, 16, 17].map((hour, nth) => ({
        hour,
        transactions: 4 + nth * 2,
        totalCents: 22_000 + ((nth * 37) % 11) * 9_000,
      })),
      recent: Array.from({ length: 12 }, (_, nth) => ({
        tillId: nth % 3 === 0 ? 'till-2' : 'till-1',
        sequence: 90 - nth,
        at: now - nth * 240_000,
        kind: nth === 4 ? 'return' : 'sale',
        totalCents: nth === 4 ? -8_900 : 5_900 + nth * 1_300,
        pieces: nth === 4 ? -1 : 1 + (nth % 3),
      })),
    },
    exceptions: {
      exceptions: [
        {
          id: 1,
          at: now - 1_200_000,
          tillId: 'till-1',
          businessDay,
          sequence: 77,
          reason: 'coupon-used',
          words: 'The coupon LUNE-7F3K2Q was already used at till 2: the sale is stored, look at both tickets.',
          body: '{"id":"till-1-77","totalCents":9900}',
        },
      ],
      settled: [],
    },
    journal: {
      entries: [
        {
          sequence: 9,
          at: now - 60_000,
          who: 'Camille Moreau',
          what: 'offer turned on',
          subject: 'coat-week',
          before: 'false',
          after: 'true',
        },
        {
          sequence: 8,
          at: now - 1_800_000,
          who: 'Jeanne Colas',
          what: 'screens published',
          subject: 'the-whole-shop',
          before: '[{},{}]',
          after: '[{},{},{}]',
        },
        {
          sequence: 7,
          at: now - 90_000_000,
          who: 'Oliver Hughes',
          what: 'device claimed',
          subject: 'screen-window',
          before: null,
          after: null,
        },
      ],
      people: ['Camille Moreau', 'Oliver Hughes'],
      kinds: ['device claimed', 'offer turned off'],
      intact: true,
      firstBroken: null,
    },
  };
}
