/** Publishes the latest of something: while one is under way only the newest of those after it is kept. */
export interface StateKeeper<State> {
  tell(state: State): void;
  setOnline(online: boolean): void;
}

/**
 * A QoS 1 publish settles only when the broker has it, if need be after a reconnect (mqtt.js sends it again then),
 * so asking for the next before that would queue one for every change while the hub is away.
 */
export function createStateKeeper<State>(publish: (state: State) => Promise<void>): StateKeeper<State> {
  let newest: State | undefined;
  let isUnderWay = false;
  let isOnline = false;

  function sendNewest(): void {
    if (!isOnline || isUnderWay || newest === undefined) return;
    const state = newest;
    newest = undefined;
    isUnderWay = true;
    const settle = (): void => {
      isUnderWay = false;
      sendNewest();
    };
    publish(state).then(settle, () => {
      // Refused or cut off: the next health is due within seconds and says the same or better.
      isUnderWay = false;
    });
  }

  return {
    tell(state) {
      newest = state;
      sendNewest();
    },
    setOnline(online) {
      isOnline = online;
      sendNewest();
    },
  };
}
