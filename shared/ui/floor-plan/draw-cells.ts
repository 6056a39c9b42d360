import { nothing, svg, type TemplateResult } from 'lit';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import type { PlanCell, PlanCells } from './plan-layers.ts';
import { toCm } from './trace-path.ts';

/** Squares as one SVG path; those that lie side by side run together, so that no seam shows between them. */
export function traceCells(cells: readonly PlanCell[], cellMetres: number): string {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  let data = '';
  let run: { row: number; from: number; to: number } | undefined;
  const close = (): void => {
    if (run === undefined) return;
    const [x, y, width, height] = [run.from, run.row, run.to - run.from + 1, 1].map((cells) => toCm(cells * cellMetres));
    data += `M${x} ${y}h${width}v${height}h-${width}z`;
  };
  for (const { column, row } of sorted) {
    if (run !== undefined && run.row === row && column <= run.to + 1) run = { ...run, to: column };
    else {
      close();
      run = { row, from: column, to: column };
    }
  }
  close();
  return data;
}

/** Shaded squares of the floor, a path a step; hidden ones are hatched. Nothing is painted outside the plan. */
export function drawCells({ cells, cellMetres }: PlanCells, plan: FloorPlan): TemplateResult<2> {
  const shades = [...new Set(cells.map(({ shade }) => shade))];
  return svg`<defs>
      <clipPath id="inside"><rect width=${toCm(plan.widthMetres)} height=${toCm(plan.depthMetres)} /></clipPath>
      <pattern id="cell-hatch" width="22" height="22" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="cell-hatch-line" d="M0 0V22" />
      </pattern>
    </defs>
    <g class="cells" clip-path="url(#inside)">${shades.map((shade) => {
      const own = cells.filter((cell) => cell.shade === shade);
      const fill = shade === 'hidden' ? 'url(#cell-hatch)' : nothing;
      return svg`<path class="cell-${shade}" d=${traceCells(own, cellMetres)} fill=${fill} />`;
    })}</g>`;
}
