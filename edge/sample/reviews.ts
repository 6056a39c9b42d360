import type { Texts } from '#shared/domain/product.ts';
import { sampleProductId } from './catalogue.ts';

/** What a customer wrote. `excerpt` is what a screen may quote: at most nine words. */
export interface SampleReview {
  readonly productId: string;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly text: Texts;
  readonly excerpt?: Texts | undefined;
  readonly author: string;
  /** The store's day, YYYY-MM-DD. */
  readonly day: string;
}

type Row = readonly [product: string, stars: 1 | 2 | 3 | 4 | 5, author: string, day: string, fr: string, en: string];

const rows: readonly Row[] = [
  [
    'Colette',
    5,
    'Nathalie B.',
    '2026-01-14',
    'Troisième hiver avec le même, lavé vingt fois : aucune bouloche. J’ai repris le tabac.',
    'Third winter with the same one, washed twenty times: not one pill. I bought the tobacco too.',
  ],
  [
    'Colette',
    4,
    'Kenji S.',
    '2026-02-02',
    'Très doux, mais le col est haut. À essayer si vous avez le cou court.',
    'Very soft, but the neck is tall. Try it on if yours is short.',
  ],
  [
    'Colette',
    2,
    'Paule D.',
    '2025-12-20',
    'Belle couleur. La taille S m’a paru longue de manches, je l’ai échangée.',
    'Lovely colour. The S was long in the sleeves for me, I exchanged it.',
  ],
  [
    'Ondine',
    5,
    'Héloïse T.',
    '2025-11-30',
    'Des torsades bien nettes et une vraie tenue. Il pèse son poids, dans le bon sens.',
    'Crisp cables and real body. It is heavy, in the good way.',
  ],
  [
    'Ondine',
    3,
    'Marc V.',
    '2026-01-08',
    'Beau pull mais il gratte un peu sans chemise dessous.',
    'A handsome jumper, but it itches a little without a shirt.',
  ],
  [
    'Skye',
    5,
    'Fiona M.',
    '2025-12-05',
    'On m’arrête dans la rue pour me demander d’où il vient.',
    'People stop me in the street to ask where it is from.',
  ],
  [
    'Odette',
    4,
    'Léa P.',
    '2026-02-11',
    'L’ivoire va avec tout. Un peu fin pour février.',
    'The ivory goes with everything. A little thin for February.',
  ],
  [
    'Nell',
    2,
    'Yasmine K.',
    '2026-01-19',
    'Superbe, mais il perd ses poils sur mon manteau noir.',
    'Gorgeous, but it sheds on my black coat.',
  ],
  [
    'Gabin',
    5,
    'Antoine R.',
    '2025-10-22',
    'La toile se fait en deux semaines. La coupe est juste, ni large ni serrée.',
    'The cloth breaks in after two weeks. The cut is right: not loose, not tight.',
  ],
  ['Gabin', 4, 'Sofia L.', '2026-01-27', 'Prenez une taille de moins, il se détend.', 'Take a size down, it gives.'],
  [
    'Gabin',
    1,
    'Denis H.',
    '2025-11-11',
    'La couture d’une poche a lâché le premier mois. Réparée en boutique, mais quand même.',
    'A pocket seam went in the first month. They mended it in the shop, but still.',
  ],
  [
    'Brigitte',
    5,
    'Aïcha N.',
    '2026-02-20',
    'Enfin un jean large qui ne ramasse pas les flaques : l’ourlet est offert.',
    'Wide jeans that don’t drink puddles at last: hemming is free.',
  ],
  [
    'Simone',
    3,
    'Ruth W.',
    '2025-12-28',
    'Bien coupé, mais le noir a déteint sur mon canapé avant le premier lavage.',
    'Well cut, but the black rubbed off on my sofa before the first wash.',
  ],
  [
    'Belle-Île',
    5,
    'Jean-Yves C.',
    '2025-09-18',
    'Jersey épais, rayures alignées aux coutures. Ça se voit de près.',
    'Thick jersey, and the stripes meet at the seams. You notice up close.',
  ],
  ['Belle-Île', 4, 'Mina O.', '2026-03-01', 'Elle a rétréci d’un doigt, comme annoncé.', 'It shrank by a finger’s breadth, as announced.'],
  [
    'Georges',
    4,
    'Clara F.',
    '2025-10-09',
    'Une chemise simple, des boutons bien cousus, un col qui tient.',
    'A plain shirt, buttons sewn on well, a collar that stands.',
  ],
  [
    'Canada',
    2,
    'Paul G.',
    '2026-01-03',
    'Trop chaude pour l’intérieur, trop courte pour s’asseoir.',
    'Too warm indoors, too short to sit down in.',
  ],
  [
    'Diane',
    5,
    'Élodie M.',
    '2025-11-23',
    'Portée à deux mariages et au bureau. Elle ne s’ouvre pas quand on marche.',
    'Worn to two weddings and to the office. It stays closed when you walk.',
  ],
  ['Diane', 3, 'Hana T.', '2026-02-07', 'Jolie, mais le crêpe se froisse dans le train.', 'Pretty, but the crêpe creases on the train.'],
  [
    'Vesper',
    4,
    'Inès A.',
    '2025-12-31',
    'La soie est épaisse, rien ne transparaît. Lavage à la main, vraiment.',
    'The silk is thick and nothing shows. Hand wash, and they mean it.',
  ],
  [
    'Marguerite',
    5,
    'Odile S.',
    '2025-11-02',
    'Le manteau que je cherchais depuis dix ans. Poches profondes, doublure solide.',
    'The coat I had been looking for for ten years. Deep pockets, sturdy lining.',
  ],
  ['Amiral', 5, 'Tom B.', '2026-01-15', 'Trois tempêtes, sec dedans.', 'Three storms, dry inside.'],
  [
    'Névé',
    3,
    'Sarah J.',
    '2026-02-14',
    'Chaude et légère, mais l’ivoire se salit aux poignets en une semaine.',
    'Warm and light, but the ivory cuffs are grubby in a week.',
  ],
  ['Prévert', 4, 'Luis C.', '2025-10-30', 'Belle ligne. La ceinture glisse un peu.', 'A beautiful line. The belt slips a little.'],
  [
    'Saint-Germain',
    5,
    'Aurore L.',
    '2025-09-27',
    'Durs trois jours, puis des chaussons. Déjà ressemelés une fois.',
    'Hard for three days, then slippers. Resoled once already.',
  ],
  ['Court', 2, 'Malik D.', '2026-01-29', 'Jolies, mais la semelle a jauni au soleil.', 'Good looking, but the sole yellowed in the sun.'],
  [
    'Marché',
    5,
    'Joséphine R.',
    '2025-08-14',
    'Un kilo de pêches, deux livres, un chien : il tient.',
    'A kilo of peaches, two books, a dog: it holds.',
  ],
  [
    'Phare',
    4,
    'Nils E.',
    '2026-01-06',
    'Chaud et ne comprime pas. La moutarde se voit de loin, tant mieux.',
    'Warm and doesn’t squeeze. You see the mustard from afar, good.',
  ],
];

const excerpt: Texts = { fr: 'Lavé vingt fois : aucune bouloche.', en: 'Washed twenty times: not one pill.' };

/** Reviews of the sample's products, the unkind ones too: newest are not first, sort by `day`. */
export function sampleReviews(): readonly SampleReview[] {
  return rows.map(([product, stars, author, day, fr, en], nth) => ({
    productId: sampleProductId(product),
    stars,
    text: { fr: spaceFrench(fr), en },
    excerpt: nth === 0 ? { fr: spaceFrench(excerpt.fr), en: excerpt.en } : undefined,
    author,
    day,
  }));
}

/** French sets a no-break space before a colon. */
function spaceFrench(text: string): string {
  return text.replaceAll(' :', '\u00a0:');
}
