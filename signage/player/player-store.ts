import type { Static } from 'typebox';
import type { ManifestBody, screenPlayed } from '#shared/contract/screens.ts';

export type Play = Static<typeof screenPlayed.body>;

/** A play that waits for the hub's acknowledgement, under its place in the queue. */
export interface WaitingPlay {
  readonly key: number;
  readonly play: Play;
}

/** What a screen keeps for itself, so that it can start and play with the hub gone. */
export interface PlayerStore {
  /** Undefined when it was never kept or is gone. */
  readPicture(assetId: string): Promise<Blob | undefined>;
  /** Rejects when there is no room. */
  keepPicture(assetId: string, picture: Blob): Promise<void>;
  dropPicture(assetId: string): Promise<void>;
  /** Drops every picture that is not named. */
  keepOnlyPictures(assetIds: ReadonlySet<string>): Promise<void>;
  /** The set that was painted last. Undefined on a new screen, and when what is kept can't be understood any more. */
  readManifest(): Promise<ManifestBody | undefined>;
  keepManifest(manifest: ManifestBody): Promise<void>;
  addPlay(play: Play): Promise<void>;
  /** The oldest plays, at most `limit`. */
  readPlays(limit: number): Promise<readonly WaitingPlay[]>;
  dropPlay(key: number): Promise<void>;
  countPlays(): Promise<number>;
  /** Everything goes: the screen is no longer this shop's. */
  forgetAll(): Promise<void>;
}
