import type { RouteReply } from '#shared/contract/define-route.ts';
import type { listOrders, listCalls } from '#shared/contract/kiosks.ts';
import type { listVisits, readFloor, readVisitPath } from '#shared/contract/places.ts';
import type { listSalesExceptions, readSalesDay } from '#shared/contract/sales.ts';
import type { listOffers, readJournal } from '#shared/contract/staff.ts';
import type { Point } from '#shared/domain/floor-plan.ts';
import { sampleFloorPlan as plan } from '../../../edge/sample/plan.ts';
import { makeBusyTills } from './busy-tills.ts';
import { centreOf } from '#shared/ui/floor-plan/boxes.ts';

/** A Saturday at Maison Lune as the hub would tell it, the same on every run; `now` is when it is asked. */
export interface BusyDay {
  readonly floor: RouteReply<typeof readFloor>;
  readonly happenings: readonly {
    readonly at: number;
    readonly kind: string;
    readonly words: { readonly fr: string; readonly en: string };
    readonly subjectId?: string;
  }[];
  readonly visits: RouteReply<typeof listVisits>;
  readonly path: RouteReply<typeof readVisitPath>;
  readonly orders: RouteReply<typeof listOrders>;
  readonly calls: RouteReply<typeof listCalls>;
  readonly sales: RouteReply<typeof readSalesDay>;
  readonly exceptions: RouteReply<typeof listSalesExceptions>;
  readonly journal: RouteReply<typeof readJournal>;
  readonly decisions: RouteReply<typeof listOffers>['decisions'];
}

function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const walked = ['entrance', 'new-season', 'dresses', 'knitwear', 'denim', 'fitting-rooms', 'tills', 'entrance'];

function middleOf(zoneId: string): Point {
  const zone = plan.zones.find(({ id }) => id === zoneId);
  return zone === undefined ? { xMetres: 1, yMetres: 1 } : centreOf(zone.outline);
}

function makeVisit(visitId: string, openedAt: number, chance: () => number): BusyDay['visits']['visits'][number] {
  let at = openedAt;
  const kept = walked.filter((_, place) => place === 0 || place === walked.length - 1 || chance() > 0.35);
  const stays = kept.map((zoneId) => {
    const dwellSeconds = Math.round(20 + chance() * 400);
    const enteredAt = at;
    at += dwellSeconds * 1000;
    return { zoneId, enteredAt, leftAt: at, dwellSeconds };
  });
  return { visitId, openedAt, closedAt: at, stays };
}

function walkOf(visit: BusyDay['visits']['visits'][number], chance: () => number): BusyDay['path'] {
  const points = visit.stays.flatMap((stay) => {
    const middle = middleOf(stay.zoneId);
    const count = Math.max(2, Math.round(stay.dwellSeconds / 40));
    return Array.from({ length: count }, (_, nth) => ({
      at: Math.round(stay.enteredAt + (stay.dwellSeconds * 1000 * nth) / count),
      xMetres: middle.xMetres + (chance() - 0.5) * 2.4,
      yMetres: middle.yMetres + (chance() - 0.5) * 1.6,
      radiusMetres: 1.2,
    }));
  });
  return { ...visit, points };
}

function makeFloor(now: number, chance: () => number): BusyDay['floor'] {
  const crowd: readonly (readonly [string, number])[] = [
    ['entrance', 3],
    ['new-season', 7],
    ['denim', 4],
    ['knitwear', 5],
    ['shirts', 3],
    ['shoes', 3],
    ['dresses', 5],
    ['coats', 2],
    ['accessories', 3],
    ['fitting-rooms', 4],
    ['tills', 6],
  ];
  const people = crowd.flatMap(([zoneId, count]) =>
    Array.from({ length: Math.ceil(count * 0.7) }, (_, nth) => {
      const middle = middleOf(zoneId);
      const kind = nth === 0 && (zoneId === 'tills' || zoneId === 'denim') ? 'staff' : nth % 3 === 1 ? 'basket' : 'shopper';
      return {
        id: `${zoneId}-${nth}`,
        at: { xMetres: middle.xMetres + (chance() - 0.5) * 5, yMetres: middle.yMetres + (chance() - 0.5) * 2.4 },
        radiusMetres: 0.7 + chance() * 1.3,
        zoneId,
        kind,
      } as const;
    }),
  );
  return {
    at: now,
    inShop: 45,
    zones: crowd.map(([zoneId, count]) => ({ zoneId, people: count })),
    people,
    attention: [
      {
        id: 'call-1',
        since: now - 90_000,
        severity: 'danger',
        words: {
          fr: 'Un client appelle à la borne Jeans depuis plus d’une minute : allez-y, ou demandez à quelqu’un.',
          en: 'A shopper has been calling at the denim kiosk for over a minute: go, or ask someone to.',
        },
      },
      {
        id: 'gateway-3',
        since: now - 600_000,
        severity: 'warning',
        deviceId: 'gateway-3',
        words: {
          fr: 'La passerelle des cabines se tait : est-elle branchée ?',
          en: 'The fitting room gateway is silent: is it plugged in?',
        },
      },
      {
        id: 'hanger-12',
        since: now - 3_600_000,
        severity: 'info',
        deviceId: 'hanger-12',
        words: {
          fr: 'Le cintre 12 n’a plus que 9 % : changez sa pile cette semaine.',
          en: 'Hanger 12 is down to 9 %: change its battery this week.',
        },
      },
    ],
  };
}

