import { hangerLiked } from '#shared/contract/hangers.ts';
import { topicFor } from '#shared/contract/topics.ts';
import { storeId, type Credential } from './start-hub.ts';
import { createSteadfastDevice, type SteadfastDevice } from './steadfast-device.ts';

/** An integration that keeps a session with the hub and notes every like it is told, in the order it is told. */
export interface EventListener {
  /** Ids by topic; an id told twice is there twice. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
  /** Connects and goes on where it left; resolves once its session is there. */
  come(mqttUrl: string): Promise<void>;
  /** As a cable that is pulled. */
  leave(): void;
}

const filter = topicFor(hangerLiked, storeId, 'every').replace('every', '+');

export function createEventListener(credential: Credential): EventListener {
  const heard = new Map<string, string[]>();
  let device: SteadfastDevice | undefined;

  function hear(topic: string, payload: string): void {
    const { id } = JSON.parse(payload);
    const ofTopic = heard.get(topic) ?? [];
    heard.set(topic, ofTopic);
    ofTopic.push(String(id));
  }

  return {
    heard,
    async come(mqttUrl) {
      const coming = await new Promise<SteadfastDevice>((done) => {
        const made: SteadfastDevice = createSteadfastDevice({ mqttUrl, credential, onMessage: hear, onIn: () => done(made) });
      });
      device = coming;
      await coming.subscribe(filter, 2);
    },
    leave: () => device?.leave(),
  };
}
