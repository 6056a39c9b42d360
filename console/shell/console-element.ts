import { property } from 'lit/decorators.js';
import { Fault } from '#shared/link/errors.ts';
import { BaseElement } from '#shared/ui/base-element.ts';
import { currentLocale } from '#shared/ui/locale.ts';
import { refusalWords } from './hub-words.ts';
import type { Shop } from './shop.ts';

interface Texts {
  readonly fr: string;
  readonly en: string;
}

/** Where the console's views begin: they get the shop from the app, before they are connected. */
export class ConsoleElement extends BaseElement {
  @property({ attribute: false }) given: Shop | undefined;

  protected get shop(): Shop {
    if (this.given === undefined) throw new Fault(`<${this.localName}> was put on the page without its shop`);
    return this.given;
  }

  /** A text of the shop in the page's language. */
  protected textOf(texts: Texts): string {
    return textIn(texts);
  }

  protected zoneName(zoneId: string | null): string {
    return zoneName(this.shop, zoneId);
  }

  /** Does a write and says in words what went wrong; answers undefined then. */
  protected async attempt<Reply>(write: () => Promise<Reply>): Promise<Reply | undefined> {
    try {
      return await write();
    } catch (failure) {
      this.shop.say(refusalWords(failure), 'danger');
      return undefined;
    }
  }
}

export function textIn(texts: Texts): string {
  return currentLocale() === 'fr' ? texts.fr : texts.en;
}

export function zoneName(shop: Shop, zoneId: string | null): string {
  const zone = shop.plan.zones.find((candidate) => candidate.id === zoneId);
  return zone === undefined ? (zoneId ?? '—') : textIn(zone.name);
}