export function makeBusyDay(now: number, businessDay: string): BusyDay {
  const chance = makeChance(7);
  const visits = Array.from({ length: 24 }, (_, nth) => makeVisit(`v${String(nth).padStart(6, '0')}`, now - (nth + 1) * 900_000, chance));
  const [first] = visits;
  if (first === undefined) throw new Error('a busy day has visits');
  const line = (sku: string, fr: string, en: string, size: string, unitCents: number, onHand: number) => ({
    sku,
    quantity: 1,
    productId: 'p-014',
    name: { fr, en },
    size,
    colour: { fr: 'bleu nuit', en: 'midnight' },
    unitCents,
    onHand,
  });
  const order = (
    number: string,
    state: BusyDay['orders']['orders'][number]['state'],
    minutes: number,
    lines: ReturnType<typeof line>[],
  ) => ({
    orderId: number.toLowerCase(),
    number,
    placedAt: now - minutes * 60_000,
    kioskId: 'kiosk-denim',
    state,
    stateAt: now - minutes * 30_000,
    totalCents: lines.reduce((sum, { unitCents }) => sum + unitCents, 0),
    lines,
  });
  return {
    floor: makeFloor(now, chance),
    happenings: [
      { at: now - 4_000, kind: 'like', words: { fr: 'J’aime : Robe Éclipse', en: 'Like: Éclipse tiered dress' } },
      { at: now - 35_000, kind: 'sale', words: { fr: 'Caisse 1 : 3 articles, 214,00 €', en: 'Till 1: 3 pieces, €214.00' } },
      { at: now - 90_000, kind: 'call', words: { fr: 'Borne Jeans : quelqu’un appelle', en: 'Denim kiosk: someone calls' } },
      { at: now - 190_000, kind: 'offer', words: { fr: 'Offre faite : Jeans −15 %', en: 'Offer made: Jeans −15%' } },
      { at: now - 260_000, kind: 'order', words: { fr: 'Commande A-42 passée', en: 'Order A-42 placed' } },
      {
        at: now - 420_000,
        kind: 'screen',
        words: { fr: 'Écran vitrine : nouvelle liste à l’écran', en: 'Window screen: new playlist on the glass' },
      },
      { at: now - 900_000, kind: 'device', words: { fr: 'Passerelle cabines : silencieuse', en: 'Fitting room gateway: silent' } },
    ],
    visits: { from: now - 86_400_000, to: now, count: visits.length, hiddenBelowFive: false, visits },
    path: walkOf(first, chance),
    orders: {
      orders: [
        order('A-41', 'placed', 63, [
          line('DN-014-BLU-M', 'Jean large Ressac', 'Ressac wide jeans', 'M', 10_900, 4),
          line('KN-003-ECR-S', 'Pull Constellation', 'Constellation jumper', 'S', 14_500, 0),
        ]),
        order('A-42', 'placed', 5, [line('DR-002-NUI-38', 'Robe à volants Éclipse', 'Éclipse tiered dress', '38', 14_900, 2)]),
        order('A-40', 'preparing', 47, [line('CT-001-TER-M', 'Manteau peignoir Équinoxe', 'Équinoxe wrap coat', 'M', 33_500, 3)]),
        order('A-38', 'ready', 80, [line('SH-004-BLA-L', 'Blouse nouée Céleste', 'Céleste bow blouse', 'L', 9_500, 7)]),
        order('A-36', 'collected', 120, [line('SH-004-BLA-L', 'Blouse nouée Céleste', 'Céleste bow blouse', 'L', 9_500, 7)]),
      ],
    },
    calls: {
      calls: [
        { callId: 'kiosk-denim-000031', kioskId: 'kiosk-denim', at: now - 90_000, productId: 'p-006', acceptedBy: null },
        { callId: 'kiosk-entrance-000012', kioskId: 'kiosk-entrance', at: now - 240_000, productId: null, acceptedBy: 'Inès' },
      ],
    },
    ...makeBusyTills(now, businessDay),
    decisions: [
      {
        at: now - 30_000,
        offerId: 'jeans-today',
        issued: true,
        reasons: ['yes: agreed to offers', 'yes: stayed 24 s of 20 s', 'yes: had this offer 0 of 1 times today'],
      },
      {
        at: now - 70_000,
        offerId: 'jeans-today',
        issued: false,
        reasons: ['yes: agreed to offers', 'no: had this offer 1 of 1 times today'],
      },
      { at: now - 400_000, offerId: 'knit-hour', issued: false, reasons: ['no: has not agreed to offers'] },
    ],
  };
}
