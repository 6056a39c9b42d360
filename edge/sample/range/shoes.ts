import { model, type Model } from './model.ts';

export const shoes: readonly Model[] = [
  model('sneakers', 'Court', ['leather', 'leather'], ['ivory', 'navy', 'forest'], 119),
  model('sneakers', 'Préau', ['canvas', 'plain'], ['poppy', 'mustard', 'cobalt'], 69),
  model('sneakers', 'Coulisse', ['suede', 'suede'], ['sand', 'sage'], 115, { wasEuros: 139 }),
  model('ankle-boots', 'Sentier', ['leather', 'leather'], ['tobacco', 'black'], 169),
  model('ankle-boots', 'Rivoli', ['suede', 'suede'], ['camel', 'navy'], 159),
  model('chelsea-boots', 'Epsom', ['leather', 'leather'], ['black', 'tobacco', 'burgundy'], 165),
  model('chelsea-boots', 'Moor', ['suede', 'suede'], ['sand', 'charcoal'], 159),
  model('tall-boots', 'Cavale', ['leather', 'leather'], ['tobacco', 'black'], 249),
  model('tall-boots', 'Yma', ['suede', 'suede'], ['camel', 'burgundy'], 239, { wasEuros: 299 }),
  model('loafers', 'Saint-Germain', ['leather', 'leather'], ['black', 'burgundy', 'tobacco'], 145),
  model('loafers', 'Loggia', ['suede', 'suede'], ['navy', 'olive'], 139),
  model('ballerinas', 'Entrechat', ['lambskin', 'leather'], ['black', 'blush', 'poppy', 'navy'], 99),
  model('ballerinas', 'Sylphe', ['suede', 'suede'], ['camel', 'forest'], 105),
  model('sandals', 'Naxos', ['leather', 'leather'], ['camel', 'black', 'ivory'], 95),
  model('sandals', 'Corfou', ['leather', 'leather'], ['tobacco', 'mustard'], 95),
];
