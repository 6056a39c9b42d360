import { answer, type Answer } from '#shared/contract/answer.ts';
import { hangerDisplay, hangerHealth, hangerLiked, hangerPicked, hangerReturned } from '#shared/contract/hangers.ts';
import { likeProduct } from '#shared/contract/kiosks.ts';
import { productLikes } from '#shared/contract/products.ts';
import type { Clock } from '#shared/link/clock.ts';
import { RefusedError } from '#shared/link/errors.ts';
import type { HubBus } from '../broker/hub-bus.ts';
import { createLatest } from '../latest.ts';

/** What hangers need of the rest of the hub. */
export interface HangersParts {
  readonly bus: HubBus;
  readonly clock: Clock;
  /** What hangs on a hanger; undefined for none, and for a hanger nobody registered. */
  readonly productOn: (hangerId: string) => string | undefined;
  /** The hangers of every product that hangs somewhere. */
  readonly hangersByProduct: () => ReadonlyMap<string, readonly string[]>;
  readonly hasProduct: (productId: string) => boolean;
  readonly likesOf: (productId: string) => number;
  readonly countLike: (like: {
    readonly id: string;
    readonly productId: string;
    readonly source: string;
    readonly at: number;
  }) => Promise<{ readonly fresh: boolean; readonly likes: number }>;
  readonly recordMove: (move: {
    readonly id: string;
    readonly hangerId: string;
    readonly productId: string | null;
    readonly kind: 'picked' | 'returned';
    readonly at: number;
  }) => Promise<boolean>;
  readonly onLikes: (productId: string, likes: number, at: number) => void;
  /** Told as often as a person could follow, with the latest number. */
  readonly onShown: (productId: string, likes: number) => void;
  readonly onHealth: (hangerId: string, online: boolean, batteryPercent: number | undefined) => void;
}

export interface Hangers {
  readonly answers: readonly Answer[];
  /** At start: retained numbers are a copy of now, rebuilt from the database. */
  publishAll(): Promise<void>;
  /** Another product hangs on a hanger now: it shows that one's number. */
  showHanger(hangerId: string): Promise<void>;
}

/** An event's id is its sender's own. The id first: most count upwards, so a commit of twenty hangers' presses writes one page, not twenty. */
const keyOf = (id: string, source: string): string => `${id}.${source}`;

/** Likes from hangers, kiosks and phones: counted once by id, then shown on every hanger, kiosk and screen of the product. */
export function createHangers(parts: HangersParts): Hangers {
  const { bus, clock } = parts;

  function productOf(hangerId: string): string {
    const productId = parts.productOn(hangerId);
    if (productId === undefined) {
      throw new RefusedError(
        409,
        'hanger-empty',
        `no product is linked to the hanger "${hangerId}": link one in the console under Devices`,
      );
    }
    return productId;
  }

  async function show(productId: string, likes: number): Promise<void> {
    const at = clock.now();
    const hangerIds = parts.hangersByProduct().get(productId) ?? [];
    await Promise.all([
      bus.publish(productLikes, { productId }, { at, likes }),
      ...hangerIds.map((hangerId) => bus.publish(hangerDisplay, { hangerId }, { at, likes })),
    ]);
  }

  const shown = createLatest<number>({
    clock,
    send(productId, likes) {
      parts.onShown(productId, likes);
      return show(productId, likes);
    },
  });

  async function like(id: string, productId: string, source: string, at: number): Promise<number> {
    const { fresh, likes } = await parts.countLike({ id, productId, source, at });
    if (fresh) {
      parts.onLikes(productId, likes, at);
      void shown.put(productId, likes);
    }
    return likes;
  }

  bus.record(hangerLiked, ({ id, at }, { hangerId }) => like(keyOf(id, hangerId), productOf(hangerId), hangerId, at));
  bus.record(hangerPicked, ({ id, at }, { hangerId }) =>
    parts.recordMove({ id: keyOf(id, hangerId), hangerId, productId: productOf(hangerId), kind: 'picked', at }),
  );
  bus.record(hangerReturned, ({ id, at }, { hangerId }) =>
    parts.recordMove({ id: keyOf(id, hangerId), hangerId, productId: productOf(hangerId), kind: 'returned', at }),
  );
  bus.on(hangerHealth, ({ online, batteryPercent }, { hangerId }) => parts.onHealth(hangerId, online, batteryPercent));

  return {
    answers: [
      answer(likeProduct, async ({ params, body, caller }) => {
        if (!parts.hasProduct(params.productId))
          throw new RefusedError(404, 'product-unknown', `there is no product "${params.productId}"`);
        const source = caller.kind === 'device' ? caller.deviceId : 'phone';
        return { likes: await like(keyOf(body.id, source), params.productId, source, body.at) };
      }),
    ],
    async showHanger(hangerId) {
      const productId = parts.productOn(hangerId);
      await bus.publish(hangerDisplay, { hangerId }, { at: clock.now(), likes: productId === undefined ? 0 : parts.likesOf(productId) });
    },
    async publishAll() {
      for (const productId of parts.hangersByProduct().keys()) await show(productId, parts.likesOf(productId));
    },
  };
}
