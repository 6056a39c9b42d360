import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  importPlanogram,
  placeProduct,
  readPlanogram,
  settlePlaceConflict,
  type PlaceConflictBody,
  type PlanogramBody,
  type ShelfPlaceBody,
} from '#shared/contract/planogram.ts';
import { listProducts } from '#shared/contract/products.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import '#shared/ui/elements/dialog.ts';
import '#shared/ui/elements/field.ts';
import type { FieldChange } from '#shared/ui/elements/field.ts';
import '#shared/ui/elements/notice.ts';
import { formatDate } from '#shared/ui/formats.ts';
import { takeChosenFile } from '../parts/chosen-file.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { renderLoaded } from '../parts/render-loaded.ts';
import { ConsoleElement } from '../shell/console-element.ts';
import { Loaded } from '../shell/loaded.ts';
import { hasRole } from '../shell/shop.ts';
import { t } from '../texts/t.ts';
import { planogramStyles } from './planogram-styles.ts';
import { placeWords, renderTrial, type Tried } from './render-trial.ts';

interface Shelves {
  readonly planogram: PlanogramBody;
  readonly names: ReadonlyMap<string, string>;
}

const mostRows = 40;
const mostBytes = 900_000;

/** Which product lies on which fixture: taken from a file, corrected by hand, and never the one over the other unseen. */
@customElement('console-planogram')
export class ConsolePlanogram extends ConsoleElement {
  static override styles = [baseStyles, pageStyles, formStyles, planogramStyles];

  @state() private search = '';
  @state() private text = '';
  @state() private tried: Tried | undefined;
  @state() private isBusy = false;
  /** The product whose place is being corrected. */
  @state() private open: { readonly productId: string; readonly place: ShelfPlaceBody } | undefined;
  private readonly shelves = new Loaded<Shelves>(this, async (signal) => {
    const [planogram, { products }] = await Promise.all([
      this.shop.hub.call(readPlanogram, { signal }),
      this.shop.hub.call(listProducts, { query: { limit: 500 }, signal }),
    ]);
    return { planogram, names: new Map(products.map(({ id, name }) => [id, this.textOf(name)])) };
  });

  override render(): TemplateResult {
    return html`<p class="quiet">${t('planogram.words')}</p>
      ${renderLoaded(this.shelves, (shelves) => this.renderShelves(shelves))} ${this.renderTried()}`;
  }

  private renderShelves(shelves: Shelves): TemplateResult {
    const { planogram, names } = shelves;
    const found = this.rows(shelves);
    return html`<div class="tools">
        <aisle-field
          type="search"
          icon="search"
          label=${t('planogram.search')}
          label-hidden
          placeholder=${t('planogram.search')}
          @aisle-input=${(event: CustomEvent<FieldChange>) => (this.search = event.detail.value)}
        ></aisle-field>
        ${
          hasRole(this.shop, 'editor', 'manager')
            ? html`<span class="file"
                ><aisle-button kind="filled" icon="upload" tabindex="-1">${t('planogram.import')}</aisle-button
                ><input type="file" accept=".csv,.tsv,.txt,.json" aria-label=${t('planogram.importFile')} @change=${this.read}
              /></span>`
            : nothing
        }
      </div>
      ${planogram.conflicts.map((conflict) => this.renderConflict(conflict, names))}
      <p>${t('planogram.counts', { placed: planogram.places.length, unplaced: planogram.unplaced.length })}</p>
      ${
        planogram.places.length === 0
          ? html`<p class="quiet">${t('planogram.how')}</p>
              <pre>${t('planogram.example')}</pre>`
          : nothing
      }
      <table>
        <thead>
          <tr>
            <th scope="col">${t('planogram.product')}</th>
            <th scope="col">${t('planogram.place')}</th>
            <th scope="col">${t('planogram.from')}</th>
            <th scope="col"><span class="visually-hidden">${t('planogram.change')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            found.slice(0, mostRows),
            (productId) => productId,
            (productId) => this.renderRow(productId, shelves),
          )}
        </tbody>
      </table>
      ${found.length > mostRows ? html`<p class="quiet small">${t('planogram.more', { count: found.length - mostRows })}</p>` : nothing}`;
  }

  private rows({ planogram, names }: Shelves): readonly string[] {
    const wanted = this.search.trim().toLowerCase();
    const all = [...planogram.places.map(({ productId }) => productId), ...planogram.unplaced];
    return wanted === '' ? all : all.filter((id) => `${id} ${names.get(id) ?? ''}`.toLowerCase().includes(wanted));
  }

  private renderConflict({ productId, now, wanted, who, line }: PlaceConflictBody, names: ReadonlyMap<string, string>): TemplateResult {
    return html`<aisle-notice kind="warning" heading=${t('planogram.conflict', { product: names.get(productId) ?? productId })}>
      ${t('planogram.conflictWords', { who, now: placeWords(now), wanted: placeWords(wanted), line })}
      <span slot="action" class="row">
        <aisle-button size="small" @click=${() => this.settle(productId, 'person')}>${t('planogram.keepPerson', { who })}</aisle-button>
        <aisle-button size="small" @click=${() => this.settle(productId, 'import')}>${t('planogram.keepFile')}</aisle-button>
      </span>
    </aisle-notice>`;
  }

