import { sankey, sankeyJustify, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { svg } from 'lit';
import { fitText, labelPx, tickPx, widestPx, type ChartDrawing, type ChartRoom } from './chart-drawing.ts';

export interface Flow {
  readonly fromId: string;
  readonly toId: string;
  readonly visits: number;
  readonly words: string;
}

export interface RibbonsAsk {
  readonly flows: readonly Flow[];
  /** Names at the two sides: the street is where people come from on one and go to on the other. */
  readonly nameOf: { readonly from: (id: string) => string; readonly to: (id: string) => string };
  readonly countWords: (visits: number) => string;
  /** Heads over the two sides: where people came from, where they went. */
  readonly fromWords: string;
  readonly toWords: string;
  /** A zone whose ribbons stand out. */
  readonly chosenId?: string | undefined;
}

export interface RibbonEnd {
  readonly id: string;
  readonly side: 'from' | 'to';
  readonly topPx: number;
  readonly heightPx: number;
  readonly visits: number;
}

export interface Ribbon {
  readonly flow: Flow;
  readonly thickPx: number;
  readonly fromYPx: number;
  readonly toYPx: number;
}

export interface RibbonsLayout {
  readonly heightPx: number;
  readonly leftPx: number;
  readonly rightPx: number;
  readonly ends: readonly RibbonEnd[];
  readonly ribbons: readonly Ribbon[];
}

interface End {
  readonly key: string;
  readonly id: string;
  readonly side: 'from' | 'to';
}
interface Way {
  readonly flow: Flow;
}

const headPx = 26;
const nodePx = 9;
/** Around a name, and for its count, which is set in wider letters than it is measured in. */
const namePaddingPx = 28;

/**
 * Lays flows out between two columns, every zone once as origin and once as goal. People walk in circles, which no Sankey can draw; what
 * the hub counts is one step, and one step has two sides.
 */
export function layOutRibbons({ flows, nameOf, countWords }: RibbonsAsk, { widthPx, measurePx }: ChartRoom): RibbonsLayout {
  const drawn = flows.filter(({ visits }) => visits > 0);
  const ends = endsOf(drawn);
  const names = ends.map(({ id, side }) => `${nameOf[side](id)} ${countWords(drawn.reduce((sum, { visits }) => sum + visits, 0))}`);
  const roomPx = Math.min(widestPx(names, labelPx, measurePx) + namePaddingPx, widthPx * 0.32);
  const leftPx = roomPx;
  const rightPx = widthPx - roomPx;
  const perSide = Math.max(ends.filter(({ side }) => side === 'from').length, ends.filter(({ side }) => side === 'to').length);
  const heightPx = headPx + Math.max(160, perSide * 42);
  if (drawn.length === 0) return { heightPx: headPx, leftPx, rightPx, ends: [], ribbons: [] };
  const graph = sankey<End, Way>()
    .nodeId(({ key }) => key)
    .nodeAlign(sankeyJustify)
    .nodeWidth(nodePx)
    .nodePadding(14)
    .extent([
      [leftPx, headPx],
      [rightPx, heightPx - 4],
    ])({
    nodes: ends.map((end) => ({ ...end })),
    links: drawn.map((flow) => ({ source: `from ${flow.fromId}`, target: `to ${flow.toId}`, value: flow.visits, flow })),
  });
  return { heightPx, leftPx, rightPx, ends: graph.nodes.map(placeEnd), ribbons: graph.links.map(placeRibbon) };
}

function endsOf(flows: readonly Flow[]): readonly End[] {
  const from = [...new Set(flows.map(({ fromId }) => fromId))].map((id): End => ({ key: `from ${id}`, id, side: 'from' }));
  const to = [...new Set(flows.map(({ toId }) => toId))].map((id): End => ({ key: `to ${id}`, id, side: 'to' }));
  return [...from, ...to];
}

function placeEnd({ id, side, y0 = 0, y1 = 0, value = 0 }: SankeyNode<End, Way>): RibbonEnd {
  return { id, side, topPx: y0, heightPx: Math.max(1, y1 - y0), visits: value };
}

function placeRibbon({ flow, width = 0, y0 = 0, y1 = 0 }: SankeyLink<End, Way>): Ribbon {
  return { flow, thickPx: Math.max(1, width), fromYPx: y0, toYPx: y1 };
}

/** Flows between zones as ribbons whose thickness is the number of visits. */
export function drawRibbons(ask: RibbonsAsk, room: ChartRoom): ChartDrawing {
  const { heightPx, leftPx, rightPx, ends, ribbons } = layOutRibbons(ask, room);
  const bendPx = (leftPx + rightPx) / 2;
  const isFaint = ({ flow }: Ribbon): boolean => ask.chosenId !== undefined && flow.fromId !== ask.chosenId && flow.toId !== ask.chosenId;
  return {
    heightPx,
    content: svg`<g aria-hidden="true">
        <text class="tick" font-size=${tickPx} text-anchor="end" x=${leftPx + nodePx} y="8">${ask.fromWords}</text>
        <text class="tick" font-size=${tickPx} x=${rightPx - nodePx} y="8">${ask.toWords}</text>
      </g>
      ${[...ribbons]
        .sort((a, b) => b.flow.visits - a.flow.visits)
        .map(
          (ribbon) => svg`<g class="mark" role="img" data-point="${ribbon.flow.fromId} ${ribbon.flow.toId}" aria-label=${ribbon.flow.words}>
            <path
              class="ribbon ${isFaint(ribbon) ? 'faint' : ''}"
              stroke-width=${ribbon.thickPx}
              d="M${leftPx + nodePx} ${ribbon.fromYPx}C${bendPx} ${ribbon.fromYPx} ${bendPx} ${ribbon.toYPx} ${rightPx - nodePx} ${ribbon.toYPx}"
            />
          </g>`,
        )}
      <g aria-hidden="true">${ends.map((end) => drawEnd(end, ask, { leftPx, rightPx, measurePx: room.measurePx, widthPx: room.widthPx }))}</g>`,
  };
}

function drawEnd(
  end: RibbonEnd,
  { nameOf, countWords }: RibbonsAsk,
  room: ChartRoom & { readonly leftPx: number; readonly rightPx: number },
) {
  const isFrom = end.side === 'from';
  const barPx = isFrom ? room.leftPx : room.rightPx - nodePx;
  const count = countWords(end.visits);
  const nameRoomPx = (isFrom ? room.leftPx : room.widthPx - room.rightPx) - 14 - room.measurePx(` ${count}`, labelPx);
  const name = fitText(nameOf[end.side](end.id), nameRoomPx, labelPx, room.measurePx);
  const middle = end.topPx + end.heightPx / 2;
  return svg`<rect class="node" x=${barPx} y=${end.topPx} width=${nodePx} height=${end.heightPx} rx="1.5" />
    <text class="label" font-size=${labelPx} text-anchor=${isFrom ? 'end' : 'start'} x=${isFrom ? room.leftPx - 8 : room.rightPx + 8} y=${middle}
      >${name} <tspan class="value">${count}</tspan></text
    >`;
}
