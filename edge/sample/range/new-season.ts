import { model, type Model } from './model.ts';

const isNew = true;

/** What stands on the first table behind the door. */
export const newSeason: readonly Model[] = [
  model('wrap-coat', 'Équinoxe', ['woolCloth', 'plain'], ['terracotta', 'sage', 'lilac'], 335, { isNew }),
  model('trench', 'Averse', ['gabardine', 'plain'], ['sage', 'blush'], 259, { isNew }),
  model('roll-neck', 'Marée', ['merino', 'rib'], ['mustard', 'lilac', 'forest'], 89, { isNew }),
  model('jumper', 'Constellation', ['lambswool', 'fair-isle'], ['cobalt', 'terracotta'], 145, { isNew }),
  model('cardigan', 'Halo', ['mohair', 'brushed'], ['lilac', 'mustard'], 155, { isNew }),
  model('wide-jeans', 'Ressac', ['denimRecycled', 'denim'], ['cobalt', 'sand'], 109, { isNew }),
  model('pleated-trousers', 'Orée', ['woolFlannel', 'plain'], ['terracotta', 'forest'], 125, { isNew }),
  model('tiered-dress', 'Éclipse', ['voile', 'floral'], ['navy', 'terracotta'], 149, { isNew }),
  model('slip-dress', 'Aube', ['silk', 'satin'], ['terracotta', 'lilac'], 155, { isNew }),
  model('pleated-skirt', 'Solstice', ['crepe', 'satin'], ['mustard', 'lilac'], 99, { isNew }),
  model('bow-blouse', 'Céleste', ['crepe', 'dots'], ['terracotta', 'cobalt'], 95, { isNew }),
  model('chore-jacket', 'Moisson', ['canvas', 'plain'], ['mustard', 'sage'], 115, { isNew }),
  model('blazer', 'Méridien', ['corduroy', 'corduroy'], ['terracotta', 'forest'], 199, { isNew }),
  model('shirt', 'Zénith', ['poplin', 'pinstripe'], ['terracotta', 'cobalt'], 79, { isNew }),
];
