import { nothing, svg, type TemplateResult } from 'lit';
import type { Fixture, FloorPlan } from '#shared/domain/floor-plan.ts';
import { toCm } from './trace-path.ts';

type Drawing = TemplateResult<2>;

/** A fixture lying along the x axis around 0,0, in centimetres: `length` is its longer side. */
interface Shape {
  readonly length: number;
  readonly depth: number;
  /** Fine lines only where there are pixels for them. */
  readonly isFine: boolean;
}

function box({ length, depth }: Shape, inset: number, radius: number, name: string): Drawing {
  return svg`<rect
    class=${name}
    x=${-length / 2 + inset}
    y=${-depth / 2 + inset}
    width=${Math.max(0, length - 2 * inset)}
    height=${Math.max(0, depth - 2 * inset)}
    rx=${radius}
  />`;
}

/** An even spread of `count` places over a length, from its centre. */
function spread(length: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, nth) => ((nth + 0.5) / count - 0.5) * length);
}

const clothWidths = [0.84, 0.76, 0.9, 0.8, 0.72, 0.86, 0.78, 0.88];

// Seen from above: a bar and what hangs on it, each piece a little wider or narrower than the last, in three tones.
function drawRail(shape: Shape): Drawing {
  const { length, depth, isFine } = shape;
  const bar = svg`<path class="bar" d="M${-length / 2} 0H${length / 2}" />`;
  if (!isFine) return svg`${box(shape, 6, 8, 'body')}${bar}`;
  const count = Math.max(3, Math.round((length - 16) / 13));
  const step = (length - 16) / count;
  return svg`${spread(length - 16, count).map((x, nth) => {
    const wide = depth * (clothWidths[nth % clothWidths.length] ?? 0.8);
    return svg`<rect class="cloth cloth-${(nth * 5) % 3}" x=${x - step * 0.42} y=${-wide / 2} width=${step * 0.84} height=${wide} rx=${step * 0.38} />`;
  })}${bar}`;
}

// A table with folded piles in rows.
function drawTable(shape: Shape): Drawing {
  const { length, depth, isFine } = shape;
  const columns = spread(length - 20, Math.max(2, Math.floor((length - 20) / 42)));
  const rows = spread(depth - 16, Math.max(1, Math.floor((depth - 16) / 34)));
  const pile = Math.min(24, depth - 30);
  return svg`${box(shape, 1, 9, 'body')}
    ${
      isFine && pile > 8
        ? rows.map((y) =>
            columns.map(
              (x) => svg`<rect class="pile" x=${x - 13} y=${y - pile / 2} width="26" height=${pile} rx="2.5" />
          <path class="fine" d="M${x - 5} ${y - pile / 2 + 1}V${y + pile / 2 - 1}" />`,
            ),
          )
        : nothing
    }`;
}

function drawShelf(shape: Shape): Drawing {
  const { length, depth, isFine } = shape;
  const bays = Math.max(1, Math.round(length / 60));
  const dividers = spread(length, bays)
    .slice(1)
    .map((x) => x - length / bays / 2);
  return svg`${box(shape, 1, 3, 'body')}
    ${
      isFine
        ? svg`<path class="fine" d="M${-length / 2 + 4} 0H${length / 2 - 4}" />
      ${dividers.map((x) => svg`<path class="fine" d="M${x} ${-depth / 2 + 3}V${depth / 2 - 3}" />`)}`
        : nothing
    }`;
}

function drawMirror(shape: Shape): Drawing {
  const { length, depth } = shape;
  const glints = spread(length, Math.max(2, Math.round(length / 28)));
  return svg`${box(shape, 0, 2, 'glass')}
    ${glints.map((x) => svg`<path class="glint" d="M${x - 4} ${depth / 2}L${x + 4} ${-depth / 2}" />`)}`;
}

