import type { Texts } from '#shared/domain/product.ts';
import type { FamilyId, SizeRun } from './families.ts';

export interface Cut {
  readonly family: FamilyId;
  readonly sizes: SizeRun;
  /** What it is called before its own name in French and after it in English. */
  readonly noun: Texts;
  /** How it is built and falls, as the second half of a sentence. */
  readonly words: Texts;
}

type Row = readonly [nounFr: string, nounEn: string, wordsFr: string, wordsEn: string];

function cut(family: FamilyId, sizes: SizeRun, [nounFr, nounEn, wordsFr, wordsEn]: Row): Cut {
  return { family, sizes, noun: { fr: nounFr, en: nounEn }, words: { fr: wordsFr, en: wordsEn } };
}

const knit = (...row: Row): Cut => cut('knitwear', 'letters', row);
const top = (...row: Row): Cut => cut('tops', 'letters', row);
const shirt = (...row: Row): Cut => cut('shirts', 'letters', row);
const jean = (...row: Row): Cut => cut('jeans', 'waists', row);
const trouser = (...row: Row): Cut => cut('trousers', 'waists', row);
const skirt = (...row: Row): Cut => cut('skirts', 'waists', row);
const dress = (...row: Row): Cut => cut('dresses', 'letters', row);
const coat = (...row: Row): Cut => cut('coats', 'letters', row);
const jacket = (...row: Row): Cut => cut('jackets', 'letters', row);
const bag = (...row: Row): Cut => cut('bags', 'single', row);
const shoe = (...row: Row): Cut => cut('shoes', 'feet', row);

