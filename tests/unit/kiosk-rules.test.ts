import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { sampleFloorPlan } from '../../edge/sample/plan.ts';
import { isInside } from '#shared/domain/floor-plan.ts';
import {
  addPiece,
  countPieces,
  piecesToOrder,
  setQuantity,
  totalCents,
  type Basket,
  type Piece,
} from '../../kiosk/session/basket-rules.ts';
import { afterAnswer, afterSent, makeCall, mostTimesSent, nextCallStep, repeatAfterSeconds } from '../../kiosk/session/call-rules.ts';
import { idleLimits, idlenessAfter } from '../../kiosk/session/idle-rules.ts';
import { noBurst, readScanKey, type ScanBurst } from '../../kiosk/session/scan-rules.ts';
import { afterWish, isUntouched } from '../../kiosk/session/session-rules.ts';
import { freshSession, type Session, type Wish } from '../../kiosk/session/session.ts';
import { sayStock } from '../../kiosk/session/stock-rules.ts';
import { summariseReviews } from '../../kiosk/session/review-rules.ts';
import { findWay, metresOfWay } from '../../kiosk/session/way-rules.ts';

const piece: Piece = {
  sku: 'COL-ECR-M',
  productId: 'p-014',
  name: { fr: 'Pull Colette', en: 'Colette jumper' },
  size: 'M',
  colour: { fr: 'Écru', en: 'Ecru' },
  picture: 'a'.repeat(64),
  unitCents: 8_990,
  onHand: 3,
};

function wishAll(session: Session, ...wishes: readonly Wish[]): Session {
  return wishes.reduce((now, wish) => afterWish(now, wish, 'fr'), session);
}

describe('the basket', () => {
  it('counts the same variant on one line and adds up to what the shopper pays', () => {
    const basket = addPiece(addPiece(addPiece([], piece), piece), { ...piece, sku: 'COL-ECR-L', unitCents: 9_990 });
    expect(basket.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['COL-ECR-M', 2],
      ['COL-ECR-L', 1],
    ]);
    expect(totalCents(basket)).toBe(27_970);
    expect(countPieces(basket)).toBe(3);
  });

  it('never holds a line of no piece, nor more than an order may carry', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 90 }), { maxLength: 12 }), (quantities) => {
        const basket = quantities.reduce<Basket>((now, quantity) => setQuantity(addPiece(now, piece), piece.sku, quantity), []);
        for (const line of basket) expect(line.quantity >= 1 && line.quantity <= 50).toBe(true);
      }),
    );
  });

  it('orders only what the shop lacks, a stock below zero being none', () => {
    expect(piecesToOrder(2, 3)).toBe(0);
    expect(piecesToOrder(4, 3)).toBe(1);
    expect(piecesToOrder(1, -2)).toBe(1);
  });
});

describe('a screen left alone', () => {
  const limits = idleLimits({ unhurried: false, waitsForSeller: false });

  it('warns at 40 s with the 20 s that WCAG 2.2.1 asks for, and clears at 60 s', () => {
    expect(idlenessAfter(39.9, limits)).toEqual({ phase: 'busy' });
    expect(idlenessAfter(40, limits)).toEqual({ phase: 'warning', secondsLeft: 20 });
    expect(idlenessAfter(59.2, limits)).toEqual({ phase: 'warning', secondsLeft: 1 });
    expect(idlenessAfter(60, limits)).toEqual({ phase: 'over' });
  });

  it('waits three minutes for someone who asked for time or for a seller', () => {
    expect(idleLimits({ unhurried: true, waitsForSeller: false }).clearAfterSeconds).toBe(180);
    expect(idleLimits({ unhurried: false, waitsForSeller: true }).clearAfterSeconds).toBe(180);
  });

  it('is left in peace only when there is nothing of anyone on it', () => {
    const fresh = freshSession('fr');
    expect(isUntouched(fresh, 'fr')).toBe(true);
    expect(isUntouched(wishAll(fresh, { do: 'open-sheet', sheet: 'access' }), 'fr')).toBe(false);
    expect(isUntouched(wishAll(fresh, { do: 'set-comfort', comfort: { ...fresh.comfort, highContrast: true } }), 'fr')).toBe(false);
    expect(isUntouched(wishAll(fresh, { do: 'choose-language', language: 'en' }), 'fr')).toBe(false);
  });

  it('forgets basket, language, comfort, likes and call together', () => {
    const used = wishAll(
      freshSession('fr'),
      { do: 'begin', language: 'en' },
      { do: 'open-product', productId: 'p-014' },
      { do: 'add-piece', piece },
      { do: 'set-comfort', comfort: { textSize: 'largest', highContrast: true, lowReach: true, still: true, unhurried: true } },
    );
    expect(used.basket).toHaveLength(1);
    expect(afterWish({ ...used, liked: new Set(['p-014']), call: makeCall('call-0001', 1, undefined) }, { do: 'finish' }, 'fr')).toEqual(
      freshSession('fr'),
    );
  });
});

