import type { BodyOf } from '#shared/contract/define-message.ts';
import type { gatewayHealth } from '#shared/contract/gateways.ts';

/** One advertisement as a radio heard it. */
export interface Advertisement {
  /** Who sent it, as the radio writes it. Used to count distinct strangers within one batch, then forgotten. */
  readonly address: string;
  readonly rssiDbm: number;
  /** The advertisement's fields as they were on the air, or rebuilt from what the operating system hands over. */
  readonly bytes: Uint8Array;
  /** When it was heard, on the clock's monotonic scale. */
  readonly heardAtMs: number;
}

export type RadioState = BodyOf<typeof gatewayHealth>['radio'];

/** How the radio is, and in words what someone in the shop can do about it. */
export interface RadioReport {
  readonly state: RadioState;
  readonly words: string;
}

export interface RadioListeners {
  readonly onAdvertisement: (advertisement: Advertisement) => void;
  /** Called at every change, and once soon after the start. */
  readonly onReport: (report: RadioReport) => void;
}

/** What hears advertisements. A radio that fails goes on trying; only a recording comes to an end. */
export interface Radio {
  /** Resolves when `signal` aborts or nothing more will ever be heard. */
  listen(listeners: RadioListeners, signal: AbortSignal): Promise<void>;
}