/** Every way Maison Lune cuts cloth; each has its drawing in `garments/`. */
export const cuts = {
  jumper: knit('Pull', 'jumper', 'col rond et épaules tombantes', 'crew neck and dropped shoulders'),
  'v-jumper': knit('Pull col V', 'V-neck jumper', 'encolure en V bordée de côtes, coupe droite', 'ribbed V neck, straight cut'),
  'roll-neck': knit('Pull col roulé', 'roll-neck', 'col haut à retourner, près du corps', 'high neck to fold over, close to the body'),
  cardigan: knit('Cardigan', 'cardigan', 'col V, boutons de corozo et deux poches', 'V neck, corozo buttons and two pockets'),
  'long-cardigan': knit('Gilet long', 'long cardigan', 'sans boutons, tombe à mi-cuisse', 'open front, falls to mid-thigh'),
  'knit-vest': knit('Débardeur', 'knitted vest', 'sans manches, à porter sur une chemise', 'sleeveless, to wear over a shirt'),
  hoodie: knit('Sweat à capuche', 'hoodie', 'capuche doublée et poche kangourou', 'lined hood and kangaroo pocket'),
  sweatshirt: knit(
    'Sweat',
    'sweatshirt',
    'col rond, triangle à l’encolure, poignets en côtes',
    'crew neck with its triangle, ribbed cuffs',
  ),

  tee: top('T-shirt', 'T-shirt', 'col rond, coupe droite', 'crew neck, straight cut'),
  breton: top('Marinière', 'Breton top', 'encolure bateau et manches longues', 'boat neck and long sleeves'),
  tank: top('Débardeur', 'tank top', 'larges bretelles, près du corps', 'wide straps, close to the body'),
  camisole: top('Caraco', 'camisole', 'fines bretelles réglables, coupé dans le biais', 'fine adjustable straps, cut on the bias'),
  polo: top('Polo', 'polo', 'petit col tricoté, patte à trois boutons', 'knitted collar, three-button placket'),

  shirt: shirt('Chemise', 'shirt', 'col classique, pan arrondi, coupe ample', 'classic collar, rounded hem, easy cut'),
  'band-shirt': shirt('Chemise col mao', 'band-collar shirt', 'col officier et plastron plissé', 'band collar and pleated bib'),
  'camp-shirt': shirt('Chemisette', 'short-sleeved shirt', 'col cubain, manches courtes', 'camp collar, short sleeves'),
  blouse: shirt('Blouse', 'blouse', 'encolure froncée et manches bouffantes', 'gathered neck and full sleeves'),
  'bow-blouse': shirt('Blouse lavallière', 'bow blouse', 'lien à nouer au col, poignets boutonnés', 'a tie at the neck, buttoned cuffs'),

  'slim-jeans': jean('Jean slim', 'slim jeans', 'taille haute, jambe fine', 'high waist, narrow leg'),
  'straight-jeans': jean(
    'Jean droit',
    'straight jeans',
    'taille haute, cinq poches, jambe droite',
    'high waist, five pockets, straight leg',
  ),
  'wide-jeans': jean('Jean large', 'wide jeans', 'taille haute, jambe large et longue', 'high waist, wide long leg'),
  'flared-jeans': jean('Jean évasé', 'flared jeans', 'ajusté jusqu’au genou, évasé dessous', 'fitted to the knee, flared below'),
  'denim-shorts': jean('Short en jean', 'denim shorts', 'bas à revers, longueur mi-cuisse', 'turned-up hem, mid-thigh length'),
  dungarees: jean('Salopette', 'dungarees', 'bavette à poche, bretelles réglables', 'bib with a pocket, adjustable straps'),

  'pleated-trousers': trouser(
    'Pantalon à pinces',
    'pleated trousers',
    'deux pinces, jambe large, pli marqué',
    'two pleats, wide leg, pressed crease',
  ),
  'cigarette-trousers': trouser(
    'Pantalon cigarette',
    'cigarette trousers',
    'longueur cheville, poches passepoilées',
    'ankle length, piped pockets',
  ),
  chinos: trouser('Chino', 'chinos', 'poches en biais, jambe fuselée', 'slanted pockets, tapered leg'),
  culottes: trouser('Jupe-culotte', 'culottes', 'large et courte, s’arrête à mi-mollet', 'wide and cropped at mid-calf'),
  'drawstring-trousers': trouser(
    'Pantalon coulissé',
    'drawstring trousers',
    'taille élastique à cordon, jambe souple',
    'elastic waist with a cord, easy leg',
  ),

  'mini-skirt': skirt('Jupe courte', 'mini skirt', 'ligne trapèze, fermeture sur le côté', 'A-line, side fastening'),
  'a-line-skirt': skirt('Jupe trapèze', 'A-line skirt', 'midi, boutonnée devant', 'midi length, buttoned in front'),
  'pleated-skirt': skirt('Jupe plissée', 'pleated skirt', 'plis permanents, longueur midi', 'permanent pleats, midi length'),
  'slip-skirt': skirt('Jupe satinée', 'slip skirt', 'coupée dans le biais, taille élastique', 'cut on the bias, elastic waist'),
  'wrap-skirt': skirt('Jupe portefeuille', 'wrap skirt', 'se noue à la taille, tombe au mollet', 'ties at the waist, falls to the calf'),

  'shirt-dress': dress(
    'Robe chemise',
    'shirt dress',
    'boutonnée de haut en bas, ceinture à nouer',
    'buttoned from top to bottom, tie belt',
  ),
  'slip-dress': dress('Robe nuisette', 'slip dress', 'fines bretelles, coupée dans le biais', 'fine straps, cut on the bias'),
  'wrap-dress': dress('Robe portefeuille', 'wrap dress', 'décolleté croisé, lien à la taille', 'crossed neckline, tie at the waist'),
  'tea-dress': dress('Robe', 'tea dress', 'manches courtes bouffantes, jupe à godets', 'short puffed sleeves, flared skirt'),
  'knit-dress': dress('Robe pull', 'knitted dress', 'col montant, longueur genou', 'high neck, knee length'),
  'tiered-dress': dress('Robe à volants', 'tiered dress', 'longue, trois volants froncés', 'long, with three gathered tiers'),
  pinafore: dress('Robe chasuble', 'pinafore', 'sans manches, à porter sur un pull fin', 'sleeveless, to wear over a fine jumper'),

  'straight-coat': coat(
    'Manteau droit',
    'straight coat',
    'col tailleur, trois boutons, longueur genou',
    'notched collar, three buttons, knee length',
  ),
  'wrap-coat': coat('Manteau peignoir', 'wrap coat', 'col châle et ceinture à nouer', 'shawl collar and tie belt'),
  trench: coat('Trench', 'trench coat', 'croisé, bavolets et ceinture', 'double-breasted, storm flaps and belt'),
  'duffle-coat': coat('Duffle-coat', 'duffle coat', 'capuche et brandebourgs de bois', 'hood and wooden toggles'),
  'pea-coat': coat('Caban', 'pea coat', 'croisé, large col, boutons ancre', 'double-breasted, wide collar, anchor buttons'),
  puffer: coat('Doudoune', 'puffer', 'matelassée, col montant, légère et chaude', 'quilted, high collar, light and warm'),

  'denim-jacket': jacket(
    'Veste en jean',
    'denim jacket',
    'deux poches à rabat, coutures contrastées',
    'two flap pockets, contrast stitching',
  ),
  blazer: jacket('Blazer', 'blazer', 'un bouton, épaule souple, poches à rabat', 'one button, soft shoulder, flap pockets'),
  bomber: jacket('Blouson', 'bomber jacket', 'zippé, col et poignets en côtes', 'zipped, ribbed collar and cuffs'),
  biker: jacket('Perfecto', 'biker jacket', 'zip en biais, ceinture à boucle', 'slanted zip, buckled belt'),
  'chore-jacket': jacket('Veste de travail', 'chore jacket', 'trois poches plaquées, col rond', 'three patch pockets, rounded collar'),
  gilet: jacket(
    'Doudoune sans manches',
    'gilet',
    'sans manches, fine, se porte dessous ou dessus',
    'sleeveless and thin, worn under or over',
  ),

  scarf: cut('accessories', 'single', ['Écharpe', 'scarf', '180 × 35 cm, bords frangés', '180 × 35 cm, fringed ends']),
  'silk-square': cut('accessories', 'single', ['Carré', 'square', '70 × 70 cm, dessin original', '70 × 70 cm, original drawing']),
  beanie: cut('accessories', 'single', ['Bonnet', 'beanie', 'en côtes, large revers', 'ribbed, with a wide turn-up']),
  beret: cut('accessories', 'heads', ['Béret', 'beret', 'foulé et feutré, bord sans couture', 'fulled and felted, seamless edge']),
  hat: cut('accessories', 'heads', ['Chapeau', 'hat', 'large bord, ruban gros-grain', 'wide brim, grosgrain ribbon']),
  gloves: cut('accessories', 'hands', ['Gants', 'gloves', 'doublés, bouts des doigts tactiles', 'lined, with touch-screen fingertips']),
  belt: cut('accessories', 'belts', ['Ceinture', 'belt', '3 cm de large, boucle en laiton', '3 cm wide, brass buckle']),
  socks: cut('accessories', 'socks', ['Chaussettes', 'socks', 'mi-mollet, pointe remaillée à la main', 'mid-calf, hand-linked toe']),

  tote: bag('Cabas', 'tote', 'deux anses, poche intérieure zippée', 'two handles, zipped inner pocket'),
  'shoulder-bag': bag(
    'Sac bandoulière',
    'shoulder bag',
    'rabat, fermoir en laiton, bandoulière réglable',
    'flap, brass clasp, adjustable strap',
  ),
  'bucket-bag': bag('Sac seau', 'bucket bag', 'lien coulissant, fond rigide', 'drawstring, firm base'),
  basket: bag('Panier', 'basket', 'anses de cuir, format marché', 'leather handles, market size'),

  sneakers: shoe('Baskets', 'sneakers', 'semelle en caoutchouc naturel, lacets plats', 'natural rubber sole, flat laces'),
  'ankle-boots': shoe('Bottines', 'ankle boots', 'lacées, talon de 3 cm', 'laced, 3 cm heel'),
  'chelsea-boots': shoe('Bottines chelsea', 'Chelsea boots', 'élastiques côté, tirette au talon', 'elastic sides, pull tab'),
  'tall-boots': shoe('Bottes', 'tall boots', 'tige haute, talon de 5 cm', 'tall shaft, 5 cm heel'),
  loafers: shoe('Mocassins', 'loafers', 'plateau cousu main, semelle en cuir', 'hand-sewn apron, leather sole'),
  ballerinas: shoe('Ballerines', 'ballet flats', 'bout rond, petit nœud, doublure de chèvre', 'round toe, small bow, goatskin lining'),
  sandals: shoe('Sandales', 'sandals', 'brides croisées, semelle anatomique', 'crossed straps, shaped footbed'),
} as const satisfies Readonly<Record<string, Cut>>;

export type CutId = keyof typeof cuts;
