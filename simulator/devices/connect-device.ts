import type { MessageDefinition } from '#shared/contract/define-message.ts';
import type { SimulatorPass } from '#shared/contract/simulator-pass.ts';
import type { Bus } from '#shared/link/bus.ts';
import { connectMqttBus } from '#shared/link/mqtt-bus.ts';
import type { InFlight } from '../in-flight.ts';

/** What every simulated device reports as its software: nobody shall take it for a real one. */
export const softwareVersion = 'simulated';

/** Opens connections for devices by their credentials. */
export interface Connector {
  /** Undefined for a device whose credential we don't have. */
  connect(deviceId: string, will?: { readonly definition: MessageDefinition; readonly body: unknown }): Bus | undefined;
  /** Waits for all connections to close. */
  closeAll(): Promise<void>;
}

export interface ConnectorParts {
  readonly pass: SimulatorPass;
  readonly credentials: ReadonlyMap<string, string>;
  readonly inFlight: InFlight;
  readonly onTrouble: (deviceId: string, words: string) => void;
}

export function createConnector({ pass, credentials, inFlight, onTrouble }: ConnectorParts): Connector {
  const buses: Bus[] = [];
  return {
    connect(deviceId, will) {
      const password = credentials.get(deviceId);
      if (password === undefined) return undefined;
      const bus = connectMqttBus({
        url: pass.mqtt,
        storeId: pass.storeId,
        clientId: deviceId,
        username: deviceId,
        password,
        onTrouble: (words) => onTrouble(deviceId, words),
        ...(will === undefined ? {} : { will: { ...will, subjectId: deviceId } }),
      });
      buses.push(bus);
      return inFlight.bus(bus);
    },
    async closeAll() {
      await Promise.allSettled(buses.map((bus) => bus.close()));
    },
  };
}
