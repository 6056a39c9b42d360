import { createTexts } from './create-texts.ts';
import type { Locale } from './locale.ts';

const en = {
  busy: 'In progress',
  close: 'Close',
  wasPrice: 'was {price}',
  lowestOf30Days: 'Lowest price of the last 30 days: {price}',
  pictureMissing: 'The picture could not be shown',
  offlineSince: 'No connection since {time}. What you see is from then.',
  offline: 'No connection. What you see may be old.',
  simulated: 'Simulated shoppers',
  likes: { one: '{count} like', other: '{count} likes' },
  likesSince: 'since {when}',
  likesOld: 'not counted since {when}',
  optional: 'optional',
  codeFailed: 'This code could not be drawn',
  qrFor: 'QR code: {text}',
  barcodeFor: 'Barcode: {text}',
  loading: 'Loading',
  planOf: 'Floor plan of {name}',
  zones: 'Zones',
  youAreHere: 'You are here',
  entrance: 'Entrance',
  peopleHere: { one: '{count} person', other: '{count} people' },
  dismiss: 'Dismiss',
} as const;

const fr = {
  busy: 'En cours',
  close: 'Fermer',
  wasPrice: 'au lieu de {price}',
  lowestOf30Days: 'Prix le plus bas des 30 derniers jours : {price}',
  pictureMissing: 'L’image n’a pas pu s’afficher',
  offlineSince: 'Pas de connexion depuis {time}. Ce que vous voyez date de ce moment.',
  offline: 'Pas de connexion. Ce que vous voyez peut être ancien.',
  simulated: 'Clients simulés',
  likes: { one: '{count} j’aime', other: '{count} j’aime' },
  likesSince: 'depuis le {when}',
  likesOld: 'plus compté depuis {when}',
  optional: 'facultatif',
  codeFailed: 'Ce code n’a pas pu être dessiné',
  qrFor: 'Code QR : {text}',
  barcodeFor: 'Code-barres : {text}',
  loading: 'Chargement',
  planOf: 'Plan de {name}',
  zones: 'Zones',
  youAreHere: 'Vous êtes ici',
  entrance: 'Entrée',
  peopleHere: { one: '{count} personne', other: '{count} personnes' },
  dismiss: 'Ignorer',
} as const;

const ar = {
  busy: 'جارٍ التنفيذ',
  close: 'إغلاق',
  wasPrice: 'بدلاً من {price}',
  lowestOf30Days: 'أدنى سعر خلال آخر 30 يومًا: {price}',
  pictureMissing: 'تعذّر عرض الصورة',
  offlineSince: 'لا يوجد اتصال منذ {time}. ما تراه يعود إلى ذلك الوقت.',
  offline: 'لا يوجد اتصال. قد يكون ما تراه قديمًا.',
  simulated: 'متسوّقون افتراضيون',
  likes: { zero: 'لا إعجابات', one: 'إعجاب واحد', two: 'إعجابان', few: '{count} إعجابات', many: '{count} إعجابًا', other: '{count} إعجاب' },
  likesSince: 'منذ {when}',
  likesOld: 'لم يُحدَّث منذ {when}',
  optional: 'اختياري',
  codeFailed: 'تعذّر رسم هذا الرمز',
  qrFor: 'رمز QR: {text}',
  barcodeFor: 'الرمز الشريطي: {text}',
  loading: 'جارٍ التحميل',
  planOf: 'مخطط {name}',
  zones: 'الأقسام',
  youAreHere: 'أنت هنا',
  entrance: 'المدخل',
  peopleHere: { zero: 'لا أحد', one: 'شخص واحد', two: 'شخصان', few: '{count} أشخاص', many: '{count} شخصًا', other: '{count} شخص' },
  dismiss: 'تجاهل',
} as const;

/** The few words our elements say themselves; all else comes in through properties and slots. */
export const uiText = createTexts({ en, fr, ar });

/** The mark of a simulated shop in a language of its own: a slide may speak another than the page. */
export function simulatedIn(locale: Locale): string {
  return { en, fr, ar }[locale].simulated;
}
