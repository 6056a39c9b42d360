import type { CallForPerson } from './session.ts';

/** A call nobody took is sent again this often, and given up after `mostTimesSent`: then the screen says where people are. */
export const repeatAfterSeconds = 30;
export const mostTimesSent = 4;

/** A call made at `at`, not yet with the broker. `callId` stays the same on every repetition: it is one call. */
export function makeCall(callId: string, at: number, productId: string | undefined): CallForPerson {
  return { callId, at, timesSent: 0, state: 'sending', ...(productId === undefined ? {} : { productId }) };
}

export function afterSent(call: CallForPerson): CallForPerson {
  return { ...call, timesSent: call.timesSent + 1, state: call.state === 'answered' ? 'answered' : 'waiting' };
}

/** An answer to another call changes nothing. */
export function afterAnswer(call: CallForPerson | undefined, callId: string, seller: string): CallForPerson | undefined {
  return call?.callId === callId ? { ...call, state: 'answered', seller } : call;
}

/** What to do now with a call last sent `secondsSinceSent` ago. */
export function nextCallStep(call: CallForPerson, secondsSinceSent: number): 'wait' | 'repeat' | 'give-up' {
  if (call.state !== 'waiting' || secondsSinceSent < repeatAfterSeconds) return 'wait';
  return call.timesSent < mostTimesSent ? 'repeat' : 'give-up';
}

/** A call still counts as open while someone may come. */
export function isOpenCall(call: CallForPerson | undefined): boolean {
  return call !== undefined && call.state !== 'nobody';
}
