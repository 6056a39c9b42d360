import type { Phone } from '../phones/phone.ts';
import type { Tag } from './tag-rack.ts';
import type { Walker } from './walker.ts';

/** Someone in the shop. */
export interface Person {
  readonly id: number;
  readonly walker: Walker;
  /** What they carry, if anything. */
  tag: Tag | undefined;
  phone: Phone | undefined;
}
