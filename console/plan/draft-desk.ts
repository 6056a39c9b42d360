import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  discardPlanDraft,
  publishPlan,
  readPlanDraft,
  savePlanDraft,
  type PlanDeskBody,
  type TracedPictureBody,
} from '#shared/contract/plan-drafts.ts';
import { readPlan } from '#shared/contract/places.ts';
import type { RouteReply } from '#shared/contract/define-route.ts';
import type { FloorPlan } from '#shared/domain/floor-plan.ts';
import { systemClock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { Hub } from '../shell/hub.ts';
import { beginHistory, endGesture, redo, takeStep, undo, type History } from './plan-history.ts';

/** What is drawn on: the plan, and the picture it is traced from. */
export interface Sheet {
  readonly plan: FloorPlan;
  readonly picture: TracedPictureBody | null;
}

export type DraftState = 'saved' | 'dirty' | 'saving' | 'conflict' | 'away' | 'refused';

const restMs = 900;
const retryMs = 5_000;
const gestureRestMs = 1_200;

type Wire = RouteReply<typeof readPlan>;

/** A plan as it goes over the wire: the same, with lists of its own. */
export function wirePlan({ references, ...plan }: FloorPlan): Wire {
  return {
    ...plan,
    walls: [...plan.walls],
    zones: plan.zones.map((zone) => ({ ...zone, outline: [...zone.outline] })),
    fixtures: [...plan.fixtures],
    receivers: [...plan.receivers],
    entrances: [...plan.entrances],
    ...(references === undefined ? {} : { references: [...references] }),
  };
}

/** The draft on the editor's desk: every change can be taken back, and is kept by the hub a moment later. */
export class DraftDesk implements ReactiveController {
  history: History<Sheet> | undefined;
  /** The plan in force, to compare with. */
  inForce: FloorPlan | undefined;
  state: DraftState = 'saved';
  savedAt: number | undefined;
  savedBy = '';
  hasDraft = false;
  problem: RefusedError | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #hub: () => Hub;
  #revision = 0;
  #stopRest: (() => void) | undefined;
  #stopGesture: (() => void) | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost, hub: () => Hub) {
    this.#host = host;
    this.#hub = hub;
    host.addController(this);
  }

  hostConnected(): void {
    void this.open();
  }

  hostDisconnected(): void {
    this.#stopGesture?.();
    this.#stopRest?.();
    if (this.state === 'dirty') void this.save();
  }

  get sheet(): Sheet | undefined {
    return this.history?.now;
  }

  /** Reads the plan in force and the draft, and forgets what was done here. */
  readonly open = async (): Promise<void> => {
    try {
      const [inForce, desk] = await Promise.all([this.#hub().call(readPlan), this.#hub().call(readPlanDraft)]);
      this.inForce = inForce;
      this.#take(desk);
      this.history = beginHistory({ plan: desk.draft?.plan ?? inForce, picture: desk.draft?.picture ?? null });
      this.state = 'saved';
      this.problem = undefined;
    } catch (failure) {
      this.problem = failure instanceof RefusedError ? failure : new RefusedError(0, 'unreadable-answer', String(failure));
    }
    this.#host.requestUpdate();
  };

  #take({ draft }: PlanDeskBody): void {
    this.#revision = draft?.revision ?? 0;
    this.hasDraft = draft !== null;
    this.savedAt = draft?.savedAt;
    this.savedBy = draft?.savedBy ?? '';
  }

  change(sheet: Sheet, gesture?: string): void {
    if (this.history === undefined) return;
    this.#set(takeStep(this.history, sheet, gesture));
    this.#stopGesture?.();
    if (gesture !== undefined) {
      this.#stopGesture = systemClock.after(gestureRestMs, () => {
        if (this.history !== undefined) this.history = endGesture(this.history);
      });
    }
  }

  readonly undo = (): void => {
    if (this.history !== undefined) this.#set(undo(this.history));
  };

  readonly redo = (): void => {
    if (this.history !== undefined) this.#set(redo(this.history));
  };

  #set(history: History<Sheet>): void {
    if (history === this.history) return;
    this.history = history;
    if (this.state !== 'conflict') this.state = 'dirty';
    this.#saveSoon(restMs);
    this.#host.requestUpdate();
  }

  #saveSoon(afterMs: number): void {
    this.#stopRest?.();
    if (this.state !== 'conflict') this.#stopRest = systemClock.after(afterMs, () => void this.save());
  }

  /** Keeps the draft; one save after the other. */
  readonly save = (): Promise<void> => {
    this.#stopRest?.();
    this.#running = this.#running.then(() => this.#saveOnce());
    return this.#running;
  };

  async #saveOnce(): Promise<void> {
    const sheet = this.sheet;
    if (sheet === undefined || this.state === 'saved' || this.state === 'conflict') return;
    this.state = 'saving';
    this.#host.requestUpdate();
    try {
      const body = { revision: this.#revision, plan: wirePlan(sheet.plan), picture: sheet.picture };
      this.#take(await this.#hub().call(savePlanDraft, { body }));
      this.state = sheet === this.sheet ? 'saved' : 'dirty';
      this.problem = undefined;
    } catch (failure) {
      this.#fail(failure);
    }
    if (this.state === 'dirty') this.#saveSoon(restMs);
    this.#host.requestUpdate();
  }

  #fail(failure: unknown): void {
    this.problem = failure instanceof RefusedError ? failure : new RefusedError(0, 'unreadable-answer', String(failure));
    if (this.problem.code === 'plan-draft-changed') this.state = 'conflict';
    else if (this.problem.status === 0 || this.problem.status >= 500) {
      this.state = 'away';
      this.#stopRest = systemClock.after(retryMs, () => void this.save());
    } else this.state = 'refused';
  }

  /** After a conflict: what is drawn here goes over what the other one saved. */
  readonly keepMine = async (): Promise<void> => {
    this.#take(await this.#hub().call(readPlanDraft));
    this.state = 'dirty';
    await this.save();
  };

  /** Puts the draft in force. Answers the plan that is in force then. */
  readonly publish = async (): Promise<FloorPlan> => {
    if (!this.hasDraft) this.state = 'dirty';
    await this.save();
    if (this.state !== 'saved') throw this.problem ?? new RefusedError(0, 'hub-away', 'the draft could not be saved');
    const { plan } = await this.#hub().call(publishPlan, { body: { revision: this.#revision } });
    await this.open();
    return plan;
  };

  readonly discard = async (): Promise<void> => {
    this.#stopRest?.();
    await this.#running;
    if (this.hasDraft) await this.#hub().call(discardPlanDraft);
    await this.open();
  };
}
