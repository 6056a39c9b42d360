import type { FloorPlan, Point } from '#shared/domain/floor-plan.ts';
import type { Chance } from '../chance.ts';
import { bodyLossDb, hearingShare, pathLossDb } from './path-loss.ts';

/** A tag where it is now and how it is carried. */
export interface Carrier {
  readonly tagKey: string;
  readonly kind: string;
  readonly at: Point;
  readonly heading: number;
}

export interface Heard {
  readonly receiverId: string;
  readonly tagKey: string;
  readonly rssiDbm: number;
  readonly atMs: number;
}

/** What is calibrated into every tag's frames: its strength at one metre. */
export const statedPowerDbm = -59;

/** Everything on the air: who advertises, and what reaches which receiver. */
export interface Air {
  /** Lets `stepMs` pass that end at `endMs`. */
  advance(carriers: readonly Carrier[], endMs: number, stepMs: number, hear: (heard: Heard) => void): void;
}

interface TagRadio {
  /** How much this very tag differs from what it states. */
  readonly offsetDb: number;
  nextMs: number;
  at: Point;
  atMs: number;
  /** Shadowing towards each receiver: slow to change in time, quick to change when walking. */
  readonly shadowDb: Float64Array;
}

const everyMs = 588;
/** Bluetooth Core 5.4, volume 6, part B, 4.4.2.2.1: up to 10 ms at random after each interval. */
const jitterMs = 10;
const offsetSigmaDb = 2;
const shadowSigmaDb = 3;
const fadingSigmaDb = 3.4;
const shadowSeconds = 8;
const shadowMetres = 1.6;
const weakestDbm = -105;
const strongestDbm = -20;
/** A basket hangs beside its carrier, a fob is in a pocket, a lanyard is on the chest. */
const bodyDb: Readonly<Record<string, number>> = { basket: 5, fob: 9, staff: 8 };
const usualBodyDb = 7;

/** Log-distance path loss at 2.4 GHz with walls, bodies, per-tag differences, shadowing and fading; real clocks, seeded noise. */
export function createAir(plan: Pick<FloorPlan, 'receivers' | 'walls'>, chance: Chance): Air {
  const radios = new Map<string, TagRadio>();
  const exponents = plan.receivers.map(() => chance.between(2, 2.2));

  function radioOf({ tagKey, at }: Carrier, nowMs: number): TagRadio {
    const known = radios.get(tagKey);
    if (known !== undefined) return known;
    const made: TagRadio = {
      offsetDb: chance.normal(0, offsetSigmaDb),
      nextMs: nowMs + chance.between(0, everyMs),
      at,
      atMs: nowMs,
      shadowDb: Float64Array.from(plan.receivers, () => chance.normal(0, shadowSigmaDb)),
    };
    radios.set(tagKey, made);
    return made;
  }

  /** A first-order autoregression whose memory fades with time and with metres. */
  function shadow(radio: TagRadio, at: Point, atMs: number): void {
    const metres = Math.hypot(at.xMetres - radio.at.xMetres, at.yMetres - radio.at.yMetres);
    const kept = Math.exp(-(atMs - radio.atMs) / 1000 / shadowSeconds - metres / shadowMetres);
    const sigma = shadowSigmaDb * Math.sqrt(1 - kept * kept);
    for (let receiver = 0; receiver < radio.shadowDb.length; receiver += 1) {
      radio.shadowDb[receiver] = kept * (radio.shadowDb[receiver] ?? 0) + chance.normal(0, sigma);
    }
    radio.at = at;
    radio.atMs = atMs;
  }

  function advertise(carrier: Carrier, radio: TagRadio, atMs: number, hear: (heard: Heard) => void): void {
    const { tagKey, kind, at, heading } = carrier;
    shadow(radio, at, atMs);
    plan.receivers.forEach((receiver, place) => {
      const lossDb =
        pathLossDb(at, receiver, exponents[place] ?? 2, plan.walls) + bodyLossDb(at, heading, receiver, bodyDb[kind] ?? usualBodyDb);
      const rssiDbm = statedPowerDbm + radio.offsetDb - lossDb + (radio.shadowDb[place] ?? 0) + chance.normal(0, fadingSigmaDb);
      if (rssiDbm < weakestDbm || !chance.happens(hearingShare(rssiDbm))) return;
      hear({ receiverId: receiver.deviceId, tagKey, rssiDbm: Math.round(Math.min(strongestDbm, rssiDbm)), atMs });
    });
  }

  return {
    advance(carriers, endMs, stepMs, hear) {
      for (const carrier of carriers) {
        const radio = radioOf(carrier, endMs - stepMs);
        // A tag that slept, or a machine that did: it begins anew rather than catching up.
        if (radio.nextMs < endMs - stepMs - everyMs || radio.nextMs > endMs + everyMs + jitterMs)
          radio.nextMs = endMs - stepMs + chance.between(0, everyMs);
        for (; radio.nextMs <= endMs; radio.nextMs += everyMs + chance.between(0, jitterMs)) advertise(carrier, radio, radio.nextMs, hear);
      }
    },
  };
}
