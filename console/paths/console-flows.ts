import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { AboutBody, FigureBody } from '#shared/contract/figures.ts';
import { readFlows, readZones, type ZoneFiguresBody } from '#shared/contract/insights.ts';
import { baseStyles } from '#shared/ui/base-styles.ts';
import '#shared/ui/elements/button.ts';
import { drawShadeKey, stackDrawings } from '../charts/chart-keys.ts';
import '../charts/console-chart.ts';
import { countWords, figureWords, shareWords } from '../charts/evidence-words.ts';
import { drawRibbons } from '../charts/flow-ribbons.ts';
import { drawGrid, type GridCell } from '../charts/grid.ts';
import { evenShadeScale } from '../charts/shades.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { t } from '../texts/t.ts';
import { quoted, ranked } from './findings.ts';
import { PeriodView } from './period-view.ts';
import { viewStyles } from './view-styles.ts';
import { ribbonsOf, stepsFrom, street, surestStep, waysOf, waysSentence, wayTable, type EndName, type Way } from './way-rules.ts';
import { zoneBars } from './zone-charts.ts';

interface Answer {
  readonly flows: RouteReply<typeof readFlows>;
  readonly zones: RouteReply<typeof readZones>;
  readonly past: RouteReply<typeof readZones> | undefined;
  readonly pastFlows: RouteReply<typeof readFlows> | undefined;
}

const ribbonsShown = 26;

/** From where to where: ribbons between zones, the matrix they come from, and where visits begin, end and turn back. */
@customElement('console-flows')
export class ConsoleFlows extends PeriodView<Answer> {
  static override styles = [baseStyles, pageStyles, viewStyles];

  protected override async read(signal: AbortSignal): Promise<Answer> {
    const { window, pastWindow: before } = this;
    const { hub } = this.shop;
    const [flows, zones, past, pastFlows] = await Promise.all([
      hub.call(readFlows, { query: window, signal }),
      hub.call(readZones, { query: window, signal }),
      before === undefined ? undefined : hub.call(readZones, { query: before, signal }),
      before === undefined ? undefined : hub.call(readFlows, { query: before, signal }),
    ]);
    return { flows, zones, past, pastFlows };
  }

  protected override aboutOf({ flows }: Answer): AboutBody {
    return flows.about;
  }

  private readonly endName: EndName = (zoneId, side) => this.placeName(zoneId, side);

  protected override renderAnswer(answer: Answer): TemplateResult {
    const ways = waysOf(answer.flows.links);
    return html`<div class="pictures">
      ${this.renderRibbons(answer, ways)}
      <div class="three">${this.renderEnds(answer, 'first')} ${this.renderFromEntrance(answer)} ${this.renderEnds(answer, 'last')}</div>
      ${this.renderMatrix(answer, ways)}
    </div>`;
  }

  private renderRibbons({ flows }: Answer, ways: readonly Way[]): TemplateResult {
    const { zoneId } = this.place;
    const own = zoneId === '' ? ways : ways.filter(({ fromId, toId }) => fromId === zoneId || toId === zoneId);
    const shown = ribbonsOf(own, ribbonsShown, this.endName);
    return html`<section>
      ${
        zoneId === ''
          ? nothing
          : html`<div class="bar-row">
              <p>${t('ways.onlyZone', { zone: quoted(this.zoneName(zoneId)) })}</p>
              <aisle-button size="small" @click=${() => this.go({ zoneId: '' })}>${t('ways.allZones')}</aisle-button>
            </div>`
      }
      <console-chart
        .given=${this.shop}
        file="ways"
        heading=${waysSentence(own, this.endName)}
        .evidence=${{ about: flows.about }}
        .draw=${drawRibbons.bind(undefined, {
          flows: shown.flows,
          nameOf: { from: (id: string) => this.endOf(id, 'from'), to: (id: string) => this.endOf(id, 'to') },
          countWords,
          fromWords: t('ways.from'),
          toWords: t('ways.to'),
          chosenId: zoneId === '' ? undefined : zoneId,
        })}
        .table=${wayTable(own, this.endName)}
        @console-mark=${(event: CustomEvent<string>) => this.chooseEnd(event.detail)}
      ></console-chart>
      ${
        shown.share > 0 && shown.share < 1
          ? html`<p class="quiet small">${t('ways.mostOf', { shown: shown.flows.length, share: shareWords(shown.share) })}</p>`
          : nothing
      }
    </section>`;
  }

  private endOf(id: string, side: 'from' | 'to'): string {
    return this.placeName(id === street ? null : id, side);
  }

  /** A ribbon leads to the ways of the zone it comes from, or goes to where it comes from the street. */
  private chooseEnd(mark: string): void {
    const [fromId = '', toId = ''] = mark.split(' ');
    this.go({ zoneId: fromId === street ? toId : fromId });
  }