describe('the way through the screens', () => {
  it('leads back through products to where the shopper came from', () => {
    const deep = wishAll(
      freshSession('fr'),
      { do: 'begin' },
      { do: 'choose-family', family: 'knitwear' },
      { do: 'open-product', productId: 'p-014' },
      { do: 'open-basket' },
    );
    const back = wishAll(deep, { do: 'go-back' });
    expect(back.view).toEqual({ at: 'product', productId: 'p-014' });
    expect(wishAll(back, { do: 'go-back' }).view).toEqual({ at: 'browse', family: 'knitwear' });
  });

  it('keeps the basket as it was sent while nobody knows whether the order arrived', () => {
    const unknown: Session = { ...wishAll(freshSession('fr'), { do: 'add-piece', piece }), attempt: { id: 'k-1', state: 'unknown' } };
    expect(wishAll(unknown, { do: 'set-quantity', sku: piece.sku, quantity: 5 })).toBe(unknown);
    expect(wishAll(unknown, { do: 'add-piece', piece: { ...piece, sku: 'OTHER-1' } }).basket).toHaveLength(1);
    const refused: Session = { ...unknown, attempt: { id: 'k-1', state: 'refused' } };
    expect(wishAll(refused, { do: 'set-quantity', sku: piece.sku, quantity: 5 }).basket[0]?.quantity).toBe(5);
  });
});

describe('a call for a person', () => {
  it('is sent again every 30 s under its own id, then given up in words', () => {
    let call = makeCall('call-0001', 1, 'p-014');
    expect(nextCallStep(call, 999)).toBe('wait');
    for (let sent = 1; sent < mostTimesSent; sent += 1) {
      call = afterSent(call);
      expect(nextCallStep(call, repeatAfterSeconds - 1)).toBe('wait');
      expect(nextCallStep(call, repeatAfterSeconds)).toBe('repeat');
    }
    call = afterSent(call);
    expect(call.callId).toBe('call-0001');
    expect(nextCallStep(call, repeatAfterSeconds)).toBe('give-up');
  });

  it('is answered by its own answer only', () => {
    const call = afterSent(makeCall('call-0001', 1, undefined));
    expect(afterAnswer(call, 'call-0002', 'Inès')).toBe(call);
    expect(afterAnswer(call, 'call-0001', 'Inès')).toMatchObject({ state: 'answered', seller: 'Inès' });
  });
});

describe('a hand scanner', () => {
  function type(keys: readonly string[], gapMs: number): string | undefined {
    let burst: ScanBurst = noBurst;
    let code: string | undefined;
    keys.forEach((key, place) => {
      const read = readScanKey(burst, key, 1_000 + place * gapMs);
      ({ burst } = read);
      code = read.code ?? code;
    });
    return code;
  }

  it('is told from a hand by its speed', () => {
    const keys = [...'2000000140018', 'Enter'];
    expect(type(keys, 8)).toBe('2000000140018');
    expect(type(keys, 120)).toBeUndefined();
  });

  it('reads codes with capitals and dashes, and nothing without Enter or too short', () => {
    expect(type(['Shift', 'D', 'Shift', 'N', '-', '0', '1', '4', 'Enter'], 8)).toBe('DN-014');
    expect(type([...'2000000140018'], 8)).toBeUndefined();
    expect(type([...'123', 'Enter'], 8)).toBeUndefined();
  });
});

