import type { LearntOffsets } from './receiver-offsets.ts';
import type { SurveyField } from './survey-field.ts';

/** What is known of a shop beyond its plan. */
export interface LocatorSettings {
  /** Above the floor; 1.1 m, where a fob hangs or a basket is carried, unless told. */
  readonly tagHeightMetres: number;
  /** How late what was heard may come: gateways send once a second. An estimate is older by this much. */
  readonly batchMs: number;
  /** What receivers hear of a tag at known places, where someone took the trouble to measure. */
  readonly survey: SurveyField | undefined;
  /** What another locator learnt of the same receivers before. */
  readonly learnt: LearntOffsets | undefined;
}
