import type { ClockKind, FormatName } from '#shared/contract/gateway-formats.ts';
import type { FormatReading } from './heard.ts';
import type { Levels } from './topic-pattern.ts';

/** One make of gateway: all that is known of it, and how its messages are read. */
export interface GatewayFormat {
  readonly name: FormatName;
  /** Topics that say what was heard or how the gateway is: see `topic-pattern.ts`. */
  readonly heard: readonly string[];
  /** Topics it also publishes on, which carry nothing for us: taken without a word, because a refused publish costs the connection. */
  readonly ignored: readonly string[];
  /** Filters it asks for by itself; nothing is ever published there. */
  readonly subscribes: readonly string[];
  readonly clock: ClockKind;
  /** How fine its times are. */
  readonly resolutionMs: number;
  /** Over how long it has already averaged a strength; 0 for single packets. */
  readonly filteredMs: number;
  /** How far a strength lies from its expected one, one standard deviation; left out for single packets, which the locator knows best. */
  readonly sigmaDb?: number;
  /** How long a message without times of its own has been collecting. */
  readonly collectedMs: number;
  /** What is heard are the shop's fixed beacons, and the one who hears is who moves: a phone. */
  readonly isReversed?: boolean;
  /** One connection brings what several gateways of this make heard, each under its own name. */
  readonly isGathering?: boolean;
  /** Reads one message on a `heard` topic. Never throws, whatever the bytes. */
  read(levels: Levels, payload: Uint8Array): FormatReading;
}
