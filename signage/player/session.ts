import type { ManifestBody } from '#shared/contract/screens.ts';
import { readOwnManifest, screenPainted } from '#shared/contract/screens.ts';
import { screenRelease } from '#shared/contract/releases.ts';
import { readStore } from '#shared/contract/staff.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import { createHttpClient } from '#shared/link/http-client.ts';
import { createReleaseFollower } from '#shared/ui/release/follow-release.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import type { Locale } from '#shared/ui/locale.ts';
import { authorizationOf, type CredentialBody } from '../claim/credential.ts';
import { fetchPicture } from './fetch-picture.ts';
import { createHubClock } from './hub-clock.ts';
import { createPlayer } from './player.ts';
import type { PlayerStore } from './player-store.ts';
import type { SlideStage } from './slide-stage.ts';

export interface SessionParts {
  readonly credential: CredentialBody;
  readonly machineClock: Clock;
  readonly store: PlayerStore;
  readonly stage: SlideStage;
  readonly onActivated: (manifest: ManifestBody) => void;
  readonly onSlide: (slide: { readonly theme: 'light' | 'dark'; readonly language: Locale }) => void;
  /** The hub does not know this credential any more: certain, never a guess from a broken connection. */
  readonly onRevoked: () => void;
  /** The hub is back after it was away: perhaps with another build of this page. */
  readonly onHubBack: () => void;
}

const lookAgainMs = 600_000;

/** A claimed screen at work: plays from its own store first, and follows the hub whenever it is there. Returns its stop. */
export function openSession(parts: SessionParts): () => void {
  const { credential, stage, store } = parts;
  const clock = createHubClock(parts.machineClock);
  const ended = new AbortController();
  const http = createHttpClient({ baseUrl: '', headers: () => ({ authorization: authorizationOf(credential) }) });
  let storeName = '';
  let timeZone: string | undefined;

  const bus = connectMqttBus({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/mqtt`,
    storeId: credential.storeId,
    clientId: credential.deviceId,
    username: credential.deviceId,
    password: credential.credential,
    will: {
      definition: screenPainted,
      subjectId: credential.deviceId,
      body: { at: clock.now(), online: false, stagedId: null, paintedId: null, slideId: null, words: '' },
    },
    onBroken: (topic, words) => console.warn(`a message on ${topic} breaks the contract and is ignored: ${words}`),
    // A refusal and a broken line look alike here: only the hub's own answer over HTTP decides.
    onTrouble: () => void readManifest(),
  });
  const player = createPlayer({
    screenId: credential.deviceId,
    clock,
    store,
    stage,
    bus,
    fetchPicture,
    storeName: () => storeName,
    timeZone: () => timeZone,
    onActivated: parts.onActivated,
    onSlide: parts.onSlide,
  });

  async function readManifest(): Promise<void> {
    try {
      player.suggest(await http.call(readOwnManifest, { signal: ended.signal }));
    } catch (cause) {
      if (ended.signal.aborted) return;
      if (cause instanceof RefusedError && cause.status === 401) parts.onRevoked();
    }
  }

  async function readShop(): Promise<void> {
    try {
      const shop = await http.call(readStore, { signal: ended.signal });
      storeName = shop.name;
      timeZone = shop.timeZone;
      clock.learn(shop.now);
    } catch {
      // The hub is away: what was learnt before still holds, and it is asked again once it is back.
    }
  }

  void readManifest();
  void readShop();
  // What plays comes from the screen's own store: the glass is without it for as long as a page takes to load.
  bus.on(screenRelease, createReleaseFollower({ clock, path: '/signage/', mayLeave: () => true }));
  let wasAway = false;
  const stops = [
    clock.every(lookAgainMs, () => void readShop()),
    bus.onOnline((isOnline) => {
      if (!isOnline) {
        wasAway = true;
        return;
      }
      void readShop();
      if (wasAway) parts.onHubBack();
    }),
  ];
  return () => {
    ended.abort();
    for (const stop of stops) stop();
    player.stop();
    void bus.close();
  };
}
