import type { FloorPlan } from './floor-plan.ts';

const parts = ['walls', 'zones', 'fixtures', 'receivers', 'entrances', 'references'] as const;
export type PlanPart = (typeof parts)[number];

/** What is different between two plans, part by part. An id that stays counts as changed; walls and entrances have none and come or go. */
export interface PlanChange {
  readonly part: PlanPart | 'room';
  readonly kind: 'added' | 'removed' | 'changed';
  /** Empty for walls, entrances and the room. */
  readonly id: string;
  /** What was and what is, as JSON; empty where there was or is nothing. */
  readonly before: string;
  readonly after: string;
}

interface Piece {
  readonly key: string;
  readonly id: string;
  readonly text: string;
}

function piecesOf(plan: FloorPlan, part: PlanPart): readonly Piece[] {
  switch (part) {
    case 'walls':
    case 'entrances':
      return plan[part].map((piece) => ({ key: JSON.stringify(piece), id: '', text: JSON.stringify(piece) }));
    case 'zones':
    case 'fixtures':
      return plan[part].map((piece) => ({ key: piece.id, id: piece.id, text: JSON.stringify(piece) }));
    case 'receivers':
      return plan.receivers.map((piece) => ({ key: piece.deviceId, id: piece.deviceId, text: JSON.stringify(piece) }));
    case 'references':
      return (plan.references ?? []).map((piece) => ({ key: piece.tagKey, id: piece.tagKey, text: JSON.stringify(piece) }));
  }
}

function roomOf({ name, widthMetres, depthMetres }: FloorPlan): string {
  return JSON.stringify({ name, widthMetres, depthMetres });
}

/** What putting `after` in force would change of `before`, in the order the parts are drawn. */
export function findPlanChanges(before: FloorPlan, after: FloorPlan): readonly PlanChange[] {
  const room: readonly PlanChange[] =
    roomOf(before) === roomOf(after) ? [] : [{ part: 'room', kind: 'changed', id: '', before: roomOf(before), after: roomOf(after) }];
  return [
    ...room,
    ...parts.flatMap((part): readonly PlanChange[] => {
      const old = new Map(piecesOf(before, part).map((piece) => [piece.key, piece]));
      const now = new Map(piecesOf(after, part).map((piece) => [piece.key, piece]));
      const gone = [...old.values()].filter(({ key }) => !now.has(key));
      return [
        ...gone.map(({ id, text }): PlanChange => ({ part, kind: 'removed', id, before: text, after: '' })),
        ...[...now.values()].flatMap(({ key, id, text }): readonly PlanChange[] => {
          const was = old.get(key);
          if (was === undefined) return [{ part, kind: 'added', id, before: '', after: text }];
          return was.text === text ? [] : [{ part, kind: 'changed', id, before: was.text, after: text }];
        }),
      ];
    }),
  ];
}
