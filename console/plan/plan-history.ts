const mostSteps = 200;

/** What was done and undone, oldest first; `now` is what is drawn. */
export interface History<State> {
  readonly past: readonly State[];
  readonly now: State;
  readonly future: readonly State[];
  /** Steps of one gesture, such as a drag or a run of arrow keys, are one step back. */
  readonly gesture: string | undefined;
}

export function beginHistory<State>(now: State): History<State> {
  return { past: [], now, future: [], gesture: undefined };
}

/** Takes a change in. Changes with the same `gesture` as the last are undone together. */
export function takeStep<State>(history: History<State>, now: State, gesture?: string): History<State> {
  if (now === history.now) return history;
  const goesOn = gesture !== undefined && gesture === history.gesture;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-mostSteps);
  return { past, now, future: [], gesture };
}

/** Ends a gesture: the next change is a step of its own. */
export function endGesture<State>(history: History<State>): History<State> {
  return history.gesture === undefined ? history : { ...history, gesture: undefined };
}

export function undo<State>(history: History<State>): History<State> {
  const now = history.past.at(-1);
  if (now === undefined) return history;
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future], gesture: undefined };
}

export function redo<State>(history: History<State>): History<State> {
  const [now, ...future] = history.future;
  if (now === undefined) return history;
  return { past: [...history.past, history.now], now, future, gesture: undefined };
}
