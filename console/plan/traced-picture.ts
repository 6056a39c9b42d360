import type { TracedPictureBody } from '#shared/contract/plan-drafts.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { RefusedError } from '#shared/link/errors.ts';

function numberIn(answer: unknown, name: string): number {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
  return typeof value === 'number' ? value : 0;
}

/** The uploaded picture laid over the whole room, half transparent. Throws RefusedError when the hub's answer is none. */
export function readUploadedPicture(answer: unknown, room: Pick<FloorPlan, 'widthMetres'> | undefined): TracedPictureBody {
  const assetId: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'assetId') : undefined;
  const [width, height] = [numberIn(answer, 'widthPixels'), numberIn(answer, 'heightPixels')];
  if (typeof assetId !== 'string' || width === 0 || height === 0)
    throw new RefusedError(0, 'unreadable-answer', 'the hub did not say what became of the picture');
  return { assetId, at: { xMetres: 0, yMetres: 0 }, widthMetres: room?.widthMetres ?? 10, ratio: height / width, opacity: 0.6 };
}
