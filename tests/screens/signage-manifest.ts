import { createHash } from 'node:crypto';
import type { ManifestBody, SlideContentBody } from '#shared/contract/screens.ts';
import type { SignageShop } from './signage-shop.ts';

const names = [
  { fr: 'Manteau Lune', en: 'Lune coat', colour: '#22513f' },
  { fr: 'Veste de travail en moleskine', en: 'Moleskin work jacket', colour: '#bb8c5a' },
  { fr: 'Pull marin boutonné', en: 'Buttoned sailor jumper', colour: '#c46f4e' },
  { fr: 'Pantalon large à pinces', en: 'Wide pleated trousers', colour: '#222f4e' },
  { fr: 'Robe chemise en lin lavé', en: 'Washed linen shirt dress', colour: '#d8c4a2' },
] as const;
const text = (fr: string, en: string) => ({ fr, en });

function coat(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000" viewBox="0 0 800 1000"><path fill="#efe8dd" d="M0 0h800v1000H0z"/><path fill="${colour}" d="M330 190q70 50 140 0l110 40 90 420-90 20-50-230v420H270V440l-50 230-90-20 90-420z"/></svg>`;
}

/** A playlist with every template, one slide every seven seconds. */
export function allSlides(): SlideContentBody[] {
  return [
    {
      template: 'season',
      slideId: 'season',
      seconds: 7,
      title: text('La laine est de retour', 'Wool is back'),
      line: text('Douze manteaux, coupés pour durer.', 'Twelve coats, cut to last.'),
      productId: 'p-0',
    },
    {
      template: 'product',
      slideId: 'product',
      seconds: 7,
      productId: 'p-1',
      line: text('Solide, souple, lavable.', 'Sturdy, supple, washable.'),
    },
    {
      template: 'looks',
      slideId: 'looks',
      seconds: 7,
      title: text('Trois façons d’avoir chaud', 'Three ways to stay warm'),
      productIds: ['p-0', 'p-2', 'p-4'],
    },
    {
      template: 'likes',
      slideId: 'likes',
      seconds: 7,
      title: text('Vos préférés cette semaine', 'Your favourites this week'),
      productIds: ['p-0', 'p-1', 'p-2', 'p-3', 'p-4'],
    },
    {
      template: 'hours',
      slideId: 'hours',
      seconds: 7,
      title: text('Nous sommes ouverts', 'We are open'),
      lines: [text('Lundi au samedi 10 h – 19 h 30', 'Monday to Saturday 10 am – 7.30 pm'), text('Dimanche : fermé', 'Sunday: closed')],
    },
    {
      template: 'review',
      slideId: 'review',
      seconds: 7,
      productId: 'p-2',
      text: text('Je le porte tous les jours depuis trois semaines.', 'I have worn it daily for three weeks.'),
      author: 'Camille R.',
      day: '2026-10-14',
    },
  ];
}

/** A manifest of these slides whose pictures the shop has. */
export function manifestOf(shop: SignageShop, slides: readonly SlideContentBody[], extra: Partial<ManifestBody> = {}): ManifestBody {
  const pictures = names.map(({ colour }) => shop.addPicture(coat(colour)));
  return {
    at: Date.now(),
    manifestId: createHash('sha256')
      .update(JSON.stringify([slides, extra]))
      .digest('hex'),
    storeName: 'Maison Lune',
    currency: 'EUR',
    languages: ['fr', 'en'],
    simulated: true,
    phoneUrl: 'http://192.168.1.20:8080/phone/',
    slides: [...slides],
    products: names.map(({ fr, en }, place) => ({
      productId: `p-${place}`,
      name: { fr, en },
      priceCents: 8_990 + place * 4_000,
      ...(place === 1 ? { wasCents: 15_990 } : {}),
      picture: pictures[place] ?? '',
      likes: 20 - place,
    })),
    assets: pictures.map((assetId) => ({ assetId, type: 'image/svg+xml', bytes: shop.pictures.get(assetId)?.length ?? 0 })),
    ...extra,
  };
}
