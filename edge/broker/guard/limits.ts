/** Every limit of the broker's door, in one place. They are for the shop's network; `exemptLoopback` names who is not bound by the flow ones. */
export interface BrokerLimits {
  /** A device that is there says CONNECT at once; a socket that says nothing holds a place of `mostConnections`. */
  readonly connectTimeoutMs: number;
  /** A frozen reader holds every subscriber up for this long: aedes waits for its socket to drain. */
  readonly drainTimeoutMs: number;
  /** A device whose will outlived the hub has this long to come back before it is told: longer than its slowest reconnect. */
  readonly willGraceMs: number;
  /** A large store has some hundred devices; each connection costs about 50 KB. */
  readonly mostConnections: number;
  /** One device has one connection; a box with several radios or a reconnecting one has some more. */
  readonly connectionsPerAddress: number;
  /** A device reconnects at most once a second; a switch that comes back brings many devices, each with its own address. */
  readonly acceptsPerSecond: number;
  readonly acceptBurst: number;
  /** The busiest device, a till that was away for a day, is through 10,000 sales in a minute. */
  readonly publishesPerSecond: number;
  readonly publishBurst: number;
  /** Before CONNECT anyone may be talking: room for a client id, a will and a credential. */
  readonly firstPacketBytes: number;
  /** The largest message of the contract is a manifest of some 100 KB; pictures go over HTTP. */
  readonly packetBytes: number;
  /** SUBSCRIBE and UNSUBSCRIBE are looked at whole: some hundred filters. */
  readonly filterListBytes: number;
  /** Our topics have six levels, other makes' no more than ten; matching costs by level. */
  readonly topicLevels: number;
  /** Ours have at most 64 characters; MQTT-3.1.3-5 asks for 23. */
  readonly clientIdBytes: number;
  /** What speaks from the hub's own box (a gateway, the simulator, a proxy in front of us) may open and publish as it likes: it could stop the hub anyway. */
  readonly exemptLoopback: boolean;
}

export const brokerLimits: BrokerLimits = {
  connectTimeoutMs: 5_000,
  drainTimeoutMs: 2_500,
  willGraceMs: 90_000,
  mostConnections: 2_000,
  connectionsPerAddress: 64,
  acceptsPerSecond: 20,
  acceptBurst: 100,
  publishesPerSecond: 200,
  publishBurst: 1_000,
  firstPacketBytes: 4_096,
  packetBytes: 262_144,
  filterListBytes: 16_384,
  topicLevels: 16,
  clientIdBytes: 128,
  exemptLoopback: true,
};
