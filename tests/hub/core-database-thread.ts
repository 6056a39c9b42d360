import { runDatabaseThread } from '../../edge/database/thread.ts';
import {
  endThread,
  keepLarge,
  keepNote,
  keepThenFail,
  keepThenRefuse,
  readNames,
  removeNote,
  writeWhileReading,
} from './core-database-writes.ts';

runDatabaseThread({
  writes: [keepNote, keepThenRefuse, keepThenFail, keepLarge, removeNote, endThread],
  reads: [readNames, writeWhileReading],
});