  private renderEnds({ zones, past }: Answer, end: 'first' | 'last'): TemplateResult {
    const figureOf = (zone: ZoneFiguresBody): FigureBody => zone[end];
    const [first] = ranked(zones.zones, figureOf);
    const { draw, table } = zoneBars(zones.zones, past?.zones, {
      figureOf,
      nameOf: (id) => this.zoneName(id),
      name: t(`figure.${end}`),
      chosenId: this.place.zoneId,
    });
    const heading =
      first === undefined
        ? t(end === 'first' ? 'ways.firstFew' : 'ways.lastFew')
        : t(end === 'first' ? 'ways.firstZone' : 'ways.lastZone', {
            zone: quoted(this.zoneName(first.zoneId)),
            figure: figureWords(figureOf(first), shareWords),
          });
    return html`<console-chart
      .given=${this.shop}
      file="${end}-zone"
      heading=${heading}
      .evidence=${{ about: zones.about, before: past?.about }}
      .draw=${draw}
      .table=${table}
    ></console-chart>`;
  }

  /** Everyone begins at the door; where they turn from there is the news. */
  private renderFromEntrance({ flows, pastFlows }: Answer): TemplateResult | typeof nothing {
    const [entrance, ...others] = this.shop.plan.zones.filter(({ purpose }) => purpose === 'entrance');
    if (entrance === undefined || others.length > 0) return nothing;
    const steps = stepsFrom(flows.links, entrance.id);
    const figureOf = ({ figure }: (typeof steps)[number]): FigureBody => figure;
    const past = pastFlows === undefined ? undefined : stepsFrom(pastFlows.links, entrance.id);
    const name = t('ways.fromEntranceName');
    const { draw, table } = zoneBars(steps, past, { figureOf, nameOf: (id) => this.zoneName(id), name, chosenId: this.place.zoneId });
    const [first] = steps.filter(({ figure }) => figure.value !== null).sort((a, b) => (b.figure.value ?? 0) - (a.figure.value ?? 0));
    const heading =
      first === undefined
        ? t('ways.firstFew')
        : t('ways.fromEntrance', {
            entrance: quoted(this.zoneName(entrance.id)),
            zone: quoted(this.zoneName(first.zoneId)),
            figure: figureWords(first.figure, shareWords),
          });
    return html`<console-chart
      .given=${this.shop}
      file="from-entrance"
      heading=${heading}
      .evidence=${{ about: flows.about, before: pastFlows?.about }}
      .draw=${draw}
      .table=${table}
    ></console-chart>`;
  }

  private renderMatrix({ flows }: Answer, ways: readonly Way[]): TemplateResult {
    const ends = this.shop.plan.zones.filter(({ id }) =>
      flows.links.some(({ fromZoneId, toZoneId }) => fromZoneId === id || toZoneId === id),
    );
    const rows = [{ id: street, label: t('ways.in') }, ...ends.map(({ id }) => ({ id, label: this.zoneName(id) }))];
    const columns = [...ends.map(({ id }) => ({ id, label: this.zoneName(id) })), { id: street, label: t('ways.out') }];
    const cells = flows.links.map(({ fromZoneId, toZoneId, visits, share }): GridCell => {
      const [rowId, columnId] = [fromZoneId ?? street, toZoneId ?? street];
      const name = t('ways.way', { from: this.placeName(fromZoneId, 'from'), to: this.placeName(toZoneId, 'to') });
      const figure =
        share.value === null
          ? figureWords(visits, countWords)
          : `${figureWords(share, shareWords)}, ${t('chart.n', { count: visits.value ?? 0 })}`;
      return {
        rowId,
        columnId,
        value: share.value,
        isHidden: visits.hiddenBelowFive || share.hiddenBelowFive,
        text: share.value === null ? '' : shareWords(share.value),
        words: t('chart.mark', { label: name, figure }),
      };
    });
    const shades = evenShadeScale(Math.max(0, ...cells.map(({ value }) => value ?? 0)));
    const surest = surestStep(ways);
    const heading =
      surest === undefined
        ? t('ways.matrixNone')
        : t('ways.matrix', {
            from: quoted(this.endOf(surest.fromId, 'from')),
            to: quoted(this.endOf(surest.toId, 'to')),
            figure: figureWords(surest.share, shareWords),
          });
    return html`<console-chart
      .given=${this.shop}
      file="transitions"
      heading=${heading}
      .evidence=${{ about: flows.about }}
      .draw=${(room: Parameters<typeof drawGrid>[1]) =>
        stackDrawings(
          drawGrid({ rows, columns, cells, shades, hasLongHeads: true }, room),
          drawShadeKey({ shades, unit: t('ways.matrixUnit'), valueWords: shareWords, hiddenWords: t('chart.keyHidden') }, room),
        )}
      .table=${wayTable(ways, this.endName)}
    ></console-chart>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-flows': ConsoleFlows;
  }
}
