import type { BodyOf, MessageDefinition, ParamsOf } from '#shared/contract/define-message.ts';

/** Stops what it was returned for. */
export type Stop = () => void;

/** The store's message bus, whoever stands behind it: aedes in the hub's process, MQTT over TCP or WebSocket elsewhere. */
export interface Bus {
  /**
   * Hears every message of one kind the listener may hear; messages that break the contract never reach it.
   * `params` carries the id level under its template name (`{ hangerId }`).
   */
  on<Definition extends MessageDefinition>(
    definition: Definition,
    listener: (body: BodyOf<Definition>, params: ParamsOf<Definition>) => void,
  ): Stop;
  /** Resolves when the broker has it (QoS 1: acknowledged). Rejects when the bus is closed. */
  publish<Definition extends MessageDefinition>(
    definition: Definition,
    params: ParamsOf<Definition>,
    body: BodyOf<Definition>,
  ): Promise<void>;
  /** True while connected. */
  isOnline(): boolean;
  /** Called at once with the present state and at every change. */
  onOnline(listener: (online: boolean) => void): Stop;
  close(): Promise<void>;
}
