import { randomUUID } from 'node:crypto';
import type { TransactionBody } from '#shared/contract/sales.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import { joinTickets, type JoinOutcome, type TicketToJoin, type VisitToJoin } from '#shared/domain/ticket-join.ts';
import { hourOf } from '#shared/domain/visit-counts.ts';
import type { Clock } from '#shared/link/clock.ts';
import type { Records } from '../database/define.ts';
import { recordJoined } from './join-records.ts';
import { createTillClocks } from './till-clocks.ts';

/** A visit may go on after the till: a ticket waits this long for it to end. */
const waitMs = 60 * 60_000;
const everyMs = 60_000;
const markMs = 24 * 3_600_000;
const tries = 5;

export interface JoinableVisit extends VisitToJoin {
  readonly closedAt: number;
}

export interface TicketJoinParts {
  readonly records: Pick<Records, 'write'>;
  readonly clock: Clock;
  /** Where a till stands; undefined for one that stands nowhere on the plan. */
  readonly placeOfTill: (tillId: string) => { readonly zoneId: string; readonly place: Point | undefined } | undefined;
  readonly onFault: (fault: unknown) => void;
}

export interface TicketJoin {
  takeVisit(visit: JoinableVisit): void;
  /** `zoneIds` are those where the sold pieces stand. */
  takeSale(tillId: string, body: Pick<TransactionBody, 'kind' | 'at'>, zoneIds: readonly string[]): void;
  /** Joins what waits with what is there, and writes it. */
  stop(): Promise<void>;
}

interface WaitingTicket extends TicketToJoin {
  /** By the till's own clock, as the ticket was counted. */
  readonly hourAt: number;
  readonly zoneIds: readonly string[];
}

/**
 * Joins sales with visits for the zones' conversion. Both wait in memory for an hour at most, visits without any id; what leaves it are
 * sums. What a crash takes with it is unmatched.
 */
export function createTicketJoin(parts: TicketJoinParts): TicketJoin {
  const { records, clock, placeOfTill, onFault } = parts;
  const tillClocks = createTillClocks();
  let tickets: readonly WaitingTicket[] = [];
  let visits: readonly JoinableVisit[] = [];
  let writing: Promise<void> = Promise.resolve();

  async function write(joined: Omit<Parameters<typeof recordJoined.run>[1], 'mark' | 'markUntil'>): Promise<void> {
    const input = { ...joined, mark: randomUUID(), markUntil: Math.round(clock.now()) + markMs };
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      try {
        await records.write(recordJoined, input);
        return;
      } catch (fault) {
        onFault(fault);
      }
    }
  }

  /** All that waits is assigned together, so that a later ticket keeps its visit; only tickets from before `before` leave. */
  function settle(before: number): void {
    const due = tickets.filter(({ at }) => at < before);
    if (due.length > 0) {
      const outcomes = joinTickets(tickets, visits);
      const settled = tickets.flatMap((ticket, nth) => {
        const outcome = outcomes[nth];
        return outcome === undefined || ticket.at >= before ? [] : [{ ticket, outcome }];
      });
      const taken = new Set(settled.flatMap(({ outcome }) => (outcome.outcome === 'matched' ? [outcome.visit] : [])));
      const joined = joinedOf(settled, visits);
      if (joined.tickets.length > 0) writing = writing.then(() => write(joined));
      tickets = tickets.filter(({ at }) => at >= before);
      visits = visits.filter((_, nth) => !taken.has(nth));
    }
    visits = visits.filter(({ closedAt }) => closedAt >= before);
  }

  const stopTimer = clock.every(everyMs, () => settle(clock.now() - waitMs));

  return {
    takeVisit(visit) {
      visits = [...visits, visit];
    },
    takeSale(tillId, { kind, at }, zoneIds) {
      const till = placeOfTill(tillId);
      const correctedAt = tillClocks.correct(tillId, at, clock.now());
      if (kind !== 'sale' || till === undefined) return;
      tickets = [...tickets, { ...till, at: correctedAt, hourAt: hourOf(at), zoneIds }];
    },
    async stop() {
      stopTimer();
      settle(Number.POSITIVE_INFINITY);
      await writing;
    },
  };
}

function joinedOf(settled: readonly { readonly ticket: WaitingTicket; readonly outcome: JoinOutcome }[], visits: readonly JoinableVisit[]) {
  return {
    tickets: settled.flatMap(({ ticket, outcome }) =>
      outcome.outcome === 'unmatched' ? [] : [{ hourAt: ticket.hourAt, outcome: outcome.outcome }],
    ),
    boughtHere: settled.flatMap(({ ticket, outcome }) =>
      outcome.outcome === 'matched' ? zonesBoughtIn(ticket, visits[outcome.visit]?.stays ?? []) : [],
    ),
  };
}

/** Zones the visit stayed in whose pieces are on the ticket, in the hour it first stood there: where it was counted. */
function zonesBoughtIn({ zoneIds }: WaitingTicket, stays: JoinableVisit['stays']): { zoneId: string; hourAt: number }[] {
  return zoneIds.flatMap((zoneId) => {
    const first = stays.find((stay) => stay.zoneId === zoneId);
    return first === undefined ? [] : [{ zoneId, hourAt: hourOf(first.enteredAt) }];
  });
}