describe('stock in words', () => {
  const variants = [
    { sku: 'a-s', size: 'S', swatch: '#111111', onHand: 0 },
    { sku: 'a-m', size: 'M', swatch: '#111111', onHand: 3 },
    { sku: 'a-l', size: 'L', swatch: '#111111', onHand: 0 },
  ];

  it('counts the last ones out loud with their size', () => {
    expect(sayStock(3, variants, undefined)).toEqual({ kind: 'few', pieces: 3, sizes: ['M'] });
  });

  it('believes what was heard live before what was read', () => {
    expect(sayStock(3, variants, { 'a-s': 0, 'a-m': 0, 'a-l': -1 })).toEqual({ kind: 'out' });
    expect(sayStock(3, variants, { 'a-s': 4, 'a-m': 4, 'a-l': 0 })).toEqual({ kind: 'sizes', sizes: ['S', 'M'] });
    expect(sayStock(3, variants, { 'a-s': 4, 'a-m': 4, 'a-l': 1 })).toEqual({ kind: 'every-size' });
  });

  it('names no size it has not read', () => {
    expect(sayStock(2, undefined, undefined)).toEqual({ kind: 'few', pieces: 2, sizes: [] });
    expect(sayStock(9, undefined, undefined)).toEqual({ kind: 'here' });
  });
});

it('reviews are summed with the unhappy ones among them, and not at all when there are none', () => {
  const review = { text: { fr: '', en: '' }, author: 'A', day: '2026-01-01' };
  expect(summariseReviews([])).toBeUndefined();
  expect(summariseReviews([5, 4, 2, 1].map((stars) => ({ ...review, stars })))).toEqual({
    count: 4,
    mean: 3,
    perStar: [1, 1, 0, 1, 1],
    unhappy: 2,
  });
});

describe('the way from a kiosk to a piece', () => {
  const kiosk = sampleFloorPlan.fixtures.find(({ id }) => id === 'kiosk-entrance');

  it.each(sampleFloorPlan.zones.filter(({ purpose }) => purpose === 'sales'))(
    'leads into $id around everything that stands there',
    (zone) => {
      if (kiosk === undefined) throw new Error('the sample plan has its entrance kiosk');
      const way = findWay(sampleFloorPlan, kiosk.centre, zone);
      const last = way?.at(-1);
      if (way === undefined || last === undefined) throw new Error(`no way to ${zone.id}`);
      expect(isInside(last, zone.outline)).toBe(true);
      expect(metresOfWay(way)).toBeLessThan(45);
      for (let leg = 2; leg < way.length; leg += 1) {
        const [from, to] = [way[leg - 1], way[leg]];
        if (from === undefined || to === undefined) continue;
        for (let share = 0; share <= 1; share += 0.02) {
          const xMetres = from.xMetres + share * (to.xMetres - from.xMetres);
          const yMetres = from.yMetres + share * (to.yMetres - from.yMetres);
          const hit = sampleFloorPlan.fixtures.find(
            (fixture) =>
              Math.abs(xMetres - fixture.centre.xMetres) < fixture.widthMetres / 2 &&
              Math.abs(yMetres - fixture.centre.yMetres) < fixture.depthMetres / 2,
          );
          expect(hit?.id).toBeUndefined();
        }
      }
    },
  );

  it('does not exist to a zone walled in', () => {
    const corner = { xMetres: 2, yMetres: 2 };
    const walled = {
      ...sampleFloorPlan,
      fixtures: [],
      walls: [
        { from: { xMetres: 0, yMetres: 4 }, to: { xMetres: 4, yMetres: 4 } },
        { from: { xMetres: 4, yMetres: 4 }, to: { xMetres: 4, yMetres: 0 } },
      ],
    };
    const [closet] = [
      {
        id: 'closet',
        name: { fr: '', en: '' },
        purpose: 'sales',
        outline: [{ xMetres: 1, yMetres: 1 }, { xMetres: 3, yMetres: 1 }, corner],
      } as const,
    ];
    expect(findWay(walled, { xMetres: 10, yMetres: 10 }, closet)).toBeUndefined();
  });
});
