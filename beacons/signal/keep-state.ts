/** Publishes the latest of something: while one is under way only the newest of those after it is kept. */
export interface StateKeeper<State> {
  tell(state: State): void;
  setOnline(online: boolean): void;
  /** Resolves once the broker has the latest, at once when it can't be reached. */
  settled(): Promise<void>;
}

/**
 * A QoS 1 publish settles only when the broker has it, if need be after a reconnect (mqtt.js sends it again then),
 * so asking for the next before that would queue one for every change while the hub is away.
 */
export function createStateKeeper<State>(publish: (state: State) => Promise<void>): StateKeeper<State> {
  let newest: State | undefined;
  let isUnderWay = false;
  let isOnline = false;
  let waiting: (() => void)[] = [];

  function tellSettled(): void {
    if (isOnline && (isUnderWay || newest !== undefined)) return;
    for (const settle of waiting) settle();
    waiting = [];
  }

  function sendNewest(): void {
    if (!isOnline || isUnderWay || newest === undefined) return;
    const state = newest;
    newest = undefined;
    isUnderWay = true;
    const settle = (): void => {
      isUnderWay = false;
      sendNewest();
      tellSettled();
    };
    // Refused or cut off: the next health is due within seconds and says the same or better.
    publish(state).then(settle, settle);
  }

  return {
    tell(state) {
      newest = state;
      sendNewest();
    },
    setOnline(online) {
      isOnline = online;
      sendNewest();
      tellSettled();
    },
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        tellSettled();
      }),
  };
}
