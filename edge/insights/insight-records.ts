import { counterWrites } from './counter-records.ts';
import { heatReads } from './heat-records.ts';
import { joinWrites } from './join-records.ts';
import { exportReads } from './export-records.ts';
import { noteReads, noteWrites } from './note-records.ts';
import { pathReads } from './path-records.ts';
import { totalReads } from './total-records.ts';
import { visitReads } from './visit-records.ts';

/** Every named read and write of the manager's figures. */
export const insightReads = [...exportReads, ...heatReads, ...noteReads, ...pathReads, ...totalReads, ...visitReads];
export const insightWrites = [...counterWrites, ...joinWrites, ...noteWrites];
