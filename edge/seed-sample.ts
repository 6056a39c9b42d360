import { storeBytes } from './screens/pictures.ts';
import { importCatalogue, type CatalogueImport } from './catalogue/catalogue-records.ts';
import { insertDevice } from './devices/device-records.ts';
import { insertOffer } from './offers/offer-records.ts';
import { writePlan } from './plan/plan-records.ts';
import { sampleProducts } from './sample/catalogue.ts';
import { sampleDevices } from './sample/devices.ts';
import { sampleOffers } from './sample/offers.ts';
import { sampleLikes } from './sample/likes.ts';
import { samplePeople } from './sample/people.ts';
import { sampleFloorPlan } from './sample/plan.ts';
import { sampleReviews } from './sample/reviews.ts';
import { sampleSlides } from './sample/slides.ts';
import { sampleTags } from './sample/tags.ts';
import { sampleFamilies } from './sample/range/families.ts';
import { insertPlaylist } from './screens/screen-records.ts';
import { insertTags } from './shoppers/shopper-records.ts';
import { addStaff } from './staff/staff-records.ts';
import { hashPassword } from './staff/passwords.ts';
import { makeCode } from './secrets.ts';
import type { Texts } from '#shared/domain/product.ts';
import type { Records } from './database/define.ts';

export interface SeedParts {
  readonly records: Records;
  readonly now: number;
  readonly assetsFolder: string;
}

/** What a newcomer needs to get in: shown once, kept nowhere in clear. */
export interface FirstSignIn {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

const pictureWidth = 800;
const pictureHeight = 1000;
const svgType = 'image/svg+xml';

/** Fills an empty data folder with Maison Lune. Answers the first sign-ins. */
export async function seedSampleShop({ records, now, assetsFolder }: SeedParts): Promise<readonly FirstSignIn[]> {
  await records.write(writePlan, { plan: sampleFloorPlan, now });
  await records.write(importCatalogue, await readSampleCatalogue(assetsFolder, now));
  for (const device of sampleDevices()) {
    await records.write(insertDevice, {
      device_id: device.id,
      kind: device.kind,
      name: JSON.stringify(device.name),
      zone_id: device.zoneId,
      x_metres: device.at.xMetres,
      y_metres: device.at.yMetres,
      product_id: device.productId ?? null,
      simulated: device.kind === 'screen' || device.kind === 'kiosk' ? 0 : 1,
      playlist_id: device.kind === 'screen' ? 'main' : null,
    });
  }
  await records.write(
    insertTags,
    sampleTags().map((tag) => ({
      tag_key: tag.key,
      label: tag.label,
      kind: tag.kind,
      shopper_id: null,
      pairing_code: tag.kind === 'fob' ? `LUNE-${makeCode(6)}` : null,
    })),
  );
  for (const offer of sampleOffers) {
    const [product] = sampleProducts().filter((candidate) => candidate.zoneId === offer.zoneId && candidate.family === offer.family);
    await records.write(insertOffer, {
      offer_id: offer.offerId,
      name: JSON.stringify(offer.name),
      words: JSON.stringify(offer.words),
      zone_id: offer.zoneId,
      stay_seconds: offer.staySeconds,
      percent: offer.percent,
      family_id: offer.family,
      product_id: product?.id ?? null,
      per_day: 1,
      valid_hours: offer.validHours,
      active: offer.active ? 1 : 0,
    });
  }
  await records.write(insertPlaylist, {
    playlistId: 'main',
    name: JSON.stringify({ fr: 'Toute la boutique', en: 'The whole shop' }),
    slides: JSON.stringify(sampleSlides()),
    now,
    by: 'Maison Lune',
  });
  return seedPeople(records);
}

async function seedPeople(records: Records): Promise<readonly FirstSignIn[]> {
  const signIns: FirstSignIn[] = [];
  for (const [place, person] of samplePeople.entries()) {
    const password = `${makeCode(4)}-${makeCode(4)}-${makeCode(4)}`.toLowerCase();
    const roles = person.role === 'manager' ? 'manager,seller,editor,picker,installer' : person.role;
    await records.write(addStaff, {
      staff_id: `staff-${place + 1}`,
      login: person.login,
      name: person.name,
      password_hash: await hashPassword(password),
      roles,
    });
    signIns.push({ login: person.login, name: `${person.name}, ${person.role}`, password });
  }
  return signIns;
}

async function readSampleCatalogue(assetsFolder: string, now: number): Promise<CatalogueImport> {
  const products = sampleProducts();
  const assets = new Map<string, CatalogueImport['assets'][number]>();
  const pictureOf = new Map<string, string>();
  for (const product of products) {
    for (const colourway of product.colourways) {
      const bytes = Buffer.from(colourway.svg(), 'utf8');
      const assetId = await storeBytes(assetsFolder, bytes);
      assets.set(assetId, {
        asset_id: assetId,
        type: svgType,
        bytes: bytes.length,
        width_pixels: pictureWidth,
        height_pixels: pictureHeight,
      });
      pictureOf.set(`${product.id} ${colourway.swatch}`, assetId);
    }
  }
  const names = new Map<string, Texts>(Object.entries(sampleFamilies));
  const families = [...new Set(products.map((product) => product.family))];
  return {
    at: now,
    assets: [...assets.values()],
    families: families.map((family, place) => ({
      family_id: family,
      name: JSON.stringify(names.get(family) ?? { fr: family, en: family }),
      place,
    })),
    products: products.map((product, place) => ({
      product_id: product.id,
      name: JSON.stringify(product.name),
      description: JSON.stringify(product.description),
      family_id: product.family,
      zone_id: product.zoneId,
      pictures: JSON.stringify(product.colourways.map((colourway) => pictureOf.get(`${product.id} ${colourway.swatch}`))),
      price_cents: product.priceCents,
      was_cents: product.wasCents ?? null,
      is_new: product.isNew ? 1 : 0,
      place,
    })),
    variants: products.flatMap((product) =>
      product.variants.map((variant, place) => ({
        sku: variant.sku,
        product_id: product.id,
        gtin: variant.gtin,
        size: variant.size,
        colour: JSON.stringify(variant.colour),
        swatch: variant.swatch,
        picture: pictureOf.get(`${product.id} ${variant.swatch}`) ?? '',
        place,
        on_hand: variant.stock,
      })),
    ),
    likes: sampleLikes().map(({ id, productId, agoMs }) => ({ id, productId, source: 'sample', at: now - agoMs })),
    reviews: sampleReviews().map((review) => ({
      product_id: review.productId,
      stars: review.stars,
      text: JSON.stringify(review.text),
      author: review.author,
      day: review.day,
    })),
  };
}
