import type { AboutBody, FigureBody } from '#shared/contract/figures.ts';

/** What every chart rests on; none is drawn without it. */
export interface Evidence {
  readonly about: AboutBody;
  /** The period it is compared with. */
  readonly before?: AboutBody | undefined;
}

/** The upper end of what a figure may be: where an axis has to reach. 0 for a hidden one. */
export function topOf(figure: FigureBody | undefined): number {
  return Math.max(figure?.high ?? 0, figure?.value ?? 0);
}
