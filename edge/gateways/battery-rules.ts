import type { Static } from 'typebox';
import type { Attention } from '#shared/contract/places.ts';

type AttentionBody = Static<typeof Attention>;

/** Below this a battery is to be changed on the next round: a coin cell falls the last tenth within days. */
const lowPercent = 10;

/** What someone must do about the batteries of tags, in one line; nothing while all last. */
export function batteryAttention(
  batteries: readonly { readonly batteryPercent: number | null; readonly batteryAt: number | null }[],
): AttentionBody[] {
  const low = batteries.filter(({ batteryPercent }) => batteryPercent !== null && batteryPercent < lowPercent);
  if (low.length === 0) return [];
  const words =
    low.length === 1
      ? { fr: 'Une balise a sa pile presque vide : voir Appareils, Balises', en: 'One tag’s battery is nearly empty: see Devices, Tags' }
      : {
          fr: `${low.length} balises ont leur pile presque vide : voir Appareils, Balises`,
          en: `${low.length} tags’ batteries are nearly empty: see Devices, Tags`,
        };
  const since = Math.min(...low.flatMap(({ batteryAt }) => batteryAt ?? []));
  return [{ id: 'tag-batteries', since, severity: 'info', words }];
}
