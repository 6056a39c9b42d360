import type { DeviceKind } from '#shared/contract/define-message.ts';
import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';

/** Before a device's id in the plan's address: no page of the plan is called so. */
export const deviceMark = '~';

/** Devices that are drawn on the plan itself; the others have a place of their own. */
export function isDrawnOnPlan(kind: DeviceKind): boolean {
  return kind === 'gateway' || kind === 'kiosk' || kind === 'screen';
}

const usualStepMetres = 0.1;
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A place moved by an arrow key, 10 cm unless told otherwise; undefined for any other key. */
export function moveBy({ xMetres, yMetres }: Point, key: string, stepMetres: number = usualStepMetres): Point | undefined {
  const way = ways[key];
  return way === undefined ? undefined : { xMetres: xMetres + way[0] * stepMetres, yMetres: yMetres + way[1] * stepMetres };
}

/** The place, to the centimetre, never outside the room. */
export function withinPlan({ xMetres, yMetres }: Point, plan: Pick<FloorPlan, 'widthMetres' | 'depthMetres'>): Point {
  const settle = (value: number, most: number): number => Math.round(Math.min(Math.max(value, 0), most) * 100) / 100;
  return { xMetres: settle(xMetres, plan.widthMetres), yMetres: settle(yMetres, plan.depthMetres) };
}

/** The times of silence one can choose from, in seconds. */
export const silences = [60, 180, 600, 1_800, 3_600, 14_400, 86_400, 604_800] as const;
