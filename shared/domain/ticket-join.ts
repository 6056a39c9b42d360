import { assignCheapest } from './assignment.ts';
import { metresBetween, type Point } from './floor-plan.ts';
import type { VisitStay } from './visit.ts';

/** A sale, at the till's time corrected to the hub's. */
export interface TicketToJoin {
  readonly at: number;
  readonly zoneId: string;
  /** Where the till stands, when the plan says so. */
  readonly place: Point | undefined;
}

/** A visit as the tills see it: its stays, and where it stood near them. */
export interface VisitToJoin {
  readonly stays: readonly VisitStay[];
  readonly tillPoints: readonly (Point & { readonly at: number })[];
}

/** `visit` is the index of the visit a ticket belongs to. */
export type JoinOutcome = { readonly outcome: 'matched'; readonly visit: number } | { readonly outcome: 'ambiguous' | 'unmatched' };

/** Clocks, and the moment a stay is seen to end, are this far out. */
const marginMs = 60_000;
/** Who has paid leaves: a second person who leaves this much later is e times less likely. */
const leavingSeconds = 30;
/** The spread of a position near a till, and the least a wrong place can cost. */
const placeMetres = 3;
const leastPlaceWeight = 0.05;
const aroundMs = 15_000;
/** Less likely than this, the buyer more probably carried no tag. */
const leastWeight = 0.1;
/** The next best explanation must be this many times less likely. */
const clearRatio = 2;

/**
 * Joins tickets with visits by lane and time: of a visit that stood in the till's zone within a minute of the sale, the sooner it left
 * after it and the nearer it stood, the likelier. All tickets are assigned together, each visit once; where exchanging two tickets, or
 * taking a free visit, is nearly as likely, the ticket is ambiguous and joined with nobody.
 */
export function joinTickets(tickets: readonly TicketToJoin[], visits: readonly VisitToJoin[]): JoinOutcome[] {
  const weights = tickets.map((ticket) => visits.map((visit) => weightOf(ticket, visit)));
  const outcomes: JoinOutcome[] = tickets.map(() => ({ outcome: 'unmatched' }));
  for (const group of groupsOf(weights)) {
    const chosen = assignGroup(weights, group);
    for (const [nth, ticket] of group.tickets.entries()) {
      const visit = chosen[nth];
      if (visit === undefined) continue;
      const isClear = isClearly(weights, group, chosen, nth);
      outcomes[ticket] = isClear ? { outcome: 'matched', visit } : { outcome: 'ambiguous' };
    }
  }
  return outcomes;
}

/** How likely the visit is the ticket's, 0 to 1; 0 when it can't be. */
function weightOf({ at, zoneId, place }: TicketToJoin, { stays, tillPoints }: VisitToJoin): number {
  let weight = 0;
  for (const stay of stays) {
    const leftAt = stay.leftAt ?? stay.enteredAt;
    if (stay.zoneId !== zoneId || at < stay.enteredAt - marginMs || at > leftAt + marginMs) continue;
    weight = Math.max(weight, Math.exp(-Math.abs(leftAt - at) / 1000 / leavingSeconds));
  }
  weight *= placeWeight(at, place, tillPoints);
  return weight < leastWeight ? 0 : weight;
}

function placeWeight(at: number, place: Point | undefined, points: VisitToJoin['tillPoints']): number {
  const near = points.filter((point) => Math.abs(point.at - at) <= aroundMs);
  if (place === undefined || near.length === 0) return 1;
  const mean = {
    xMetres: near.reduce((sum, { xMetres }) => sum + xMetres, 0) / near.length,
    yMetres: near.reduce((sum, { yMetres }) => sum + yMetres, 0) / near.length,
  };
  return Math.max(leastPlaceWeight, Math.exp(-(metresBetween(mean, place) ** 2) / (2 * placeMetres ** 2)));
}

interface Group {
  readonly tickets: readonly number[];
  readonly visits: readonly number[];
}

/** Tickets and visits that hang together by any possible pair; what hangs on nothing else is a group of its own. */
function groupsOf(weights: readonly (readonly number[])[]): readonly Group[] {
  const seen = new Set<number>();
  const groups: Group[] = [];
  for (const first of weights.keys()) {
    if (seen.has(first)) continue;
    seen.add(first);
    const tickets = [first];
    const visits = new Set<number>();
    for (const ticket of tickets) {
      for (const [visit, weight] of (weights[ticket] ?? []).entries()) {
        if (weight === 0 || visits.has(visit)) continue;
        visits.add(visit);
        for (const other of weights.keys()) {
          if (seen.has(other) || (weights[other]?.[visit] ?? 0) === 0) continue;
          seen.add(other);
          tickets.push(other);
        }
      }
    }
    if (visits.size > 0) groups.push({ tickets, visits: [...visits] });
  }
  return groups;
}

const impossible = 1e6;

/** The likeliest visit of each ticket of a group, all at once; undefined where none is likelier than a buyer without a tag. */
function assignGroup(weights: readonly (readonly number[])[], { tickets, visits }: Group): readonly (number | undefined)[] {
  const costs = tickets.map((ticket) => [
    ...visits.map((visit) => {
      const weight = weights[ticket]?.[visit] ?? 0;
      return weight === 0 ? impossible : -Math.log(weight);
    }),
    ...tickets.map(() => -Math.log(leastWeight)),
  ]);
  return assignCheapest(costs).map((column) => visits[column]);
}

function isClearly(
  weights: readonly (readonly number[])[],
  { tickets, visits }: Group,
  chosen: readonly (number | undefined)[],
  nth: number,
): boolean {
  const weightOfPair = (which: number, visit: number): number => weights[tickets[which] ?? -1]?.[visit] ?? 0;
  const own = chosen[nth];
  if (own === undefined) return false;
  return visits.every((other) => {
    if (other === own) return true;
    const holder = chosen.indexOf(other);
    if (holder === -1) return weightOfPair(nth, own) >= clearRatio * weightOfPair(nth, other);
    // The other ticket would take what is left: our visit, or a buyer without a tag.
    const exchanged = weightOfPair(nth, other) * Math.max(leastWeight, weightOfPair(holder, own));
    return weightOfPair(nth, own) * weightOfPair(holder, other) >= clearRatio * exchanged;
  });
}
