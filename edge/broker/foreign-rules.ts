/** What the broker asks about gateways of other makes, which speak on topics of their own and choose their own client id. */
export interface ForeignRules {
  isForeign(deviceId: string): boolean;
  mayPublish(deviceId: string, topic: string): boolean;
  maySubscribe(deviceId: string, filter: string): boolean;
  /** `deviceId` is undefined where another broker brought the message. Never throws. */
  hear(deviceId: string | undefined, topic: string, payload: Uint8Array): void;
  /** What to subscribe to on another broker; asked again whenever it changes. */
  filters(): readonly string[];
}