function drawCounter(shape: Shape): Drawing {
  const { length, isFine } = shape;
  const tills = spread(length, Math.max(1, Math.round(length / 180)));
  return svg`${box(shape, 1, 8, 'solid')}
    ${
      isFine
        ? svg`${box(shape, 10, 4, 'fine')}
      ${tills.map((x) => svg`<rect class="till" x=${x - 17} y="-11" width="34" height="22" rx="4" />`)}`
        : nothing
    }`;
}

// Three sides, a curtain on the fourth (towards the middle of the shop) and a stool.
function drawCabin({ length, depth, isFine }: Shape): Drawing {
  const folds = Math.max(3, Math.round(length / 22));
  const fold = (length - 12) / folds;
  const curtain = Array.from({ length: folds }, (_, nth) => `q${fold / 2} ${nth % 2 === 0 ? -9 : 9} ${fold} 0`).join('');
  return svg`<path class="ground" d="M${-length / 2} ${depth / 2}V${-depth / 2}H${length / 2}V${depth / 2}Z" />
    ${isFine ? svg`<rect class="fine" x=${length * 0.08} y=${-depth / 2 + 14} width=${length * 0.3} height=${depth * 0.2} rx="5" />` : nothing}
    <path class="curtain" d="M${-length / 2 + 6} ${depth / 2 - 4}${curtain}" />`;
}

function drawPlant({ length, isFine }: Shape): Drawing {
  const radius = length / 2;
  const leaves = [12, 84, 156, 228, 300];
  const leaf = svg`<ellipse cx="0" cy=${-radius * 0.56} rx=${radius * 0.36} ry=${radius * 0.44} />`;
  return svg`<circle class="pot" r=${radius * 0.9} />
    ${leaves.map((degrees) => svg`<g class="leaf" transform="rotate(${degrees})">${leaf}</g>`)}
    ${isFine ? leaves.map((degrees) => svg`<g class="leaf young" transform="rotate(${degrees + 36}) scale(0.62)">${leaf}</g>`) : nothing}`;
}

function drawKiosk(shape: Shape): Drawing {
  return svg`${box(shape, 0, 8, 'device')}${box(shape, Math.min(shape.length, shape.depth) * 0.28, 3, 'lit')}`;
}

function drawScreen(shape: Shape): Drawing {
  return svg`${box(shape, 0, 3, 'device')}`;
}

const drawings = {
  rail: drawRail,
  table: drawTable,
  shelf: drawShelf,
  mirror: drawMirror,
  counter: drawCounter,
  cabin: drawCabin,
  plant: drawPlant,
  kiosk: drawKiosk,
  screen: drawScreen,
} as const satisfies Record<Fixture['kind'], (shape: Shape) => Drawing>;

/** Degrees to turn a drawing whose open side is down so that it opens towards the middle of the shop. */
function turnOf({ kind, centre, widthMetres, depthMetres }: Fixture, plan: FloorPlan): number {
  const stands = depthMetres > widthMetres;
  if (kind !== 'cabin') return stands ? 90 : 0;
  const { xMetres, yMetres } = centre;
  const edges = [
    { distance: yMetres, turn: 0 },
    { distance: plan.widthMetres - xMetres, turn: 90 },
    { distance: plan.depthMetres - yMetres, turn: 180 },
    { distance: xMetres, turn: -90 },
  ];
  return edges.reduce((nearest, edge) => (edge.distance < nearest.distance ? edge : nearest)).turn;
}

/** Draws one fixture where it stands, seen from above. */
export function drawFixture(fixture: Fixture, plan: FloorPlan, isFine: boolean): Drawing {
  const turn = turnOf(fixture, plan);
  const isTurned = Math.abs(turn) === 90;
  const length = toCm(isTurned ? fixture.depthMetres : fixture.widthMetres);
  const depth = toCm(isTurned ? fixture.widthMetres : fixture.depthMetres);
  const place = `translate(${toCm(fixture.centre.xMetres)} ${toCm(fixture.centre.yMetres)})`;
  return svg`<g class="fixture ${fixture.kind}" transform=${turn === 0 ? place : `${place} rotate(${turn})`}>
    ${drawings[fixture.kind]({ length, depth, isFine })}
  </g>`;
}