  private renderRow(productId: string, { planogram, names }: Shelves): TemplateResult {
    const place = planogram.places.find((one) => one.productId === productId);
    const { open } = this;
    const isOpen = open?.productId === productId;
    return html`<tr>
      <td>${names.get(productId) ?? productId}<br /><span class="quiet small">${productId}</span></td>
      <td>
        ${isOpen ? this.renderForm(open.place) : place === undefined ? html`<span class="quiet">${t('planogram.nowhere')}</span>` : placeWords(place)}
        ${place !== undefined && !place.isOnPlan ? html`<span class="pill warning">${t('planogram.gone')}</span>` : nothing}
      </td>
      <td class="small">
        ${place === undefined ? '—' : t(`planogram.by.${place.setBy}`, { who: place.who, day: formatDate(place.at, this.shop.store.timeZone) })}
      </td>
      <td>
        ${
          isOpen
            ? html`<aisle-button size="small" kind="filled" ?disabled=${open.place.fixtureId === ''} @click=${this.place}
                  >${t('app.save')}</aisle-button
                >
                <aisle-button size="small" kind="quiet" @click=${() => (this.open = undefined)}>${t('app.cancel')}</aisle-button>`
            : html`<aisle-button
                size="small"
                kind="quiet"
                icon="pencil"
                label=${t('planogram.changeOf', { product: names.get(productId) ?? productId })}
                @click=${() => (this.open = { productId, place: { fixtureId: place?.fixtureId ?? '', shelf: place?.shelf ?? '' } })}
              ></aisle-button>`
        }
      </td>
    </tr>`;
  }

  private renderForm(place: ShelfPlaceBody): TemplateResult {
    const change = (changed: Partial<ShelfPlaceBody>): void => {
      if (this.open !== undefined) this.open = { ...this.open, place: { ...this.open.place, ...changed } };
    };
    return html`<span class="form">
      <select
        aria-label=${t('planogram.fixture')}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) change({ fixtureId: event.target.value });
        }}
      >
        <option value="">—</option>
        ${this.shop.plan.fixtures.map(({ id }) => html`<option value=${id} ?selected=${id === place.fixtureId}>${id}</option>`)}
      </select>
      <input
        aria-label=${t('planogram.shelf')}
        placeholder=${t('planogram.shelf')}
        maxlength="40"
        .value=${place.shelf}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) change({ shelf: event.target.value });
        }}
      />
    </span>`;
  }

  private renderTried(): TemplateResult {
    const { tried } = this;
    return html`<aisle-dialog ?open=${tried !== undefined} heading=${t('planogram.triedTitle')} @aisle-close=${this.close}>
      ${tried === undefined ? nothing : renderTrial(tried, this.shelves.value?.names ?? new Map())}
      <aisle-button slot="footer" @click=${this.close}>${t('app.cancel')}</aisle-button>
      <aisle-button
        slot="footer"
        kind="filled"
        ?busy=${this.isBusy}
        ?disabled=${tried === undefined || tried.errors.length > 0}
        @click=${this.take}
        >${t('planogram.take')}</aisle-button
      >
    </aisle-dialog>`;
  }

  private readonly read = async (event: Event): Promise<void> => {
    const file = takeChosenFile(event);
    if (file === undefined) return;
    if (file.size > mostBytes || file.size === 0) {
      this.shop.say(t('planogram.size'), 'warning');
      return;
    }
    this.text = await file.text();
    this.tried = await this.send(true);
  };

  private send(isTrial: boolean): Promise<Tried | undefined> {
    const format = /^\s*[[{]/.test(this.text) ? 'json' : 'csv';
    return this.attempt(() => this.shop.hub.call(importPlanogram, { body: { format, text: this.text, isTrial } }));
  }

  private readonly take = async (): Promise<void> => {
    this.isBusy = true;
    const taken = await this.send(false);
    this.isBusy = false;
    if (taken === undefined) return;
    if (!taken.isTaken) {
      this.tried = taken;
      return;
    }
    this.close();
    this.shop.say(t('planogram.taken', { count: taken.set }), 'ok');
    await this.shelves.reload();
  };

  private readonly close = (): void => {
    this.tried = undefined;
    this.text = '';
  };

  private readonly place = async (): Promise<void> => {
    const { open } = this;
    if (open === undefined) return;
    this.show(await this.attempt(() => this.shop.hub.call(placeProduct, { params: { productId: open.productId }, body: open.place })));
  };

  private async settle(productId: string, keep: 'person' | 'import'): Promise<void> {
    this.show(await this.attempt(() => this.shop.hub.call(settlePlaceConflict, { params: { productId }, body: { keep } })));
  }

  private show(planogram: PlanogramBody | undefined): void {
    if (planogram === undefined || this.shelves.value === undefined) return;
    this.open = undefined;
    this.shelves.set({ ...this.shelves.value, planogram });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-planogram': ConsolePlanogram;
  }
}
