import { Type, type Static } from 'typebox';
import { deviceKinds } from './define-message.ts';
import { exact, PlainId, PointSchema } from './schemas.ts';

/** The file the hub leaves for the simulator of a sample shop: what stands where, one-time claim codes, and what is printed on the fobs. */
export const SimulatorPass = exact({
  storeId: PlainId,
  http: Type.String(),
  mqtt: Type.String(),
  devices: Type.Array(
    exact({
      deviceId: PlainId,
      kind: Type.Enum([...deviceKinds]),
      at: Type.Union([PointSchema, Type.Null()]),
      zoneId: Type.Union([PlainId, Type.Null()]),
      productId: Type.Union([PlainId, Type.Null()]),
    }),
  ),
  claims: Type.Array(exact({ deviceId: PlainId, code: Type.String() })),
  tags: Type.Array(
    exact({ tagKey: Type.String(), label: Type.String(), kind: Type.String(), pairingCode: Type.Union([Type.String(), Type.Null()]) }),
  ),
});
export type SimulatorPass = Static<typeof SimulatorPass>;
