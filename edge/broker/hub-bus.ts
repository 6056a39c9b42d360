import type { BodyOf, MessageDefinition, ParamsOf } from '#shared/contract/define-message.ts';
import type { Bus, Stop } from '#shared/link/bus.ts';

/** The hub's end of the bus: besides hearing and publishing it records events, and a device's PUBACK waits for that. */
export interface HubBus extends Bus {
  /**
   * The one who makes an event durable. The sender's acknowledgement waits until the promise resolves.
   * RefusedError: acknowledged, not forwarded, shown as refused. Any other error: kept aside whole for a person to look at, then acknowledged;
   * when even that can't be written, nothing is acknowledged and the sender tries again.
   */
  record<Definition extends MessageDefinition>(
    definition: Definition,
    recorder: (body: BodyOf<Definition>, params: ParamsOf<Definition>) => Promise<unknown>,
  ): Stop;
}

/** Something a device may not do or sent wrongly, in words for the console. */
export interface Refusal {
  readonly deviceId: string;
  readonly topic: string;
  /** Stable, documented in docs/messages.md: `not-granted`, `malformed`, `wrong-schema`, `too-large`, `unknown-device`, ... */
  readonly reason: string;
  readonly words: string;
}
