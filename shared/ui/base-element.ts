import { LitElement } from 'lit';
import { LocaleController } from './locale.ts';

/** Where our elements begin: they render again when the page's language changes and emit events that cross shadows. */
export class BaseElement extends LitElement {
  protected readonly locale = new LocaleController(this);

  /** Emits a bubbling, composed event; answers false when a listener prevented it. */
  protected emit<Detail>(name: string, detail: Detail): boolean {
    return this.dispatchEvent(new CustomEvent<Detail>(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}
